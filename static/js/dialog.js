// A link that asks before acting: htmx brings the question of its page here. Without scripts, that page opens.
const dialog = document.getElementById("dialogue");
const asked = (event) => event.detail.target === dialog;

dialog.addEventListener("htmx:afterSwap", () => { if (!dialog.open) dialog.showModal(); });
dialog.addEventListener("click", (event) => {
  if (!event.target.closest("[data-keep]")) return;
  event.preventDefault();
  dialog.close();
});
for (const failed of ["htmx:sendError", "htmx:responseError"]) {
  document.body.addEventListener(failed, (event) => { if (asked(event)) location.assign(event.detail.elt.href); });
}
