// The page saves itself as it changes (htmx sends the form). A save is one only where the answer bears our header: anything
// else is told, what is on the page stays, and it is sent again by itself, later and later, then on leaving.
const form = document.querySelector("form[data-autosave]");
const OURS = "ProductOps-Save";
const FIRST_WAIT = 2, LONGEST_WAIT = 60; // seconds

if (form) {
  const state = () => document.getElementById("etat");
  let changes = 0, sent = 0, kept = 0; // what was typed, what is on its way, what the site said it keeps
  let wait = FIRST_WAIT, again = null, failed = false;
  const turn = () => {
    form.elements.turn.value = Number(form.elements.turn.value) + 1;
    return form.elements.turn.value;
  };
  const ours = (event) => event.detail.elt === form;
  const send = () => { if (failed) window.htmx.trigger(form, "change"); };

  form.addEventListener("input", () => { changes += 1; });
  form.addEventListener("change", () => { changes += 1; });
  form.addEventListener("submit", () => { kept = changes; failed = false; clearTimeout(again); turn(); });
  form.addEventListener("htmx:configRequest", (event) => {
    clearTimeout(again);
    sent = changes;
    event.detail.parameters.turn = turn();
  });
  form.addEventListener("htmx:beforeOnLoad", (event) => {
    if (!ours(event)) return;
    const { xhr } = event.detail;
    if (xhr.getResponseHeader(OURS)) {
      kept = sent;
      wait = FIRST_WAIT;
      failed = false;
      return;
    }
    event.preventDefault(); // nothing of it is shown: it is no answer of ours
    fail(why(xhr.status), Number(xhr.getResponseHeader("Retry-After")) || 0);
  });
  for (const cut of ["htmx:sendError", "htmx:timeout"]) {
    form.addEventListener(cut, (event) => { if (ours(event)) fail("la connexion manque"); });
  }
  window.addEventListener("online", send);

  window.addEventListener("beforeunload", (event) => { if (failed && kept !== changes) event.preventDefault(); });
  window.addEventListener("pagehide", () => {
    if (kept === changes) return;
    kept = changes;
    turn();
    const asked = { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } };
    // What outlives the page may weigh 64 KB at most, for all of it; beyond, the browser does what it can.
    fetch(form.dataset.hxPost, { ...asked, keepalive: true }).catch(() => fetch(form.dataset.hxPost, asked).catch(() => {}));
  });

  function why(status) {
    if (status === 403) return "ce formulaire est resté ouvert trop longtemps, ou ses cookies manquent. Copiez votre texte, puis rechargez la page";
    if (status === 404 || status === 410) return "ce cadrage n’est plus à cette adresse. Copiez votre texte";
    if (status === 413) return "c’est trop long pour le serveur. Raccourcissez";
    if (status === 429) return "trop de demandes à la fois";
    return "le serveur ne répond pas comme prévu";
  }

  function fail(reason, asked = 0) {
    failed = true;
    clearTimeout(again);
    again = setTimeout(send, 1000 * Math.max(wait, Math.min(asked, 600)));
    wait = Math.min(wait * 2, LONGEST_WAIT);
    let line = state().querySelector(".state__saved, .state__held");
    if (!line) {
      line = document.createElement("p");
      state().append(line);
    }
    line.className = "state__held";
    line.textContent = `Pas enregistré\u00a0: ${reason}. Votre texte est toujours ici\u00a0; il sera envoyé de nouveau tout seul.`;
  }
}
