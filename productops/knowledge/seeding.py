"""Seeding: from `fixtures/*.yaml` to rows, without ever writing over what an editor did.

For each row the digest of what was seeded is kept. A row that differs from it was edited: it is left alone, whole.
A digest whose row is gone was deleted: it is never recreated, unless restored by name.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction

from productops.knowledge import models
from productops.knowledge.loading import bump_revision
from productops.knowledge.search import index
from productops.knowledge.specs import SPECS, SeedError, Spec

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
    return _checked(path.name, entries)


def _checked(file: str, entries: Any) -> list[dict[str, Any]]:
    if not isinstance(entries, list) or not all(isinstance(e, dict) and e.get("slug") for e in entries):
        raise SeedError(f"{file} : il faut une liste d’entrées qui ont chacune un slug")
    slugs = [str(entry["slug"]) for entry in entries]
    if twice := {slug for slug, times in Counter(slugs).items() if times > 1}:
        raise SeedError(f"{file} : en double : {', '.join(sorted(twice))}")
    return entries


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as fault:
        raise SeedError(f"{path.name} : illisible ({fault})") from fault


def _read_dump(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read the files that `dump_catalogue` wrote, by the name of their fixture; people and what they said are in none."""
    files = {file: folder / file.replace(".yaml", ".json") for file, _spec in SPECS}
    return {file: _checked(path.name, _read_json(path)) if path.exists() else [] for file, path in files.items()}


def _read_revision(folder: Path) -> int:
    package = _read_json(folder / "datapackage.json")
    version = package.get("version") if isinstance(package, dict) else None
    if not (isinstance(version, str) and version.isascii() and version.isdigit() and len(version) <= 12):
        raise SeedError("datapackage.json : « version » doit être le numéro de la révision, entre guillemets")
    return int(version)


def read_fixtures(folder: Path, kinds: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Read the fixtures of some kinds, by the names of their files without the ending."""
    return {kind: read_fixture(folder / f"{kind}.yaml") for kind in kinds}


def digest(entry: Mapping[str, Any]) -> str:
    """Give the digest of an entry in its normal shape."""
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _as_seeded(seeded: str, now: Mapping[str, Any]) -> bool:
    """Tell whether a row is as it was seeded; what was added to the model since, and is still empty, changes nothing."""
    if seeded == STALE:
        return True
    empty = [key for key, value in now.items() if value in ([], "", None)]
    since = chain.from_iterable(combinations(empty, size) for size in range(len(empty) + 1))
    return any(seeded == digest({k: v for k, v in now.items() if k not in added}) for added in since)


@contextmanager
def _named(file: str, entry: Mapping[str, Any]) -> Iterator[None]:
    """Name the file and the entry in whatever fault is met."""
    try:
        yield
    except ValidationError as fault:
        message = "; ".join(f"{name} : {' '.join(texts)}" for name, texts in fault.message_dict.items())
        raise SeedError(f"{file}, {entry['slug']} : {message}") from fault
    except (SeedError, TypeError, ValueError) as fault:
        raise SeedError(f"{file}, {entry['slug']} : {fault}") from fault


class _Seeder:
    def __init__(self, entries: Mapping[str, list[dict[str, Any]]], restore: Iterable[str]) -> None:
        self.entries = entries
        self.restore = set(restore)
        self.report = SeedReport()
        self.records = {(r.model, r.slug): r for r in models.SeedRecord.objects.all()}
        self.rows: dict[type[Any], dict[str, Any]] = {}
        self.known: dict[type[Any], set[str]] = {}

    def run(self) -> SeedReport:
        entries = self.entries
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
            if spec.ordered and row.order != rank and row.order == record.place:
                spec.model._default_manager.filter(pk=row.pk).update(order=rank)
                models.SeedRecord.objects.filter(pk=record.pk).update(place=rank)
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
                defaults={
                    "digest": digest(spec.dump(fresh[spec.model][entry["slug"]])),
                    "place": fresh[spec.model][entry["slug"]].order if spec.ordered else None,
                },
            )


def seed(folder: Path, *, restore: Iterable[str] = ()) -> SeedReport:
    """Bring the tables up to the fixtures of a folder; all of it or, on a fault, nothing.

    Raises SeedError, which names the file, the entry and the fault.
    """
    return _seed({file: read_fixture(folder / file) for file, _spec in SPECS}, restore)


@transaction.atomic
def seed_from_dump(folder: Path) -> SeedReport:
    """Fill an empty site from the files of `dump_catalogue`, and give it the revision that they were made at.

    Raises SeedError where the site has, or had, a catalogue: what was deleted here must not come back by a file.
    """
    if models.SeedRecord.objects.exists() or any(spec.model._default_manager.exists() for _file, spec in SPECS):
        raise SeedError("ce site a déjà un catalogue : « --from » remplit un site vide")
    number = _read_revision(folder)
    report = _seed(_read_dump(folder), ())
    models.CatalogueRevision.objects.update_or_create(pk=1, defaults={"number": number})
    return report


@transaction.atomic
def _seed(entries: Mapping[str, list[dict[str, Any]]], restore: Iterable[str]) -> SeedReport:
    with index.together():
        report = _Seeder(entries, restore).run()
    if report.created or report.updated:
        bump_revision()
    if index.is_stale():
        index.rebuild()
    return report
