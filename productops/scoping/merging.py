"""What a page carries to be merged with what others saved: its name, its turn, and what each field was shown with.

Two pages conflict only where both changed the same field to different values; other fields merge. A page never
conflicts with itself: it has a name drawn when it was shown, and numbers what it sends, so that what it saved of
itself a moment ago, and whose answer it may not have read yet, counts as its own.
"""

from __future__ import annotations

import copy
import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from productops.scoping.fields import StepForm

REVISION, BASE, PAGE, TURN, WAITING, TAKE = "revision", "base", "page", "turn", "waiting", "take"
"""The hidden values of a page; `prendre` names the fields where the other text was chosen."""
_NAME = 16
"""Signs of the name of a page that are kept."""

Value = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sender:
    """A page as it presents itself: its name ("" when it gives none), and the turn of what it sends."""

    page: str
    turn: int

    def wrote(self, stamp: object, *, before: bool) -> bool:
        """Tell whether a stamp ([page, turn]) is of this page, at an earlier turn, or at a later one."""
        if not (isinstance(stamp, list) and len(stamp) == 2 and self.page and stamp[0] == self.page):
            return False
        turn = int(stamp[1])
        return turn < self.turn if before else turn > self.turn


def read_sender(data: QueryDict) -> Sender:
    """Read who sends; a forged or broken value counts as nobody."""
    turn = data.get(TURN, "")
    number = int(turn) if turn.isascii() and turn.isdigit() and len(turn) < 10 else 0
    return Sender(page=data.get(PAGE, "")[:_NAME], turn=number)


def new_page() -> str:
    """Draw the name of a page."""
    return secrets.token_urlsafe(6)


def canonical(value: Any) -> Value:
    """Bring a posted or a stored value to one shape, so that they can be compared."""
    if value is None or value is False:
        return ()
    if value is True:
        return ("on",)
    values: Iterable[Any] = value if isinstance(value, (list, tuple)) else (value,)
    return tuple([text for item in values if (text := str(item).replace("\r\n", "\n").strip())])


def stored_value(form: StepForm, name: str) -> Value:
    """Give what is stored of a field."""
    return canonical(form.fields[name].prepare_value(form.initial.get(name)))


def digest_of(value: Value) -> str:
    """Give a short digest of a value; an empty one has none."""
    return hashlib.sha256("\x1f".join(value).encode()).hexdigest()[:8] if value else ""


def base_of(values: Mapping[str, Value]) -> str:
    """Give the digests of fields as a page carries them. Empty fields are left out."""
    digests = {name: digest_of(value) for name, value in values.items()}
    shown = {name: digest for name, digest in digests.items() if digest}
    return json.dumps(shown, separators=(",", ":"), sort_keys=True)


def read_base(data: QueryDict) -> Mapping[str, str]:
    """Read the digests a page was shown with; a forged or broken value counts as none."""
    try:
        base = json.loads(data.get(BASE, ""))
    except (ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in base.items()} if isinstance(base, dict) else {}


def merge(
    data: QueryDict, current: StepForm, stamps: Mapping[str, Any], revision: int
) -> tuple[QueryDict, dict[str, Value]]:
    """Merge a page's fields with what is stored now; give the fields to save and, by name, what conflicts.

    `stamps` tells which page last wrote each field. The value of a conflict is the other text, the one stored.
    """
    merged = copy.copy(data)
    conflicts: dict[str, Value] = {}
    if BASE not in data and data.get(REVISION) == str(revision):
        return merged, conflicts
    base, sender, taken = read_base(data), read_sender(data), set(data.getlist(TAKE))
    for name in current.fields:
        sent, stored, shown = canonical(data.getlist(name)), stored_value(current, name), base.get(name, "")
        theirs = digest_of(stored) != shown
        if name in taken or sender.wrote(stamps.get(name), before=False):
            merged.setlist(name, list(stored))
        elif not theirs or sender.wrote(stamps.get(name), before=True):
            continue
        elif digest_of(sent) == shown:
            merged.setlist(name, list(stored))
        elif sent != stored:
            conflicts[name] = stored
    return merged, conflicts


def without_nulls(data: QueryDict) -> tuple[QueryDict, bool]:
    """Take null characters out: no database keeps them."""
    held = [name for name, values in data.lists() if any("\x00" in value for value in values)]
    if not held:
        return data, False
    clean = copy.copy(data)
    for name in held:
        clean.setlist(name, [value.replace("\x00", "") for value in data.getlist(name)])
    return clean, True
