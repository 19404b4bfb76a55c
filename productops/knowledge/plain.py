"""The tables as plain entries, in the shape of their fixtures: a query a table, and no row of a model made.

Rows of models of the whole catalogue, ten thousand lines with their owners, take three times as long.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from productops.knowledge.specs import Links, Part, Rows, Spec, Texts

Entry = dict[str, Any]


def entries_of(
    spec: Spec,
    *,
    columns: Sequence[str] | None = None,
    keys: Collection[int] | None = None,
    rows: Any = None,
    without: Collection[type[Any]] = (),
) -> list[Entry]:
    """Give the entries of a model in the order of display, with these columns (all by default) and every list.

    `keys` keeps the rows of these keys alone; `rows` asks for another order; no list names a row of the models `without`.
    """
    columns = (*spec.links, *spec.fields) if columns is None else columns
    rows = spec.model._default_manager.all() if rows is None else rows
    asked = [f"{name}__slug" if name in spec.links else name for name in columns]
    lists = [(part.key, found) for part, found in zip(spec.parts, _lists(spec, keys, without), strict=True)]
    return [
        {"slug": slug} | dict(zip(columns, values, strict=True)) | {key: found.get(pk, []) for key, found in lists}
        for pk, slug, *values in _only(rows, "pk", keys).values_list("pk", "slug", *asked)
    ]


def _only(rows: Any, name: str, keys: Collection[int] | None) -> Any:
    return rows if keys is None else rows.filter(**{f"{name}__in": keys})


def _lists(spec: Spec, keys: Collection[int] | None, without: Collection[type[Any]]) -> list[dict[int, list[Any]]]:
    """Give each list of every row, by the row's key; lines of several kinds are read in one query."""
    lines: dict[str, dict[tuple[int, str], list[str]]] = {}
    found: list[dict[int, list[Any]]] = []
    for part in spec.parts:
        if isinstance(part, Texts) and part.kind is not None:
            if part.related not in lines:
                rows = _children(spec, part.related, keys, "kind", "text")
                lines[part.related] = _grouped(((owner, kind), text) for owner, kind, text in rows)
            found.append({owner: texts for (owner, kind), texts in lines[part.related].items() if kind == part.kind})
        else:
            found.append(_values(spec, part, keys, without))
    return found


def _children(spec: Spec, related: str, keys: Collection[int] | None, *names: str) -> Any:
    relation: Any = spec.model._meta.get_field(related)
    owner = relation.field.attname
    return _only(relation.related_model._default_manager.all(), owner, keys).values_list(owner, *names)


def linked(part: Rows, without: Collection[type[Any]]) -> list[str]:
    """Name the links of a list's rows, but those to rows of the models `without`."""
    return [name for name, model in part.links.items() if model not in without]


def _values(
    spec: Spec, part: Part, keys: Collection[int] | None, without: Collection[type[Any]]
) -> dict[int, list[Any]]:
    if isinstance(part, Links):
        field: Any = spec.model._meta.get_field(part.key)
        owner, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}__slug"
        # Sorted here: each database has an alphabet of its own.
        return _grouped(
            sorted(_only(field.remote_field.through._default_manager, owner, keys).values_list(owner, other))
        )
    if isinstance(part, Texts):
        return _grouped(_children(spec, part.related, keys, "text"))
    assert isinstance(part, Rows)  # noqa: S101  there is no other part
    names = [*part.fields, *linked(part, without)]
    rows = _children(spec, part.related, keys, *(f"{name}__slug" if name in part.links else name for name in names))
    if part.flat:
        return _grouped(rows)
    return _grouped((pk, part.shorn(dict(zip(names, values, strict=True)))) for pk, *values in rows)


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
