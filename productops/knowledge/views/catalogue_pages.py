"""Reading the catalogue: domains, competencies, missions and career paths."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from productops.drafting.catalogue import Catalogue
from productops.drafting.fitting import Verdict, grounds, mandates_for
from productops.knowledge.comparing import compare
from productops.knowledge.kept_pages import kept
from productops.knowledge.loading import catalogue
from productops.knowledge.models import (
    CareerPath,
    Competency,
    Domain,
    Interviewee,
    MandateNeighbour,
    Mission,
    MissionCompetency,
    NeighbourJob,
    Testimonial,
    WayOut,
)
from productops.knowledge.search.lookup import told_of
from productops.knowledge.views.drawings import shelved, shelves
from productops.knowledge.voices import HOME_VOICE

OURS = "product-ops"
"""The slug of this very job among its neighbours."""
PATH_VOICES = 3
TESTIMONIALS_SHOWN = 6
"""Testimonials on a page that is about something else; the page of testimonials has the rest."""


def _testimonials(**about: Any) -> list[Testimonial]:
    """Give the first testimonials about something, and one more where there are more."""
    return list(Testimonial.objects.published().filter(**about).for_cards()[: TESTIMONIALS_SHOWN + 1])


def _told_here(slug: str, known: Catalogue) -> list[Testimonial]:
    """Give the testimonials of a path's page: those that neither home nor an earlier path has said, where there are any."""
    said, here = {HOME_VOICE}, list[str]()
    for path in known.paths:
        about = [testimonial.slug for testimonial in known.testimonials.values() if path in testimonial.paths]
        fresh = [testimonial for testimonial in about if testimonial not in said]
        here = (fresh or about)[:PATH_VOICES]
        said.update(here)
        if path == slug:
            break
    rows = Testimonial.objects.published().for_cards().filter(slug__in=here)
    return sorted(rows, key=lambda testimonial: here.index(testimonial.slug))


@require_safe
@kept()
def domains(request: HttpRequest) -> HttpResponse:
    """List the four domains."""
    rows = Domain.objects.prefetch_related("missions", "problems")
    known = catalogue()
    context = {"domains": rows, "shelves": shelves(known), "shelved": shelved(known)}
    return render(request, "knowledge/domains.html", context)


@require_safe
@kept()
def domain(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a domain: its purpose, the problems it answers, its missions, its testimonials."""
    row = get_object_or_404(Domain.objects.prefetch_related("missions", "problems"), slug=slug)
    others = [(other.get_absolute_url(), other.name) for other in Domain.objects.exclude(pk=row.pk)]
    held = [each.mandate for each in grounds(catalogue()) if each.scope.mandate.get(slug, 0) > 1]
    parts = [
        ("problemes", "Ce qui fait mal"),
        ("missions", "Ce qu’un Product Ops y fait"),
        *([("mandats", "Les mandats")] if held else []),
        ("voix", "Ce qu’on en dit"),
    ]
    context = {"domain": row, "others": others, "mandates": held, "parts": parts}
    context["testimonials"] = _testimonials(domains=row)
    return render(request, "knowledge/domain.html", context)


@require_safe
@kept()
def competencies(request: HttpRequest) -> HttpResponse:
    """List the competencies: the base first, then those a mandate calls for, and where each one serves."""
    rows = list(Competency.objects.annotate(calls=Count("missions", distinct=True)).order_by("order"))
    groups = [(kind, [row for row in rows if row.kind == kind]) for kind in Competency.Kind]
    domains = [*Domain.objects.all(), None]
    calls = MissionCompetency.objects.values_list("competency", "mission__domain").annotate(missions=Count("mission"))
    found = {(competency, domain): missions for competency, domain, missions in calls}
    context = {
        "rows": rows,
        "groups": groups,
        "parts": [*((kind, kind.label) for kind in Competency.Kind), ("carte", "Où chacune sert")],
        "domains": domains,
        "map": [(row, [(domain, found.get((row.pk, domain and domain.pk), 0)) for domain in domains]) for row in rows],
        "most": max(found.values(), default=0),
    }
    return render(request, "knowledge/competencies.html", context)


@require_safe
@kept()
def competency(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a competency: what it is, what one sees at each level, how it is asked, who speaks of it."""
    rows = Competency.objects.prefetch_related(
        "behaviours", "questions", "warning_signs", "proofs", "codes", "missions", "missions__domain"
    )
    row = get_object_or_404(rows, slug=slug)
    levels: dict[str, list[str]] = {}
    for behaviour in row.behaviours.all():
        levels.setdefault(behaviour.get_level_display(), []).append(behaviour.text)
    parts = [
        ("niveaux", "À quoi on la reconnaît"),
        ("voix", "Qui en parle"),
        *([("preuve", "Du CV à la preuve")] if row.proofs.all() else []),
        ("entretien", "En entretien"),
        *([("missions", "Dans quelles missions")] if row.missions.all() else []),
    ]
    context = {"competency": row, "levels": levels, "parts": parts}
    context["testimonials"] = _testimonials(competencies=row)
    return render(request, "knowledge/competency.html", context)


@require_safe
@kept()
def mission(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a mission: what it consists of, what shows it works, what it asks for."""
    rows = Mission.objects.select_related("domain").prefetch_related(
        "lines", "results", "problems", "covered_by", "mission_competencies__competency"
    )
    row = get_object_or_404(rows, slug=slug)
    return render(request, "knowledge/mission.html", {"mission": row, "lines": _by_kind(row)})


@require_safe
@kept("avec")
def paths(request: HttpRequest) -> HttpResponse:
    """Set the career paths side by side: all of them, or those the address asks for."""
    return render(request, "knowledge/paths.html", compare(catalogue(), request.GET.getlist("avec")))


@require_safe
@kept()
def path(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a career path: what it brings, what to watch, where it fits, what to build, who speaks of it."""
    people = Prefetch("interviewees", queryset=Interviewee.objects.filter(published=True), to_attr="people")
    rows = CareerPath.objects.prefetch_related(
        "lines", "questions", "signals", "competencies__competency", "jobs", people
    )
    row = get_object_or_404(rows, slug=slug)
    known = catalogue()
    lines = _by_kind(row)
    builds = [link for link in row.competencies.all() if link.stance == "builds"]
    fits = mandates_for(known.paths[slug], known) if slug in known.paths else ()
    context = {
        "path": row,
        "lines": lines,
        "signals": [signal for signal in row.signals.all() if signal.effect > 0],
        "cautions": [signal for signal in row.signals.all() if signal.effect < 0],
        "fits": [fit for fit in fits if fit.verdict is Verdict.THRIVE],
        "open": [fit for fit in fits if fit.verdict is Verdict.POSSIBLE],
        "misfits": [fit for fit in reversed(fits) if fit.verdict is Verdict.UNLIKELY],
        "domains": known.domains,
        "brings": [link for link in row.competencies.all() if link.stance == "brings"],
        "builds": builds,
        "parts": [
            ("mandats", "Les mandats"),
            ("voix", "Les voix"),
            *([("essai", "Quatre semaines d’essai")] if any(kind.startswith("trial") for kind in lines) else []),
            ("apports", "Atouts et vigilance"),
            *([("competences", "Compétences")] if builds else []),
            ("entretien", "En entretien"),
            ("employeur", "Pour qui recrute"),
        ],
        "testimonials": _told_here(row.slug, known),
        "more": told_of("parcours", [slug])[slug] > 1,
        "others": CareerPath.objects.exclude(pk=row.pk),
    }
    return render(request, "knowledge/path.html", context)


@require_safe
@kept("metier", "avec")
def neighbours(request: HttpRequest) -> HttpResponse:
    """Begin with the reader's job today; set two jobs side by side; say where the role may lead.

    A job that the address does not name well is left for Product Ops.
    """
    jobs = list(NeighbourJob.objects.select_related("path").prefetch_related("week", "codes"))
    known = {job.slug: job for job in jobs}
    asked = request.GET.get("metier", "")
    today, beside = known.get(asked), known.get(request.GET.get("avec", "")) or known.get(OURS)
    mandates = MandateNeighbour.objects.filter(job=today).select_related("mandate") if today else ()
    context = {
        "jobs": jobs,
        "parts": [*((job.slug, job.name) for job in jobs), ("apres", "Et après ?"), ("essayer", "Essayer")],
        "ours": OURS,
        "today": today,
        "odd": bool(asked) and today is None,
        "beside": beside,
        "pair": [today, beside] if today and beside and today != beside else [],
        "mandates": mandates,
        "ways_out": WayOut.objects.all(),
    }
    return render(request, "knowledge/neighbours.html", context)


def _by_kind(row: Any) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for line in row.lines.all():
        lines.setdefault(line.kind, []).append(line.text)
    return lines
