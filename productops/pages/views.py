"""Home, the pages every site needs, and what search engines read."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from productops.drafting.catalogue import Catalogue, TypicalMandate
from productops.drafting.wording import MANDATE_LEVELS
from productops.knowledge.kept_pages import kept
from productops.knowledge.loading import catalogue
from productops.knowledge.models import Interviewee, Source, Testimonial
from productops.knowledge.voices import HOME_VOICE
from productops.pictures.radar import radar

MANDATES_SHOWN = 4
"""Mandates drawn at the top of the home page: enough to see that no two are alike."""
EXAMPLE = 1
"""The rank, among them, of the one that is drawn large, with its axes named: its shape has three points."""


@require_safe
@kept()
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is, and open the two doors."""
    known = catalogue()
    mandates = [(named, _levels(named, known)) for named in list(known.typical_mandates.values())[:MANDATES_SHOWN]]
    testimonials = list(known.testimonials.values())
    testimonial = known.testimonials.get(HOME_VOICE) or (testimonials[0] if testimonials else None)
    context = {
        "mandates": mandates,
        "domains": known.domains.values(),
        "paths": known.paths.values(),
        "missions": len(known.missions),
        "testimonials": len(testimonials),
        "testimonial": testimonial,
    }
    if mandates and len(known.domains) > 2:  # three domains make a shape
        example, levels = mandates[EXAMPLE % len(mandates)]
        axes = [(domain.name, levels[slug]) for slug, domain in known.domains.items()]
        context |= {"example": example, "drawn": radar(axes, title=example.name, words=MANDATE_LEVELS)}
    return render(request, "pages/home.html", context)


def _levels(mandate: TypicalMandate, known: Catalogue) -> dict[str, int]:
    return {slug: int(mandate.answers.get("mandate", {}).get(slug, 0)) for slug in known.domains}


@require_safe
@kept()
def about(request: HttpRequest) -> HttpResponse:
    """Say how texts are written, where facts come from, and what the site does not know."""
    known = catalogue()
    context = {
        "missions": len(known.missions),
        "problems": len(known.problems),
        "competencies": len(known.competencies),
        "testimonials": Testimonial.objects.published().count(),
        "sources": Source.objects.filter(Q(testimonials__published=True) | ~Q(author="")).distinct(),
    }
    return render(request, "pages/about.html", context)


MAP_PARTS = (
    ("ecrire", "Écrire un poste"),
    ("pour-soi", "Pour soi"),
    ("parcours", "Les parcours"),
    ("mandats", "Les mandats"),
    ("personnes", "Les personnes"),
    ("competences", "Les compétences"),
    ("ce-site", "Ce site"),
    ("missions", "Les missions"),
)
"""The parts of the map, in its order, for its table of contents."""


@require_safe
@kept()
def site_map(request: HttpRequest) -> HttpResponse:
    """List every page, by what one comes for."""
    known = catalogue()
    domains = [(domain, known.missions_of(slug)) for slug, domain in known.domains.items()]
    context = {
        "parts": MAP_PARTS,
        "paths": known.paths.values(),
        "mandates": known.typical_mandates.values(),
        "competencies": known.competencies.values(),
        "people": Interviewee.objects.filter(published=True),
        "domains": [*domains, (None, known.missions_of(None))],
    }
    return render(request, "pages/map.html", context)


@require_safe
@kept()
def told_by_the_operator(request: HttpRequest, template: str) -> HttpResponse:
    """Show a page that names who runs this copy of the site, from its settings."""
    context = {"publisher": settings.SITE_PUBLISHER, "contact": settings.SITE_CONTACT, "host": settings.SITE_HOST}
    return render(request, template, context)


class PagesSitemap(Sitemap):
    """The doors of the site."""

    def items(self) -> list[str]:
        """Give their addresses."""
        names = (
            "pages:home",
            "pages:about",
            "pages:map",
            "publishing:check",
            "opendata:home",
            "opendata:reference",
            "publishing:read-posting",
            "contributions:contribute",
        )
        return [reverse(name) for name in names]

    def location(self, item: str) -> str:
        """Give an address as it is."""
        return item


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what is not for them, and where the map is."""
    lines = [
        "User-agent: *",
        "Disallow: /cadrage/",
        "Disallow: /lecture/",
        "Disallow: /gestion/",
        f"Sitemap: {request.build_absolute_uri(reverse('pages:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
