// A file field with data-place: chosen files leave at once, in parts, while the form is still being filled in. A cut line
// costs one part and is waited for; the same file chosen again goes on where it stopped; large pictures are made smaller
// first. Without this script the field is an ordinary one and its files go with the form.
const PART = 256 * 1024;
const LARGE = 600 * 1024; // a picture beyond this, in bytes, is made smaller
const SIDE = 2000; // its longer side, in pixels
const WAITS = [1, 2, 4, 8, 15, 30]; // seconds between attempts on a weak line
const underway = new Map(); // form → number of its files that are still leaving
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`);

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < LARGE) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
    return made.size < file.size ? new File([made], file.name.replace(/\.\w+$/, "") + ".jpg", { type: made.type }) : file;
  } catch {
    return file; // what the browser cannot read goes as it is
  }
}

const later = (seconds) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    window.addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true });
  });

class Leaving {
  constructor(input, file) {
    const list = input.closest(".field").querySelector(".files");
    const line = list.querySelector("template").content.firstElementChild.cloneNode(true);
    const [bar, note, name] = ["progress", "[role=status]", "[data-name]"].map((part) => line.querySelector(part));
    Object.assign(this, { input, file, form: input.form, gone: false, line, bar, note, name, words: line.dataset });
    name.textContent = file.name;
    line.querySelector("button").addEventListener("click", () => this.drop());
    list.append(line);
  }

  say(text, received) {
    this.note.textContent = text;
    if (received !== undefined) Object.assign(this.bar, { max: this.file.size, value: received });
  }

  async post(address, body, headers = {}) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const token = this.form.elements.csrf_token?.value ?? "";
        const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token, ...headers }, redirect: "manual" });
        if (answer.status < 500) return answer;
      } catch {
        // The line is cut: said, waited for, tried again.
      }
      if (this.gone) return null;
      this.say(this.words.waiting);
      await later(WAITS[Math.min(attempt, WAITS.length - 1)]);
    }
  }

  async send() {
    const original = this.file;
    this.say(this.words.preparing);
    this.file = await smaller(original);
    const mark = `${original.name} ${original.size} ${original.lastModified}`;
    const { place } = this.input.dataset;
    let answer = await this.post("/uploads", new URLSearchParams({ place, name: this.file.name, size: this.file.size, mark }));
    while (answer?.ok && !this.gone) {
      const { id, received, name } = await answer.json();
      this.id = id;
      this.say(this.form.dataset.asked ? this.words.then : `${size(received)} / ${size(this.file.size)}`, received);
      if (received === this.file.size) return this.arrive(name);
      const part = this.file.slice(received, received + PART);
      answer = await this.post(`/uploads/${id}/parts/${received}`, part, { "Content-Type": "application/octet-stream" });
    }
    if (this.gone) return undefined;
    const refused = answer?.status === 422 ? (await answer.json()).sentences.join(" ") : this.words.failed;
    this.bar.remove();
    this.line.classList.add("wrong");
    this.note.className = "errors";
    this.say(refused);
    if (this.id) this.post(`/uploads/${this.id}/drop`);
    return undefined;
  }

  arrive(name) {
    if (this.form.querySelector(`.files input[value="${this.id}"]`)) return this.line.remove(); // chosen twice
    this.bar.remove();
    this.name.textContent = name;
    this.say(`${size(this.file.size)} · ${this.words.arrived}`);
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: `${this.input.name}-arrived`, value: this.id });
    this.line.append(field);
    return undefined;
  }

  drop() {
    this.gone = true;
    this.line.remove();
    if (this.id) this.post(`/uploads/${this.id}/drop`);
  }
}

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.dataset?.place || !input.files.length) return;
  const files = [...input.files];
  input.value = ""; // from here on they go ahead of the form, not with it
  const chosen = input.closest(".field").querySelector(".chosen");
  chosen.textContent = chosen.dataset.words;
  const { form } = input;
  for (const file of files) {
    underway.set(form, (underway.get(form) ?? 0) + 1);
    new Leaving(input, file).send().finally(() => {
      underway.set(form, underway.get(form) - 1);
      const asked = form.dataset.asked;
      if (underway.get(form) || asked === undefined) return;
      delete form.dataset.asked;
      if (!form.querySelector(".files .wrong")) form.requestSubmit(form.querySelectorAll("button[type=submit]")[asked]);
    });
  }
});

// A form sent while its files are still leaving waits for them.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!underway.get(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.dataset.asked = Math.max(0, [...form.querySelectorAll("button[type=submit]")].indexOf(event.submitter));
  },
  true,
);

document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-drop-upload]")?.closest("li");
  if (!line) return;
  const field = line.querySelector("input");
  const token = field.form.elements.csrf_token?.value ?? "";
  fetch(`/uploads/${field.value}/drop`, { method: "POST", headers: { "X-CSRFToken": token } });
  line.remove();
});
