// File fields: the whole box takes dropped files, and the names chosen are said in words.
const box = (event) => event.target.closest?.(".dropzone");
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`);

function say(zone) {
  const input = zone.querySelector("input[type=file]");
  const line = zone.querySelector(".chosen");
  if (line) line.textContent = [...input.files].map((file) => `${file.name} (${size(file.size)})`).join(" · ") || line.dataset.words;
}

for (const zone of document.querySelectorAll(".dropzone")) say(zone);

document.addEventListener("change", (event) => {
  if (event.target.type === "file" && box(event)) say(box(event));
});

for (const kind of ["dragenter", "dragover"])
  document.addEventListener(kind, (event) => {
    if (!box(event)) return;
    event.preventDefault();
    box(event).classList.add("over");
  });

document.addEventListener("dragleave", (event) => {
  const zone = box(event);
  if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("over");
});

document.addEventListener("drop", (event) => {
  const zone = box(event);
  if (!zone) return;
  event.preventDefault();
  zone.classList.remove("over");
  const input = zone.querySelector("input[type=file]");
  if (!event.dataTransfer.files.length || input.disabled) return;
  const chosen = new DataTransfer();
  for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
