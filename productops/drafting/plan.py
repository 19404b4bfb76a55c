"""What follows from a scope and a catalogue, each thing worked out once: made once a request, and passed on."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from productops.drafting import suggest
from productops.drafting.catalogue import Catalogue, Competency, Doubt
from productops.drafting.scope import Scope
from productops.drafting.suggest import (
    Assignment,
    RankedPath,
    SuggestedCompetency,
    SuggestedLevel,
    SuggestedResult,
)
from productops.text.french import capital

_MANDATE_RESTS_ON = ("problems", "own_problems", "existing_roles", "context", "results", "ties", "recognised")
_MISSIONS_REST_ON = ("mandate", "problems", "own_problems", "own_missions", "own_work", "existing_roles", "role")
_PATHS_REST_ON = (*_MISSIONS_REST_ON, "organisation", "context")


@dataclass(frozen=True, kw_only=True, eq=False)
class Plan:
    """A scope with all that is derived from it. Without a mandate, what depends on one is empty.

    `earlier` is the plan of the same scope before a change: what the change left as it was is taken from it.
    """

    scope: Scope
    catalogue: Catalogue
    earlier: Plan | None = None

    def _unchanged(self, answers: tuple[str, ...]) -> Plan | None:
        """Give the earlier plan, where these answers are still what they were."""
        was = self.earlier
        if was is None or was.catalogue is not self.catalogue:
            return None
        return was if all(getattr(was.scope, name) == getattr(self.scope, name) for name in answers) else None

    @cached_property
    def suggested_mandate(self) -> tuple[SuggestedLevel, ...]:
        """The level suggested for each domain."""
        if was := self._unchanged(_MANDATE_RESTS_ON):
            return was.suggested_mandate
        return suggest.suggest_mandate(self.scope, self.catalogue)

    @cached_property
    def suggested_missions(self) -> tuple[Assignment, ...]:
        """The missions that the mandate and the problems suggest."""
        if not self.scope.has_mandate:
            return ()
        if was := self._unchanged(_MISSIONS_REST_ON):
            return was.suggested_missions
        return suggest.suggest_missions(self.scope, self.catalogue)

    @cached_property
    def assigned(self) -> tuple[Assignment, ...]:
        """The missions of the role: those chosen, or else those suggested, then the leader's own."""
        if not self.scope.has_mandate:
            return ()
        if was := self._unchanged((*_MISSIONS_REST_ON, "missions")):
            return was.assigned
        suggested = self.suggested_missions if self.scope.missions is None else ()
        return suggest.assignments(self.scope, self.catalogue, suggested)

    @cached_property
    def load(self) -> Fraction:
        """What the missions take of a week, in half-days."""
        return suggest.weekly_load(self.assigned)

    @cached_property
    def loads(self) -> dict[str | None, Fraction]:
        """What each domain (None: the function) takes of a week, in half-days."""
        return suggest.loads_by_domain(self.assigned)

    def _same_missions(self) -> Plan | None:
        was = self.earlier
        if was is None or was.catalogue is not self.catalogue:
            return None
        return was if was.assigned == self.assigned else None

    @cached_property
    def suggested_results(self) -> tuple[SuggestedResult, ...]:
        """The results that the missions suggest."""
        if was := self._same_missions():
            return was.suggested_results
        return suggest.suggest_results(self.assigned)

    @cached_property
    def ranked_competencies(self) -> tuple[SuggestedCompetency, ...]:
        """Every competency that the missions call for, the most called for first."""
        if was := self._same_missions():
            return was.ranked_competencies
        return suggest.rank_competencies(self.assigned, self.catalogue)

    @cached_property
    def suggested_competencies(self) -> tuple[tuple[SuggestedCompetency, ...], tuple[SuggestedCompetency, ...]]:
        """The competencies suggested: to require, to appreciate."""
        return suggest.suggest_competencies(self.ranked_competencies)

    @cached_property
    def required(self) -> tuple[Competency, ...]:
        """The competencies required: chosen, or suggested from the missions."""
        if self.scope.required is None:
            return tuple(suggested.competency for suggested in self.suggested_competencies[0])
        return tuple(self.catalogue.competencies[slug] for slug in self.scope.required)

    @cached_property
    def ranked_paths(self) -> tuple[RankedPath, ...]:
        """Every career path, the best suited first."""
        if was := self._unchanged(_PATHS_REST_ON):
            return was.ranked_paths
        return suggest.rank_paths(self.scope, self.catalogue)

    @cached_property
    def suggested_paths(self) -> tuple[RankedPath, ...]:
        """The paths that the scope welcomes by itself."""
        return suggest.suggest_paths(self.scope, self.ranked_paths) if self.scope.has_mandate else ()

    @cached_property
    def welcome_paths(self) -> tuple[RankedPath, ...]:
        """The paths that a posting welcomes: those chosen, or else those suggested."""
        if self.scope.paths is None:
            return self.suggested_paths
        return tuple(ranked for ranked in self.ranked_paths if ranked.path.slug in self.scope.paths)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """The signs that what is wanted is not a Product Ops."""
        return suggest.doubts(self.scope, self.catalogue)

    def suggestion(self, part: str) -> Any:
        """Give what is suggested for a part (one of CONFIRMABLE), in the JSON form of a scope."""
        known = self.catalogue
        if part == "missions":
            chosen = {assigned.ref for assigned in self.suggested_missions}
            return [slug for slug in known.missions if slug in chosen]
        if part == "results":
            return [{"title": capital(each.title), "horizon": str(each.horizon)} for each in self.suggested_results]
        if part == "competencies":
            kinds = zip(("required", "appreciated"), self.suggested_competencies, strict=True)
            called = {kind: {each.competency.slug for each in some} for kind, some in kinds}
            return {kind: [slug for slug in known.competencies if slug in slugs] for kind, slugs in called.items()}
        if part == "paths":
            welcome = {ranked.path.slug for ranked in self.suggested_paths}
            return [slug for slug in known.paths if slug in welcome]
        raise KeyError(part)
