// table.grid: the plan's table with a spreadsheet's keys. One text field lies over the cell that is current; while it is empty and
// unseen the arrows move, as soon as something is typed (or composed by an input method) it is the cell's editor.
// The page names each part's address, which changes with its content, in a preload link.
const part = (name) => import(document.querySelector(`link[rel="modulepreload"][data-part="${name}"]`).href);
const [{ hasPicture, parse, write }, { Saver }, { Suggest }] = await Promise.all(["clipboard", "cells", "suggest"].map(part));

const composing = (event) => event.isComposing || event.keyCode === 229;
const words = document.getElementById("grid-words");
const table = document.querySelector("table.grid");
const valueOf = (cell) => cell.querySelector("[data-v], .phrase")?.innerText.trim() ?? "";
const put = (text, values) => Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, value), text);

class Grid {
  constructor() {
    this.rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("[data-f]")]);
    this.at = null; // [row, column] of the current cell
    this.from = null; // the other corner of the range
    this.editing = false;
    this.base = new Map(); // what each cell said when it was last seen, where that differs from the page
    this.saved = document.getElementById("saved");
    this.field = document.createElement("textarea");
    Object.assign(this.field, { className: "editor", rows: 1, autocomplete: "off", spellcheck: false });
    this.suggest = new Suggest(this.field, JSON.parse(words.dataset.agencies));
    this.saver = new Saver(`${location.pathname}/cells`, (cells) => cells.forEach((one) => this.told(one)), (...how) => this.state(...how));
    table.addEventListener("pointerdown", (event) => this.press(event));
    table.addEventListener("click", (event) => this.click(event));
    table.addEventListener("dblclick", (event) => event.target.closest("[data-f]") && this.edit(true));
    for (const kind of ["keydown", "input", "compositionstart", "copy", "cut", "paste", "blur"])
      this.field.addEventListener(kind, (event) => this[kind](event));
    for (const form of document.querySelectorAll(".grid-tools [data-move]"))
      form.addEventListener("submit", () => (form.action = form.dataset.move.replace("/0/", `/${this.item()}/`)));
    const first = this.rows[0]?.[0];
    if (first) first.tabIndex = 0;
    table.addEventListener("focusin", (event) => event.target.matches("[data-f]") && this.go(...this.place(event.target)));
  }

  cell([row, column] = this.at) {
    const cells = this.rows[row];
    return cells[Math.min(column, cells.length - 1)];
  }

  place(cell) {
    const row = this.rows.findIndex((cells) => cells.includes(cell));
    return [row, this.rows[row].indexOf(cell)];
  }

  item(cell = this.cell()) {
    return Number(cell.closest("tr").id.slice(5));
  }

  press(event) {
    const cell = event.target.closest("[data-f]");
    if (!cell || event.target === this.field || event.target.matches("input, label") || event.button) return;
    event.preventDefault();
    if (this.editing) this.commit();
    const again = this.at && this.cell() === cell;
    if (event.shiftKey && this.at) this.extend(this.place(cell));
    else this.go(...this.place(cell));
    if ((again || event.pointerType === "touch") && !event.shiftKey) this.edit(true);
  }

  click(event) {
    if (event.target.closest("[data-f] a") && !event.ctrlKey && !event.metaKey) event.preventDefault();
  }

  go(row, column) {
    const before = this.at && this.cell();
    this.at = [Math.max(0, Math.min(this.rows.length - 1, row)), Math.max(0, column)];
    this.at[1] = Math.min(this.at[1], this.rows[this.at[0]].length - 1);
    this.from = null;
    const cell = this.cell();
    before?.removeAttribute("tabindex");
    this.field.value = "";
    this.field.setAttribute("aria-label", this.label(cell));
    cell.append(this.field, this.suggest.list);
    this.field.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.paint();
    this.tools(cell);
  }

  label(cell) {
    const column = cell.dataset.label ?? table.tHead.rows[0].cells[this.at[1]].innerText;
    const number = valueOf(this.rows[this.at[0]][0]);
    return `${put(words.dataset.cell, { column, number })}: ${valueOf(cell)}`;
  }

  tools(cell) {
    for (const tool of document.querySelectorAll(".grid-tools .at-row")) {
      tool.hidden = false;
      if (tool.elements?.beside) tool.elements.beside.value = this.item(cell);
      if (tool.dataset.open) tool.href = tool.dataset.open.replace("/0", `/${this.item(cell)}`);
    }
  }

  extend(corner) {
    this.from ??= this.at;
    this.at = [Math.max(0, Math.min(this.rows.length - 1, corner[0])), Math.max(0, Math.min(5, corner[1]))];
    const cell = this.cell();
    cell.append(this.field, this.suggest.list);
    this.field.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.paint();
  }

  // The cells of the range, row by row.
  range() {
    const [[top, bottom], [left, right]] = [0, 1].map((side) => [this.at[side], (this.from ?? this.at)[side]].sort((a, b) => a - b));
    return this.rows.slice(top, bottom + 1).map((cells) => cells.slice(left, right + 1));
  }

  paint() {
    for (const cell of table.querySelectorAll(".chosen-cell, .current-cell")) cell.classList.remove("chosen-cell", "current-cell");
    for (const cell of this.range().flat()) cell.classList.add("chosen-cell");
    this.cell().classList.add("current-cell");
  }

  edit(whole) {
    if (!this.at || this.editing) return;
    this.editing = true;
    const cell = this.cell();
    cell.classList.add("edited");
    if (whole) this.field.value = valueOf(cell);
    this.fit();
    if (whole) this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  fit() {
    this.field.style.removeProperty("height");
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  leave() {
    this.editing = false;
    this.cell().classList.remove("edited");
    this.field.value = "";
    this.field.style.removeProperty("height");
    this.suggest.hide();
  }

  commit() {
    if (!this.editing) return;
    const cell = this.cell();
    const value = this.field.value.trim();
    this.leave();
    this.save([[cell, value]]);
  }

  // Send what was typed into cells; those that say it already are left out.
  save(typed) {
    const changes = [];
    for (const [cell, value] of typed) {
      const base = this.base.get(cell) ?? valueOf(cell);
      if (value === base) continue;
      changes.push({ item: this.item(cell), field: cell.dataset.f, value, base });
      this.base.set(cell, value);
      cell.classList.remove("refused-cell");
      cell.classList.add("unsaved-cell");
      this.draw(cell, value);
    }
    if (changes.length) this.saver.add(changes);
  }

  draw(cell, value) {
    let shown = cell.querySelector("[data-v], .phrase");
    if (!shown) {
      shown = document.createElement("span");
      shown.dataset.v = "";
      cell.querySelector(".bad, .unread")?.remove();
      cell.prepend(shown);
    }
    shown.innerText = value;
  }

  told(one) {
    const cell = document.querySelector(`#item-${one.item} [data-f="${one.field}"]`);
    if (!cell) return;
    cell.classList.remove("unsaved-cell", "refused-cell");
    cell.querySelector(".cell-say")?.remove();
    if (one.state === "refused") return this.refused(cell, one.say);
    if (one.state === "conflict") return this.conflict(cell, one);
    this.base.delete(cell);
    this.show(cell, one);
  }

  // Show a cell as the server tells it: names as they are known, a phrase with its date.
  show(cell, one) {
    if (["number", "content"].includes(cell.dataset.f)) return this.draw(cell, one.now);
    const kept = cell.contains(this.field) ? [this.field, this.suggest.list] : [];
    const focused = document.activeElement === this.field;
    const fresh = document.createRange().createContextualFragment(one.shown);
    cell.replaceChildren(fresh, ...kept);
    if (focused && kept.length) this.field.focus({ preventScroll: true });
  }

  refused(cell, sentence) {
    cell.classList.add("refused-cell");
    const say = document.createElement("span");
    say.className = "sub bad cell-say";
    say.setAttribute("role", "alert");
    say.textContent = sentence;
    cell.append(say);
  }

  conflict(cell, one) {
    const dialog = words.content.querySelector("dialog").cloneNode(true);
    dialog.querySelector("[data-who]").textContent = put(dialog.querySelector("[data-who]").dataset.who, { who: one.who });
    for (const [name, text] of [["mine", one.mine], ["theirs", one.now], ["base", one.base]])
      dialog.querySelector(`[data-${name}]`).textContent = text || "—";
    dialog.addEventListener("click", (event) => event.target.matches("button") && dialog.close(event.target.value));
    dialog.addEventListener("close", () => {
      dialog.remove();
      this.base.delete(cell);
      this.show(cell, one);
      this.go(...this.place(cell));
      if (dialog.returnValue === "mine") this.save([[cell, one.mine]]);
      if (dialog.returnValue === "both") {
        this.edit(true);
        this.field.value = `${one.now}\n${one.mine}`;
        this.fit();
      }
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  state(how, said) {
    this.saved.dataset.how = how;
    const text = { saving: words.dataset.saving, saved: put(words.dataset.saved, { time: said }), unsaved: words.dataset.unsaved };
    this.saved.textContent = text[how] ?? said;
  }

  input() {
    if (!this.editing) this.edit(false);
    this.fit();
    const kind = this.cell().dataset.f;
    if (["lead", "coordinating"].includes(kind)) this.suggest.show(kind === "coordinating");
  }

  compositionstart() {
    this.edit(false);
  }

  blur() {
    if (this.editing && !this.field.isConnected) return;
    setTimeout(() => this.editing && document.activeElement !== this.field && document.hasFocus() && this.commit(), 100);
  }

  keydown(event) {
    if (composing(event)) return;
    const act = this.editing ? this.whileEditing(event) : this.whileMoving(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  whileEditing(event) {
    const step = (row, column) => () => (this.suggest.choose(), this.commit(), this.go(this.at[0] + row, this.at[1] + column));
    if (event.key === "Escape") return () => (this.leave(), this.paint());
    if (event.key === "Tab") return step(0, event.shiftKey ? -1 : 1);
    if (event.key === "Enter" && event.altKey) return () => this.field.setRangeText("\n", this.field.selectionStart, this.field.selectionEnd, "end");
    if (event.key === "Enter") return this.suggest.at >= 0 ? () => this.suggest.choose() : step(event.shiftKey ? -1 : 1, 0);
    if (event.key === "ArrowDown" && !this.suggest.list.hidden) return () => this.suggest.move(1);
    if (event.key === "ArrowUp" && !this.suggest.list.hidden) return () => this.suggest.move(-1);
    return null;
  }

  whileMoving(event) {
    const [row, column] = this.at;
    const last = this.rows[row].length - 1;
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const ctrl = event.ctrlKey || event.metaKey;
    if (by && event.altKey && by[0]) return () => this.tool(by[0] < 0 ? "up" : "down");
    if (by) return () => (event.shiftKey ? this.extend([row + by[0], column + by[1]]) : this.go(row + by[0], column + by[1]));
    if (event.key === "Tab") return this.tabbed(event.shiftKey ? -1 : 1, last);
    if (event.key === "Home") return () => this.go(ctrl ? 0 : row, 0);
    if (event.key === "End") return () => this.go(ctrl ? this.rows.length - 1 : row, 9);
    if (event.key === "F2" || (event.key === "Enter" && !ctrl)) return () => this.edit(true);
    if (event.key === "Enter") return () => location.assign(document.querySelector(".grid-tools [data-open]").href);
    if (event.key === "Delete") return () => this.save(this.range().flat().map((cell) => [cell, ""]));
    if (event.key === " " && !event.shiftKey && column === 0) return () => this.tick();
    if (ctrl && event.key.toLowerCase() === "z") return () => this.tool(event.shiftKey ? "redo" : "undo");
    if (ctrl && event.key.toLowerCase() === "y") return () => this.tool("redo");
    if (ctrl && event.key.toLowerCase() === "d") return () => this.fill();
    return null;
  }

  // Tab goes from cell to cell and out of the table at its ends.
  tabbed(step, last) {
    const [row, column] = this.at;
    if (column + step >= 0 && column + step <= last) return () => this.go(row, column + step);
    if (row + step < 0 || row + step >= this.rows.length) return null;
    return () => this.go(row + step, step > 0 ? 0 : 9);
  }

  tick() {
    const box = this.cell().querySelector("input[type=checkbox]");
    box?.click();
    this.field.focus();
  }

  // Undo, redo, up and down are ordinary forms of the page; what is still being saved goes first.
  tool(name) {
    const form = document.querySelector(`.grid-tools form[action$="/${name}"], .grid-tools form:has([value="${name}"])`);
    const send = () => (this.saver.waiting.length || this.saver.busy ? setTimeout(send, 50) : form?.requestSubmit());
    send();
  }

  fill() {
    const [top, ...below] = this.range();
    this.save(below.flatMap((cells) => cells.map((cell, column) => [cell, valueOf(top[column] ?? top.at(-1))])));
  }

  copy(event) {
    if (this.editing) return;
    event.preventDefault();
    write(event.clipboardData, this.range().map((cells) => cells.map(valueOf)));
  }

  cut(event) {
    if (this.editing) return;
    this.copy(event);
    this.save(this.range().flat().map((cell) => [cell, ""]));
  }

  paste(event) {
    const text = event.clipboardData.getData("text/plain");
    if (this.editing && !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    if (hasPicture(event.clipboardData)) return this.state("refused", words.dataset.picture);
    if (this.editing) this.leave();
    const range = this.range();
    let rows = parse(text);
    const single = rows.length === 1 && rows[0].length === 1;
    const [top, left] = [Math.min(this.at[0], this.from?.[0] ?? this.at[0]), Math.min(this.at[1], this.from?.[1] ?? this.at[1])];
    if (single && this.from) rows = range.map((cells) => cells.map(() => rows[0][0]));
    const typed = rows.flatMap((cells, down) => cells.map((value, right) => [this.rows[top + down]?.[left + right], value.trim()]));
    this.save(typed.filter(([cell]) => cell));
    const over = top + rows.length - this.rows.length;
    if (over > 0) this.state("refused", put(words.dataset.tooMany, { n: over }));
  }
}

if (table && words) new Grid();
