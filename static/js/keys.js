// "/" goes to the search box. Never while a Vietnamese input method composes, and never inside a field.
const composing = (event) => event.isComposing || event.keyCode === 229;
const typing = (target) => target.closest("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (composing(event)) {
    if (event.key === "Enter" && event.target.form) event.preventDefault();
    return;
  }
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const search = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

// A refused form opens at its list of what to mend, or at what somebody else saved meanwhile.
const refused = document.querySelector(".error-summary, [data-refused]");
refused?.focus({ preventScroll: true });
refused?.scrollIntoView({ block: "start" });
