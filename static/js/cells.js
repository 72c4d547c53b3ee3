// Saving cells: one request at a time, what could not be sent is kept in this browser and sent again.
const KEY = `cells:${document.body.dataset.user ?? ""}:`;
const token = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";

export class Saver {
  // told(answer) is called with the server's answer; state("saving" | "saved" | "unsaved", time) with where saving stands.
  constructor(address, told, state) {
    Object.assign(this, { address, told, state, waiting: [], busy: false, pause: 1000 });
    try {
      this.waiting = JSON.parse(localStorage.getItem(KEY + address)) ?? [];
    } catch {
      // A forbidden store: nothing was kept.
    }
    if (this.waiting.length) this.send();
    addEventListener("beforeunload", (event) => this.waiting.length && event.preventDefault());
    addEventListener("online", () => this.send());
  }

  add(changes) {
    this.waiting.push(...changes);
    this.keep();
    this.send();
  }

  keep() {
    try {
      if (this.waiting.length) localStorage.setItem(KEY + this.address, JSON.stringify(this.waiting));
      else localStorage.removeItem(KEY + this.address);
    } catch {
      // A full store only means that this copy is not kept.
    }
  }

  async send() {
    if (this.busy || !this.waiting.length) return;
    this.busy = true;
    const sent = this.waiting.slice(0, 500);
    this.state("saving");
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
      const answer = await fetch(this.address, { method: "POST", headers, body: JSON.stringify(sent), redirect: "error" });
      if (answer.status >= 500 || answer.status === 401 || answer.status === 400) throw new Error(String(answer.status));
      const body = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : { say: null };
      this.waiting = this.waiting.slice(sent.length);
      this.keep();
      this.pause = 1000;
      this.state(answer.ok ? "saved" : "refused", body.saved_at ?? body.say);
      if (answer.ok) this.told(body.cells);
    } catch {
      this.state("unsaved");
      setTimeout(() => this.send(), this.pause);
      this.pause = Math.min(this.pause * 2, 30000);
    }
    this.busy = false;
    if (this.waiting.length && this.pause === 1000) this.send();
  }
}
