"""The wizard: start, eight steps that open in any order, deletion."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.reading import read_scope
from productops.drafting.scope import Scope
from productops.drafting.suggest import CAPACITY, assignments, loads_by_domain, weekly_load
from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.pictures.radar import radar
from productops.scoping import access, saving
from productops.scoping.fast import FastForm
from productops.scoping.import_form import ImportForm
from productops.scoping.models import RoleScope
from productops.scoping.steps import BY_KEY, FAST, STEPS, StepSpec, after, before, number

STATUS = {
    saving.Outcome.INVALID: 422,
    saving.Outcome.CONFLICT: 409,
    saving.Outcome.TOO_LARGE: 422,
}


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def start(request: HttpRequest) -> HttpResponse:
    """Say what the scoping is, with its fast way; list this browser's drafts. On POST, open a new draft."""
    if request.method == "POST":
        row, key = RoleScope.objects.start()
        step = STEPS[0]
        if request.POST.get("voie") == FAST.key:
            saved = saving.save_step(FAST, row.pk, catalogue(), request.POST)
            step = after(FAST) if saved.outcome is saving.Outcome.SAVED else FAST
        response = redirect("scoping:step", key=key, step=step.key)
        access.write_keys(response, [key, *access.read_keys(request)])
        return response
    known = catalogue()
    form = FastForm(scope=read_scope({}, known, partial=True), catalogue=known, answers={})
    context = {"drafts": access.drafts_of(request), "steps": STEPS, "form": form}
    return render(request, "scoping/start.html", context)


@require_safe
@private_page
def resume(request: HttpRequest, key: str) -> HttpResponse:
    """Go to the first step that has no answer yet, or to the reading."""
    answers = access.find_draft(key).answers
    done = {*answers, *answers.get("confirmed", [])}
    parts = {"contexte": "organisation", "problemes": "problems", "mandat": "mandate", "missions": "missions"}
    parts |= {"resultats": "results", "profil": "competencies", "conditions": "terms"}
    step = next((name for name, part in parts.items() if part not in done), "relecture")
    return redirect("scoping:step", key=key, step=step)


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Show a step, or save it and go on."""
    spec, row = BY_KEY[step], access.find_draft(key)
    if request.method != "POST":
        form = saving.pending_form(spec, row, catalogue()) or saving.make_form(spec, row, catalogue())
        return render(request, spec.template, page_context(spec, row, key, form))
    saved = saving.save_step(spec, row.pk, catalogue(), request.POST)
    if saved.cleaned_nulls:
        messages.warning(request, "Des caractères nuls, invisibles, ont été retirés de votre texte.")
    if saved.outcome is saving.Outcome.SAVED:
        response = redirect("scoping:step", key=key, step=_next(spec, request))
        access.write_keys(response, [key, *access.read_keys(request)])
        return response
    return render(request, spec.template, page_context(spec, saved.row, key, saved.form), status=STATUS[saved.outcome])


def _next(spec: StepSpec, request: HttpRequest) -> str:
    """Give the step the person asked for: the next one, the same one, or the reading."""
    wanted = request.POST.get("vers", "")
    return wanted if wanted in BY_KEY else after(spec).key


@require_POST
@private_page
def preview(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Give the aside for what is in the form now. Nothing is saved; an answer that cannot be read is left out."""
    spec, row = BY_KEY[step], access.find_draft(key)
    known = catalogue()
    scope, fault = saving.scope_with(spec, row, known, request.POST)
    context = {"spec": spec, "key": key, "unsaved_fault": fault} | preview_context(scope, key)
    return render(request, "scoping/_preview.html", context)


@require_POST
@private_page
def back_to_suggestion(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Forget what was chosen at a step, so that it is suggested again."""
    parts = {"missions": ["missions"], "resultats": ["results"], "profil": ["competencies", "paths"]}
    row = access.find_draft(key)
    for part in parts.get(step, []):
        row.answers.pop(part, None)
        row.answers["confirmed"] = [name for name in row.answers.get("confirmed", []) if name != part]
    row.pending.pop(step, None)
    row.revision += 1
    row.saved_at = timezone.now()
    row.save(update_fields=["answers", "pending", "revision", "saved_at"])
    messages.info(request, "Vos choix de cette étape sont effacés : voici de nouveau la suggestion.")
    return redirect("scoping:step", key=key, step=step)


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def delete(request: HttpRequest, key: str) -> HttpResponse:
    """Ask, then delete the draft at once and for good."""
    row = access.find_draft(key)
    if request.method != "POST":
        return render(request, "scoping/delete.html", {"row": row, "key": key})
    row.delete()
    response = redirect("scoping:start")
    access.write_keys(response, [kept for kept in access.read_keys(request) if kept != key])
    messages.success(request, "Le cadrage est supprimé.")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def duplicate(request: HttpRequest, key: str) -> HttpResponse:
    """Ask, then open a copy with a key of its own: answers, edits and exceptions, without the notes of others."""
    row = access.find_draft(key)
    if request.method != "POST":
        return render(request, "scoping/duplicate.html", {"row": row, "key": key})
    return _open_copy(request, row.answers, edits=row.edits, exceptions=row.exceptions)


def _open_copy(request: HttpRequest, answers: Any, *, edits: Any, exceptions: Any) -> HttpResponse:
    copy, key = RoleScope.objects.start(answers)
    copy.edits, copy.exceptions = edits, exceptions
    copy.save(update_fields=["edits", "exceptions"])
    response = redirect("scoping:step", key=key, step="relecture")
    access.write_keys(response, [key, *access.read_keys(request)])
    messages.success(request, "Voici un cadrage à part, à sa propre adresse.")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def import_scope(request: HttpRequest) -> HttpResponse:
    """Open a draft from the JSON of a scope, pasted or sent as a file; a fault opens nothing, and all are told."""
    if request.method != "POST":
        return render(request, "scoping/import.html", {"form": ImportForm()})
    form = ImportForm(request.POST, request.FILES, catalogue=catalogue())
    if not form.is_valid():
        return render(request, "scoping/import.html", {"form": form}, status=422)
    data = form.cleaned_data["scope"]
    parts = {name: data.pop(name, None) or {} for name in ("edits", "exceptions")}
    data.pop("version", None)
    return _open_copy(request, {name: value for name, value in data.items() if value not in (None, "")}, **parts)


@require_GET
@private_page
def export_scope(request: HttpRequest, key: str) -> HttpResponse:
    """Give the draft's answers in the JSON form."""
    row = access.find_draft(key)
    response = JsonResponse(row.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="cadrage.json"'
    return response


def page_context(spec: StepSpec, row: RoleScope, key: str, form: Any = None) -> dict[str, Any]:
    """Give what every step's page shows."""
    known = catalogue()
    scope, _answers, fallen = saving.load_scope(row, known)
    return {
        "spec": spec,
        "number": number(spec),
        "steps": STEPS,
        "previous": before(spec),
        "next": after(spec),
        "row": row,
        "key": key,
        "form": form,
        "hidden": saving.hidden_state(row, form) if form else {},
        "waiting": spec.key in row.pending,
        "scope": scope,
        "fallen": fallen,
        "missing_mandate": spec.needs_mandate and not scope.has_mandate,
        **(preview_context(scope, key) if spec.form else {"picture": mandate_picture(scope)}),
    }


def preview_context(scope: Scope, key: str) -> dict[str, Any]:
    """Give what stands beside the questions: the mandate drawn, and the offer as these answers would have it."""
    if not scope.has_mandate:
        return {"picture": None, "document": None}
    offer = compose(scope, catalogue(), kind=Kind.OFFER, on=timezone.localdate())
    return {"picture": mandate_picture(scope), "document": offer, "reader": {"key": key}}


def mandate_picture(scope: Scope) -> dict[str, Any] | None:
    """Give the radar of the mandate and the days that each domain takes, where there is a mandate."""
    if not scope.has_mandate:
        return None
    known = catalogue()
    assigned = assignments(scope, known)
    loads = loads_by_domain(assigned)
    total = weekly_load(assigned)
    return {
        "radar": radar([(domain.name, scope.mandate.get(slug, 0)) for slug, domain in known.domains.items()]),
        "loads": [(domain, loads.get(slug, 0)) for slug, domain in known.domains.items()],
        "function": loads.get(None, 0),
        "total": total,
        "over": total > CAPACITY,
        "count": len(assigned),
    }
