"""The bilan of a mandate: the leader opens it, the holder of the post writes it, the leader reads what was handed over."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productops.http import private_page
from productops.offers.assessment_forms import OpeningForm, StocktakingForm, read_seen, seen_of
from productops.offers.assessments import Assessment, Stocktaking
from productops.offers.calendar import Day, as_calendar
from productops.offers.models import Offer
from productops.offers.states import STANDINGS
from productops.offers.stocktaking import SHORTER
from productops.publishing.renderers.pdf import render_one_page
from productops.scoping.access import find_link, find_own
from productops.scoping.links import Use
from productops.scoping.models import RoleScope
from productops.ui.errors import gone
from productops.ui.limits import Asked, limited

MOST = 10
"""Bilans of a draft at most."""


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.PUBLISHING)
def desk(request: HttpRequest, key: str) -> HttpResponse:
    """Show the leader the bilans of their draft and what was handed over, and open one more."""
    row = find_own(key)
    offer = Offer.objects.filter(scope=row).order_by("-pk").first()
    if offer is None:
        raise Http404
    if request.method != "POST":
        return _desk(request, key, row, offer, OpeningForm())
    form = OpeningForm(request.POST)
    if not form.is_valid():
        return _desk(request, key, row, offer, form, status=422)
    given = form.cleaned_data
    with transaction.atomic():
        locked = RoleScope.objects.select_for_update().get(pk=row.pk)
        if offer.is_stopped or Assessment.objects.filter(link__scope=locked).count() >= MOST:
            form.add_error(None, f"Une offre arrêtée n’a pas de bilan, et un cadrage en a {MOST} au plus.")
            return _desk(request, key, row, offer, form, status=422)
        Assessment.objects.open_for(locked, offer.latest, under=key, **given)
    messages.success(request, f"Le bilan est ouvert : donnez son lien à {given['name']}.")
    return redirect("offers:assessments", key=key)


def _desk(
    request: HttpRequest, key: str, row: RoleScope, offer: Offer, form: OpeningForm, status: int = 200
) -> HttpResponse:
    found = Assessment.objects.filter(link__scope=row).select_related("link", "version")
    rows = [
        (each, _address(each, key), list(each.stocktakings.all())) for each in found.prefetch_related("stocktakings")
    ]
    for each, _address_of, days in rows:
        for day in days:
            day.assessment = each
    context = {"key": key, "offer": offer, "form": form, "bilans": rows, "is_stopped": offer.is_stopped}
    return render(request, "offers/assessments.html", context, status=status)


def _address(assessment: Assessment, key: str) -> str:
    opened = assessment.link.key_under(key) if assessment.link.is_open else ""
    return reverse("offers:assessment", args=[opened]) if opened else ""


@require_safe
@private_page
def handed(request: HttpRequest, key: str, pk: int, day: int) -> HttpResponse:
    """Show the leader a bilan as it was handed over."""
    found = _handed(key, pk, day)
    context = {
        "stocktaking": found,
        "document": found.sheet(found.handed),
        "back": reverse("offers:assessments", args=[key]),
        "file": reverse("offers:handed-file", args=[key, pk, day]),
        "is_leader": True,
    }
    return render(request, "offers/stocktaking_sheet.html", context)


@require_safe
@private_page
def handed_file(request: HttpRequest, key: str, pk: int, day: int) -> HttpResponse:
    """Give what was handed over as one page to print."""
    found = _handed(key, pk, day)
    return _printed(found, found.handed)


def _handed(key: str, pk: int, day: int) -> Stocktaking:
    """Give a bilan that was handed over. Raises Http404 for what its author kept, as for what is not there."""
    rows = Stocktaking.objects.select_related("assessment__version__offer")
    found = rows.filter(assessment__link__scope=find_own(key), assessment=pk, day=day, handed_at__isnull=False).first()
    if found is None:
        raise Http404
    return found


def _own(key: str) -> Assessment:
    """Give the bilan of its link. Raises Http404 where it does not open, as for any link."""
    link = find_link(key, Use.ASSESS)
    return Assessment.objects.select_related("link", "version__offer").get(link=link)


def _stocktaking(key: str, day: int) -> Stocktaking:
    assessment = _own(key)
    found = assessment.stocktakings.get(day=day)
    found.assessment = assessment
    return found


def _days(assessment: Assessment) -> list[Stocktaking]:
    """Give the three days of a bilan, each with its bilan at hand: no query is made again for it."""
    days = list(assessment.stocktakings.all())
    for day in days:
        day.assessment = assessment
    return days


@require_safe
@private_page
def home(request: HttpRequest, key: str) -> HttpResponse:
    """Say to the holder of the post what this is, who reads what, and the three days."""
    assessment = _own(key)
    if stopped := _stopped(request, assessment):
        return stopped
    context = {"key": key, "assessment": assessment, "days": _days(assessment)}
    return render(request, "offers/assessment.html", context)


def _stopped(request: HttpRequest, assessment: Assessment) -> HttpResponse | None:
    """Answer that the offer was stopped by an editor: what it said is read nowhere meanwhile."""
    offer = assessment.version.offer
    return gone(request, STANDINGS[offer.state_now].gone) if offer.is_stopped else None


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.NOTING)
def fill(request: HttpRequest, key: str, day: int) -> HttpResponse:
    """Ask what became of each line; keep what is typed, and hand it over when its author says so."""
    found = _stocktaking(key, day)
    if stopped := _stopped(request, found.assessment):
        return stopped
    mandate = found.assessment.mandate
    if request.method != "POST":
        return _form(request, key, found, StocktakingForm(initial=found.answers, mandate=mandate))
    is_handing = "remettre" in request.POST
    form = StocktakingForm(request.POST, mandate=mandate, is_handing=is_handing)
    form.is_valid()
    typed = form.typed
    merged = found.keep(typed, read_seen(request.POST.get("seen", "")))
    if form.errors or merged.clashes:
        # A field left alone shows what another page kept; one that is refused, or was changed twice, what was typed here.
        shown = {
            name: request.POST.get(name, "") for name in form.fields if name not in typed or name in merged.clashes
        }
        again = StocktakingForm({**merged.answers, **shown}, mandate=mandate, is_handing=is_handing)
        for name, kept in merged.clashes.items():
            told = f"« {form.told(name, kept)} »" if kept else "rien"
            again.add_error(name, f"Une autre page a gardé entre-temps : {told}. Enregistrez pour garder ce texte-ci.")
        return _form(request, key, found, again, status=409 if merged.clashes else 422)
    if is_handing:
        found.hand_over()
        messages.success(request, "Le bilan est remis : qui a cadré le poste peut le lire.")
        return redirect("offers:assessment", key=key)
    messages.success(request, "C’est enregistré. Personne d’autre ne le lit tant que vous ne le remettez pas.")
    return redirect("offers:stocktaking", key=key, day=day)


def _form(request: HttpRequest, key: str, found: Stocktaking, form: StocktakingForm, status: int = 200) -> HttpResponse:
    context = {"key": key, "stocktaking": found, "form": form, "seen": seen_of(found.answers)}
    return render(request, "offers/stocktaking.html", context, status=status)


@require_safe
@private_page
def sheet(request: HttpRequest, key: str, day: int) -> HttpResponse:
    """Show the holder the page as it would be read."""
    found = _stocktaking(key, day)
    if stopped := _stopped(request, found.assessment):
        return stopped
    context: dict[str, Any] = {
        "stocktaking": found,
        "document": found.sheet(found.answers),
        "back": reverse("offers:assessment", args=[key]),
        "file": reverse("offers:stocktaking-file", args=[key, day]),
        "is_leader": False,
    }
    return render(request, "offers/stocktaking_sheet.html", context)


@require_safe
@private_page
def file(request: HttpRequest, key: str, day: int) -> HttpResponse:
    """Give the holder their page to print."""
    found = _stocktaking(key, day)
    return _stopped(request, found.assessment) or _printed(found, found.answers)


def _printed(found: Stocktaking, answers: dict[str, str]) -> HttpResponse:
    shorter = (found.sheet(answers, cut) for cut in SHORTER)
    response = HttpResponse(render_one_page(found.sheet(answers), *shorter), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="bilan-{found.day}-jours.pdf"'
    return response


@require_safe
@private_page
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Give the three days as a file for a calendar."""
    assessment = _own(key)
    if stopped := _stopped(request, assessment):
        return stopped
    address = request.build_absolute_uri(reverse("offers:assessment", args=[key]))
    days = []
    for each in _days(assessment):
        title = f"Bilan du mandat, à {each.day} jours"
        uid = f"bilan-{assessment.pk}-{each.day}@{request.get_host()}"
        days.append(
            Day(
                uid=uid, on=each.on, title=title, text=f"Une demi-heure pour relire ce que l’offre écrivait : {address}"
            )
        )
    response = HttpResponse(
        as_calendar(days, made_at=assessment.opened_at.astimezone(UTC)), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="bilan.ics"'
    return response


@require_POST
@private_page
def erase(request: HttpRequest, key: str) -> HttpResponse:
    """Forget all that the holder wrote, handed over or not."""
    _own(key).stocktakings.update(answers={}, handed={}, handed_at=None)
    messages.success(request, "Tout ce que vous aviez écrit est effacé, ici et pour qui a cadré le poste.")
    return redirect("offers:assessment", key=key)
