"""What a save means beyond the fields: what is accepted by it, what was only assumed, and what it makes fall."""

from __future__ import annotations

from typing import Any

from productops.drafting.catalogue import Catalogue
from productops.drafting.reading import read_scope
from productops.drafting.scope import CONFIRMABLE, Scope
from productops.drafting.suggest import (
    assignments,
    suggest_competencies,
    suggest_missions,
    suggest_results,
    welcome_paths,
)
from productops.scoping.fields import Answers, read_path
from productops.scoping.steps import StepSpec, asked_at
from productops.text.french import capital

Fallen = dict[str, Any]
"""By part, what had been accepted and no longer follows from the answers, in the JSON form."""


def settle(
    step: StepSpec, before: Answers, after: Answers, fallen: Fallen, catalogue: Catalogue, *, accept: bool
) -> tuple[Answers, Fallen]:
    """Give the answers to keep after a step, and what this makes fall.

    A step saved by its button (`accept`) is accepted whole; one that saved itself only accepts what was touched. A
    suggestion once accepted follows the answers: where they change it, it falls, is to confirm again, and can be taken
    back. When they come to say the same again, it stands again.
    """
    settled = dict(after)
    touched = {part for part in CONFIRMABLE if before.get(part) != after.get(part)}
    agreed = touched | (set(step.confirms) if accept else set())
    was_confirmed = set(before.get("confirmed", []))
    watched = {part: fallen.get(part) for part in CONFIRMABLE if part in fallen or part in was_confirmed - set(before)}
    kept: Fallen = {}
    if watched := {part: was for part, was in watched.items() if part not in agreed}:
        old, new = suggested_parts(before, catalogue), suggested_parts(after, catalogue)
        kept = {part: was or old[part] for part, was in watched.items() if (was or old[part]) != new[part]}
    settled["confirmed"] = sorted((was_confirmed | agreed | set(watched)) - set(kept))
    if assumed := [path for path in before.get("assumed", []) if not _answered(path, step, before, after, accept)]:
        settled["assumed"] = assumed
    else:
        settled.pop("assumed", None)
    return settled, kept


def _answered(path: str, step: StepSpec, before: Answers, after: Answers, accept: bool) -> bool:
    if accept and path in asked_at(step):
        return True
    return bool(read_path(before, path) != read_path(after, path))


def suggested_parts(answers: Answers, catalogue: Catalogue) -> dict[str, Any]:
    """Give each part as these answers have it, chosen or suggested, in the JSON form; nothing without a mandate."""
    scope = read_scope({"version": 1, **answers}, catalogue, partial=True)
    if not scope.has_mandate:
        return dict.fromkeys(CONFIRMABLE)
    return {part: answers[part] if part in answers else _suggested(part, scope, catalogue) for part in CONFIRMABLE}


def _suggested(part: str, scope: Scope, catalogue: Catalogue) -> Any:
    if part == "missions":
        chosen = {assigned.ref for assigned in suggest_missions(scope, catalogue)}
        return [slug for slug in catalogue.missions if slug in chosen]
    if part == "paths":
        welcome = {ranked.path.slug for ranked in welcome_paths(scope, catalogue)}
        return [slug for slug in catalogue.paths if slug in welcome]
    assigned = assignments(scope, catalogue)
    if part == "results":
        return [{"title": capital(r.title), "horizon": str(r.horizon)} for r in suggest_results(assigned)]
    kinds = zip(("required", "appreciated"), suggest_competencies(assigned, catalogue), strict=True)
    called = {kind: {s.competency.slug for s in some} for kind, some in kinds}
    return {kind: [slug for slug in catalogue.competencies if slug in slugs] for kind, slugs in called.items()}
