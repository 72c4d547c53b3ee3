// Names offered under a field while typing, without accents too. The field's own text is never changed until one is chosen.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();

export class Suggest {
  constructor(field, names) {
    Object.assign(this, { field, names: names.map((name) => [fold(name), name]), at: -1 });
    this.list = document.createElement("ul");
    this.list.className = "suggest";
    this.list.id = "suggest";
    this.list.setAttribute("role", "listbox");
    this.list.hidden = true;
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const chosen = event.target.closest("li");
      if (chosen) this.take(chosen.textContent);
    });
  }

  // The part of the text that is being typed: after the last semicolon where several names are listed.
  part(several) {
    const text = this.field.value;
    return several ? text.slice(text.lastIndexOf(";") + 1).trim() : text.trim();
  }

  show(several) {
    this.several = several;
    const typed = fold(this.part(several));
    const found = typed ? this.names.filter(([folded]) => folded.includes(typed)).slice(0, 8) : [];
    this.at = -1;
    this.list.replaceChildren(
      ...found.map(([, name], number) => {
        const entry = document.createElement("li");
        entry.setAttribute("role", "option");
        entry.id = `suggest-${number}`;
        entry.textContent = name;
        return entry;
      }),
    );
    this.list.hidden = !found.length;
  }

  move(step) {
    if (this.list.hidden) return false;
    const entries = [...this.list.children];
    this.at = Math.max(-1, Math.min(entries.length - 1, this.at + step));
    entries.forEach((entry, number) => entry.setAttribute("aria-selected", number === this.at));
    if (this.at >= 0) this.field.setAttribute("aria-activedescendant", entries[this.at].id);
    return true;
  }

  // Take the entry that the arrows stand on; false when they stand on none.
  choose() {
    if (this.list.hidden || this.at < 0) return false;
    this.take(this.list.children[this.at].textContent);
    return true;
  }

  take(name) {
    const text = this.field.value;
    const before = this.several ? text.slice(0, text.lastIndexOf(";") + 1) : "";
    this.field.value = before ? `${before} ${name}` : name;
    this.hide();
  }

  hide() {
    this.list.hidden = true;
    this.at = -1;
    this.field.removeAttribute("aria-activedescendant");
  }
}
