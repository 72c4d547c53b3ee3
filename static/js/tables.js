// A table that fits its place needs no scrolling box: its head then stays in sight while the page scrolls.
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const wrap = target.closest(".wrap");
    if (!wrap) continue;
    const fits = target.scrollWidth <= wrap.clientWidth + 1;
    wrap.classList.toggle("fits", fits);
    wrap.toggleAttribute("tabindex", !fits);
    if (!fits) wrap.tabIndex = 0;
  }
});
const look = (root) => root.querySelectorAll(".wrap > table").forEach((table) => watch.observe(table));

look(document);
document.addEventListener("htmx:load", (event) => look(event.target));
