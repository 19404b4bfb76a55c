// What was done is said at the foot of the window until one closes it or goes on. Without this file, until one goes on.
for (const button of document.querySelectorAll("[data-close]")) {
  button.hidden = false;
  button.addEventListener("click", () => button.closest(button.dataset.close).remove());
}
