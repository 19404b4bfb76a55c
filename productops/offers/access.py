"""Who may read what of an offer: its address while it lasts, its history where the leader chose to show it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from productops.http import View
from productops.knowledge.kept_pages import Store, kept
from productops.offers.index import list_revision
from productops.offers.models import Offer, OfferVersion
from productops.scoping.access import find_own
from productops.ui.errors import gone

P = ParamSpec("P")


def offer_page(
    view: Callable[Concatenate[HttpRequest, Offer, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Give a view the offer of the key in its address: 404 where there is none, 410 where it ended, at once.

    Until an editor has agreed to list it, the answer is kept by nobody and search engines leave it alone.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, key: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            offer = Offer.objects.with_key(key)
        except Offer.DoesNotExist as missing:
            raise Http404 from missing
        told = offer.gone_on(timezone.localdate())
        response = gone(request, told) if told else view(request, offer, *args, **kwargs)
        if told or not offer.standing.is_indexed:
            add_never_cache_headers(response)
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return cast(Callable[Concatenate[HttpRequest, str, P], HttpResponse], wrapped)


def find_last_offer(key: str) -> Offer:
    """Give the last offer of the draft of a key, with its own. Raises Http404 where nothing was published."""
    offer = Offer.objects.filter(scope=find_own(key)).order_by("-pk").first()
    if offer is None:
        raise Http404
    offer.key = offer.key_under(key)
    return offer


def find_version(offer: Offer, number: int) -> OfferVersion:
    """Give a version that may be read at the offer's address: the last, and those before where the leader shows them."""
    latest = offer.latest
    if number == latest.number:
        return latest
    version = offer.versions.filter(number=number).first() if offer.history_shown else None
    if version is None:
        raise Http404
    return version


pages = Store()
"""What a process keeps of the list and of the listed offers."""


def kept_with_list(*questions: str, unless: str = "") -> Callable[[View[P]], View[P]]:
    """Keep a page that depends on the listed offers: until one of them changes, the catalogue does, or the day."""
    return kept(*questions, unless=unless, pages=pages, of=list_revision)
