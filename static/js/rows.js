// Boxes of a long list: the arrows lead from one to the next. Without this file, the Tab key does.
const boxes = [...document.querySelectorAll("[data-rows] input[type=checkbox]")];

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next = boxes[boxes.indexOf(event.target) + step];
  if (!step || !boxes.includes(event.target) || !next) return;
  event.preventDefault();
  next.focus();
});
