"""The catalogue as plain entries and as flat tables, people and what they said apart.

An entry has the keys of its fixture. A table holds the plain columns of a kind, and each nested list is a table of its own
whose rows name their owner: what a spreadsheet opens, and what a Table Schema can say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models as django_models

from productops.editing.columns import label
from productops.knowledge import models, plain
from productops.knowledge.specs import SPECS, Links, Part, Rows, Spec, Texts

Entry = dict[str, Any]
Entries = Mapping[str, Sequence[Entry]]
"""The entries of each kind, in the order of display."""

VOICES = frozenset({models.Interviewee, models.Testimonial, models.Dissent})
"""What belongs to the people who speak: no file holds it, nor a link to it."""
QUOTED: Mapping[type[Any], frozenset[str]] = {models.Source: frozenset({"excerpt"})}
"""The columns of other models that hold words which are not ours."""

KINDS: Mapping[str, Spec] = {file.removesuffix(".yaml"): spec for file, spec in SPECS if spec.model not in VOICES}
"""What the data hold, by the name of its file."""
TITLES: Mapping[str, str] = {
    "sources": "title",
    "missions": "title",
    "problems": "title",
    "doubts": "title",
    "profile_questions": "text",
    "profile_answers": "text",
    "lexicon": "slug",
    "glossary": "term",
}
"""The column that names an entry; of the other kinds, their name."""


def title_of(kind: str, entry: Mapping[str, Any]) -> str:
    """Give the words that name an entry."""
    return str(entry[TITLES.get(kind, "name")])


def slugs_of(kind: str) -> list[str]:
    """Name the entries of a kind that has an order."""
    return list(KINDS[kind].model._default_manager.order_by("order", "pk").values_list("slug", flat=True))


def entries_of(kind: str) -> list[Entry]:
    """Read the entries of a kind from the tables, in the shape of `Spec.dump`, without what no file may hold."""
    spec = KINDS[kind]
    rows = spec.model._default_manager.order_by(*(["order", "pk"] if spec.ordered else ["pk"]))
    entries = [
        {key: _steady(value) for key, value in entry.items()}
        for entry in plain.entries_of(spec, columns=plain_columns(spec), rows=rows, without=VOICES)
    ]
    return entries if spec.ordered else sorted(entries, key=lambda entry: str(entry["slug"]))


def _steady(value: Any) -> Any:
    """Give a free value with its keys in order: a database keeps them in the order it likes."""
    return {key: _steady(value[key]) for key in sorted(value)} if isinstance(value, Mapping) else value


def plain_columns(spec: Spec) -> tuple[str, ...]:
    """Name the columns of an entry that are neither its slug nor a list."""
    quoted = QUOTED.get(spec.model, frozenset())
    return tuple(key for key in (*spec.links, *spec.fields) if key not in quoted)


# --- flat tables ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table: its type as Table Schema names it, and the kind whose slugs it holds where it is a link."""

    name: str
    title: str
    type: str = "string"
    to: str = ""
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A flat table: of a kind, or of one of its lists (then `part` names it)."""

    name: str
    title: str
    kind: str
    columns: tuple[Column, ...]
    part: str = ""

    def rows(self, entries: Sequence[Entry]) -> Iterator[list[Any]]:
        """Give the rows of the table, from the entries of its kind."""
        names = [column.name for column in self.columns]
        for entry in entries:
            if not self.part:
                yield [entry[name] for name in names]
                continue
            for rank, value in enumerate(entry[self.part], start=1):
                inner = [value.get(name, "") for name in names[2:]] if isinstance(value, Mapping) else [value]
                yield [entry["slug"], rank, *inner]


def _types(field: Any) -> str:
    if isinstance(field, django_models.BooleanField):
        return "boolean"
    if isinstance(field, django_models.IntegerField):
        return "integer"
    return "object" if isinstance(field, django_models.JSONField) else "string"


def _kind_of(model: type[Any]) -> str:
    return next(kind for kind, spec in KINDS.items() if spec.model is model)


def _column(field: Any, *, to: str = "") -> Column:
    required = not (field.null or field.blank or field.has_default())
    kind = "string" if to else _types(field)
    return Column(name=field.name, title=str(field.verbose_name), type=kind, to=to, required=required)


def _of_kind(kind: str, spec: Spec) -> Table:
    meta = spec.model._meta
    slug = Column(name="slug", title=str(meta.get_field("slug").verbose_name), required=True)
    columns = [
        _column(meta.get_field(key), to=_kind_of(spec.links[key]) if key in spec.links else "")
        for key in plain_columns(spec)
    ]
    return Table(name=kind, title=str(meta.verbose_name_plural), kind=kind, columns=(slug, *columns))


def _of_part(kind: str, spec: Spec, part: Part) -> Table:
    owner = Column(name="slug", title=f"identifiant ({spec.model._meta.verbose_name})", to=kind, required=True)
    rank = Column(name="rank", title="rang, depuis 1", type="integer", required=True)
    title = f"{spec.model._meta.verbose_name_plural} : {label(spec, part.key)}"
    columns = (owner, rank, *_inner(spec, part))
    return Table(name=f"{kind}_{part.key}", title=title, kind=kind, columns=columns, part=part.key)


def _inner(spec: Spec, part: Part) -> list[Column]:
    if isinstance(part, Links):
        to = _kind_of(part.model)
        return [Column(name=str(part.model._meta.model_name), title="identifiant", to=to, required=True)]
    if isinstance(part, Texts):
        return [Column(name="text", title="texte", required=True)]
    assert isinstance(part, Rows)  # noqa: S101  there is no other part
    meta = spec.model._meta.get_field(part.related).related_model._meta
    own = [_column(meta.get_field(name)) for name in part.fields]
    links = plain.linked(part, VOICES)
    return [*own, *(_column(meta.get_field(name), to=_kind_of(part.links[name])) for name in links)]


def sheets_by_kind() -> dict[str, list[Table]]:
    """Give the tables of each kind: its own, then those of its lists."""
    return {
        kind: [_of_kind(kind, spec), *(_of_part(kind, spec, part) for part in spec.parts)]
        for kind, spec in KINDS.items()
    }


def tables() -> list[Table]:
    """Give every table of the data."""
    return [table for sheets in sheets_by_kind().values() for table in sheets]
