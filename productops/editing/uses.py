"""What uses a row: said on its page, so that nobody has to guess what an edit or a deletion touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from productops.drafting.plan import Plan
from productops.drafting.scope_json import ScopeError, read_scope
from productops.knowledge import loading, models


@dataclass(frozen=True, kw_only=True)
class Use:
    """Rows of a kind that use a row, each with its address in the admin."""

    label: str
    rows: list[tuple[str, str]]


def of(row: Any) -> list[Use] | None:
    """Give what uses a row, the kinds that do; None for a model that nothing can use."""
    finders = _USES.get(type(row))
    if finders is None:
        return None
    found = [Use(label=label, rows=[(_address(user), str(user)) for user in find(row)]) for label, find in finders]
    return [use for use in found if use.rows]


def unused(row: Any) -> str:
    """Say what it means that nothing uses a row."""
    return _UNUSED.get(type(row), "")


def _address(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def _testimonials(rows: Any) -> Any:
    return rows.select_related("interviewee")


def _starting_with(row: Any) -> Iterable[models.TypicalMandate]:
    """Give the typical mandates whose answers name a problem or a role."""
    key = "problems" if isinstance(row, models.Problem) else "existing_roles"
    for mandate in models.TypicalMandate.objects.all():
        named = mandate.answers.get(key) or []
        if row.slug in [one.get("slug") if isinstance(one, dict) else one for one in named]:
            yield mandate


def _suggesting(row: models.Mission) -> Iterable[models.TypicalMandate]:
    """Give the typical mandates that would suggest a mission."""
    catalogue = loading.catalogue()
    for mandate in models.TypicalMandate.objects.all():
        try:
            assigned = Plan(scope=read_scope(mandate.answers, catalogue), catalogue=catalogue).assigned
        except ScopeError:
            continue  # a problem it names was deleted: it suggests nothing
        if row.slug in {one.ref for one in assigned if one.mission}:
            yield mandate


_USES: Mapping[type[Any], list[tuple[str, Callable[[Any], Iterable[Any]]]]] = {
    models.Mission: [
        ("Les problèmes auxquels elle répond", lambda row: row.problems.all()),
        ("Les rôles déjà présents qui la couvrent", lambda row: row.covered_by.all()),
        ("Les mandats types qui la suggèrent", _suggesting),
    ],
    models.Competency: [
        ("Les missions qui l’appellent", lambda row: row.missions.all()),
        ("Les témoignages qui en parlent", lambda row: _testimonials(row.testimonials)),
        (
            "Les parcours qui l’apportent ou la laissent à construire",
            lambda row: models.CareerPath.objects.filter(competencies__competency=row),
        ),
    ],
    models.Domain: [
        ("Ses missions", lambda row: row.missions.all()),
        ("Ses problèmes", lambda row: row.problems.all()),
        ("Les témoignages qui en parlent", lambda row: _testimonials(row.testimonials)),
    ],
    models.CareerPath: [
        ("Les personnes qui en viennent", lambda row: row.interviewees.all()),
        ("Les témoignages qui en parlent", lambda row: _testimonials(row.testimonials)),
    ],
    models.Testimonial: [
        (
            "Les parcours dont un signal le cite",
            lambda row: models.CareerPath.objects.filter(signals__testimonial=row).distinct(),
        ),
        (
            "Les désaccords où il figure",
            lambda row: models.Dissent.objects.filter(Q(one=row) | Q(other=row)),
        ),
    ],
    models.Interviewee: [("Ses témoignages", lambda row: _testimonials(row.testimonials))],
    models.Source: [("Les témoignages qui en viennent", lambda row: _testimonials(row.testimonials))],
    models.Situation: [("Les témoignages qui en parlent", lambda row: _testimonials(row.testimonials))],
    models.Problem: [("Les mandats types qui en partent", _starting_with)],
    models.ExistingRole: [("Les mandats types où il est là", _starting_with)],
    models.ProfileQuestion: [("Ses réponses", lambda row: row.answers.all())],
}

_UNUSED: Mapping[type[Any], str] = {
    models.Mission: "aucun problème n’y mène et aucun mandat type ne la suggère ; elle ne se choisit qu’à la main.",
    models.Competency: "aucune mission ne l’appelle ; elle ne se choisit qu’à la main.",
    models.Domain: "il n’a ni mission ni problème.",
    models.CareerPath: "aucune personne n’en vient et aucun témoignage n’en parle.",
    models.Testimonial: "aucun signal de parcours ne le cite ; il paraît sur le site tant qu’il est publié.",
    models.Interviewee: "la page de cette personne n’a aucune citation.",
    models.Source: "aucun témoignage n’en vient.",
    models.Situation: "aucun témoignage n’en parle.",
    models.Problem: "aucun mandat type n’en part ; il reste proposé dans le cadrage.",
    models.ProfileQuestion: "elle n’a pas de réponse : personne ne la verra.",
    models.ExistingRole: "aucun mandat type ne le suppose ; il reste proposé dans le cadrage.",
}
