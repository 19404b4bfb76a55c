"""An entry about to be written on a row: what is wrong with it, what it would change, and the writing itself.

Imports and returns to a past version go the same way, so that both are checked alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from productops.editing.checks import check_row
from productops.editing.columns import Slugs, every, label, messages, parts_of, read
from productops.editing.versions import Difference, differences, notice, record, same
from productops.knowledge.specs import Links, Rows, Spec


def linked(spec: Spec) -> Slugs:
    """Give the rows that the links of a model may name."""
    models: set[Any] = {*spec.links.values()}
    for part in spec.parts:
        models |= (
            {part.model} if isinstance(part, Links) else {*part.links.values()} if isinstance(part, Rows) else set()
        )
    return {model: {row.slug: row for row in model._default_manager.all()} for model in models}


class Writing:
    """One entry, one row. A column that the entry does not have stays as it is."""

    def __init__(self, spec: Spec, row: Any, entry: Mapping[str, Any], slugs: Slugs) -> None:
        self.spec, self.row, self.slugs = spec, row, slugs
        self.values: dict[str, Any] = {}
        self.faults: list[tuple[str, str]] = []
        self.new = row.pk is None
        before = {} if self.new else spec.whole(row)
        for key in every(spec):
            if key in entry and (self.new or key != "slug"):
                self._read(key, entry[key])
        self.changed = [key for key, value in self.values.items() if self.new or same(before[key]) != value]
        self.differences: list[Difference] = differences(spec, before, {key: self.values[key] for key in self.changed})
        if self.faults or self.changed:
            self._check()

    def _read(self, key: str, cell: Any) -> None:
        try:
            self.values[key] = read(self.spec, key, cell, self.slugs)
        except ValidationError as fault:
            self.faults += [(key, message) for message in messages(fault)]

    def _check(self) -> None:
        """Put the plain columns on the row, unsaved, and let the model say what it refuses."""
        lists = parts_of(self.spec)
        for key in self.changed:
            if key in self.spec.links:
                slug = self.values[key]
                setattr(self.row, key, self.slugs[self.spec.links[key]][slug] if slug else None)
            elif key not in lists:
                setattr(self.row, key, self.values[key])
        named = {key for key, _message in self.faults}
        try:
            if named:
                self.row.clean_fields(exclude=named)
            else:
                self.row.full_clean()
                check_row(self.row)
        except ValidationError as fault:
            for key, errors in fault.error_dict.items():
                self.faults += [(key, message) for message in messages(ValidationError(errors))]

    @property
    def messages(self) -> list[tuple[str, str]]:
        """Give each fault with its column in French (empty for a fault of the whole row)."""
        known = every(self.spec)
        return [(label(self.spec, key) if key in known else "", message) for key, message in self.faults]

    def save(self, reason: str, *, author: Any) -> None:
        """Write the row and its lists, and keep the version with its author and its reason."""
        self.write()
        record(self.row, author=author, reason=reason)

    def write(self) -> None:
        """Write the row, then the lists that change; whoever calls keeps the version."""
        if self.new and "order" in self.spec.apart:
            last = self.spec.model._default_manager.aggregate(last=Max("order"))["last"]
            self.row.order = 0 if last is None else last + 1
        if not self.new:
            notice(self.row)
        self.row.save(force_insert=self.new)
        for key, part in parts_of(self.spec).items():
            if key in self.changed:
                part.save(self.row, self.values[key], self._find)

    def _find(self, model: type[Any], slug: str | None) -> Any:
        return self.slugs[model].get(slug) if slug else None
