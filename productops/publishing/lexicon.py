"""The lexicon as files hold it: the catalogue's fixtures and `lexicon.yaml`, made into what recognition reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from productops.knowledge.seeding import read_fixture
from productops.recognition.lexicon import Kind, Lexicon, LexiconEntry, Words, build

FILE = "lexicon.yaml"
_FILES = {
    Kind.MISSION: "missions.yaml",
    Kind.PROBLEM: "problems.yaml",
    Kind.COMPETENCY: "competencies.yaml",
    Kind.ROLE: "existing_roles.yaml",
    Kind.JOB: "neighbour_jobs.yaml",
}
_WORDS = ("group", "names", "limits", "turns")
_LISTS = ("says", "cues", "hints", "barred", "titles")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Give the lexicon of the fixtures, read once."""
    return read_lexicon(settings.FIXTURES_DIR)


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lexicon of a folder of fixtures. Raises SeedError or ValueError on what cannot be read."""
    return build(*read_entries(folder))


def read_entries(folder: Path) -> tuple[list[LexiconEntry], Words]:
    """Read the entries and the words, the catalogue's first, then the jobs that only the lexicon knows."""
    said = read_fixture(folder / FILE)
    by_target: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for record in said:
        by_target.setdefault((record["kind"], record.get("target", "")), []).append(record)
    entries = []
    for kind, file in _FILES.items():
        for row in read_fixture(folder / file):
            entries.append(_entry(kind, row, by_target.pop((kind.value, row["slug"]), ())))
    for (kind_name, target), records in by_target.items():
        if kind_name == Kind.JOB.value:
            entries.append(_entry(Kind.JOB, {"slug": target}, records))
        elif kind_name not in _WORDS:
            raise ValueError(f"{FILE} : {records[0]['slug']} vise « {target} », qui n’existe pas")
    return entries, _words(said)


def _entry(kind: Kind, row: Mapping[str, Any], records: Iterable[Mapping[str, Any]]) -> LexiconEntry:
    kept = list(records)
    lists = {name: tuple(text for record in kept for text in record.get(name) or ()) for name in _LISTS}
    leads = {lead["mission"]: lead["weight"] for lead in row.get("missions") or ()} if kind is Kind.PROBLEM else None
    return LexiconEntry(
        kind=kind,
        slug=row["slug"],
        domain=row.get("domain"),
        texts=tuple(_texts(kind, row)),
        leads=leads,
        **lists,
    )


def _texts(kind: Kind, row: Mapping[str, Any]) -> Iterator[str]:
    """Give the sentences of an entry, the most telling first."""
    yield row.get("title") or row.get("name") or row["slug"].replace("-", " ")
    for key in ("detail", "usual", "decides", "description", "posting", "hire_for"):
        if row.get(key):
            yield row[key]
    if kind in (Kind.MISSION, Kind.JOB):
        for key in ("deliverables", "first_steps", "week"):
            yield from row.get(key) or ()
        yield from (result["title"] for result in row.get("results") or ())


def _words(records: Iterable[Mapping[str, Any]]) -> Words:
    kept: dict[str, list[str]] = {"names": [], "limits": [], "turns": []}
    groups: dict[str, list[str]] = {}
    for record in records:
        if record["kind"] == "group":
            groups.setdefault(record["target"], []).extend(record["cues"])
        elif record["kind"] in kept:
            kept[record["kind"]].extend(record["cues"])
    return Words(
        groups={name: tuple(cues) for name, cues in groups.items()},
        names=tuple(kept["names"]),
        limits=tuple(kept["limits"]),
        turns=tuple(kept["turns"]),
    )
