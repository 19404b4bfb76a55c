"""`/mandats/`: the mandates often met, told to whoever would hold one."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from productops.drafting.catalogue import CareerPath, Catalogue, Domain
from productops.drafting.catalogue import Testimonial as KnownTestimonial
from productops.drafting.fitting import Ground, Verdict, grounds, paths_for
from productops.drafting.plan import Plan
from productops.drafting.wording import MANDATE_LEVELS
from productops.knowledge.kept_pages import kept
from productops.knowledge.loading import catalogue
from productops.knowledge.models import Testimonial, TypicalMandate
from productops.pictures.radar import radar

TESTIMONIALS_SHOWN = 3


@require_safe
@kept()
def mandates(request: HttpRequest) -> HttpResponse:
    """List the typical mandates, with the pasts that prepare for each."""
    known = catalogue()
    rows = [(each.mandate, _levels(each, known), _prepared(each, known)) for each in grounds(known)]
    return render(request, "knowledge/mandates.html", {"mandates": rows})


@require_safe
@kept()
def mandate(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a mandate: an ordinary week, what it asks, who is at ease in it, what to ask and to be wary of."""
    rows = TypicalMandate.objects.prefetch_related("lines", "questions", "signs", "neighbours__job")
    row = get_object_or_404(rows, slug=slug)
    known = catalogue()
    readable = {each.mandate.slug: each for each in grounds(known)}
    if (ground := readable.get(slug)) is None:
        raise Http404
    plan = Plan(scope=ground.scope, catalogue=known)
    levels = _levels(ground, known)
    pasts = paths_for(ground.mandate, known)
    context = {
        "mandate": row,
        "parts": _parts(row),
        "drawn": drawn_mandate(ground, known),
        "domains": _domains(levels, known),
        "week": [line.text for line in row.lines.all() if line.kind == "week"],
        "titles": [line.text for line in row.lines.all() if line.kind == "title"],
        "missions": plan.suggested_missions,
        "problems": [known.problems[problem] for problem in ground.scope.problems],
        "roles": [known.existing_roles[role.slug].name for role in ground.scope.existing_roles],
        "required": plan.suggested_competencies[0],
        "appreciated": plan.suggested_competencies[1],
        "prepared": [(path, fit) for path, fit in pasts if fit.verdict is Verdict.THRIVE],
        "open": [(path, fit) for path, fit in pasts if fit.verdict is Verdict.POSSIBLE],
        "closed": [(path, fit) for path, fit in reversed(pasts) if fit.verdict is Verdict.UNLIKELY],
        "testimonials": _testimonials(ground, known),
        "others": [
            (reverse("knowledge:mandate", args=[each.mandate.slug]), each.mandate.name)
            for each in readable.values()
            if each is not ground
        ],
    }
    return render(request, "knowledge/mandate.html", context)


def _parts(row: TypicalMandate) -> list[tuple[str, str]]:
    """Give the parts of the page that have something to say, for its table of contents."""
    kinds = {line.kind for line in row.lines.all()}
    parts = (
        ("semaine", "La semaine", "week" in kinds),
        ("missions", "Les missions", True),
        ("competences", "Les compétences", True),
        ("passes", "D’où l’on vient", True),
        ("entretien", "En entretien", bool(row.questions.all())),
        ("annonce", "Dans l’annonce", bool(row.signs.all())),
        ("titres", "Les titres", "title" in kinds),
        ("voisins", "Les voisins", bool(row.neighbours.all())),
        ("recruter", "Si vous recrutez", True),
    )
    return [(anchor, title) for anchor, title, shown in parts if shown]


def _levels(ground: Ground, known: Catalogue) -> dict[str, int]:
    return {slug: ground.scope.mandate.get(slug, 0) for slug in known.domains}


def drawn_mandate(ground: Ground, known: Catalogue) -> str:
    """Draw a mandate; nothing where the catalogue has too few domains for a shape."""
    axes = [(known.domains[slug].name, level) for slug, level in _levels(ground, known).items()]
    return radar(axes, title=ground.mandate.name, words=MANDATE_LEVELS) if len(axes) > 2 else ""


def _domains(levels: Mapping[str, int], known: Catalogue) -> list[tuple[Domain, str]]:
    """Give the domains that the mandate holds, the heaviest first, with how much each counts."""
    held = sorted((slug for slug, level in levels.items() if level), key=lambda slug: -levels[slug])
    return [(known.domains[slug], MANDATE_LEVELS[levels[slug]]) for slug in held]


def _prepared(ground: Ground, known: Catalogue) -> list[CareerPath]:
    return [path for path, fit in paths_for(ground.mandate, known) if fit.verdict is Verdict.THRIVE]


def _testimonials(ground: Ground, known: Catalogue) -> list[Testimonial]:
    """Give the testimonials nearest to a mandate: those of someone as alone or as first as it is, those of its main domain."""
    setup = str(ground.scope.role.setup or "")
    main = max(ground.scope.mandate, key=lambda slug: ground.scope.mandate[slug])
    junior = "premier-poste" if str(ground.scope.role.seniority or "") == "junior" else ""

    def nearness(testimonial: KnownTestimonial) -> int:
        here = {setup, junior} & set(testimonial.situations)
        return 2 * len(here) + (main in testimonial.domains)

    near = sorted((v for v in known.testimonials.values() if nearness(v)), key=lambda v: -nearness(v))
    places = {testimonial.slug: rank for rank, testimonial in enumerate(near[:TESTIMONIALS_SHOWN])}
    rows = Testimonial.objects.published().for_cards().filter(slug__in=places)
    return sorted(rows, key=lambda row: places[row.slug])
