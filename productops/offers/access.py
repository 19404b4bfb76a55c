"""Who may read what of an offer: its address while it lasts, its history where the leader chose to show it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from productops.offers.models import Offer, OfferVersion
from productops.ui.errors import gone

P = ParamSpec("P")


def offer_page(
    view: Callable[Concatenate[HttpRequest, Offer, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Give a view the offer of the key in its address: 404 where there is none, 410 where it ended, at once.

    The answer is kept by nobody on the way, and search engines leave it alone until an editor has agreed.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, key: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            offer = Offer.objects.with_key(key)
        except Offer.DoesNotExist as missing:
            raise Http404 from missing
        told = offer.gone_on(timezone.localdate())
        response = gone(request, told) if told else view(request, offer, *args, **kwargs)
        add_never_cache_headers(response)
        if told or not offer.standing.is_indexed:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return cast(Callable[Concatenate[HttpRequest, str, P], HttpResponse], wrapped)


def find_version(offer: Offer, number: int) -> OfferVersion:
    """Give a version that may be read at the offer's address: the last, and those before where the leader shows them."""
    latest = offer.latest
    if number == latest.number:
        return latest
    version = offer.versions.filter(number=number).first() if offer.history_shown else None
    if version is None:
        raise Http404
    return version
