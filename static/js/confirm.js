// data-confirm="question" on a form or on its button: asks in a dialog of the page before the form is sent.
const words = document.getElementById("confirm-words");
const agreed = new WeakSet();

function ask(question, answer) {
  const dialog = words.content.firstElementChild.cloneNode(true);
  dialog.querySelector(".question").textContent = question;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") answer();
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    const question = submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!question || !words) return;
    if (agreed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(question, () => {
      agreed.add(form);
      form.requestSubmit(submitter);
    });
  },
  true,
);
