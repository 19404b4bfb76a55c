// A long page that opens a draft only when it is sent: what is typed is kept in this tab until then, and what still lacks
// is said as one goes. Without this file the page says what lacks once it is sent.
const form = document.querySelector("form[data-keep]");

if (form) {
  const place = form.dataset.keep;
  const typed = () => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && value !== "");
  const keep = () => {
    try { sessionStorage.setItem(place, JSON.stringify(typed())); } catch { /* a full or closed store keeps nothing */ }
  };
  const kept = () => {
    try { return JSON.parse(sessionStorage.getItem(place)) ?? []; } catch { return []; }
  };

  for (const [name, value] of kept()) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === value;
      else if (field.type !== "hidden") field.value = value;
      const group = field.checked && field.closest("details");
      if (group) group.open = true;
    }
  }
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => {
    try { sessionStorage.removeItem(place); } catch { /* nothing was kept */ }
  });
}

for (const box of document.querySelectorAll("[data-lacking]")) {
  const asked = box.closest("form");
  const answered = (names) => names.split(" ").some((start) => [...new FormData(asked)].some(([name, value]) => name.startsWith(start) && value.trim() !== ""));
  const say = () => {
    let any = false;
    for (const each of box.querySelectorAll("[data-names]")) {
      each.hidden = answered(each.dataset.names);
      any ||= !each.hidden;
    }
    box.hidden = !any;
  };
  asked.addEventListener("input", say);
  asked.addEventListener("change", say);
  say();
}
