// form[data-keep] with a sheet of the server: what is typed is kept there as well, so that it is found again on any
// machine after a sign-out, a crash or a cut line. Passwords and files are never sent. Nothing here touches what is
// typed, so that an input method may be in the middle of a word.
const PAUSE = 1500;
const two = (number) => String(number).padStart(2, "0");

function typed(form) {
  const data = new FormData(form);
  for (const control of form.elements) if (["password", "file"].includes(control.type)) data.delete(control.name);
  return new URLSearchParams(data);
}

function watch(form) {
  let timer;
  let changed = false;
  let stopped = false;
  let leaving = new AbortController();

  const say = () => {
    const note = form.querySelector("[data-kept]");
    const now = new Date();
    note.querySelector("time").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    note.hidden = false;
  };
  const send = async (address = "/drafts") => {
    clearTimeout(timer);
    changed = false;
    try {
      const answer = await fetch(address, { method: "POST", body: typed(form), keepalive: true, redirect: "manual", signal: leaving.signal });
      if (answer.ok && address === "/drafts") say();
      else if (answer.status >= 400) stopped = true; // signed out, or too much: the browser's own copy is left
    } catch {
      changed = !stopped; // the line is cut: tried again with what is typed next, or when it is back
    }
  };
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(send, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    stopped = true;
    clearTimeout(timer);
    leaving.abort();
  });
  form.addEventListener("draft:drop", () => send("/drafts/drop"));
  window.addEventListener("online", () => changed && !stopped && send());
  document.addEventListener("visibilitychange", () => document.hidden && changed && !stopped && send());
}

for (const form of document.querySelectorAll("form[data-keep]")) if (form.elements["draft-sheet"]) watch(form);
