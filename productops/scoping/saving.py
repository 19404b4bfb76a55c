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
from productops.drafting.own_words import own_lines
from productops.drafting.plan import Plan
from productops.drafting.scope_json import ScopeError, read_scope
from productops.metrics import count_save
from productops.scoping.acceptance import accept_and_supersede
from productops.scoping.drafts import Draft, read_draft
from productops.scoping.fields import Answers, StepForm
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
    """A save: the draft as it then stands, the form to show again when it was refused, whether nulls were taken out.

    `conflicts` gives, by field, the other text; `state` the hidden values for a page that stays as it is.
    """

    outcome: Outcome
    draft: Draft
    form: StepForm
    cleaned_nulls: bool = False
    conflicts: Mapping[str, Value] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)


def make_form(step: StepSpec, draft: Draft, data: QueryDict | None = None) -> StepForm:
    """Make the form of a step on a draft's answers, bound when there is data."""
    assert step.form is not None  # noqa: S101  relecture has no form, and no caller asks for one
    return step.form(data, plan=draft.plan, answers=draft.answers)


def pending_form(step: StepSpec, draft: Draft) -> StepForm | None:
    """Give the form with what was typed and refused earlier over what is stored, or None when nothing waits."""
    waiting = draft.row.pending.get(step.key)
    if not waiting:
        return None
    current = make_form(step, draft)
    data = _as_stored(current)
    for name, values in waiting["fields"].items():
        data.setlist(name, values)
    form = make_form(step, draft, data)
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


def open_conflicts(draft: Draft, step: StepSpec) -> dict[str, Value]:
    """Give the conflicts of a step that nobody has settled yet: by field, the other text."""
    errors = draft.row.pending.get(step.key, {}).get("errors", {})
    if not errors:
        return {}
    form = make_form(step, draft)
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
        before = read_draft(row, catalogue)
        current, sender = make_form(step, before), read_sender(data)
        stamps = row.writers.get(step.key, {})
        merged, conflicts = merge(data, current, stamps, row.revision)
        if not accept:
            shown = open_conflicts(before, step)
            conflicts |= {name: other for name, other in shown.items() if canonical(merged.getlist(name)) != other}
        form = make_form(step, before, merged)
        outcome, answers = _judge(form, merged, conflicts)
        if outcome is Outcome.SAVED:
            row.answers, row.superseded = accept_and_supersede(step, before, answers, accept=accept)
            row.revision += 1
            row.writers = row.writers | {step.key: stamps | _written(current, merged, sender)}
            if _has_seen(row.pending.get(step.key), data, sender, row.revision):
                row.pending.pop(step.key, None)
        elif outcome is not Outcome.TOO_LARGE:
            row.pending[step.key] = _to_keep(row.pending.get(step.key), current, merged, conflicts, data, sender)
        row.saved_at = timezone.now()
        row.save(update_fields=["answers", "pending", "writers", "superseded", "revision", "saved_at"])
    count_save(outcome, len(conflicts))
    draft = read_draft(row, catalogue, earlier=before.plan) if outcome is Outcome.SAVED else before
    return Save(
        outcome=outcome,
        draft=draft,
        form=form,
        cleaned_nulls=nulls,
        conflicts=conflicts,
        state=_state_after(outcome, draft, step, form, data, conflicts),
    )


@transaction.atomic
def tie(pk: int, said: str, catalogue: Catalogue) -> None:
    """Tie a line to an entry of the catalogue, to nothing, or untie it; what names no line or no entry does nothing."""
    row = RoleScope.objects.select_for_update().get(pk=pk)
    place, equals, slug = said.partition("=")
    lines = {line.place for line in own_lines(read_draft(row, catalogue).scope)}
    if not equals or place not in lines or slug not in {"", "-", *catalogue.missions, *catalogue.problems}:
        return
    ties = {line: tied for line, tied in (row.answers.get("ties") or {}).items() if line != place}
    if slug:
        ties[place] = None if slug == "-" else slug
    row.answers = {name: value for name, value in row.answers.items() if name != "ties"} | (
        {"ties": ties} if ties else {}
    )
    row.revision += 1
    row.saved_at = timezone.now()
    row.save(update_fields=["answers", "revision", "saved_at"])


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
    outcome: Outcome, draft: Draft, step: StepSpec, form: StepForm, data: QueryDict, conflicts: Mapping[str, Value]
) -> dict[str, str]:
    """Give the hidden values for a page that keeps showing what it sent, but for the fields it shows again."""
    row = draft.row
    state = {REVISION: str(row.revision), WAITING: row.pending.get(step.key, {}).get("id", "")}
    if outcome is Outcome.SAVED:
        shown = {name: canonical(data.getlist(name)) for name in form.fields}
        if form.redrawn:
            saved = make_form(step, draft)
            shown |= {name: stored_value(saved, name) for name in form.redrawn}
        return state | {BASE: base_of(shown)}
    base = dict(read_base(data)) | json.loads(base_of(conflicts))
    return state | {BASE: json.dumps(base, separators=(",", ":"))}


def plan_with(step: StepSpec, draft: Draft, posted: QueryDict) -> Plan:
    """Give the plan as it would be with what a refused form holds: what cannot be read is taken as it was."""
    data, _nulls = without_nulls(posted)
    form = make_form(step, draft, data)
    if not form.is_valid():
        data = data.copy()
        for name in form.errors:
            if name in form.fields:
                data.setlist(name, list(stored_value(form, name)))
        form = make_form(step, draft, data)
    if form.is_valid():
        answers, _fallen = accept_and_supersede(step, draft, form.write(), accept=False)
        try:
            scope = read_scope(draft.row.as_json() | answers, draft.catalogue, partial=True)
        except ScopeError:
            return draft.plan
        return Plan(scope=scope, catalogue=draft.catalogue, earlier=draft.plan)
    return draft.plan


def _judge(form: StepForm, data: QueryDict, conflicts: Mapping[str, tuple[str, ...]]) -> tuple[Outcome, Answers]:
    """Say how a save ends, with the answers to keep where it is valid."""
    size = sum(len(value.encode()) for name in form.fields for value in data.getlist(name))
    valid = form.is_valid()
    if size > LIMIT:
        form.add_error(None, f"Cette page contient trop de texte ({size // 1024} Ko, {LIMIT // 1024} au plus).")
        return Outcome.TOO_LARGE, {}
    for name, stored in conflicts.items():
        form.add_error(name, _conflict_message(form, name, stored))
    if conflicts:
        return Outcome.CONFLICT, {}
    if not valid:
        return Outcome.INVALID, {}
    answers = form.write()
    try:
        read_scope(answers, form.catalogue, partial=True)
    except ScopeError as error:
        named = {path: name for name, path in form.paths.items()}
        for fault in error.faults:
            form.add_error(named.get(fault.path), fault.message if fault.path in named else str(fault))
        return Outcome.INVALID, {}
    return Outcome.SAVED, answers


def _conflict_message(form: StepForm, name: str, stored: Value) -> str:
    return (
        f"Cette réponse a changé dans une autre fenêtre. L’autre version : « {told_value(form, name, stored)} ». Votre"
        " version est ci-dessous : corrigez-la ou laissez-la, puis enregistrez de nouveau."
    )


def told_value(form: StepForm, name: str, value: Value) -> str:
    """Say a field's value as its reader knows it."""
    choices = dict(getattr(form.fields[name], "choices", None) or {})
    shown = ", ".join(str(choices.get(each, each)) for each in value)
    return {"": "vide", "on": "cochée"}.get(shown, shown)


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
