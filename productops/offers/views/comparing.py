"""Two versions of an offer side by side, as a page shows them."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from productops.offers.differences import differences, marked
from productops.offers.models import Offer, OfferVersion


def with_earlier(offer: Offer) -> list[tuple[OfferVersion, OfferVersion | None]]:
    """Give every version, the last first, each with the one before it."""
    versions = list(offer.versions.defer("page", "document").order_by("-number"))
    return list(zip(versions, [*versions[1:], None], strict=True))


def comparison(offer: Offer, before: int, after: int) -> dict[str, Any]:
    """Give what changed from one version to a later one. Raises Http404 where one is not there."""
    found = {version.number: version for version in offer.versions.filter(number__in=(before, after)).defer("page")}
    if before >= after or len(found) != 2:
        raise Http404
    old, new = found[before], found[after]
    return {
        "before": old,
        "after": new,
        "changes": differences(old.document, new.document),
        "sections": marked(old.document, new.document),
    }
