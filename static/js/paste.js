// The page that takes rows copied elsewhere: what is pasted is sent at once, its HTML when that holds a table (merged and
// hidden cells are told only there), else its text. Without this script the box takes the text and its button sends it.
const form = document.getElementById("paste");
const box = form.elements.text;
const words = form.querySelector("[role=status]");
const say = (which) => (words.textContent = words.dataset[which] ?? "");
const holds = (data, kind) => [...data.items].some((item) => item.type.startsWith(kind));

function send(content, type, seen) {
  const chosen = new DataTransfer();
  chosen.items.add(new File([content], "pasted", { type }));
  form.elements.copied.files = chosen.files;
  box.value = seen.slice(0, 5000);
  box.disabled = true; // what is seen in the box is only the beginning of what is sent
  say("reading");
  form.requestSubmit();
}

document.addEventListener("paste", (event) => {
  const elsewhere = event.target !== box && event.target.matches?.("input, textarea");
  if (elsewhere || box.value.trim() || !event.clipboardData) return;
  const html = event.clipboardData.getData("text/html");
  const text = event.clipboardData.getData("text/plain");
  const isTable = /<table[\s>]/i.test(html);
  if (!isTable && text.trim() && !/[\t\n]/.test(text.trim())) return; // a word: typed by pasting
  event.preventDefault();
  if (isTable) send(html, "text/html", text);
  else if (text.trim()) send(text, "text/plain", text);
  else say(holds(event.clipboardData, "image/") || /<img[\s>]/i.test(html) ? "picture" : "empty");
});

form.addEventListener("submit", (event) => {
  if (box.value.trim() || form.elements.copied.files.length) return;
  event.preventDefault();
  say("empty");
  box.focus();
});

// Back from the preview: the box is ready for another paste.
addEventListener("pageshow", (event) => {
  if (!event.persisted && !box.disabled) return;
  box.disabled = false;
  form.elements.copied.value = "";
  say("");
});
