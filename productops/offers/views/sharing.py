"""The history of an offer, for whoever the leader chose to give a link to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from productops.http import private_page
from productops.offers.models import Offer
from productops.offers.views.comparing import comparison, with_earlier
from productops.scoping.access import find_link
from productops.scoping.links import Use
from productops.ui.errors import gone


@require_safe
@private_page
def history(request: HttpRequest, key: str) -> HttpResponse:
    """List the versions of the draft's last offer; say so while nothing is published."""
    offer = _offer(key)
    if offer and (told := offer.gone_on(timezone.localdate())):
        return gone(request, told)
    versions = with_earlier(offer) if offer else []
    return render(request, "offers/shared_history.html", {"key": key, "offer": offer, "versions": versions})


@require_safe
@private_page
def differences(request: HttpRequest, key: str, before: int, after: int) -> HttpResponse:
    """Show what changed from one version to a later one."""
    offer = _offer(key)
    if offer is None:
        raise Http404
    if told := offer.gone_on(timezone.localdate()):
        return gone(request, told)
    context = comparison(offer, before, after)
    back = {"back": reverse("offers:shared-history", args=[key]), "back_to": "Les versions"}
    return render(request, "offers/changes.html", context | back | {"offer": offer})


def _offer(key: str) -> Offer | None:
    """Give the last offer of the draft of a link. Raises Http404 where the link does not open, as for any link."""
    return Offer.objects.filter(scope=find_link(key, Use.HISTORY).scope).order_by("-pk").first()
