"""From plain entries, in the shape of `fixtures/*.yaml`, to the lexicon: the same for files and for tables."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from productops.recognition.lexicon import Kind, Lexicon, LexiconEntry, Words, build, groups_named
from productops.text.cuebook import CueBook

Entry = Mapping[str, Any]
Entries = Mapping[str, Sequence[Entry]]
"""Entries by kind, the name of their file without its ending."""

SAID = "lexicon"
SUBJECTS = {
    Kind.MISSION: "missions",
    Kind.PROBLEM: "problems",
    Kind.COMPETENCY: "competencies",
    Kind.ROLE: "existing_roles",
    Kind.JOB: "neighbour_jobs",
}
"""Where what the lexicon speaks of is described."""
KINDS = (*SUBJECTS.values(), SAID)
_WORDS = ("group", "names", "limits", "turns")
LISTS = ("says", "cues", "hints", "barred", "titles")
_CUES = ("cues", "hints", "barred", "titles")


def lexicon_from(entries: Entries) -> Lexicon:
    """Build the lexicon; a cue that cannot be read says nothing (`faults` tells it), a target that is gone neither."""
    with _uncollected():
        try:
            return build(*_read(entries))
        except (ValueError, IndexError):
            # Cues are read one by one only where one of them is at fault: it takes as long as the rest.
            return build(*_read({**entries, SAID: _sound(entries)}))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the collection of cycles: what is made is kept, and looking through all of the process takes as long again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _sound(entries: Entries) -> list[Entry]:
    wrong = {(slug, cue) for slug, cue, _told in faults(entries)}
    return [
        {
            **record,
            **{name: [cue for cue in record.get(name) or () if (record["slug"], cue) not in wrong] for name in _CUES},
        }
        for record in entries[SAID]
    ]


def faults(entries: Entries) -> Iterator[tuple[str, str, str]]:
    """Give each record that cannot be read whole: its slug, the cue (empty for the record itself), and why, in French."""
    groups = {record["target"] for record in entries[SAID] if record["kind"] == "group"}
    known = {kind.value: {row["slug"] for row in entries[name]} for kind, name in SUBJECTS.items()}
    for record in entries[SAID]:
        kind, target = record["kind"], record.get("target") or ""
        # Jobs that no page describes are told here alone.
        if kind in known and kind != Kind.JOB.value and target not in known[kind]:
            yield record["slug"], "", f"« {target} » n’existe pas"
        for cue in (cue for name in _CUES for cue in record.get(name) or ()):
            if message := cue_fault(cue, groups):
                yield record["slug"], cue, message


def cue_fault(cue: str, groups: Iterable[str]) -> str | None:
    """Say why a cue cannot be read, or None."""
    known = set(groups)
    try:
        CueBook([cue])
        unknown = [name for name in groups_named(cue) if name not in known]
    except (ValueError, IndexError):
        return (
            f"« {cue} » ne se lit pas : chaque morceau commence par un mot, par trois lettres suivies de *, ou par @ et le"
            " nom d’un groupe"
        )
    return f"« {cue} » cite un groupe qui n’existe pas : @{unknown[0]}" if unknown else None


def _read(entries: Entries) -> tuple[list[LexiconEntry], Words]:
    """Read the entries and the words, the catalogue's first, then the jobs that only the lexicon knows."""
    by_target: dict[tuple[str, str], list[Entry]] = {}
    for record in entries[SAID]:
        by_target.setdefault((record["kind"], record.get("target") or ""), []).append(record)
    read = []
    for kind, name in SUBJECTS.items():
        for row in entries[name]:
            read.append(_entry(kind, row, by_target.pop((kind.value, row["slug"]), ())))
    for (kind_name, target), records in by_target.items():
        if kind_name == Kind.JOB.value:
            read.append(_entry(Kind.JOB, {"slug": target}, records))
    return read, _words(entries[SAID])


def _entry(kind: Kind, row: Entry, records: Iterable[Entry]) -> LexiconEntry:
    kept = list(records)
    lists = {name: tuple(text for record in kept for text in record.get(name) or ()) for name in LISTS}
    leads = {lead["mission"]: lead["weight"] for lead in row.get("missions") or ()} if kind is Kind.PROBLEM else None
    return LexiconEntry(
        kind=kind,
        slug=row["slug"],
        domain=row.get("domain"),
        texts=tuple(_texts(kind, row)),
        leads=leads,
        **lists,
    )


def _texts(kind: Kind, row: Entry) -> Iterator[str]:
    """Give the sentences of an entry, the most telling first."""
    yield row.get("title") or row.get("name") or row["slug"].replace("-", " ")
    for key in ("detail", "usual", "decides", "description", "posting", "hire_for"):
        if row.get(key):
            yield row[key]
    if kind in (Kind.MISSION, Kind.JOB):
        for key in ("deliverables", "first_steps", "week"):
            yield from row.get(key) or ()
        yield from (result["title"] for result in row.get("results") or ())


def _words(records: Iterable[Entry]) -> Words:
    kept: dict[str, list[str]] = {"names": [], "limits": [], "turns": []}
    groups: dict[str, list[str]] = {}
    for record in records:
        if record["kind"] == "group":
            groups.setdefault(record["target"], []).extend(record.get("cues") or ())
        elif record["kind"] in kept:
            kept[record["kind"]].extend(record.get("cues") or ())
    return Words(
        groups={name: tuple(cues) for name, cues in groups.items()},
        names=tuple(kept["names"]),
        limits=tuple(kept["limits"]),
        turns=tuple(kept["turns"]),
    )
