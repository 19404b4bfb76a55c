"""The history of a row: a version after each edit, whole, with its author; what changed between two.

django-simple-history writes a version when a row is saved, before its lists are. So the admin and imports call `notice`
before they write and `settle` after: the first keeps what stood there unsaid (seeded, changed by a command), the second
completes the version with the lists, and drops it if nothing changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simple_history.signals import pre_create_historical_record

from productops.knowledge.desk.cells import render
from productops.knowledge.desk.columns import every, label
from productops.knowledge.specs import SPEC_OF, Spec

FOUND = "État trouvé avant modification"


def standing(row: Any) -> dict[str, Any]:
    """Give a row as it stands in the tables, whole."""
    spec = SPEC_OF[type(row)]
    return spec.whole(spec.query().get(pk=row.pk))


def notice(row: Any) -> None:
    """Keep what stands in the tables, without an author, where the last version does not say it."""
    kept = type(row).history.filter(id=row.pk).first()
    entry = standing(row)
    if kept is None or kept.entry != entry:
        stored = type(row)._default_manager.get(pk=row.pk)
        stored._history_user = None
        type(row).history.bulk_history_create(
            [stored], update=True, default_change_reason=FOUND, custom_historical_attrs={"entry": entry}
        )


def settle(row: Any) -> None:
    """Complete the last version with the lists as they now stand; a save that changed nothing leaves no version."""
    last, *before = type(row).history.filter(id=row.pk)[:3]
    entry = standing(row)
    if before and before[0].entry == entry:
        last.delete()
        if len(before) == 1 and before[0].history_change_reason == FOUND:
            before[0].delete()
    elif last.entry != entry:
        last.entry = entry
        last.save(update_fields=["entry"])


def watch_versions() -> None:
    """Fill each version that django-simple-history writes."""
    pre_create_historical_record.connect(_fill, dispatch_uid="versions")


def _fill(instance: Any, history_instance: Any, **_signal: Any) -> None:
    if type(instance) in SPEC_OF and history_instance.history_type != "-":
        history_instance.entry = standing(instance)


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
