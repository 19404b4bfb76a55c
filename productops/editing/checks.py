"""What a row of the catalogue must hold beyond its own columns, checked wherever an editor writes it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from productops.drafting.scope import ASSUMABLE
from productops.drafting.scope_json import ScopeError, answer_paths, read_scope
from productops.knowledge.loading import catalogue
from productops.knowledge.models import Competency, ExistingRole, LexiconRecord, Mission, Problem, TypicalMandate


def check_row(row: Any) -> None:
    """Refuse, at its column, what the rest of the product could not read. Raises ValidationError."""
    if isinstance(row, TypicalMandate):
        _check_mandate(row)
    elif isinstance(row, LexiconRecord):
        _check_record(row)


def _check_mandate(row: TypicalMandate) -> None:
    try:
        read_scope(row.answers, catalogue())
    except ScopeError as error:
        raise ValidationError({"answers": [str(fault) for fault in error.faults]}) from error
    if apart := sorted(answer_paths(row.answers) - set(ASSUMABLE)):
        raise ValidationError({"answers": f"Un mandat type ne répond pas à : {', '.join(apart)}."})


_TARGETS: dict[str, type[Any]] = {
    LexiconRecord.Kind.MISSION: Mission,
    LexiconRecord.Kind.PROBLEM: Problem,
    LexiconRecord.Kind.COMPETENCY: Competency,
    LexiconRecord.Kind.ROLE: ExistingRole,
}


def _check_record(row: LexiconRecord) -> None:
    """Refuse a target that does not exist; a job may be one that no page describes, a group needs a name."""
    model = _TARGETS.get(row.kind)
    if model is not None and not model._default_manager.filter(slug=row.target).exists():
        raise ValidationError({"target": f"Aucune ligne de « {model._meta.verbose_name} » ne s’appelle ainsi."})
    if not row.target and row.kind in (LexiconRecord.Kind.JOB, LexiconRecord.Kind.GROUP):
        raise ValidationError({"target": "Donnez l’identifiant du métier, ou le nom du groupe."})
