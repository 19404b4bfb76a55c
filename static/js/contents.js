// The table of contents: folds once one has chosen, and marks the part one is in as one reads.
(() => {
  const nav = document.querySelector("[data-contents]");
  if (!nav) return;
  const fold = nav.querySelector("details");
  const links = new Map([...nav.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const parts = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  nav.addEventListener("click", (event) => { if (event.target.closest("a")) fold.open = false; });
  let waiting = false;
  const mark = () => {
    waiting = false;
    const box = nav.getBoundingClientRect();
    const beside = parts.length && box.left >= parts[0].getBoundingClientRect().right;
    const line = beside ? 104 : Math.max(box.bottom + 24, 104); // below where a part comes to rest
    const end = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
    const before = parts.filter((part) => part.getBoundingClientRect().top <= line);
    const here = end ? parts[parts.length - 1] : before[before.length - 1];
    for (const [id, link] of links) {
      if (here && id === here.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  document.addEventListener("scroll", () => {
    if (!waiting) { waiting = true; requestAnimationFrame(mark); }
  }, { passive: true });
  mark();
})();
