"""Saving a step: valid answers are merged with what others saved, refused ones wait in `pending`. Nothing is lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from productops.drafting.catalogue import Catalogue
from productops.drafting.reading import ScopeError, prune, read_scope
from productops.drafting.scope import Scope
from productops.scoping.fields import StepForm
from productops.scoping.merging import (
    BASE,
    PAGE,
    REVISION,
    TURN,
    WAITING,
    Sender,
    Value,
    base_of,
    canonical,
    merge,
    new_page,
    read_base,
    read_sender,
    stored_value,
    without_nulls,
)
from productops.scoping.models import RoleScope
from productops.scoping.settling import settle
from productops.scoping.steps import StepSpec

LIMIT = 64 * 1024
"""Bytes of one step's fields that a draft keeps when they were refused."""


class Outcome(StrEnum):
    """How a save ended."""

    SAVED = "saved"
    INVALID = "invalid"
    CONFLICT = "conflict"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, kw_only=True)
class Save:
    """A save, with the form to show again when it was refused, and whether null characters were taken out.

    `conflicts` gives, by field, the other text; `state` the hidden values for a page that stays as it is.
    """

    outcome: Outcome
    row: RoleScope
    form: StepForm
    cleaned_nulls: bool = False
    conflicts: Mapping[str, Value] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)


def load_scope(row: RoleScope, catalogue: Catalogue) -> tuple[Scope, dict[str, Any], tuple[str, ...]]:
    """Read a draft's answers: the scope, the answers it stands on, and what fell because the catalogue changed.

    Answers that no longer read at all (the rules of the JSON form changed since) give an empty scope.
    """
    data, fallen = prune(row.as_json(), catalogue)
    try:
        scope = read_scope(data, catalogue, partial=True)
    except ScopeError as fault:
        return read_scope({}, catalogue, partial=True), {}, (*fallen, *map(str, fault.faults))
    answers = {key: value for key, value in data.items() if key not in ("version", "edits", "exceptions")}
    return scope, answers, fallen


def make_form(step: StepSpec, row: RoleScope, catalogue: Catalogue, data: QueryDict | None = None) -> StepForm:
    """Make the form of a step on a draft's answers, bound when there is data."""
    assert step.form is not None  # noqa: S101  relecture has no form, and no caller asks for one
    scope, answers, _fallen = load_scope(row, catalogue)
    return step.form(data, scope=scope, catalogue=catalogue, answers=answers)


def pending_form(step: StepSpec, row: RoleScope, catalogue: Catalogue) -> StepForm | None:
    """Give the form with what was typed and refused earlier over what is stored, or None when nothing waits."""
    waiting = row.pending.get(step.key)
    if not waiting:
        return None
    current = make_form(step, row, catalogue)
    data = _as_stored(current)
    for name, values in waiting["fields"].items():
        data.setlist(name, values)
    form = make_form(step, row, catalogue, data)
    for name, messages in waiting["errors"].items():
        if name in form.fields and name not in form.errors:
            for message in messages:
                form.add_error(name, message)
    return form


def _as_stored(form: StepForm) -> QueryDict:
    data = QueryDict(mutable=True)
    for name in form.fields:
        data.setlist(name, list(stored_value(form, name)))
    return data


def open_conflicts(row: RoleScope, step: StepSpec, catalogue: Catalogue) -> dict[str, Value]:
    """Give the conflicts of a step that nobody has settled yet: by field, the other text."""
    errors = row.pending.get(step.key, {}).get("errors", {})
    if not errors:
        return {}
    form = make_form(step, row, catalogue)
    return {name: stored_value(form, name) for name in errors if name in form.fields}


def hidden_state(row: RoleScope, step: StepSpec, form: StepForm) -> dict[str, str]:
    """Give the hidden values a fresh page sends back."""
    return {
        REVISION: str(row.revision),
        BASE: base_of({name: stored_value(form, name) for name in form.fields}),
        PAGE: new_page(),
        TURN: "0",
        WAITING: row.pending.get(step.key, {}).get("id", ""),
    }


def save_step(step: StepSpec, row_id: int, catalogue: Catalogue, posted: QueryDict, *, accept: bool = True) -> Save:
    """Save a posted step in one transaction: every POST leaves its text in the answers or in `pending`.

    `accept` is for a save that the person asked for; without it (a page that saves itself) only what was touched counts
    as theirs, and a conflict stays one until they have chosen.
    """
    data, nulls = without_nulls(posted)
    with transaction.atomic():
        row = RoleScope.objects.select_for_update().get(pk=row_id)
        current, sender = make_form(step, row, catalogue), read_sender(data)
        stamps = row.writers.get(step.key, {})
        merged, conflicts = merge(data, current, stamps, row.revision)
        if not accept:
            told = open_conflicts(row, step, catalogue)
            conflicts |= {name: other for name, other in told.items() if canonical(merged.getlist(name)) != other}
        form = make_form(step, row, catalogue, merged)
        outcome = _judge(form, merged, conflicts, catalogue)
        if outcome is Outcome.SAVED:
            row.answers, row.fallen = settle(step, row.answers, form.write(), row.fallen, catalogue, accept=accept)
            row.revision += 1
            row.writers = row.writers | {step.key: stamps | _written(current, merged, sender)}
            if _has_seen(row.pending.get(step.key), data, sender, row.revision):
                row.pending.pop(step.key, None)
        elif outcome is not Outcome.TOO_LARGE:
            row.pending[step.key] = _to_keep(row.pending.get(step.key), current, merged, conflicts, data, sender)
        row.saved_at = timezone.now()
        row.save(update_fields=["answers", "pending", "writers", "fallen", "revision", "saved_at"])
    return Save(
        outcome=outcome,
        row=row,
        form=form,
        cleaned_nulls=nulls,
        conflicts=conflicts,
        state=_state_after(outcome, row, step, form, data, conflicts),
    )


def _written(current: StepForm, merged: QueryDict, sender: Sender) -> dict[str, list[Any]]:
    """Stamp the fields that this save changed."""
    changed = (n for n in current.fields if canonical(merged.getlist(n)) != stored_value(current, n))
    return {name: [sender.page, sender.turn] for name in changed}


def _has_seen(waiting: Mapping[str, Any] | None, data: QueryDict, sender: Sender, revision: int) -> bool:
    """Tell whether a page knew of what waits: it was shown with it, or left it there itself a moment ago."""
    if not waiting or data.get(WAITING) == waiting.get("id") or sender.wrote(waiting.get("by"), before=True):
        return True
    return WAITING not in data and data.get(REVISION) == str(revision - 1)


def _state_after(
    outcome: Outcome, row: RoleScope, step: StepSpec, form: StepForm, data: QueryDict, conflicts: Mapping[str, Value]
) -> dict[str, str]:
    """Give the hidden values for a page that keeps showing what it sent, but for the fields it shows again."""
    state = {REVISION: str(row.revision), WAITING: row.pending.get(step.key, {}).get("id", "")}
    if outcome is Outcome.SAVED:
        shown = {name: canonical(data.getlist(name)) for name in form.fields}
        if form.redrawn:
            saved = make_form(step, row, form.catalogue)
            shown |= {name: stored_value(saved, name) for name in form.redrawn}
        return state | {BASE: base_of(shown)}
    base = dict(read_base(data)) | json.loads(base_of(conflicts))
    return state | {BASE: json.dumps(base, separators=(",", ":"))}


def scope_with(step: StepSpec, row: RoleScope, catalogue: Catalogue, posted: QueryDict) -> Scope:
    """Give the scope as it would be with what a refused form holds: what cannot be read is taken as it was."""
    data, _nulls = without_nulls(posted)
    form = make_form(step, row, catalogue, data)
    if not form.is_valid():
        data = data.copy()
        for name in form.errors:
            if name in form.fields:
                data.setlist(name, list(stored_value(form, name)))
        form = make_form(step, row, catalogue, data)
    if form.is_valid():
        answers, _fallen = settle(step, row.answers, form.write(), row.fallen, catalogue, accept=False)
        try:
            return read_scope(row.as_json() | answers, catalogue, partial=True)
        except ScopeError:
            pass
    return load_scope(row, catalogue)[0]


def _judge(form: StepForm, data: QueryDict, conflicts: Mapping[str, tuple[str, ...]], catalogue: Catalogue) -> Outcome:
    size = sum(len(value.encode()) for name in form.fields for value in data.getlist(name))
    valid = form.is_valid()
    if size > LIMIT:
        form.add_error(None, f"Cette page contient trop de texte ({size // 1024} Ko, {LIMIT // 1024} au plus).")
        return Outcome.TOO_LARGE
    for name, stored in conflicts.items():
        form.add_error(name, _conflict_message(form, name, stored))
    if conflicts:
        return Outcome.CONFLICT
    if not valid:
        return Outcome.INVALID
    try:
        read_scope(form.write(), catalogue, partial=True)
    except ScopeError as error:
        named = {path: name for name, path in form.paths.items()}
        for fault in error.faults:
            form.add_error(named.get(fault.path), fault.message if fault.path in named else str(fault))
        return Outcome.INVALID
    return Outcome.SAVED


def _conflict_message(form: StepForm, name: str, stored: Value) -> str:
    return (
        f"Cette réponse a changé dans une autre fenêtre. L’autre version : « {told_value(form, name, stored)} ». Votre"
        " version est ci-dessous : corrigez-la ou laissez-la, puis enregistrez de nouveau."
    )


def told_value(form: StepForm, name: str, value: Value) -> str:
    """Say a field's value as its reader knows it."""
    choices = dict(getattr(form.fields[name], "choices", None) or {})
    told = ", ".join(str(choices.get(each, each)) for each in value)
    return {"": "vide", "on": "cochée"}.get(told, told)


def _to_keep(
    waiting: Mapping[str, Any] | None,
    current: StepForm,
    merged: QueryDict,
    conflicts: Mapping[str, Value],
    data: QueryDict,
    sender: Sender,
) -> dict[str, Any]:
    """Keep what was refused where it differs from what is stored, beside what others left waiting before."""
    typed = {name: merged.getlist(name) for name in current.fields}
    fields = {name: values for name, values in typed.items() if canonical(values) != stored_value(current, name)}
    kept = list((waiting or {}).get("kept", []))
    if waiting and data.get(WAITING) != waiting.get("id") and not sender.wrote(waiting.get("by"), before=True):
        kept += [[name, values] for name, values in waiting["fields"].items() if values != fields.get(name)]
    entry = {
        "fields": fields,
        "errors": {name: [_conflict_message(current, name, stored)] for name, stored in conflicts.items()},
        "kept": kept,
        "by": [sender.page, sender.turn],
    }
    while kept and len(json.dumps(entry).encode()) > LIMIT:
        kept.pop(0)
    return entry | {"id": hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()[:12]}
