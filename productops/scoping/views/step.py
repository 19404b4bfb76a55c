"""A step: shown, saved by its button or by itself as it changes, brought back to what is suggested."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import reswap

from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.scoping import access, saving
from productops.scoping.acceptance import accept_and_supersede
from productops.scoping.drafts import read_draft
from productops.scoping.field_findings import mark_fields
from productops.scoping.likenesses import line_likenesses
from productops.scoping.merging import TAKE
from productops.scoping.models import RoleScope
from productops.scoping.steps import BY_KEY, FAST, StepSpec, after
from productops.scoping.summary import superseded_choices
from productops.scoping.views.context import SHOWN, draw_preview, page_context, preview_context, told_conflicts
from productops.scoping.votes import summarise_votes
from productops.text.french import lower_first

TIE = "lier"
"""The button that ties a line to the catalogue: `own-mission/1=slug`, `=-` for nothing of it, `=` to undo."""
SAVE_HEADER = "ProductOps-Save"
"""Borne by the answer to a page that saves itself, with how it went: without it nothing was kept, whatever was answered."""
SEARCH = 80
"""Characters of a search that count."""
STATUS = {
    saving.Outcome.INVALID: 422,
    saving.Outcome.CONFLICT: 409,
    saving.Outcome.TOO_LARGE: 422,
}


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@vary_on_headers("HX-Request")
def step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Show a step, or save it and go on."""
    spec, row = BY_KEY[step], access.find_draft(key)
    if request.method != "POST":
        draft = read_draft(row, catalogue())
        form = saving.pending_form(spec, draft) or saving.make_form(spec, draft)
        return render(request, spec.template, page_context(spec, draft, key, form) | _ways_on(form, request))
    if request.htmx:  # type: ignore[attr-defined]
        return _save_quietly(request, spec, row, key)
    seeks, tie = _seeks(request), request.POST.get(TIE)
    saved = saving.save_step(spec, row.pk, catalogue(), _moved(request.POST), accept=not seeks and tie is None)
    _tell_nulls(request, saved)
    if saved.outcome is saving.Outcome.SAVED:
        if tie is not None:
            saving.tie(row.pk, tie, catalogue())
        response = redirect(_address_after(spec, request, key, seeks=seeks))
        access.write_keys(response, [key, *access.read_keys(request)])
        return response
    context = page_context(spec, saved.draft, key, saved.form) | _ways_on(saved.form, request)
    return render(request, spec.template, context, status=STATUS[saved.outcome])


def _save_quietly(request: HttpRequest, spec: StepSpec, row: RoleScope, key: str) -> HttpResponse:
    """Save a page that saves itself as it changes; give what stands beside the questions, and how the save went."""
    posted = _moved(request.POST)
    saved = saving.save_step(spec, row.pk, catalogue(), posted, accept=False)
    _tell_nulls(request, saved)
    draft, refused = saved.draft, saved.outcome is not saving.Outcome.SAVED
    plan = saving.plan_with(spec, draft, posted) if refused else draft.plan
    form = saving.make_form(spec, draft) if spec.again else saved.form
    context = {"spec": spec, "key": key, "row": draft.row, "outcome": saved.outcome.value, "form": form}
    context |= {"refused": saved.form, "hidden": saved.state, "conflicts": told_conflicts(saved.form, saved.conflicts)}
    context["superseded_choices"] = superseded_choices(draft)
    context["heard"] = line_likenesses(plan, spec.hears)
    context["votes"] = summarise_votes(draft.row, plan.scope, plan.catalogue)
    context |= preview_context(spec, plan, key) | {"said": mark_fields(saved.form, on=timezone.localdate())}
    context |= draw_preview(context, posted.get(SHOWN, ""))
    response = render(request, "scoping/_saved.html", context, status=STATUS.get(saved.outcome, 200))
    response[SAVE_HEADER] = saved.outcome.value
    return reswap(response, "none") if context["is_shown"] else response  # what is out of band still finds its place


def _tell_nulls(request: HttpRequest, saved: saving.Save) -> None:
    if saved.cleaned_nulls:
        messages.warning(request, "Des caractères nuls, invisibles, ont été retirés de votre texte.")


def _moved(posted: QueryDict) -> QueryDict:
    """Give what was posted with the problem that a button moves at its new rank."""
    order = posted.getlist("order")
    for name, shift in (("monter", -1), ("descendre", 1)):
        slug = posted.get(name)
        if slug in order and 0 <= (place := order.index(slug)) + shift < len(order):
            order[place], order[place + shift] = order[place + shift], order[place]
            posted = posted.copy()
            posted.setlist("order", order)
    return posted


def _address_after(spec: StepSpec, request: HttpRequest, key: str, *, seeks: bool) -> str:
    """Give the address the person asked for: the next step, the same one, the reading, or a search."""
    here = reverse("scoping:step", args=[key, spec.key])
    if seeks:
        return f"{here}?{urlencode({'chercher': request.POST['chercher'][:SEARCH]})}#chercher"
    if "monter" in request.POST or "descendre" in request.POST:
        return f"{here}#rang"
    if TAKE in request.POST:
        return here
    if TIE in request.POST:
        return f"{here}#liens"
    wanted = request.POST.get("onward", "")
    address = reverse("scoping:step", args=[key, wanted if wanted in BY_KEY else after(spec).key])
    if spec is FAST:  # from the mandate to the offer, not through the other steps
        return f"{address}?retour=relecture"
    # A browser keeps the fragment of the field one came to change, unless the answer names another.
    return f"{address}#contenu" if request.POST.get("retour") else address


def _ways_on(form: Any, request: HttpRequest) -> dict[str, Any]:
    """Tell where the page's main button leads (back to the reading for who came from there), and what is sought."""
    asked = request.GET if request.method != "POST" else request.POST
    sought = asked.get("chercher", "").replace("\x00", "")[:SEARCH]
    found = form.seek(sought) if form else None
    back = asked.get("retour") == "relecture"
    return {"from_reading": back, "sought": sought, "found": found, "found_count": len(found or ())}


def _seeks(request: HttpRequest) -> bool:
    """Tell whether a form was sent for its search: by « Chercher », or by the Enter key, which name no other button."""
    named = ("onward", "monter", "descendre", TAKE, TIE)
    return bool(request.POST.get("chercher", "").strip()) and not any(name in request.POST for name in named)


@require_POST
@private_page
def take_back(request: HttpRequest, key: str) -> HttpResponse:
    """Take back what a change of answers made fall, or accept what now stands in its place."""
    with transaction.atomic():
        row = RoleScope.objects.select_for_update().get(pk=access.find_draft(key).pk)
        part, superseded = request.POST.get("part", ""), dict(row.superseded)
        if part in superseded:
            was = superseded.pop(part)
            taken = {part: was} if request.POST.get("choix") == "reprendre" else {}
            confirmed = sorted({*row.answers.get("confirmed", []), part})
            row.answers, row.superseded = row.answers | taken | {"confirmed": confirmed}, superseded
            row.revision += 1
            row.saved_at = timezone.now()
            row.save(update_fields=["answers", "superseded", "revision", "saved_at"])
            messages.success(request, "C’est repris." if taken else "La nouvelle suggestion est acceptée.")
    wanted = request.POST.get("onward", "")
    return redirect("scoping:step", key=key, step=wanted if wanted in BY_KEY else "relecture")


@require_POST
@private_page
def confirm(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Accept as it stands what a step still suggests or took from a typical mandate, without opening the step."""
    spec = BY_KEY[step]
    with transaction.atomic():
        row = RoleScope.objects.select_for_update().get(pk=access.find_draft(key).pk)
        draft = read_draft(row, catalogue())
        if draft.scope.has_mandate:  # without one nothing was shown that could be accepted
            row.answers, row.superseded = accept_and_supersede(spec, draft, row.answers, accept=True)
            row.revision += 1
            row.saved_at = timezone.now()
            row.save(update_fields=["answers", "superseded", "revision", "saved_at"])
            messages.success(request, f"C’est confirmé : {lower_first(spec.title)}.")
    return redirect(f"{reverse('scoping:step', args=[key, 'relecture'])}#reponses")


@require_POST
@private_page
def back_to_suggestion(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Forget what was chosen at a step, so that it is suggested again."""
    parts = {"missions": ["missions"], "resultats": ["results"], "profil": ["competencies", "paths"]}
    with transaction.atomic():
        row = RoleScope.objects.select_for_update().get(pk=access.find_draft(key).pk)
        for part in parts.get(step, []):
            row.answers.pop(part, None)
            row.superseded.pop(part, None)
            row.answers["confirmed"] = [name for name in row.answers.get("confirmed", []) if name != part]
        row.pending.pop(step, None)
        row.revision += 1
        row.saved_at = timezone.now()
        row.save(update_fields=["answers", "superseded", "pending", "revision", "saved_at"])
    messages.info(request, "Vos choix de cette étape sont effacés : voici de nouveau la suggestion.")
    return redirect("scoping:step", key=key, step=step)
