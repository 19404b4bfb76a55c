"""What the leader wrote by hand, and what each line is tied to: the words that make one scoping unlike another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from productops.drafting.catalogue import Catalogue, Horizon, Mission, Problem
from productops.drafting.plan import Plan
from productops.drafting.scope import Result, Scope


class LineKind(StrEnum):
    """What a line of one's own is, by the name it has in `ties`."""

    INCIDENT = "incident"
    WHY_NOW = "why-now"
    PROBLEM = "own-problem"
    MISSION = "own-mission"
    RESULT = "result"


@dataclass(frozen=True, kw_only=True)
class OwnLine:
    """A line as it was typed, and its place (`own-mission/1`, `incident`), as `ties` names it."""

    kind: LineKind
    place: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Expected:
    """An own mission or a result to work on: where its line stands in the documents, and the mission it is tied to.

    `path` is its answer; `half_days` what a mission takes of the week, none for a result.
    """

    line: OwnLine
    ref: str
    path: str
    mission: Mission | None
    horizon: Horizon | None = None
    baseline: str | None = None
    target: str | None = None
    half_days: int = 0


def own_lines(scope: Scope) -> Iterator[OwnLine]:
    """Give every line that a leader wrote by hand: what hurts, what is to do, what is to reach."""
    for kind, text in ((LineKind.INCIDENT, scope.context.incident), (LineKind.WHY_NOW, scope.context.why_now)):
        if text:
            yield OwnLine(kind=kind, place=str(kind), text=text)
    for problem in scope.own_problems:
        yield OwnLine(kind=LineKind.PROBLEM, place=f"{LineKind.PROBLEM}/{problem.id}", text=problem.title)
    for mission in scope.own_missions:
        yield OwnLine(kind=LineKind.MISSION, place=f"{LineKind.MISSION}/{mission.id}", text=mission.title)
    for result in scope.results or ():
        yield OwnLine(kind=LineKind.RESULT, place=f"{LineKind.RESULT}/{result.id}", text=result.title)


def tied_to(scope: Scope, place: str) -> str | None:
    """Give the slug that the leader said a line is; what is only recognised is nobody's word yet."""
    return scope.ties.get(place)


def tied_mission(scope: Scope, place: str, catalogue: Catalogue) -> Mission | None:
    """Give the mission a line is tied to: itself, or the one that most answers the problem it is tied to."""
    slug = tied_to(scope, place)
    if slug is None:
        return None
    if slug in catalogue.missions:
        return catalogue.missions[slug]
    weights = catalogue.problems[slug].missions
    best = max(weights, key=lambda each: weights[each], default=None)
    return catalogue.missions[best] if best else None


def tied_problem(scope: Scope, place: str, catalogue: Catalogue) -> Problem | None:
    """Give the problem a line is tied to, where it is one."""
    slug = tied_to(scope, place)
    return catalogue.problems.get(slug) if slug else None


_SOONEST = {horizon: rank for rank, horizon in enumerate(Horizon)}


def soonest_first(results: Iterable[Result]) -> list[tuple[int, Result]]:
    """Give results with the rank, from 1, at which they were typed: the soonest first, then those without a date."""
    ranked = list(enumerate(results, start=1))
    return sorted(ranked, key=lambda pair: _SOONEST[pair[1].horizon] if pair[1].horizon else len(_SOONEST))


def expected(plan: Plan) -> tuple[Expected, ...]:
    """Give what is expected in the leader's own words: results, the soonest first, then own missions, the heaviest first."""
    scope, lines = plan.scope, {line.place: line for line in own_lines(plan.scope)}
    results = [
        Expected(
            line=lines[f"{LineKind.RESULT}/{result.id}"],
            ref=f"result/{rank}",
            path=f"results[{rank - 1}]",
            mission=tied_mission(scope, f"{LineKind.RESULT}/{result.id}", plan.catalogue),
            horizon=result.horizon,
            baseline=result.baseline,
            target=result.target,
        )
        for rank, result in soonest_first(scope.results or ())
    ]
    missions = [
        Expected(
            line=lines[f"{LineKind.MISSION}/{mission.id}"],
            ref=f"own-mission/{mission.id}",
            path="own_missions",
            mission=tied_mission(scope, f"{LineKind.MISSION}/{mission.id}", plan.catalogue),
            half_days=mission.half_days or 1,
        )
        for mission in scope.own_missions
    ]
    missions.sort(key=lambda each: -each.half_days)
    return (*results, *missions)
