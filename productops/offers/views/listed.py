"""What anyone reads of the listed offers together: the list by what one looks for, and its feed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from productops.http import wants_part
from productops.offers.access import kept_with_list
from productops.offers.annotating import read_profile
from productops.offers.browsing import PROFILE, browse
from productops.offers.index import FACETS
from productops.offers.models import Listing

LATEST = 30
MAPPED = 2000


@require_safe
@vary_on_headers("HX-Request")
@kept_with_list(*(facet.key for facet in FACETS), "page", unless=PROFILE)
def offers(request: HttpRequest) -> HttpResponse:
    """Browse the listed offers: the whole page, or the part that htmx refines."""
    answers = read_profile(request.GET.get(PROFILE, ""))
    found = browse(request.GET, answers)
    context: dict[str, Any] = {
        "browse": found,
        "profile": answers,
        "canonical": request.build_absolute_uri(found.address),
    }
    if wants_part(request):
        # The link that took a filter off is gone with it: whoever uses a keyboard goes on from the count.
        context["focus"] = (request.htmx.trigger or "").startswith("retirer-")  # type: ignore[attr-defined]
        return push_url(render(request, "offers/_found.html", context), request.get_full_path())
    return render(request, "offers/list.html", context)


class OfferFeed(Feed):
    """The latest offers listed, for whoever reads by Atom."""

    feed_type = Atom1Feed
    title = "Offres de Product Ops"
    subtitle = "Les offres ouvertes et listées sur ce site, les dernières d’abord."

    def link(self) -> str:
        """Give the address of the list."""
        return reverse("offers:list")

    def items(self) -> list[Listing]:
        """Give the latest offers."""
        return list(Listing.objects.shown(timezone.localdate()).select_related("offer", "version")[:LATEST])

    def item_title(self, item: Any) -> str:
        """Name the post and who recruits."""
        return f"{item.version.title}, {item.offer.employer}"

    def item_description(self, item: Any) -> str:
        """Say what heads the offer: its facts."""
        return " · ".join(f"{label} : {text}" for label, text in item.head)

    def item_link(self, item: Listing) -> str:
        """Give the address of the offer."""
        return item.get_absolute_url()

    def item_updateddate(self, item: Listing) -> datetime:
        """Give when its last version was made."""
        return item.version.published_at


class OfferSitemap(Sitemap):
    """The list and the latest offers on it: as many as a page that is kept may name."""

    def items(self) -> list[Mapping[str, Any]]:
        """Give the addresses with when each changed."""
        rows = Listing.objects.shown(timezone.localdate()).values_list("public_key", "version__published_at")[:MAPPED]
        return [
            {"address": reverse("offers:list"), "changed": None},
            *({"address": reverse("offers:offer", args=[key]), "changed": changed} for key, changed in rows),
        ]

    def location(self, item: Mapping[str, Any]) -> str:
        """Give an address as it is."""
        return str(item["address"])

    def lastmod(self, item: Mapping[str, Any]) -> datetime | None:
        """Give when a version was last published."""
        changed: datetime | None = item["changed"]
        return changed
