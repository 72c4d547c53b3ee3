// A person chosen under a comment is put into its words as @username, as often as wanted; without a script the choice is sent.
const NAME = /\(@([a-z0-9._-]+)\)$/;

for (const button of document.querySelectorAll("button[data-mention]")) {
  const select = button.form.querySelector("select");
  const text = button.form.querySelector("textarea");
  button.hidden = false;
  button.addEventListener("click", () => {
    const name = NAME.exec(select.selectedOptions[0]?.textContent ?? "")?.[1];
    if (!name) return;
    const { selectionStart: at, selectionEnd: end, value } = text;
    const gap = at && !/\s$/.test(value.slice(0, at)) ? " " : "";
    text.setRangeText(`${gap}@${name} `, at, end, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    select.value = "";
    text.focus();
  });
}
