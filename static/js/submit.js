// select[data-autosubmit] sends its form when a choice is made; a form sent twice by a quick hand is sent once.
document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-autosubmit]")) event.target.form.requestSubmit();
});

const underway = new WeakSet();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.closest("[hx-post]")) return;
  if (underway.has(form)) event.preventDefault();
  underway.add(form);
  setTimeout(() => underway.delete(form), 4000); // a download answers without leaving the page
});
