"""The pictures at addresses of their own, to be kept or shown elsewhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from productops.drafting.catalogue import Catalogue, Mission
from productops.drafting.fitting import grounds
from productops.knowledge import models
from productops.knowledge.kept_pages import kept
from productops.knowledge.loading import catalogue
from productops.knowledge.views.mandates import drawn_mandate
from productops.knowledge.views.testimonials import line_of
from productops.pictures.files import as_file
from productops.pictures.shelf import Spine, shelf

FUNCTION = ("fonction", "La fonction elle-même")
"""What stands for no domain: the slug of its colour, its name."""


def shelved(known: Catalogue) -> list[tuple[str, str, tuple[Mission, ...]]]:
    """Give the missions by domain (slug, name), those of the function itself at the end."""
    domains = [(slug, domain.name, known.missions_of(slug)) for slug, domain in known.domains.items()]
    return [each for each in (*domains, (*FUNCTION, known.missions_of(None))) if each[2]]


def shelves(known: Catalogue) -> list[str]:
    """Draw each domain on a shelf of its own, for a page that sets them side by side."""
    return [shelf([domain], title="Les missions") for domain in _spines(known)]


def _spines(known: Catalogue) -> list[tuple[str, str, list[Spine]]]:
    return [(slug, name, [_spine(mission) for mission in missions]) for slug, name, missions in shelved(known)]


def _spine(mission: Mission) -> Spine:
    address = reverse("knowledge:mission", args=[mission.slug])
    return Spine(title=mission.title, half_days=mission.load, address=address)


@require_safe
@kept()
def missions(request: HttpRequest) -> HttpResponse:
    """Give the shelf of missions."""
    return _file(shelf(_spines(catalogue())))


@require_safe
@kept()
def mandate(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the radar of a typical mandate."""
    known = catalogue()
    ground = next((each for each in grounds(known) if each.mandate.slug == slug), None)
    svg = drawn_mandate(ground, known) if ground else ""
    if not svg:
        raise Http404
    return _file(svg)


@require_safe
@kept()
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the way of a person to the job, where the source tells it."""
    row = get_object_or_404(models.Interviewee.objects.filter(published=True), slug=slug)
    past = [link.path for link in row.interviewee_paths.select_related("path")]
    if not past:
        raise Http404
    testimonials = models.Testimonial.objects.published().filter(interviewee=row).prefetch_related("domains")
    return _file(line_of(row, past, testimonials))


def _file(svg: str) -> HttpResponse:
    return HttpResponse(as_file(svg), content_type="image/svg+xml")
