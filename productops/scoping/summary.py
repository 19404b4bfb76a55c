"""Saying a draft back to its author: every answer with the step that asks for it, and what fell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from productops.drafting.answers import Answer
from productops.drafting.catalogue import Catalogue
from productops.drafting.plan import Plan
from productops.drafting.scope import Scope
from productops.drafting.suggest import Assignment
from productops.drafting.wording import COMMITMENTS, HORIZONS, MANDATE_LEVELS, PARTS
from productops.scoping.acceptance import parts_of
from productops.scoping.drafts import Draft
from productops.scoping.fields import read_path
from productops.scoping.steps import BY_KEY, StepSpec, step_of
from productops.text.french import capital, euros, integer


@dataclass(frozen=True, kw_only=True)
class SummaryLine:
    """An answer: what was asked, what was said (several lines where it is a list), and the field to go to.

    `to_confirm` where it is still a suggestion, or comes from a typical mandate.
    """

    label: str
    values: tuple[str, ...]
    anchor: str = ""
    to_confirm: bool = False


@dataclass(frozen=True, kw_only=True)
class SummaryStep:
    """The answers of a step, and the names of what it left without one."""

    step: StepSpec
    answers: list[SummaryLine] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Give how many answers there are, each entry of a list being one."""
        return sum(len(answer.values) for answer in self.answers)

    @property
    def open_count(self) -> int:
        """Give how many answers are still to confirm."""
        return sum(answer.to_confirm for answer in self.answers)


def summarise(draft: Draft) -> list[SummaryStep]:
    """Say every answer, step by step; where one was not given and is suggested, say the suggestion."""
    scope, catalogue = draft.scope, draft.catalogue
    plain = {key: SummaryStep(step=BY_KEY[key]) for key in ("contexte", "conditions")}
    for summary in plain.values():
        _add_plain(summary, scope, draft.row.answers)
    roles = [
        f"{capital(catalogue.existing_roles[held.slug].name)}{f' : {held.holds}' if held.holds else ''}"
        for held in scope.existing_roles
    ]
    _add(plain["contexte"], "Qui est déjà là", roles, to_confirm="existing_roles" in scope.assumed)
    others = [f"{other.title} : {euros(other.yearly)}" if other.yearly else other.title for other in scope.alternatives]
    _add(plain["conditions"], "Autres emplois de la somme", others, anchor="id_other_use_1")
    return [
        plain["contexte"],
        _problems(scope, catalogue),
        _mandate(scope, catalogue),
        *_following(draft.plan),
        plain["conditions"],
    ]


def _add(
    summary: SummaryStep, label: str, values: Iterable[str], *, anchor: str = "", to_confirm: bool = False
) -> None:
    if lines := tuple(values):
        summary.answers.append(SummaryLine(label=label, values=lines, anchor=anchor, to_confirm=to_confirm))
    else:
        summary.unanswered.append(label)


def _add_plain(summary: SummaryStep, scope: Scope, answers: dict[str, Any]) -> None:
    """Say the answers of a step that are plain."""
    assert summary.step.form is not None  # noqa: S101  the steps that ask plain answers have a form
    for answer in summary.step.form.asked():
        value = read_path(answers, answer.path)
        lines = value if isinstance(value, list) else [value]
        said = [] if value in (None, "", []) else [_said(each, answer) for each in lines]
        _add(summary, answer.label, said, anchor=f"id_{answer.name}", to_confirm=answer.path in scope.assumed)


def _said(value: Any, answer: Answer) -> str:
    if isinstance(value, int):
        return euros(value) if answer.euros else integer(value)
    return answer.options.get(value, str(value))


def _problems(scope: Scope, catalogue: Catalogue) -> SummaryStep:
    summary = SummaryStep(step=BY_KEY["problemes"])
    chosen = [catalogue.problems[slug].title for slug in scope.problems]
    _add(summary, "Les problèmes, du plus lourd au moins lourd", chosen, to_confirm="problems" in scope.assumed)
    if scope.own_problems:
        _add(summary, "Avec vos mots", [own.title for own in scope.own_problems], anchor="id_own_title_1")
    return summary


def _mandate(scope: Scope, catalogue: Catalogue) -> SummaryStep:
    summary = SummaryStep(step=BY_KEY["mandat"])
    for slug, domain in catalogue.domains.items():
        level = [MANDATE_LEVELS[scope.mandate.get(slug, 0)]] if scope.has_mandate else []
        _add(summary, domain.name, level, anchor=f"id_level_{slug}_0", to_confirm="mandate" in scope.assumed)
    return summary


def _following(plan: Plan) -> list[SummaryStep]:
    """Say what follows from the mandate: chosen, accepted, or only suggested so far."""
    missions, results, profile = (SummaryStep(step=BY_KEY[key]) for key in ("missions", "resultats", "profil"))
    scope, catalogue = plan.scope, plan.catalogue
    _add(missions, "Les missions", map(_mission, plan.assigned), to_confirm=_open("missions", scope, scope.missions))
    given = scope.results if scope.results is not None else plan.suggested_results
    said = [f"{HORIZONS[r.horizon]} : {capital(r.title)}" if r.horizon else capital(r.title) for r in given]
    _add(results, "Les résultats", said, anchor="id_title_1", to_confirm=_open("results", scope, scope.results))
    kinds = zip(
        ("Requises", "Appréciées"), (scope.required, scope.appreciated), plan.suggested_competencies, strict=True
    )
    for label, chosen, suggested in kinds:
        slugs = chosen if chosen is not None else [each.competency.slug for each in suggested]
        open_ = _open("competencies", scope, chosen)
        _add(profile, label, [catalogue.competencies[slug].name for slug in slugs], to_confirm=open_)
    if scope.own_competencies:
        _add(profile, "Avec vos mots", [own.name for own in scope.own_competencies], anchor="id_own_name_1")
    welcome = [ranked.path.name for ranked in plan.welcome_paths] if scope.has_mandate else []
    _add(profile, "Les parcours bienvenus", welcome, anchor="id_paths_0", to_confirm=_open("paths", scope, scope.paths))
    return [missions, results, profile]


def _open(part: str, scope: Scope, chosen: object) -> bool:
    return chosen is None and part not in scope.confirmed


def _mission(assigned: Assignment) -> str:
    return f"{COMMITMENTS[assigned.commitment]} : {assigned.title}"


@dataclass(frozen=True, kw_only=True)
class SupersededChoice:
    """A part that had been accepted: what went out of it, what came in its place, and the step where it is."""

    part: str
    name: str
    step: StepSpec | None
    left: tuple[str, ...]
    came: tuple[str, ...]


def superseded_choices(draft: Draft) -> list[SupersededChoice]:
    """Say what a change of answers made fall, and what now stands in its place."""
    if not draft.row.superseded:
        return []
    catalogue, now = draft.catalogue, parts_of(draft.plan, draft.answers)
    summary = []
    for part, was in draft.row.superseded.items():
        before, after = _names(part, was, catalogue), _names(part, now[part], catalogue)
        summary.append(
            SupersededChoice(
                part=part,
                name=PARTS[part],
                step=step_of(part),
                left=tuple(name for name in before if name not in after),
                came=tuple(name for name in after if name not in before),
            )
        )
    return summary


def _names(part: str, value: Any, catalogue: Catalogue) -> list[str]:
    """Name the entries of a part as the leader knows them; a slug that has vanished is left out."""
    if not value:
        return []
    if part == "results":
        return [entry["title"] for entry in value]
    if part == "competencies":
        kinds = {"required": "requise", "appreciated": "appréciée"}
        pairs = [(slug, kinds[kind]) for kind, slugs in value.items() for slug in slugs]
        return [f"{catalogue.competencies[s].name} ({k})" for s, k in pairs if s in catalogue.competencies]
    if part == "paths":
        return [catalogue.paths[slug].name for slug in value if slug in catalogue.paths]
    return [catalogue.missions[slug].title for slug in value if slug in catalogue.missions]
