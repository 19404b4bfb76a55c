"""What a row of the catalogue must hold beyond its own columns, checked wherever an editor writes it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from productops.drafting.reading import ScopeError, answered, read_scope
from productops.drafting.scope import ASSUMABLE
from productops.knowledge.loading import catalogue
from productops.knowledge.models import TypicalMandate


def check_row(row: Any) -> None:
    """Refuse, at its column, what the rest of the product could not read. Raises ValidationError."""
    if not isinstance(row, TypicalMandate):
        return
    try:
        read_scope(row.answers, catalogue())
    except ScopeError as error:
        raise ValidationError({"answers": [str(fault) for fault in error.faults]}) from error
    if apart := sorted(answered(row.answers) - set(ASSUMABLE)):
        raise ValidationError({"answers": f"Un mandat type ne répond pas à : {', '.join(apart)}."})
