// A part of the page could not be fetched or saved: says so, once, and keeps what was typed.
const words = document.getElementById("trouble-words");

function say() {
  if (!words || document.querySelector(".toast")) return;
  const toast = words.content.firstElementChild.cloneNode(true);
  document.body.append(toast);
  setTimeout(() => toast.remove(), 12000);
}

for (const kind of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) document.addEventListener(kind, say);
