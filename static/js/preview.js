// A cell of an import that is written anew is read at once: the form is sent as by "Đọc lại", and the rows that the answer draws
// differently are put in place. Names of agencies wait for a button, since what is said of them is remembered. What is being typed
// elsewhere stays. Without this script the button does the same by loading the page.
const form = document.getElementById("import");
const again = form?.querySelector("button[formaction]");
let queue = Promise.resolve();
let underway = 0;

const named = (node) => [...node.querySelectorAll("[name^=cell-], [name=means]")];
const text = (select) => select.closest(".means")?.querySelector("[name=unknown]").value;
const isTyped = (node) => named(node).some((one) => one.name !== "means" && "defaultValue" in one && one.value !== one.defaultValue);

function chosen() {
  const found = new Map();
  for (const select of form.querySelectorAll("[name=means]")) if (select.value) found.set(text(select), select.value);
  return found;
}

function place(old, fresh, sent) {
  const focus = document.activeElement;
  const name = old.contains(focus) && focus.name;
  const busy = named(old).some((one) => one.name in sent && sent[one.name] !== one.value) || (isTyped(old) && !named(old).some((one) => one.name in sent));
  if (busy) return;
  const kept = chosen();
  const row = document.importNode(fresh, true);
  old.replaceWith(row);
  for (const select of row.querySelectorAll("[name=means]")) if (kept.has(text(select))) select.value = kept.get(text(select));
  if (name) row.querySelector(`[name="${CSS.escape(name)}"]`)?.focus();
}

async function read() {
  const data = new FormData(form);
  data.delete("unknown");
  data.delete("means");
  const sent = Object.fromEntries([...data].filter(([name]) => name.startsWith("cell-")));
  const answer = await fetch(again.formAction, { method: "POST", body: new URLSearchParams(data) });
  if (!answer.ok) return; // said when the form is sent by its button
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const mark = page.getElementById("mark");
  if (!mark) return;
  document.getElementById("mark").value = mark.value;
  for (const name of ["counts", "gaps"]) {
    const fresh = page.getElementById(name);
    if (fresh) document.getElementById(name).replaceWith(document.importNode(fresh, true));
  }
  for (const fresh of page.querySelectorAll("#import tr[id]")) {
    const old = document.getElementById(fresh.id);
    if (old && old.outerHTML !== fresh.outerHTML) place(old, fresh, sent);
  }
}

form?.addEventListener("change", (event) => {
  if (!event.target.name?.startsWith("cell-")) return;
  underway += 1;
  queue = queue.then(read).catch(() => {}); // the line is cut: the button says so
  queue.then(() => (underway -= 1));
});

// A press of the button waits for what is being read, so that it is not met as a change by somebody else.
form?.addEventListener("submit", (event) => {
  if (!underway) return;
  event.preventDefault();
  const button = event.submitter;
  queue.then(() => setTimeout(() => form.requestSubmit(button)));
});
