"""A stored draft as it reads today: what a request makes once, and passes on."""

from __future__ import annotations

from dataclasses import dataclass

from productops.drafting.catalogue import Catalogue
from productops.drafting.plan import Plan
from productops.drafting.scope import Scope
from productops.drafting.scope_json import ScopeError, prune, read_scope
from productops.scoping.fields import Answers
from productops.scoping.likenesses import recognise_own_lines
from productops.scoping.models import RoleScope


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A row with its plan, the answers it stands on, and what fell because the catalogue changed."""

    row: RoleScope
    plan: Plan
    answers: Answers
    superseded: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """Give the scope of the plan."""
        return self.plan.scope

    @property
    def catalogue(self) -> Catalogue:
        """Give the catalogue of the plan."""
        return self.plan.catalogue


def read_draft(row: RoleScope, catalogue: Catalogue, *, earlier: Plan | None = None) -> Draft:
    """Read a draft's answers. `earlier` is its plan before a save, so that what did not change is not worked out again.

    Answers that no longer read at all (the rules of the JSON form changed since) give an empty scope.
    """
    data, superseded = prune(row.as_json(), catalogue)
    # In a catalogue without domains nothing can be written of a mandate; it stays in the answers all the same.
    told = data if catalogue.domains else {name: value for name, value in data.items() if name != "mandate"}
    try:
        scope = read_scope(told, catalogue, partial=True)
    except ScopeError as fault:
        plan = Plan(scope=read_scope({}, catalogue, partial=True), catalogue=catalogue)
        return Draft(row=row, plan=plan, answers={}, superseded=(*superseded, *map(str, fault.faults)))
    answers = {key: value for key, value in data.items() if key not in ("version", "edits", "exceptions")}
    plan = Plan(scope=recognise_own_lines(scope), catalogue=catalogue, earlier=earlier)
    return Draft(row=row, plan=plan, answers=answers, superseded=superseded)
