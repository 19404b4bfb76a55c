"""What a save means beyond the fields: what is accepted by it, what was only assumed, and what it makes fall."""

from __future__ import annotations

from typing import Any

from productops.drafting.own_words import own_lines
from productops.drafting.plan import Plan
from productops.drafting.scope import CONFIRMABLE
from productops.drafting.scope_json import read_scope
from productops.scoping.drafts import Draft
from productops.scoping.fields import Answers, read_path
from productops.scoping.steps import StepSpec, asked_at

Superseded = dict[str, Any]
"""By part, what had been accepted and no longer follows from the answers, in the JSON form."""


def accept_and_supersede(step: StepSpec, draft: Draft, after: Answers, *, accept: bool) -> tuple[Answers, Superseded]:
    """Give the answers to keep of a draft after a step, and what this makes fall.

    A step saved by its button (`accept`) is accepted whole; one that saved itself only accepts what was touched. A
    suggestion once accepted follows the answers: where they change it, it falls, is to confirm again, and can be taken
    back. When they come to say the same again, it stands again.
    """
    before, superseded = draft.row.answers, draft.row.superseded
    settled = dict(after)
    if after.get("ties"):
        settled["ties"] = _still_tied(draft, after)
    touched = {part for part in CONFIRMABLE if before.get(part) != after.get(part)}
    agreed = touched | (set(step.confirms) if accept else set())
    was_confirmed = set(before.get("confirmed", []))
    watched = {
        part: superseded.get(part) for part in CONFIRMABLE if part in superseded or part in was_confirmed - set(before)
    }
    kept: Superseded = {}
    if watched := {part: was for part, was in watched.items() if part not in agreed}:
        scope = read_scope({"version": 1, **after}, draft.catalogue, partial=True)
        following = Plan(scope=scope, catalogue=draft.catalogue, earlier=draft.plan)
        old, new = parts_of(draft.plan, before), parts_of(following, after)
        kept = {part: was or old[part] for part, was in watched.items() if (was or old[part]) != new[part]}
    settled["confirmed"] = sorted((was_confirmed | agreed | set(watched)) - set(kept))
    if assumed := [path for path in before.get("assumed", []) if not _answered(path, step, before, after, accept)]:
        settled["assumed"] = assumed
    else:
        settled.pop("assumed", None)
    return settled, kept


def _still_tied(draft: Draft, after: Answers) -> dict[str, Any]:
    """Keep the ties of the lines that say what they said when they were tied."""
    was = {line.place: line.text for line in own_lines(draft.scope)}
    now = {
        line.place: line.text for line in own_lines(read_scope({"version": 1, **after}, draft.catalogue, partial=True))
    }
    return {place: slug for place, slug in after["ties"].items() if place in now and now[place] == was.get(place)}


def _answered(path: str, step: StepSpec, before: Answers, after: Answers, accept: bool) -> bool:
    if accept and path in asked_at(step):
        return True
    return bool(read_path(before, path) != read_path(after, path))


def parts_of(plan: Plan, answers: Answers) -> dict[str, Any]:
    """Give each part as these answers have it, chosen or suggested, in the JSON form; nothing without a mandate."""
    if not plan.scope.has_mandate:
        return dict.fromkeys(CONFIRMABLE)
    return {part: answers[part] if part in answers else plan.suggestion(part) for part in CONFIRMABLE}
