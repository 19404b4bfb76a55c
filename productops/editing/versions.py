"""The history of a row: a version after each edit, whole, with its author; what changed between two.

The admin and imports call `notice` before they write and `record` after: the first keeps what stands there unsaid (seeded,
changed by a command), the second the row and its lists as they now are, unless nothing changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models.signals import post_delete

from productops.editing.cells import render
from productops.editing.columns import every, label
from productops.editing.models import EntryVersion
from productops.knowledge.specs import SPEC_OF, Spec

FOUND = "État trouvé avant modification"
CREATED = "Création"


def standing(row: Any) -> dict[str, Any]:
    """Give a row as it stands in the tables, whole."""
    spec = SPEC_OF[type(row)]
    return spec.whole(spec.query().get(pk=row.pk))


def notice(row: Any) -> None:
    """Keep what stands in the tables, without an author, where the last version does not say it."""
    last = EntryVersion.objects.of(row).first()
    entry = standing(row)
    if last is None or last.entry != entry:
        _keep(row, entry, reason=FOUND)


def record(row: Any, *, author: Any, reason: str = "") -> None:
    """Keep the row as it now stands; a save that changed nothing leaves no version."""
    _record(row, standing(row), author=author, reason=reason)


def record_all(rows: Sequence[Any], *, author: Any, reason: str) -> None:
    """Keep many rows of a model as they now stand, read together."""
    if not rows:
        return
    spec = SPEC_OF[type(rows[0])]
    for row in spec.query().filter(pk__in=[row.pk for row in rows]):
        _record(row, spec.whole(row), author=author, reason=reason)


def _record(row: Any, entry: Mapping[str, Any], *, author: Any, reason: str) -> None:
    last, *before = EntryVersion.objects.of(row)[:2] or [None]
    if last is None or last.entry != entry:
        _keep(row, entry, author=author, reason=reason)
    elif not before and last.reason == FOUND:
        last.delete()


def _keep(row: Any, entry: Mapping[str, Any], *, author: Any = None, reason: str) -> None:
    EntryVersion.objects.create(model=row._meta.model_name, slug=row.slug, entry=entry, author=author, reason=reason)


def watch_deletions() -> None:
    """Drop the versions of a row that is deleted."""
    for model in SPEC_OF:
        post_delete.connect(_drop, sender=model, dispatch_uid=f"versions-{model.__name__}")


def _drop(instance: Any, **_signal: Any) -> None:
    EntryVersion.objects.of(instance).delete()


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What changed in a column: the texts taken out, the texts put in."""

    label: str
    removed: list[str]
    added: list[str]


def differences(spec: Spec, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Say what changed from an entry to another, column by column; an empty `before` is a row that was not there."""
    found = []
    for key in every(spec):
        if key in after and same(before.get(key)) != same(after[key]):
            old, new = _texts(before.get(key)), _texts(after[key])
            gone, come = [text for text in old if text not in new], [text for text in new if text not in old]
            # Nothing gone nor come: the order changed, or a text is there twice.
            found.append(
                Difference(
                    label=label(spec, key), removed=gone or ([] if come else old), added=come or ([] if gone else new)
                )
            )
    return found


def same(value: Any) -> Any:
    """Give a value as it is compared: a file's line ends and outer spaces are not a change."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, list):
        return [same(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: same(inner) for key, inner in value.items()}
    return value


def _texts(value: Any) -> list[str]:
    """Give a value as the texts to show: one for each entry of a list."""
    values = value if isinstance(value, list) else [value]
    shown = [
        " – ".join(render(inner) for inner in one.values() if inner not in (None, ""))
        if isinstance(value, list) and isinstance(one, Mapping)
        else render(one)
        for one in values
    ]
    return [text for text in shown if text]
