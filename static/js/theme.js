// The look one chose, set before the page is drawn so that nothing flashes. It stays in this browser, and nowhere else.
(() => {
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem("apparence"); } catch { return null; } };
  const show = (look) => {
    if (look) root.dataset.theme = look;
    else delete root.dataset.theme;
    for (const button of document.querySelectorAll("[data-look]")) button.setAttribute("aria-pressed", button.dataset.look === (look || ""));
  };
  show(read());
  document.addEventListener("DOMContentLoaded", () => {
    for (const choice of document.querySelectorAll("[data-looks]")) choice.hidden = false;
    show(read());
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-look]");
    if (!button) return;
    try { localStorage.setItem("apparence", button.dataset.look); } catch { /* kept for this page only */ }
    show(button.dataset.look);
  });
})();
