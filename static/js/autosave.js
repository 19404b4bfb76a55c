// The page saves itself as it changes (htmx sends the form). Here: what it sends is numbered, so that it never
// conflicts with itself; what was typed just before leaving is sent too; and a lost connection is said.
const form = document.querySelector("form[data-autosave]");

if (form) {
  const state = () => document.getElementById("etat");
  let dirty = false;
  const turn = () => {
    form.elements.turn.value = Number(form.elements.turn.value) + 1;
    return form.elements.turn.value;
  };

  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("change", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; turn(); });
  form.addEventListener("htmx:configRequest", (event) => {
    dirty = false;
    event.detail.parameters.turn = turn();
  });
  form.addEventListener("htmx:sendError", () => tell("Pas enregistré : la connexion manque. Votre texte est toujours ici ; il partira à la prochaine frappe."));
  form.addEventListener("htmx:responseError", () => tell("Pas enregistré : le serveur ne répond pas comme prévu. Votre texte est toujours ici."));

  window.addEventListener("pagehide", () => {
    if (!dirty) return;
    dirty = false;
    turn();
    fetch(form.dataset.hxPost, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, keepalive: true });
  });

  function tell(text) {
    dirty = true;
    let line = state().querySelector(".state__saved, .state__held");
    if (!line) {
      line = document.createElement("p");
      state().append(line);
    }
    line.className = "state__held";
    line.textContent = text;
  }
}
