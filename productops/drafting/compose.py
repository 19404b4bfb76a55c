"""The one way in: from a scope and a catalogue to a document."""

from __future__ import annotations

from datetime import date

from productops.drafting.catalogue import Catalogue
from productops.drafting.document import Document, Kind, Variant, apply_edits
from productops.drafting.offer import compose_offer
from productops.drafting.reading import Fault, ScopeError
from productops.drafting.scope import Scope

_WRITERS = {Kind.OFFER: compose_offer}


def compose(scope: Scope, catalogue: Catalogue, *, kind: Kind, on: date, variant: Variant = Variant.FULL) -> Document:
    """Write a document: same scope, catalogue and day, same document.

    Raises ScopeError when the scope has no mandate.
    """
    if not scope.has_mandate:
        raise ScopeError([Fault(path="mandate", message="choisissez au moins un domaine au-dessus de 0")])
    return apply_edits(_WRITERS[kind](scope, catalogue, on=on, variant=variant), scope.edits)
