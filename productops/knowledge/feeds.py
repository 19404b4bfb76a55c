"""The testimonials as an Atom feed, and the addresses of the catalogue for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from productops.knowledge import models
from productops.text.typography import typeset

LATEST = 30


class TestimonialFeed(Feed):
    """The latest testimonials, word for word."""

    feed_type = Atom1Feed
    title = "Témoignages de Product Ops"
    subtitle = "Ce que disent du métier les personnes qui l’exercent ou qui recrutent."
    link = "/temoignages/"

    def items(self) -> QuerySet[models.Testimonial]:
        """Give the latest testimonials."""
        rows = models.Testimonial.objects.published().select_related("interviewee", "source")
        return rows.order_by("-added_on", "order", "pk")[:LATEST]

    def item_title(self, item: Model) -> str:
        """Name who speaks."""
        assert isinstance(item, models.Testimonial)  # noqa: S101
        return f"{item.interviewee.name}, {item.interviewee.role}"

    def item_description(self, item: Model) -> str:
        """Quote, and say where it comes from."""
        assert isinstance(item, models.Testimonial)  # noqa: S101
        return typeset(f"« {item.quote} » {item.context} {item.source}")

    def item_updateddate(self, item: models.Testimonial) -> datetime:
        """Give the day it was added."""
        return timezone.make_aware(datetime.combine(item.added_on, time(12)))


class CatalogueSitemap(Sitemap):
    """Every public page of the catalogue."""

    limit = 5000

    def items(self) -> list[str]:
        """Give the addresses: lists first, then a page a row."""
        names = (
            "domains",
            "competencies",
            "mandates",
            "glossary",
            "questions",
            "paths",
            "my-profile",
            "neighbours",
            "testimonials",
        )
        return [*(reverse(f"knowledge:{name}") for name in names), *_pages()]

    def location(self, item: str) -> str:
        """Give an address as it is."""
        return item


def _pages() -> Iterable[str]:
    people = models.Interviewee.objects.filter(published=True)
    for rows in (
        models.Domain.objects,
        models.Competency.objects,
        models.Mission.objects,
        models.CareerPath.objects,
        models.TypicalMandate.objects,
        people,
    ):
        for row in rows.all():
            yield row.get_absolute_url()
