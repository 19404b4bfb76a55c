"""Saving a step: valid answers are merged with what others saved, refused ones wait in `pending`. Nothing is lost.

A page carries the draft's revision and, for each field, a short digest of the value it was shown with. So two tabs on
the same step conflict only where both changed the same field to different values; other fields merge.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from productops.drafting.catalogue import Catalogue
from productops.drafting.reading import ScopeError, prune, read_scope
from productops.drafting.scope import Scope
from productops.scoping.fields import Answers, StepForm
from productops.scoping.models import RoleScope
from productops.scoping.steps import StepSpec

LIMIT = 64 * 1024
"""Bytes of one step's fields that a draft keeps when they were refused."""
DRIVERS = ("organisation", "role", "existing_roles", "problems", "own_problems", "mandate", "missions", "own_missions")
"""The answers that suggestions are made from."""
REVISION, BASE = "revision", "base"


class Outcome(StrEnum):
    """How a save ended."""

    SAVED = "saved"
    INVALID = "invalid"
    CONFLICT = "conflict"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, kw_only=True)
class Save:
    """A save, with the form to show again when it was refused, and whether null characters were taken out."""

    outcome: Outcome
    row: RoleScope
    form: StepForm
    cleaned_nulls: bool = False


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
    """Give the form with what was typed and refused earlier, or None when nothing waits."""
    waiting = row.pending.get(step.key)
    if not waiting:
        return None
    data = QueryDict(mutable=True)
    for name, values in waiting["fields"].items():
        data.setlist(name, values)
    form = make_form(step, row, catalogue, data)
    for name, messages in waiting["errors"].items():
        if name in form.fields and name not in form.errors:
            for message in messages:
                form.add_error(name, message)
    return form


def canonical(value: Any) -> tuple[str, ...]:
    """Bring a posted or a stored value to one shape, so that they can be compared."""
    if value is None or value is False:
        return ()
    if value is True:
        return ("on",)
    values: Iterable[Any] = value if isinstance(value, (list, tuple)) else [value]
    texts = (str(item).replace("\r\n", "\n").strip() for item in values)
    return tuple(text for text in texts if text)


def fingerprints(form: StepForm) -> dict[str, str]:
    """Give a short digest of each field's stored value, to send with the page."""
    return {name: _digest(_stored(form, name)) for name in form.fields}


def _stored(form: StepForm, name: str) -> tuple[str, ...]:
    return canonical(form.fields[name].prepare_value(form.initial.get(name)))


def _digest(value: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(value).encode()).hexdigest()[:8] if value else ""


def hidden_state(row: RoleScope, form: StepForm) -> dict[str, str]:
    """Give the two hidden values a page sends back. Empty fields are left out of the base."""
    base = {name: digest for name, digest in fingerprints(form).items() if digest}
    return {REVISION: str(row.revision), BASE: json.dumps(base, separators=(",", ":"))}


def read_base(data: QueryDict) -> Mapping[str, str]:
    """Read the digests a page was shown with; a forged or broken value counts as none."""
    try:
        base = json.loads(data.get(BASE, ""))
    except (ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in base.items()} if isinstance(base, dict) else {}


def merge(data: QueryDict, current: StepForm) -> tuple[QueryDict, dict[str, tuple[str, ...]]]:
    """Merge a page's fields with what is stored now; give the fields to save and, by name, what conflicts.

    The value of a conflict is the other text, the one already stored.
    """
    base = read_base(data)
    merged, conflicts = data.copy(), {}
    for name in current.fields:
        sent, stored, shown = canonical(data.getlist(name)), _stored(current, name), base.get(name, "")
        mine, theirs = _digest(sent) != shown, _digest(stored) != shown
        if theirs and not mine:
            merged.setlist(name, list(stored))
        elif theirs and sent != stored:
            conflicts[name] = stored
    return merged, conflicts


def without_nulls(data: QueryDict) -> tuple[QueryDict, bool]:
    """Take null characters out: no database keeps them."""
    clean, found = data.copy(), False
    for name, values in data.lists():
        if any("\x00" in value for value in values):
            found = True
            clean.setlist(name, [value.replace("\x00", "") for value in values])
    return clean, found


def save_step(step: StepSpec, row_id: int, catalogue: Catalogue, posted: QueryDict) -> Save:
    """Save a posted step in one transaction: every POST leaves its text in the answers or in `pending`."""
    data, nulls = without_nulls(posted)
    with transaction.atomic():
        row = RoleScope.objects.select_for_update().get(pk=row_id)
        current = make_form(step, row, catalogue)
        conflicts: dict[str, tuple[str, ...]] = {}
        if data.get(REVISION) != str(row.revision):
            data, conflicts = merge(data, current)
        form = make_form(step, row, catalogue, data)
        outcome = _judge(form, data, conflicts, catalogue)
        if outcome is Outcome.SAVED:
            row.answers = confirm(step, row.answers, form.write())
            row.revision += 1
            row.pending.pop(step.key, None)
        elif outcome is not Outcome.TOO_LARGE:
            row.pending[step.key] = _to_keep(form, data, conflicts)
        row.saved_at = timezone.now()
        row.save(update_fields=["answers", "pending", "revision", "saved_at"])
    return Save(outcome=outcome, row=row, form=form, cleaned_nulls=nulls)


def scope_with(step: StepSpec, row: RoleScope, catalogue: Catalogue, posted: QueryDict) -> tuple[Scope, bool]:
    """Give the scope as it would be with what a form holds now, and whether some of it cannot be read.

    What cannot be read is taken as left as it was. Nothing is saved.
    """
    data, _nulls = without_nulls(posted)
    form = make_form(step, row, catalogue, data)
    fault = not form.is_valid()
    if fault:
        data = data.copy()
        for name in form.errors:
            if name in form.fields:
                data.setlist(name, list(_stored(form, name)))
        form = make_form(step, row, catalogue, data)
    if form.is_valid():
        whole = row.as_json() | confirm(step, row.answers, form.write())
        try:
            return read_scope(whole, catalogue, partial=True), fault
        except ScopeError:
            fault = True
    return load_scope(row, catalogue)[0], fault


def confirm(step: StepSpec, before: Answers, after: Answers) -> Answers:
    """Note what the leader accepted by saving a step; what follows the answers is to confirm again when they move."""
    confirmed = set(after.get("confirmed", []))
    if any(before.get(name) != after.get(name) for name in DRIVERS):
        confirmed = {part for part in confirmed if part in after}
    return after | {"confirmed": sorted(confirmed | set(step.confirms))}


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


def _conflict_message(form: StepForm, name: str, stored: tuple[str, ...]) -> str:
    choices = dict(getattr(form.fields[name], "choices", None) or {})
    told = ", ".join(str(choices.get(value, value)) for value in stored)
    told = {"": "vide", "on": "cochée"}.get(told, told)
    return (
        f"Cette réponse a changé dans une autre fenêtre. L’autre version : « {told} ». Votre version est "
        "ci-dessous : corrigez-la ou laissez-la, puis enregistrez de nouveau."
    )


def _to_keep(form: StepForm, data: QueryDict, conflicts: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return {
        "fields": {name: data.getlist(name) for name in form.fields if data.getlist(name)},
        "errors": {name: list(form.errors[name]) for name in conflicts},
    }
