// Boxes of a long list: the arrows lead from one to the next, then to the button. Without this file, the Tab key does.
const stops = [...document.querySelectorAll("[data-rows] input[type=checkbox], [data-rows-end]")];

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const place = stops.indexOf(event.target);
  // From the page itself, the first arrow down enters the list.
  const enters = event.target === document.body && step === 1;
  const next = stops[place + step];
  if (!step || !next || (place < 0 && !enters)) return;
  event.preventDefault();
  next.focus();
});
