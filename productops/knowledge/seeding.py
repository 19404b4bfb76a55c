"""Seeding: from `fixtures/*.yaml` to rows, without ever writing over what an editor did.

For each row the digest of what was seeded is kept. A row that differs from it was edited: it is left alone, whole.
A digest whose row is gone was deleted: it is never recreated, unless restored by name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, combinations
from pathlib import Path
from typing import Any, Protocol

import yaml
from django.core.exceptions import ValidationError
from django.db import models as django_models
from django.db import transaction

from productops.knowledge import models
from productops.knowledge.loading import bump_revision
from productops.knowledge.search import index


class SeedError(Exception):
    """A fixture that cannot be read, with the file, the entry and the fault in French."""


class Part(Protocol):
    """A nested list of an entry, kept in rows of its own."""

    @property
    def key(self) -> str:
        """Name the list in the fixture."""

    @property
    def prefetch(self) -> str:
        """Name what to prefetch before `dump`."""

    def dump(self, row: Any) -> list[Any]:
        """Give the list as it stands in the tables."""

    def save(self, row: Any, values: Sequence[Any], find: Finder) -> None:
        """Write the list in place of what is there."""


@dataclass(frozen=True)
class Texts:
    """A list of sentences, kept as ordered lines (of one kind where the lines have kinds)."""

    key: str
    related: str
    kind: str | None = None

    @property
    def prefetch(self) -> str:
        """Name what to prefetch."""
        return self.related

    def dump(self, row: Any) -> list[Any]:
        """Give the sentences in order."""
        lines = getattr(row, self.related).all()
        return [line.text for line in lines if self.kind is None or line.kind == self.kind]

    def save(self, row: Any, values: Sequence[Any], find: Finder) -> None:
        """Write the sentences."""
        if odd := next((text for text in values if not isinstance(text, str)), None):
            raise SeedError(f"{self.key} : un texte est attendu, entre guillemets s’il contient « : » ({odd})")
        manager = getattr(row, self.related)
        kind = {} if self.kind is None else {"kind": self.kind}
        manager.filter(**kind).delete()
        owner = manager.field.name
        lines = [manager.model(text=text, order=n, **kind, **{owner: row}) for n, text in enumerate(values)]
        for line in lines:
            line.clean_fields(exclude=[owner])
        manager.bulk_create(lines)


@dataclass(frozen=True)
class Rows:
    """A list of small records; `links` names those of their fields that hold another row's slug.

    With `flat`, the record has one link and the fixture lists bare slugs.
    """

    key: str
    related: str
    fields: tuple[str, ...] = ()
    links: Mapping[str, type[django_models.Model]] = field(default_factory=dict)
    flat: bool = False

    @property
    def prefetch(self) -> str:
        """Name what to prefetch."""
        return "__".join((self.related, *list(self.links)[:1]))

    def dump(self, row: Any) -> list[Any]:
        """Give the records in order."""
        records = [self._record(child) for child in getattr(row, self.related).all()]
        return [next(iter(record.values())) for record in records] if self.flat else records

    def _record(self, child: Any) -> dict[str, Any]:
        linked = {name: getattr(child, name) for name in self.links}
        record = {name: getattr(child, name) for name in self.fields}
        record |= {name: other.slug for name, other in linked.items() if other is not None}
        return record

    def save(self, row: Any, values: Sequence[Any], find: Finder) -> None:
        """Write the records; one that links to a deleted row is left out, or loses its optional link."""
        manager = getattr(row, self.related)
        manager.all().delete()
        children = []
        for rank, value in enumerate(values):
            record = {next(iter(self.links)): value} if self.flat else dict(value)
            linked = {name: find(model, record.pop(name)) for name, model in self.links.items() if name in record}
            required = [name for name in linked if not manager.model._meta.get_field(name).null]
            if all(linked[name] is not None for name in required):
                owner = manager.field.name
                child = manager.model(order=rank, **record, **linked, **{owner: row})
                child.clean_fields(exclude=[owner, *self.links])
                children.append(child)
        manager.bulk_create(children)


@dataclass(frozen=True)
class Links:
    """A list of slugs without an order, kept as a many-to-many relation."""

    key: str
    model: type[django_models.Model]

    @property
    def prefetch(self) -> str:
        """Name what to prefetch."""
        return self.key

    def dump(self, row: Any) -> list[Any]:
        """Give the slugs, sorted."""
        return sorted(other.slug for other in getattr(row, self.key).all())

    def save(self, row: Any, values: Sequence[Any], find: Finder) -> None:
        """Link the rows that exist."""
        getattr(row, self.key).set([other for slug in values if (other := find(self.model, slug)) is not None])


@dataclass(frozen=True)
class Spec:
    """How one model is read from its fixture: plain fields, links to rows of other files, nested lists."""

    model: type[Any]
    fields: tuple[str, ...]
    links: Mapping[str, type[django_models.Model]] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    @property
    def label(self) -> str:
        """Give the model's name in seed records."""
        return str(self.model._meta.model_name)

    @property
    def ordered(self) -> bool:
        """Tell whether the place in the file is the order of display."""
        return any(f.name == "order" for f in self.model._meta.fields)

    @property
    def apart(self) -> tuple[str, ...]:
        """Name the columns that are no part of an entry: the place in the list, where it may be published or cited."""
        return tuple(f.name for f in self.model._meta.fields if f.name in ("published", "citable", "order"))

    def query(self, rows: Any = None) -> Any:
        """Give rows (all of them by default) with what `dump` reads, in a constant number of queries."""
        rows = self.model._default_manager.all() if rows is None else rows
        return rows.select_related(*self.links).prefetch_related(*{part.prefetch for part in self.parts})

    def rows(self) -> dict[str, Any]:
        """Give the rows in the table by slug, ready to dump."""
        return {row.slug: row for row in self.query()}

    def dump(self, row: Any) -> dict[str, Any]:
        """Give a row in the shape of its fixture."""
        entry: dict[str, Any] = {name: getattr(row, name) for name in self.fields}
        entry |= {name: getattr(other, "slug", None) for name in self.links for other in [getattr(row, name)]}
        return entry | {part.key: part.dump(row) for part in self.parts}

    def whole(self, row: Any) -> dict[str, Any]:
        """Give a row in the shape of its fixture, with the columns apart."""
        return self.dump(row) | {name: getattr(row, name) for name in self.apart}

    def normal(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """Give a fixture's entry with every key, defaults included, in the shape that `dump` gives."""
        defaults = {name: self.model._meta.get_field(name).get_default() for name in self.fields}
        links = {name: entry.get(name) for name in self.links}
        known = {"slug", *self.fields, *links, *(part.key for part in self.parts)} | ({"published"} & {*self.apart})
        if unknown := set(entry) - known:
            raise SeedError(f"clef inconnue : {', '.join(sorted(unknown))}")
        scalars = {name: entry.get(name, defaults[name]) for name in self.fields}
        lists = {part.key: list(entry.get(part.key) or []) for part in self.parts}
        for part in self.parts:
            if isinstance(part, Links):
                lists[part.key] = sorted(lists[part.key])
        return scalars | links | lists


Finder = Any  # (model, slug | None) -> row | None

SPECS: tuple[tuple[str, Spec], ...] = (
    ("sources.yaml", Spec(models.Source, ("title", "publisher", "year", "url"))),
    ("situations.yaml", Spec(models.Situation, ("name",))),
    ("domains.yaml", Spec(models.Domain, ("name", "plain_name", "purpose"))),
    (
        "competencies.yaml",
        Spec(
            models.Competency,
            ("kind", "name", "description", "posting", "wording", "missing"),
            parts=(
                Texts("proofs", "proofs"),
                Rows("behaviours", "behaviours", ("level", "text")),
                Rows("questions", "questions", ("text", "tu", "good_answer")),
                Texts("warning_signs", "warning_signs"),
            ),
        ),
    ),
    (
        "missions.yaml",
        Spec(
            models.Mission,
            ("title", "detail", "load"),
            links={"domain": models.Domain},
            parts=(
                Texts("deliverables", "lines", "deliverable"),
                Texts("indicators", "lines", "indicator"),
                Texts("partners", "lines", "partner"),
                Texts("first_steps", "lines", "first_step"),
                Rows("results", "results", ("horizon", "title", "baseline")),
                Rows("competencies", "mission_competencies", links={"competency": models.Competency}, flat=True),
            ),
        ),
    ),
    (
        "problems.yaml",
        Spec(
            models.Problem,
            ("title", "detail"),
            links={"domain": models.Domain},
            parts=(Rows("missions", "problem_missions", ("weight",), {"mission": models.Mission}),),
        ),
    ),
    (
        "existing_roles.yaml",
        Spec(models.ExistingRole, ("name", "usual"), parts=(Links("missions", models.Mission),)),
    ),
    (
        "career_paths.yaml",
        Spec(
            models.CareerPath,
            ("name", "noun", "summary", "welcome"),
            parts=(
                Texts("strengths", "lines", "strength"),
                Texts("watch_outs", "lines", "watch_out"),
                Texts("ramp_up", "lines", "ramp_up"),
                Texts("trial", "lines", "trial"),
                Rows("competencies", "competencies", ("stance", "text"), {"competency": models.Competency}),
                Rows("questions", "questions", ("text", "tu", "good_answer")),
                Rows(
                    "signals",
                    "signals",
                    ("fact", "operator", "value", "effect", "reason"),
                    {"testimonial": models.Testimonial},
                ),
            ),
        ),
    ),
    (
        "interviewees.yaml",
        Spec(
            models.Interviewee,
            ("name", "role", "story", "is_recruiter"),
            parts=(
                Texts("companies", "companies"),
                Rows("paths", "interviewee_paths", links={"path": models.CareerPath}, flat=True),
            ),
        ),
    ),
    (
        "testimonials.yaml",
        Spec(
            models.Testimonial,
            ("quote", "context"),
            links={"interviewee": models.Interviewee, "source": models.Source},
            parts=(
                Links("paths", models.CareerPath),
                Links("situations", models.Situation),
                Links("competencies", models.Competency),
                Links("domains", models.Domain),
            ),
        ),
    ),
    (
        "dissents.yaml",
        Spec(models.Dissent, ("question",), links={"one": models.Testimonial, "other": models.Testimonial}),
    ),
    (
        "doubts.yaml",
        Spec(
            models.Doubt,
            ("title", "reason", "instead"),
            parts=(Rows("conditions", "conditions", ("fact", "operator", "value")),),
        ),
    ),
    (
        "neighbour_jobs.yaml",
        Spec(models.NeighbourJob, ("name", "decides", "hire_for", "gain", "loss"), parts=(Texts("week", "week"),)),
    ),
    ("context_notes.yaml", Spec(models.ContextNote, ("fact", "name", "text"))),
    ("ways_out.yaml", Spec(models.WayOut, ("name", "detail"))),
    ("profile_questions.yaml", Spec(models.ProfileQuestion, ("text",))),
    (
        "profile_answers.yaml",
        Spec(
            models.ProfileAnswer,
            ("text",),
            links={"question": models.ProfileQuestion, "path": models.CareerPath},
            parts=(Rows("effects", "effects", ("toward", "points", "reason")),),
        ),
    ),
    ("typical_mandates.yaml", Spec(models.TypicalMandate, ("name", "situation", "watch_out", "answers"))),
)


SPEC_OF: Mapping[type[Any], Spec] = {spec.model: spec for _file, spec in SPECS}
FILE_OF: Mapping[type[Any], str] = {spec.model: file for file, spec in SPECS}

STALE = ""
"""The digest that a migration leaves where it changed a model's shape: the fixture is taken again."""


@dataclass(kw_only=True)
class SeedReport:
    """What a seeding did, as « model/slug » names."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    dropped_links: list[str] = field(default_factory=list)


def read_fixture(path: Path) -> list[dict[str, Any]]:
    """Read one fixture: a list of entries, each with a slug of its own."""
    try:
        entries = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (OSError, yaml.YAMLError) as fault:
        raise SeedError(f"{path.name} : illisible ({fault})") from fault
    if not isinstance(entries, list) or not all(isinstance(e, dict) and e.get("slug") for e in entries):
        raise SeedError(f"{path.name} : il faut une liste d’entrées qui ont chacune un slug")
    slugs = [entry["slug"] for entry in entries]
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise SeedError(f"{path.name} : en double : {', '.join(sorted(twice))}")
    return entries


def digest(entry: Mapping[str, Any]) -> str:
    """Give the digest of an entry in its normal shape."""
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _as_seeded(seeded: str, now: Mapping[str, Any]) -> bool:
    """Tell whether a row is as it was seeded; what was added to the model since, and is still empty, changes nothing."""
    if seeded == STALE:
        return True
    empty = [key for key, value in now.items() if value in ([], "")]
    since = chain.from_iterable(combinations(empty, size) for size in range(len(empty) + 1))
    return any(seeded == digest({k: v for k, v in now.items() if k not in added}) for added in since)


@contextmanager
def _named(file: str, entry: Mapping[str, Any]) -> Iterator[None]:
    """Name the file and the entry in whatever fault is met."""
    try:
        yield
    except ValidationError as fault:
        told = "; ".join(f"{name} : {' '.join(texts)}" for name, texts in fault.message_dict.items())
        raise SeedError(f"{file}, {entry['slug']} : {told}") from fault
    except (SeedError, TypeError, ValueError) as fault:
        raise SeedError(f"{file}, {entry['slug']} : {fault}") from fault


class _Seeder:
    def __init__(self, folder: Path, restore: Iterable[str]) -> None:
        self.folder = folder
        self.restore = set(restore)
        self.report = SeedReport()
        self.records = {(r.model, r.slug): r for r in models.SeedRecord.objects.all()}
        self.rows: dict[type[Any], dict[str, Any]] = {}
        self.known: dict[type[Any], set[str]] = {}

    def run(self) -> SeedReport:
        entries = {file: read_fixture(self.folder / file) for file, _spec in SPECS}
        for file, spec in SPECS:
            self.rows[spec.model] = spec.rows()
            self.known[spec.model] = {entry["slug"] for entry in entries[file]} | set(self.rows[spec.model])
        # Plain rows first, nested lists next: a path's signals cite testimonials, which cite paths.
        written = []
        for file, spec in SPECS:
            for rank, entry in enumerate(entries[file]):
                with _named(file, entry):
                    if (row := self._write(spec, entry, rank)) is not None:
                        written.append((file, spec, entry, row))
        for file, spec, entry, row in written:
            with _named(file, entry):
                self._write_parts(spec, entry, row)
        self._remember(written)
        return self.report

    def _write(self, spec: Spec, entry: Mapping[str, Any], rank: int) -> Any:
        """Create or update the row's own columns; give the row when its nested lists must be written too."""
        slug = entry["slug"]
        name = f"{spec.label}/{slug}"
        row = self.rows[spec.model].get(slug)
        record = self.records.get((spec.label, slug))
        if row is None:
            if record is not None and slug not in self.restore:
                self.report.deleted.append(name)
                return None
            row = spec.model(slug=slug)
            if "published" in entry:
                row.published = entry["published"]
            self.report.created.append(name)
        elif record is None or not _as_seeded(record.digest, spec.dump(row)):
            self.report.edited.append(name)
            return None
        elif digest(spec.normal(entry)) == record.digest:
            # A row that someone edited keeps its place, even where its texts are those of the fixture again.
            if spec.ordered and row.order != rank and not spec.model.history.filter(id=row.pk).exists():
                spec.model._default_manager.filter(pk=row.pk).update(order=rank)
            return None
        else:
            self.report.updated.append(name)
        normal = spec.normal(entry)
        for column in spec.fields:
            setattr(row, column, normal[column])
        for link, model in spec.links.items():
            other = self._find(model, normal[link])
            if other is None and not spec.model._meta.get_field(link).null:
                self.report.created[:] = [n for n in self.report.created if n != name]
                self.report.deleted.append(name)
                return None
            setattr(row, link, other)
        if spec.ordered:
            row.order = rank
        row.clean_fields(exclude=list(spec.links))
        # What the fixtures say is kept in the fixtures: the history is for people's edits.
        row.skip_history_when_saving = True
        row.save()
        self.rows[spec.model][slug] = row
        return row

    def _write_parts(self, spec: Spec, entry: Mapping[str, Any], row: Any) -> None:
        normal = spec.normal(entry)
        for part in spec.parts:
            part.save(row, normal[part.key], self._find)

    def _find(self, model: type[Any], slug: str | None) -> Any:
        """Give the row of a cited slug; None, and a word in the report, when an editor deleted it."""
        if slug is None:
            return None
        if slug not in self.known[model]:
            raise SeedError(f"{model._meta.verbose_name} inconnue : {slug}")
        row = self.rows[model].get(slug)
        if row is None:
            self.report.dropped_links.append(f"{model._meta.model_name}/{slug}")
        return row

    def _remember(self, written: Sequence[tuple[str, Spec, Mapping[str, Any], Any]]) -> None:
        """Keep the digest of what now stands in the tables, read back from them."""
        fresh: dict[type[Any], dict[str, Any]] = {}
        for _file, spec, entry, _row in written:
            if spec.model not in fresh:
                fresh[spec.model] = spec.rows()
            models.SeedRecord.objects.update_or_create(
                model=spec.label,
                slug=entry["slug"],
                defaults={"digest": digest(spec.dump(fresh[spec.model][entry["slug"]]))},
            )


@transaction.atomic
def seed(folder: Path, *, restore: Iterable[str] = ()) -> SeedReport:
    """Bring the tables up to the fixtures of a folder; all of it or, on a fault, nothing.

    Raises SeedError, which names the file, the entry and the fault.
    """
    with index.together():
        report = _Seeder(folder, restore).run()
    if report.created or report.updated:
        bump_revision()
    if index.is_stale():
        index.rebuild()
    return report
