"""The one way in: from a scope and a catalogue to a document."""

from __future__ import annotations

from datetime import date

from productops.drafting.brief import Brief
from productops.drafting.catalogue import Catalogue
from productops.drafting.document import Document, Kind, Variant, apply_edits
from productops.drafting.interview_kit import InterviewKit
from productops.drafting.offer import Offer
from productops.drafting.onboarding import Onboarding
from productops.drafting.reading import Fault, ScopeError
from productops.drafting.scope import Scope

_WRITERS: dict[Kind, type[Offer | Brief | InterviewKit | Onboarding]] = {
    writer.kind: writer for writer in (Offer, Brief, InterviewKit, Onboarding)
}


def write(scope: Scope, catalogue: Catalogue, *, kind: Kind, on: date, variant: Variant = Variant.FULL) -> Document:
    """Write a document as the answers have it, before any edit: same scope, catalogue and day, same document.

    Raises ScopeError when the scope has no mandate.
    """
    if not scope.has_mandate:
        raise ScopeError([Fault(path="mandate", message="choisissez au moins un domaine au-dessus de 0")])
    return _WRITERS[kind](scope, catalogue, on=on, variant=variant).compose()


def compose(scope: Scope, catalogue: Catalogue, *, kind: Kind, on: date, variant: Variant = Variant.FULL) -> Document:
    """Write a document and apply its author's edits. Raises ScopeError when the scope has no mandate."""
    return apply_edits(write(scope, catalogue, kind=kind, on=on, variant=variant), scope.edits)
