// « Copier » : the document as rich text, with a plain version beside it. Without this file, one selects and copies.
const UNWANTED = "[hidden], svg, .line__tools";

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.querySelector(button.dataset.copy);
  const status = document.querySelector("[data-copy-status]");
  if (!source) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(source);
      status.textContent = "Copié : collez dans votre outil de recrutement, la mise en forme suit.";
    } catch {
      select(source);
      status.textContent = "Le navigateur refuse de copier seul. Le texte est sélectionné : faites Ctrl + C, ou ⌘ + C.";
    }
  });
}

for (const button of document.querySelectorAll("[data-copy-text]")) {
  const source = document.querySelector(button.dataset.copyText);
  const status = button.parentElement.querySelector("[data-copy-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.href ?? source.innerText.trim());
      status.textContent = "C’est copié.";
    } catch {
      select(source);
      status.textContent = "Le navigateur refuse de copier seul. Le texte est sélectionné : faites Ctrl + C, ou ⌘ + C.";
    }
  });
}

async function copy(source) {
  const clean = source.cloneNode(true);
  for (const element of clean.querySelectorAll(UNWANTED)) element.remove();
  // Addresses and class names mean nothing elsewhere.
  for (const element of [clean, ...clean.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) if (name !== "lang") element.removeAttribute(name);
  }
  const kinds = { "text/html": clean.innerHTML, "text/plain": source.innerText };
  const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

function select(source) {
  const range = document.createRange();
  range.selectNodeContents(source);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}
