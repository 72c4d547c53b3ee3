// The desk swaps reports in place: a newer version (409) is shown too, and the report that comes in is read from its heading.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 409) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});
document.addEventListener("htmx:afterSettle", () => (document.querySelector(".error-summary") ?? document.getElementById("report"))?.focus());
