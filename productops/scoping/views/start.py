"""The start: three ways in, the typical mandates, and the drafts of this browser."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from productops.drafting.catalogue import Catalogue, by_catalogue
from productops.drafting.pitch import MOST_PROBLEMS
from productops.drafting.plan import Plan
from productops.drafting.scope import Scope
from productops.drafting.scope_json import answer_paths, prune
from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.scoping import access, saving
from productops.scoping.fast import FAST_PARTS, FastForm
from productops.scoping.models import RoleScope
from productops.scoping.room import where_there_is_room
from productops.scoping.steps import FAST, STEPS, after, step_of
from productops.scoping.views.context import levels_radar
from productops.ui.limits import Asked, limited


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.OPENING)
@where_there_is_room
def start(request: HttpRequest) -> HttpResponse:
    """Say what the scoping is, with its three ways; list this browser's drafts. On POST, open a new draft."""
    if request.method == "POST":
        return _open_draft(request)
    known = catalogue()
    context = {
        "drafts": access.drafts_of(request),
        "steps": STEPS,
        "blank_fields": _blank_fields(known),
        "parts": FAST_PARTS,
        "has_mail": settings.HAS_MAIL,
    }
    return render(request, "scoping/start.html", context)


@require_safe
@private_page
def typical(request: HttpRequest) -> HttpResponse:
    """Show the typical mandates, each with the button that opens a draft from it."""
    return render(request, "scoping/typical.html", {"typical": _typical_mandates(catalogue())})


def _open_draft(request: HttpRequest) -> HttpResponse:
    """Open an empty draft, or one that starts from the fast way, or from a typical mandate."""
    known, step = catalogue(), STEPS[0]
    if (model := known.typical_mandates.get(request.POST.get("modele", ""))) is not None:
        answers, _fallen = prune(model.answers, known)
        # A page written for one's product leader names what hurts here: that is what the scoping begins with.
        if hurts := [slug for slug in dict.fromkeys(request.POST.getlist("mal")) if slug in known.problems]:
            answers["problems"] = hurts[:MOST_PROBLEMS]
        _row, key = RoleScope.objects.start_from(answers)
    else:
        row, key = RoleScope.objects.start()
        if request.POST.get("way") == FAST.key:
            saved = saving.save_step(FAST, row.pk, known, request.POST)
            step = after(FAST) if saved.outcome is saving.Outcome.SAVED else FAST
    address = reverse("scoping:step", args=[key, step.key])
    # The fast way goes from the mandate to the offer, not through the other steps.
    response = redirect(f"{address}?retour=relecture" if step is after(FAST) else address)
    access.write_keys(response, [key, *access.read_keys(request)])
    return response


@by_catalogue
def _blank_fields(known: Catalogue) -> str:
    """Draw the fast way before anything is written in it; the page puts its form around it, with its token."""
    form = FastForm(plan=Plan(scope=Scope(), catalogue=known), answers={})
    return render_to_string("scoping/_fast_fields.html", {"form": form})


@by_catalogue
def _typical_mandates(known: Catalogue) -> list[dict[str, Any]]:
    """Give the typical mandates, each with its four levels drawn and the problems it answers."""
    return [
        {
            "mandate": mandate,
            "radar": levels_radar(mandate.answers.get("mandate", {}), known),
            "problems": [known.problems[s].title for s in mandate.answers.get("problems", []) if s in known.problems],
        }
        for mandate in known.typical_mandates.values()
    ]


@require_safe
@private_page
def resume(request: HttpRequest, key: str) -> HttpResponse:
    """Go to the first step that has no answer of the leader's yet, or to the reading."""
    answers = access.find_draft(key).answers
    given = {*answer_paths(answers), *answers.get("confirmed", [])} - set(answers.get("assumed", []))
    done = {step.key for path in given if (step := step_of(path))}
    left = next((step for step in STEPS if step.subject and step.key not in done), STEPS[-1])
    return redirect("scoping:step", key=key, step=left.key)
