"""Testimonials: browsed, and person by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from productops.http import wants_part
from productops.knowledge import models
from productops.knowledge.browsing import Browse, browse
from productops.knowledge.kept_pages import kept
from productops.knowledge.loading import catalogue
from productops.pictures.career_line import career_line
from productops.text import french
from productops.ui.errors import gone

PEERS_SHOWN = 12
OPENING = 9
"""People at the top of the page of testimonials, each by their shortest sentence."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A person at the top of the page: where they come from, and one line of their own."""

    person: models.Interviewee
    past: tuple[models.CareerPath, ...]
    companies: tuple[str, ...]
    line: str


@require_safe
@vary_on_headers("HX-Request")
@kept("parcours", "competence", "domaine", "contexte", "page", unless="q")
def testimonials(request: HttpRequest) -> HttpResponse:
    """Browse the testimonials: the whole page, or the part that htmx refines."""
    found = browse(request.GET)
    context: dict[str, Any] = {"browse": found, "canonical": request.build_absolute_uri(found.address)}
    if not found.chips and found.page == 1:
        context |= {"people": _opening(), "as_of": _as_of()}
    context["parts"] = _parts(found, bool(context.get("people")))
    if wants_part(request):
        # The link that took a filter off is gone with it: whoever uses a keyboard goes on from the count.
        context["focus"] = (request.htmx.trigger or "").startswith("retirer-")  # type: ignore[attr-defined]
        return push_url(render(request, "knowledge/_found.html", context), found.address)
    return render(request, "knowledge/testimonials.html", context)


def _parts(found: Browse, opens: bool) -> list[tuple[str, str]]:
    parts = (
        ("personnes", "Les personnes", opens),
        ("filtres", "Les filtres", True),
        ("trouves", "Les témoignages", True),
        ("manquent", "Les voix qui manquent", bool(found.missing)),
    )
    return [(anchor, title) for anchor, title, shown in parts if shown]


def _opening() -> list[Opened]:
    """Give the first people, each with the shortest of their published sentences."""
    shortest = models.Testimonial.objects.published().filter(interviewee=OuterRef("pk")).order_by(Length("quote"), "pk")
    rows = models.Interviewee.objects.filter(published=True).annotate(line=Subquery(shortest.values("quote")[:1]))
    people = rows.prefetch_related("companies", "interviewee_paths__path")[:OPENING]
    return [
        Opened(
            person=row,
            past=tuple(link.path for link in row.interviewee_paths.all()),
            companies=tuple(str(company) for company in row.companies.all()),
            line=row.line or "",
        )
        for row in people
    ]


def _as_of() -> str:
    """Say when the jobs were those told, where a source does."""
    return next((source.as_of for source in catalogue().sources.values() if source.as_of), "")


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
        "sources": list(dict.fromkeys(testimonial.source for testimonial in row.shown_testimonials)),
        "themes": _themes(row.shown_testimonials),
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


def _themes(testimonials: list[models.Testimonial]) -> list[tuple[models.Competency | None, list[models.Testimonial]]]:
    """Put each testimonial once, under the competency that this person speaks of most among its own; the others at the end."""
    left, themes = list(testimonials), []
    for competency, told in _by_competency(testimonials):
        here = [testimonial for testimonial in left if testimonial in told]
        left = [testimonial for testimonial in left if testimonial not in here]
        themes += [(competency, here)] if here else []
    return [*themes, (None, left)] if left else list(themes)


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
