"""The one way in: from a scope and a catalogue to a document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from productops.drafting.brief import Brief
from productops.drafting.catalogue import Catalogue
from productops.drafting.document import Block, Document, Item, Kind, Reason, ReasonKind, Variant, apply_edits
from productops.drafting.interview_kit import InterviewKit
from productops.drafting.offer import Offer
from productops.drafting.onboarding import Onboarding
from productops.drafting.plan import Plan
from productops.drafting.scope import Scope
from productops.drafting.scope_json import Fault, ScopeError
from productops.drafting.users_named import called
from productops.text.french import clause

_WRITERS: dict[Kind, type[Offer | Brief | InterviewKit | Onboarding]] = {
    writer.kind: writer for writer in (Offer, Brief, InterviewKit, Onboarding)
}


def write(
    scope: Scope,
    catalogue: Catalogue,
    *,
    kind: Kind,
    on: date,
    variant: Variant = Variant.FULL,
    plan: Plan | None = None,
) -> Document:
    """Write a document as the answers have it, before any edit: same scope, catalogue and day, same document.

    `plan` is that of this scope and catalogue, where it was made already. Raises ScopeError when the scope has no mandate.
    """
    if not scope.has_mandate:
        raise ScopeError([Fault(path="mandate", message="choisissez au moins un domaine au-dessus de 0")])
    scope, plan = (scope, plan) if (told := _told_by_office(scope)) is scope else (told, None)
    named = called(catalogue, scope)
    if plan is None or plan.catalogue is not named:
        plan = Plan(scope=scope, catalogue=named)
    document = _WRITERS[kind](plan, on=on, variant=variant).write()
    if kind is not Kind.OFFER and (reworded := _reworded(plan)):
        document = _mark_reworded(_WRITERS[kind](reworded, on=on, variant=variant).write(), document)
    return _mark_assumed(document, scope) if scope.assumed else document


_ME = re.compile(r"\s*moi(?:[ -]m[êe]me)?\b\s*[,:(–-]?\s*([^()/]*)", re.IGNORECASE)


def _told_by_office(scope: Scope) -> Scope:
    """Give the scope with « moi (CEO) » said by the office, or as « la personne qui recrute »: papers are read by others."""

    def by_office(text: str | None) -> str | None:
        found = _ME.match(text or "")
        return (found[1].strip() or "la personne qui recrute") if found else text

    organisation, context = scope.organisation, scope.context
    manager, sponsor = by_office(organisation.reports_to), by_office(context.sponsor)
    if (manager, sponsor) == (organisation.reports_to, context.sponsor):
        return scope
    if sponsor == "la personne qui recrute":
        sponsor = manager
    return replace(
        scope, organisation=replace(organisation, reports_to=manager), context=replace(context, sponsor=sponsor)
    )


_OFFER_MISSION, _OFFER_OWN, _OFFER_RESULT = (f"{Kind.OFFER}/{ref}/" for ref in ("missions", "own-mission", "result"))


def _reworded(plan: Plan) -> Plan | None:
    """Give the plan with the missions and results in the words that the leader gave them on the offer, where they did."""
    scope = plan.scope
    said = {
        ref: clause(edit.text)
        for ref, edit in scope.edits.items()
        if edit.text and not edit.removed and ref.startswith((_OFFER_MISSION, _OFFER_OWN, _OFFER_RESULT))
    }
    if not said:
        return None
    own = [replace(each, title=said.get(f"{_OFFER_OWN}{each.id}", each.title)) for each in scope.own_missions]
    results = [
        replace(each, title=said.get(f"{_OFFER_RESULT}{rank}", each.title))
        for rank, each in enumerate(scope.results or (), start=1)
    ]
    after = replace(scope, own_missions=tuple(own), results=None if scope.results is None else tuple(results))
    new = Plan(scope=after, catalogue=plan.catalogue)
    assigned = tuple(replace(a, title=said.get(f"{_OFFER_MISSION}{a.ref}", a.title)) for a in new.assigned)
    if assigned == plan.assigned and after == scope:
        return None
    vars(new)["assigned"] = assigned  # where `cached_property` keeps it: what follows from it is worked out of this one
    return new


def _mark_reworded(document: Document, before: Document) -> Document:
    """Mark the lines whose words come from a line rewritten on the offer: undone there, they are undone everywhere."""
    was = {item.id: item for item in before.items()}

    def marked(item: Item) -> Item:
        old = was.get(item.id)
        if old is None or (old.text, old.label, old.cells) == (item.text, item.label, item.cells):
            return item
        said = next(
            (o for o, n in zip((old.text, *old.cells), (item.text, *item.cells), strict=False) if o != n), old.text
        )
        reason = Reason(
            kind=ReasonKind.EDIT,
            ref=item.id,
            text=f"Repris de l’offre, où la ligne a été réécrite. Elle disait : « {said} »",
        )
        return replace(item, edited=True, reasons=(reason, *item.reasons))

    told = {
        section.id: section for section in before.sections if section.id == "edits"
    }  # before and after, as they are
    sections = (
        replace(
            section,
            blocks=tuple(replace(block, items=tuple(map(marked, block.items))) for block in section.blocks),
        )
        for section in document.sections
    )
    return replace(document, sections=tuple(told.get(section.id, section) for section in sections))


def left_out(plan: Plan, offer: Document, *, on: date) -> tuple[Item, ...]:
    """Give the lines that an offer, as written, does without so that our own words stay few; its author may want one back."""
    kept = {item.id for item in offer.items()}
    return tuple(item for item in Offer(plan, on=on).whole().items() if item.id not in kept)


def _mark_assumed(document: Document, scope: Scope) -> Document:
    """Mark the lines that stand on an answer nobody has accepted yet: it came with a typical mandate."""

    def assumed(reason: Reason) -> bool:
        if reason.kind is ReasonKind.PROBLEM:
            return "problems" in scope.assumed and reason.ref in scope.problems
        parts = reason.ref.split(".")
        paths = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        return reason.kind is ReasonKind.ANSWER and bool(paths & scope.assumed)

    def marked(block: Block) -> Block:
        return replace(
            block,
            items=tuple(replace(i, suggested=True) if any(map(assumed, i.reasons)) else i for i in block.items),
        )

    sections = (replace(section, blocks=tuple(map(marked, section.blocks))) for section in document.sections)
    return replace(document, sections=tuple(sections))


def compose(
    scope: Scope,
    catalogue: Catalogue,
    *,
    kind: Kind,
    on: date,
    variant: Variant = Variant.FULL,
    plan: Plan | None = None,
) -> Document:
    """Write a document and apply its author's edits. Raises ScopeError when the scope has no mandate."""
    document = write(scope, catalogue, kind=kind, on=on, variant=variant, plan=plan)
    return apply_edits(document, scope.edits)
