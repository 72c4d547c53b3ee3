// The desk swaps reports in place: a newer version (409) is shown too, and the report that comes in is read from its heading.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 409) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});
document.addEventListener("htmx:afterSettle", () => (document.querySelector(".error-summary") ?? document.getElementById("report"))?.focus());
// select[data-fills] puts a ready reason into the words it is named for, where it can be changed; words typed by hand stay.
document.addEventListener("change", (event) => {
  const pick = event.target;
  if (!pick.matches("select[data-fills]")) return;
  const words = document.getElementById(pick.dataset.fills);
  const ready = [...pick.options].some((option) => option.value === words.value.trim());
  if (ready) words.value = pick.value;
  else if (pick.value) words.value = `${words.value.trim()}\n${pick.value}`;
  words.focus();
});
