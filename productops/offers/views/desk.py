"""The desk of whoever holds the draft: publish, change, close, withdraw, and see what each version changed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productops.http import private_page
from productops.offers import freezing
from productops.offers.access import find_last_offer
from productops.offers.employer_domain import EmployerDomain
from productops.offers.forms import EndForm, PublicationForm
from productops.offers.models import Offer, WayError
from productops.offers.publication import MovedError, Proposal, PublicationError, propose, publish_version
from productops.offers.states import WAYS, Actor
from productops.offers.views.comparing import comparison, with_earlier
from productops.scoping.access import find_own
from productops.scoping.models import RoleScope
from productops.ui.limits import Asked, limited


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.PUBLISHING)
def publish(request: HttpRequest, key: str) -> HttpResponse:
    """Show exactly what would become public, then publish it."""
    row = find_own(key)
    proposal = propose(row)
    if proposal is None:
        return redirect("scoping:step", key=key, step="mandat")
    if request.method != "POST":
        return _screen(request, key, proposal, _form(proposal))
    if _is_sent_again(request, proposal):
        messages.info(request, "Cette version était déjà publiée : il n’y en a qu’une.")
        return redirect("offers:publication", key=key)
    form = _form(proposal, request.POST)
    if not form.is_valid():
        return _screen(request, key, proposal, form, status=422)
    given = form.cleaned_data
    try:
        made = publish_version(
            row.pk,
            key,
            seen=given["seen"],
            employer=given["employer"],
            contact=given["contact"],
            why=given.get("why", ""),
            agreed=given.get("agreed", False),
        )
    except PublicationError as refusal:
        return _refused(request, key, row, refusal)
    number = made.version.number
    messages.success(request, "L’offre est publiée." if number == 1 else f"La version {number} est publiée.")
    return redirect("offers:publication", key=key)


def _form(proposal: Proposal, data: Any = None) -> PublicationForm:
    offer, organisation = proposal.offer or proposal.last, proposal.plan.scope.organisation
    initial = {"employer": offer.employer if offer else organisation.name, "contact": offer.contact if offer else ""}
    return PublicationForm(
        data, initial=initial, is_first=proposal.offer is None, has_suggestions=bool(proposal.suggested)
    )


def _is_sent_again(request: HttpRequest, proposal: Proposal) -> bool:
    """Tell whether what is sent is already published, and not the screen that stands now: one press came twice."""
    seen = request.POST.get("seen", "")
    if proposal.offer is None or seen == proposal.seen:
        return False
    return seen.partition("-")[0] == freezing.fingerprint(proposal.offer.latest.document)


def _refused(request: HttpRequest, key: str, row: RoleScope, refusal: PublicationError) -> HttpResponse:
    """Show what stands now and why it was not published, with what was typed."""
    proposal = propose(row)
    if proposal is None:
        return redirect("scoping:step", key=key, step="mandat")
    if _is_sent_again(request, proposal):
        return redirect("offers:publication", key=key)
    again = _form(proposal, request.POST)
    again.add_error(None, str(refusal))
    return _screen(request, key, proposal, again, status=409 if isinstance(refusal, MovedError) else 422)


def _screen(
    request: HttpRequest, key: str, proposal: Proposal, form: PublicationForm, status: int = 200
) -> HttpResponse:
    context = {
        "key": key,
        "form": form,
        "proposal": proposal,
        "document": proposal.document,
        "proof": proposal.offer.proof if proposal.offer else None,
        "labels": freezing.LABELS.values(),
        "today": timezone.localdate(),
    }
    return render(request, "offers/publish.html", context, status=status)


@require_safe
@private_page
def publication(request: HttpRequest, key: str) -> HttpResponse:
    """Show what was published of a draft, the last offer first."""
    offers = _offers(key)
    return _desk(request, key, offers) if offers else redirect("offers:publish", key=key)


def _offers(key: str) -> list[Offer]:
    return list(Offer.objects.filter(scope=find_own(key)).order_by("-pk"))


def _desk(
    request: HttpRequest, key: str, offers: list[Offer], form: EndForm | None = None, status: int = 200
) -> HttpResponse:
    offer = offers[0]
    public = offer.key_under(key)
    can_end = any(Actor.LEADER in actors for actors in WAYS[offer.state_now].values())
    context = {
        "key": key,
        "offer": offer,
        "standing": offer.standing,
        "state": offer.state_now,
        "address": reverse("offers:offer", args=[public]) if public else "",
        "versions": with_earlier(offer),
        "earlier": offers[1:],
        "form": (form or EndForm(is_open=offer.standing.is_open)) if can_end else None,
        "domain": EmployerDomain.objects.filter(offer=offer).first(),
        "has_mail": settings.HAS_MAIL,
        "is_stopped": offer.is_stopped,
        "is_gone": bool(offer.gone_on(timezone.localdate())),
    }
    return render(request, "offers/publication.html", context, status=status)


@require_POST
@private_page
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Close the offer, filled or not, or withdraw it."""
    offers = _offers(key)
    if not offers:
        raise Http404
    offer = offers[0]
    form = EndForm(request.POST, is_open=offer.standing.is_open)
    if not form.is_valid():
        return _desk(request, key, offers, form, status=422)
    state, filled = EndForm.WAYS[form.cleaned_data["end"]]
    try:
        offer.move(state, by=Actor.LEADER, filled=filled)
    except WayError:
        messages.warning(request, "L’offre a changé d’état depuis que cette page est ouverte : voici où elle en est.")
    else:
        messages.success(request, "L’offre est retirée." if filled is None else "L’offre est close.")
    return redirect("offers:publication", key=key)


@require_POST
@private_page
@transaction.atomic
def show_history(request: HttpRequest, key: str) -> HttpResponse:
    """Show the earlier versions at the public address, or no longer."""
    offer = find_last_offer(key)
    offer.history_shown = request.POST.get("historique") == "public"
    offer.save(update_fields=["history_shown"])
    messages.success(
        request,
        "L’historique se lit à l’adresse de l’offre."
        if offer.history_shown
        else "L’historique n’est plus que pour vous.",
    )
    return redirect(f"{reverse('offers:publication', args=[key])}#versions")


@require_safe
@private_page
def differences(request: HttpRequest, key: str, before: int, after: int) -> HttpResponse:
    """Show the leader what changed between two versions."""
    offer = find_last_offer(key)
    back = {"back": reverse("offers:publication", args=[key]), "back_to": "L’offre publiée"}
    return render(request, "offers/changes.html", comparison(offer, before, after) | back | {"offer": offer})
