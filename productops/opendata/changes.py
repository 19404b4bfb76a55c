"""What changed from a revision to another, in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from productops.editing.columns import label
from productops.knowledge.specs import Spec
from productops.opendata.tables import KINDS, Entry, title_of
from productops.text.french import capital
from productops.text.typography import typeset


class What(StrEnum):
    """What became of an entry, or of the order of a list."""

    ADDED = "ajout"
    REMOVED = "retrait"
    CHANGED = "modification"
    MOVED = "nouvel ordre"


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change: the kind, the entry (none where the order of the list changed), the columns that differ."""

    what: What
    kind: str
    slug: str = ""
    title: str = ""
    columns: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Say the change in a sentence."""
        meta = KINDS[self.kind].model._meta
        if self.what is What.MOVED:
            return typeset(f"{capital(str(meta.verbose_name_plural))} : {self.what}.")
        names = f" ({', '.join(self.columns)})" if self.columns else ""
        return typeset(f"{capital(str(meta.verbose_name))} « {self.title} » : {self.what}{names}.")


def changes(before: Mapping[str, Sequence[Entry]], after: Mapping[str, Sequence[Entry]]) -> list[Change]:
    """Tell what changed, kind by kind, in the order of display."""
    return [change for kind, spec in KINDS.items() for change in _of_kind(kind, spec, before, after)]


def _of_kind(kind: str, spec: Spec, before: Any, after: Any) -> Iterator[Change]:
    old = {entry["slug"]: entry for entry in before.get(kind, [])}
    new = {entry["slug"]: entry for entry in after.get(kind, [])}
    for slug, entry in old.items():
        if slug not in new:
            yield Change(what=What.REMOVED, kind=kind, slug=slug, title=title_of(kind, entry))
    for slug, entry in new.items():
        if slug not in old:
            yield Change(what=What.ADDED, kind=kind, slug=slug, title=title_of(kind, entry))
        elif columns := _columns(spec, old[slug], entry):
            yield Change(what=What.CHANGED, kind=kind, slug=slug, title=title_of(kind, entry), columns=columns)
    if [slug for slug in old if slug in new] != [slug for slug in new if slug in old]:
        yield Change(what=What.MOVED, kind=kind)


def _columns(spec: Spec, old: Entry, new: Entry) -> tuple[str, ...]:
    """Name the columns that differ; one that only an older code knew has but its key for a name."""
    known = {*spec.fields, *spec.links, *(part.key for part in spec.parts)}
    keys = [key for key in {**new, **old} if old.get(key) != new.get(key)]
    return tuple(label(spec, key) if key in known else key for key in keys)


def sheet(found: Sequence[Change], *, between: tuple[int, int]) -> bytes:
    """Write changes as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["from", "to", "kind", "slug", "change", "columns", "words"])
    for one in found:
        writer.writerow([*between, one.kind, one.slug, one.what, ", ".join(one.columns), one.words])
    return out.getvalue().encode()
