// The table of contents: folded on a phone, the part one is in marked as one reads.
(() => {
  const nav = document.querySelector("[data-contents]");
  if (!nav) return;
  const fold = nav.querySelector("details");
  const phone = window.matchMedia("(max-width: 48rem)");
  const settle = () => { fold.open = !phone.matches; };
  settle();
  phone.addEventListener("change", settle);
  const links = new Map([...nav.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const parts = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  nav.addEventListener("click", (event) => { if (phone.matches && event.target.closest("a")) fold.open = false; });
  let waiting = false;
  const mark = () => {
    waiting = false;
    const line = Math.max(nav.getBoundingClientRect().bottom + 24, 104); // below where a part comes to rest
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
