"""Testimonials: browsed, and person by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from productops.http import wants_part
from productops.knowledge import models
from productops.knowledge.browsing import browse
from productops.knowledge.kept_pages import kept
from productops.pictures.career_line import career_line
from productops.text import french
from productops.ui.errors import gone

PEERS_SHOWN = 12


@require_safe
@vary_on_headers("HX-Request")
@kept("parcours", "competence", "domaine", "contexte", "page", unless="q")
def testimonials(request: HttpRequest) -> HttpResponse:
    """Browse the testimonials: the whole page, or the part that htmx refines."""
    found = browse(request.GET)
    context: dict[str, Any] = {"browse": found, "canonical": request.build_absolute_uri(found.address)}
    if wants_part(request):
        # The link that took a filter off is gone with it: whoever uses a keyboard goes on from the count.
        context["focus"] = (request.htmx.trigger or "").startswith("retirer-")  # type: ignore[attr-defined]
        return push_url(render(request, "knowledge/_found.html", context), found.address)
    return render(request, "knowledge/testimonials.html", context)


@require_safe
@kept()
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person: the past the source tells, everything quoted, and who does not agree."""
    testimonials = models.Testimonial.objects.published().for_cards().prefetch_related("domains")
    rows = models.Interviewee.objects.filter(published=True).prefetch_related(
        "companies",
        "interviewee_paths__path",
        Prefetch("testimonials", queryset=testimonials, to_attr="shown_testimonials"),
    )
    row = rows.filter(slug=slug).first()
    if row is None:
        get_object_or_404(models.Interviewee, slug=slug)
        return gone(
            request, "La personne citée ici a demandé le retrait de ses phrases, ou nous l’avons fait pour elle."
        )
    past = [link.path for link in row.interviewee_paths.all()]
    peers = models.Interviewee.objects.filter(published=True, paths__in=past).exclude(pk=row.pk).distinct()
    context = {
        "person": row,
        "past": past,
        "line": line_of(row, past, row.shown_testimonials),
        "peers": peers.prefetch_related("companies")[:PEERS_SHOWN] if past else (),
        "spoken": _by_competency(row.shown_testimonials),
        "dissents": _dissents(row),
    }
    return render(request, "knowledge/person.html", context)


def line_of(
    person: models.Interviewee, past: Sequence[models.CareerPath], testimonials: Iterable[models.Testimonial]
) -> str:
    """Draw a person's way to the job, with the domains that their testimonials speak of."""
    times = Counter(domain for testimonial in testimonials for domain in testimonial.domains.all())
    return career_line(
        [french.capital(path.noun) for path in past],
        role=person.role,
        where=french.join(str(company) for company in person.companies.all()),
        spoken=[(domain.slug, domain.name, times[domain]) for domain in sorted(times, key=lambda domain: domain.order)],
        name=person.name,
    )


def _by_competency(testimonials: list[models.Testimonial]) -> list[tuple[models.Competency, list[models.Testimonial]]]:
    spoken: dict[models.Competency, list[models.Testimonial]] = {}
    for testimonial in testimonials:
        for competency in testimonial.card_competencies:  # type: ignore[attr-defined]  # made by `for_cards`
            spoken.setdefault(competency, []).append(testimonial)
    return sorted(spoken.items(), key=lambda pair: (-len(pair[1]), pair[0].order))


def _dissents(row: models.Interviewee) -> list[tuple[str, models.Testimonial, models.Testimonial]]:
    """Give the questions on which someone else does not agree with this person: their testimonial, and that other one."""
    found = models.Dissent.objects.filter(Q(one__interviewee=row) | Q(other__interviewee=row))
    sides = [(each.one_id, each.other_id) for each in found]
    shown = models.Testimonial.objects.published().for_cards().in_bulk([pk for pair in sides for pk in pair])
    return [
        (each.question, *sorted((shown[each.one_id], shown[each.other_id]), key=lambda v: v.interviewee_id != row.pk))
        for each in found
        if each.one_id in shown and each.other_id in shown
    ]
