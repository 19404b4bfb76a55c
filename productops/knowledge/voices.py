"""Which testimonials the catalogue in memory holds: there may be a hundred thousand, and an edit reads them all again."""

from __future__ import annotations

from django.db.models import Q

from productops.drafting.catalogue import NAMED
from productops.knowledge import models

HELD = 200
"""Testimonials held, the first in the order of display: a document, a mandate, a profile quote a few of them."""
HOME_VOICE = "michael-bastien-metier-jeune"
"""The testimonial on the home page: the one that says best why no two mandates are alike."""


def held() -> list[int]:
    """Give the keys of the testimonials held: the first that may be cited, those that a signal cites, those named in our code."""
    cited = models.Testimonial.objects.cited()
    first = cited.order_by("order", "pk").values_list("pk", flat=True)[:HELD]
    signals = models.PathSignal.objects.filter(testimonial__isnull=False).values("testimonial")
    called = cited.filter(Q(pk__in=signals) | Q(slug__in=(HOME_VOICE, *NAMED))).values_list("pk", flat=True)
    return list(dict.fromkeys([*first, *called]))
