// form[data-keep]: what is typed is kept in the browser until a save succeeds, so that an expired sign-in, a closed
// tab or a cut line loses nothing. Kept per user and form; passwords, files and hidden fields are never kept.
const PREFIX = "draft:";
const WEEK = 7 * 24 * 3600 * 1000;
const user = document.body.dataset.user ?? "";
const words = document.getElementById("draft-words");
const conflicting = document.querySelector(".conflict"); // what stands there is what is to be decided
const sending = new WeakSet();
const dirty = new Set();

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};
const write = (key, draft) => {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden store only means that this copy is not kept.
  }
};
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
const keyOf = (form) => `${PREFIX}${user}:${form.dataset.keep}`;
const controls = (form) =>
  [...form.elements].filter((e) => e.name && !["hidden", "password", "file", "submit", "button", "fieldset"].includes(e.type));
const state = (form) =>
  controls(form).map((e) => [
    e.name,
    e.type === "checkbox" || e.type === "radio" ? e.checked : e.multiple ? [...e.selectedOptions].map((o) => o.value) : e.value,
  ]);
const two = (number) => String(number).padStart(2, "0");
const clock = (at) => `${two(at.getHours())}:${two(at.getMinutes())} ${two(at.getDate())}/${two(at.getMonth() + 1)}`;
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function fill(form, values) {
  const list = controls(form);
  values.forEach(([name, value], index) => {
    const control = list[index];
    if (control?.name !== name) return;
    if (typeof value === "boolean") control.checked = value;
    else if (Array.isArray(value)) for (const option of control.options) option.selected = value.includes(option.value);
    else control.value = value;
  });
}

function announce(form, draft, original, restored) {
  const notice = words.content.firstElementChild.cloneNode(true);
  const show = (name, seen) => (notice.querySelector(`[data-${name}]`).hidden = !seen);
  show("restored", restored);
  show("offered", !restored);
  show("restore", !restored);
  notice.querySelector("time").textContent = clock(new Date(draft.at));
  notice.querySelector("[data-restore]").addEventListener("click", () => {
    fill(form, draft.values);
    dirty.add(form);
    notice.remove();
  });
  notice.querySelector("[data-drop]").addEventListener("click", () => {
    fill(form, original);
    dirty.delete(form);
    localStorage.removeItem(keyOf(form));
    form.dispatchEvent(new Event("draft:drop"));
    notice.remove();
  });
  form.prepend(notice);
}

function bring(form) {
  const original = state(form);
  const offered = document.querySelector(`[data-draft="${CSS.escape(form.dataset.keep)}"]`); // the server's copy
  const draft = conflicting || offered?.hasAttribute("data-restored") ? null : read(keyOf(form));
  if (draft && offered && draft.at >= Date.parse(offered.dataset.at)) offered.remove();
  if (draft && !same(draft.values, original)) {
    const untouched = same(draft.from, original); // nobody saved in between: safe to put back at once
    if (untouched) fill(form, draft.values);
    if (untouched) dirty.add(form);
    announce(form, draft, original, untouched);
  }
  let timer;
  form.addEventListener("input", () => {
    dirty.add(form);
    clearTimeout(timer);
    timer = setTimeout(() => write(keyOf(form), { at: Date.now(), from: original, values: state(form) }), 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sending.add(form);
    write(keyOf(form), { at: Date.now(), from: original, values: state(form), sent: true });
  });
}

function tidy() {
  const saved = document.querySelector('[data-flash="ok"]');
  for (const key of kept()) {
    const draft = read(key);
    if (!draft || Date.now() - draft.at > WEEK || (saved && draft.sent)) localStorage.removeItem(key);
  }
}

if (words) {
  tidy();
  for (const form of document.querySelectorAll("form[data-keep]")) bring(form);
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-forget]")) for (const key of kept()) localStorage.removeItem(key);
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected && !sending.has(form))) event.preventDefault();
  });
}
