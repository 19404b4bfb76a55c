"""How each model stands in its fixture: plain fields, links to rows of other files, nested lists.

The same description reads files (`seeding`), gives rows as plain entries (`loading`) and names the columns of imports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models as django_models

from productops.knowledge import models


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

    The `optional` fields are left out of a record where they are empty. With `flat`, the record has one link and the fixture lists bare slugs.
    """

    key: str
    related: str
    fields: tuple[str, ...] = ()
    links: Mapping[str, type[django_models.Model]] = field(default_factory=dict)
    flat: bool = False
    optional: frozenset[str] = frozenset()

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
        return self.shorn(record)

    def shorn(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Give a record without the optional fields that say nothing."""
        return {name: value for name, value in record.items() if value or name not in self.optional}

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
                child.clean()
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

CODE = ("repertoire", "code", "label", "version", "read_on")
"""What is kept of a neighbouring code."""

SPECS: tuple[tuple[str, Spec], ...] = (
    ("sources.yaml", Spec(models.Source, ("title", "publisher", "year", "url", "author", "dated", "as_of", "excerpt"))),
    ("situations.yaml", Spec(models.Situation, ("name",))),
    ("domains.yaml", Spec(models.Domain, ("name", "plain_name", "purpose"))),
    (
        "competencies.yaml",
        Spec(
            models.Competency,
            ("kind", "name", "description", "posting", "wording", "missing", "missing_inside", "missing_free"),
            parts=(
                Rows("postings", "postings", ("when", "text")),
                Texts("proofs", "proofs"),
                Rows("behaviours", "behaviours", ("level", "text")),
                Rows("questions", "questions", ("text", "tu", "good_answer")),
                Texts("warning_signs", "warning_signs"),
                Rows("related_match", "codes", CODE),
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
                Texts("trial_inside", "lines", "trial_inside"),
                Texts("trial_free", "lines", "trial_free"),
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
        Spec(
            models.NeighbourJob,
            ("name", "decides", "hire_for", "gain", "loss"),
            links={"path": models.CareerPath},
            parts=(Texts("week", "week"), Rows("related_match", "codes", CODE)),
        ),
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
            parts=(
                Rows("effects", "effects", ("toward", "points", "reason")),
                Texts("trial", "lines", "trial"),
                Texts("trial_inside", "lines", "trial_inside"),
                Texts("trial_free", "lines", "trial_free"),
            ),
        ),
    ),
    (
        "lexicon.yaml",
        Spec(
            models.LexiconRecord,
            ("kind", "target", "lang"),
            parts=(
                Texts("cues", "lines", "cue"),
                Texts("hints", "lines", "hint"),
                Texts("barred", "lines", "barred"),
                Texts("says", "lines", "says"),
                Texts("titles", "lines", "title"),
            ),
        ),
    ),
    ("glossary.yaml", Spec(models.Term, ("term", "stands_for", "definition"), parts=(Texts("forms", "forms"),))),
    (
        "typical_mandates.yaml",
        Spec(
            models.TypicalMandate,
            ("name", "situation", "watch_out", "answers"),
            parts=(
                Texts("titles", "lines", "title"),
                Texts("week", "lines", "week"),
                Rows("questions", "questions", ("text", "hears")),
                Rows(
                    "signs",
                    "signs",
                    ("text", "means", "shown_by", "unless", "anywhere"),
                    optional=frozenset(("shown_by", "unless", "anywhere")),
                ),
                Rows("neighbours", "neighbours", ("text",), {"job": models.NeighbourJob}),
            ),
        ),
    ),
)


SPEC_OF: Mapping[type[Any], Spec] = {spec.model: spec for _file, spec in SPECS}
FILE_OF: Mapping[type[Any], str] = {spec.model: file for file, spec in SPECS}
