// A file dropped on a form goes into its file field, as if it had been chosen there. Without this file, one chooses it.
const HOVER = "drop--over";

for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector(form.dataset.drop);
  const holdsFile = (event) => [...event.dataTransfer.types].includes("Files");
  form.addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    form.classList.add(HOVER);
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove(HOVER);
  });
  form.addEventListener("drop", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    form.classList.remove(HOVER);
    field.files = event.dataTransfer.files;
    field.focus();
  });
}
