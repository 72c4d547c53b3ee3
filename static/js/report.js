// form#sheet: what is typed into a report is saved into it while it is being written, and the index shows what is still
// lacking. When the line is cut the browser keeps a copy, says so ("CHƯA GỬI") and sends it when the line is back. Nothing
// here touches what is being typed, so that an input method may be in the middle of a word; files go by themselves.
const PAUSE = 1200;
const form = document.getElementById("sheet");
const key = `draft:${document.body.dataset.user ?? ""}:${form.getAttribute("action")}`;
const [saved, unsent, stale] = ["saved", "unsent", "stale"].map((name) => form.querySelector(`[data-${name}]`));
const cells = () => [...form.elements].filter((one) => one.name.startsWith("f_") && one.type !== "file" && one.type !== "hidden");
let timer;
let sending = false;
let changed = false;
let stopped = Boolean(document.querySelector(".conflict"));

function keep() {
  try {
    const values = Object.fromEntries(cells().map((one) => [one.name, one.value]));
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), version: form.elements.version.value, base: form.elements.base.value, values }));
  } catch {
    // A full or forbidden store only means that this copy is not kept.
  }
  unsent.hidden = false;
}

function sent({ version, base, at, ticks }) {
  form.elements.version.value = version;
  form.elements.base.value = base;
  saved.querySelector("time").textContent = at;
  for (const [code, { tick, lacking }] of Object.entries(ticks)) {
    const mark = document.querySelector(`[data-section="${CSS.escape(code)}"] .tick-mark`);
    if (!mark) continue;
    mark.dataset.tick = tick;
    mark.querySelector("[data-lacking]").textContent = lacking;
  }
  unsent.hidden = true;
  localStorage.removeItem(key);
}

async function save() {
  clearTimeout(timer);
  if (sending || stopped) return;
  sending = true;
  changed = false;
  const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  body.set("do", "autosave");
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.ok) sent(await answer.json());
    else {
      stopped = true; // signed out, changed by somebody else, or locked meanwhile: a click on a button says which
      keep();
      stale.hidden = answer.status !== 409;
    }
  } catch {
    changed = true; // the line is cut: tried again with what is typed next, or when it is back
    keep();
    timer = setTimeout(save, 15000);
  }
  sending = false;
  if (changed && unsent.hidden) later();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
}

function bring() {
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(key));
  } catch {
    draft = null;
  }
  if (!draft || stopped) return;
  form.elements.version.value = draft.version; // so that what others saved meanwhile is met, not overwritten
  form.elements.base.value = draft.base;
  for (const one of cells()) if (one.name in draft.values) one.value = draft.values[one.name];
  changed = true;
  unsent.hidden = false;
  save();
}

form.addEventListener("input", () => {
  changed = true;
  if (!stopped) later();
  else keep();
});
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  clearTimeout(timer);
  stopped = true;
});
window.addEventListener("online", () => changed && save());
document.addEventListener("visibilitychange", () => document.hidden && changed && save());
bring();
