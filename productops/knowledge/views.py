"""Reading the catalogue: domains, competencies, missions, career paths, people and what they said."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from productops.knowledge.models import (
    CareerPath,
    Competency,
    Domain,
    Interviewee,
    Mission,
    NeighbourJob,
    Testimonial,
    WayOut,
)

VOICES = Prefetch("testimonials", queryset=Testimonial.objects.published().for_cards(), to_attr="voices")
# Counting groups the rows, and Django then forgets the model's own order: say it again after.
COUNT = Count("testimonials", filter=Q(testimonials__published=True, testimonials__interviewee__published=True))


@require_safe
def domains(request: HttpRequest) -> HttpResponse:
    """List the four domains."""
    rows = Domain.objects.prefetch_related("missions", "problems")
    return render(request, "knowledge/domains.html", {"domains": rows})


@require_safe
def domain(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a domain: its purpose, the problems it answers, its missions, its voices."""
    row = get_object_or_404(Domain.objects.prefetch_related("missions", "problems", VOICES), slug=slug)
    others = Domain.objects.exclude(pk=row.pk)
    return render(request, "knowledge/domain.html", {"domain": row, "others": others})


@require_safe
def competencies(request: HttpRequest) -> HttpResponse:
    """List the competencies: the base first, then those a mandate calls for."""
    rows = list(Competency.objects.annotate(calls=Count("missions", distinct=True)).order_by("order"))
    groups = [(kind.label, [row for row in rows if row.kind == kind]) for kind in Competency.Kind]
    return render(request, "knowledge/competencies.html", {"groups": groups})


@require_safe
def competency(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a competency: what it is, what one sees at each level, how it is asked, who speaks of it."""
    rows = Competency.objects.prefetch_related(
        "behaviours", "questions", "warning_signs", "missions", "missions__domain", VOICES
    )
    row = get_object_or_404(rows, slug=slug)
    levels: dict[str, list[str]] = {}
    for behaviour in row.behaviours.all():
        levels.setdefault(behaviour.get_level_display(), []).append(behaviour.text)
    return render(request, "knowledge/competency.html", {"competency": row, "levels": levels})


@require_safe
def mission(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a mission: what it consists of, what shows it works, what it asks for."""
    rows = Mission.objects.select_related("domain").prefetch_related(
        "lines", "results", "problems", "covered_by", "mission_competencies__competency"
    )
    row = get_object_or_404(rows, slug=slug)
    return render(request, "knowledge/mission.html", {"mission": row, "lines": _by_kind(row)})


@require_safe
def paths(request: HttpRequest) -> HttpResponse:
    """List the career paths side by side."""
    rows = CareerPath.objects.prefetch_related("lines").annotate(count=COUNT).order_by("order")
    return render(request, "knowledge/paths.html", {"paths": [(row, _by_kind(row)) for row in rows]})


@require_safe
def path(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a career path: what it brings, what to watch, how to start, who speaks of it."""
    people = Prefetch("interviewees", queryset=Interviewee.objects.filter(published=True), to_attr="people")
    row = get_object_or_404(
        CareerPath.objects.prefetch_related("lines", "questions", "signals", VOICES, people), slug=slug
    )
    signals = [signal for signal in row.signals.all() if signal.effect > 0]
    cautions = [signal for signal in row.signals.all() if signal.effect < 0]
    context = {"path": row, "lines": _by_kind(row), "signals": signals, "cautions": cautions}
    return render(request, "knowledge/path.html", context | {"others": CareerPath.objects.exclude(pk=row.pk)})


@require_safe
def neighbours(request: HttpRequest) -> HttpResponse:
    """Compare the jobs one takes for this one, and say where the role may lead."""
    jobs = NeighbourJob.objects.prefetch_related("week")
    return render(request, "knowledge/neighbours.html", {"jobs": jobs, "ways_out": WayOut.objects.all()})


@require_safe
@vary_on_headers("HX-Request")
def testimonials(request: HttpRequest) -> HttpResponse:
    """List the voices, those that speak of one past when the address asks for it."""
    asked = request.GET.get("parcours", "").replace("\x00", "")
    choices = list(CareerPath.objects.annotate(count=COUNT).order_by("order"))
    chosen = next((choice for choice in choices if choice.slug == asked), None)
    voices = Testimonial.objects.published().for_cards()
    context = {
        "choices": choices,
        "chosen": chosen,
        "unknown": asked if asked and chosen is None else "",
        "voices": voices.speaking_of(chosen.slug) if chosen else voices,
    }
    fragment = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    return render(request, "knowledge/_voices.html" if fragment else "knowledge/testimonials.html", context)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person: the past the source tells, and everything quoted."""
    rows = Interviewee.objects.filter(published=True).prefetch_related(
        "companies",
        "interviewee_paths__path",
        Prefetch("testimonials", queryset=Testimonial.objects.published().for_cards(), to_attr="voices"),
    )
    row = get_object_or_404(rows, slug=slug)
    past = [link.path for link in row.interviewee_paths.all()]
    same = Interviewee.objects.filter(published=True, paths__in=past).exclude(pk=row.pk).distinct()
    return render(request, "knowledge/person.html", {"person": row, "past": past, "same": same})


def _by_kind(row: Any) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for line in row.lines.all():
        lines.setdefault(line.kind, []).append(line.text)
    return lines
