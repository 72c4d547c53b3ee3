// Ticked rows and the form that acts on them: shift-click ticks a stretch, and only the fields of the chosen act are shown.
const bar = document.getElementById("bulk");
const boxes = () => [...document.querySelectorAll('input[type=checkbox][form="bulk"]')];
let last = null;

function count() {
  const line = bar.querySelector(".ticked");
  const number = boxes().filter((box) => box.checked).length;
  line.dataset.none ??= line.textContent;
  line.textContent = number ? line.dataset.words.replace("{n}", number) : line.dataset.none;
  bar.classList.toggle("active", number > 0);
  for (const box of boxes()) box.closest("tr").classList.toggle("ticked-row", box.checked);
}

function choose() {
  const act = bar.elements.act.value;
  for (const part of bar.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(act);
}

if (bar) {
  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches?.('input[type=checkbox][form="bulk"]')) return;
    const all = boxes();
    if (event.shiftKey && last) {
      const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
      for (const one of all.slice(from, to + 1)) one.checked = box.checked;
    }
    last = box;
    count();
  });
  bar.elements.act.addEventListener("change", choose);
  choose();
  count();
}
