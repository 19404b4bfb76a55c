// Long lists: filtered as one types, ranked by dragging. Without this file the same form searches and moves by buttons.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("’", "'").toLowerCase();

for (const box of document.querySelectorAll("[data-filter]")) {
  const field = box.querySelector("input");
  const count = box.querySelector("[data-filter-count]");
  const rows = [...field.form.querySelectorAll("[data-filter-row]")].map((row) => ({ row, text: fold(row.textContent) }));
  box.querySelector("button").hidden = true;
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  // What is sought is no answer: it is not saved.
  for (const name of ["input", "change"]) field.addEventListener(name, (event) => event.stopPropagation());
  field.addEventListener("input", () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean).map((word) => word.replace(/[sx]+$/, ""));
    let found = 0;
    field.form.toggleAttribute("data-filtered", words.length > 0);
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      found += !row.hidden;
    }
    for (const group of field.form.querySelectorAll("[data-filter-group]")) {
      const any = group.querySelector("[data-filter-row]:not([hidden])");
      group.hidden = !any;
      if (words.length && any && group.tagName === "DETAILS") group.open = true;
    }
    count.textContent = words.length ? `${found || "Aucune"} réponse${found > 1 ? "s" : ""}` : "";
  });
}

let dragged = null;
const rowOf = (event) => event.target instanceof Element && event.target.closest("[data-rank] > li");

document.addEventListener("dragstart", (event) => { dragged = rowOf(event) || null; });
document.addEventListener("dragover", (event) => {
  const over = rowOf(event);
  if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  if (over === dragged) return;
  const box = over.getBoundingClientRect();
  over.parentElement.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
});
document.addEventListener("drop", (event) => {
  if (dragged && rowOf(event)) event.preventDefault();
});
document.addEventListener("dragend", () => {
  if (dragged) dragged.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
  dragged = null;
});
