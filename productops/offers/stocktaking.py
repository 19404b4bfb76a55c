"""The bilan of a mandate, without tables: the lines of a version it looks at, what two pages wrote, the sheet that is printed.

It looks at the mandate, never at the person. Every line comes from the frozen version under a mark (R1, M1, S1), so that each
figure is traced to where it was written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from productops.drafting.document import Block, BlockKind, Item, Reason, ReasonKind, Section
from productops.text.french import long_date

Answers = Mapping[str, str]

STANDS = {"tel-quel": "Toujours là, tel qu’écrit", "change": "Changé en route", "retire": "Retiré"}
"""What became of a line."""
VERDICTS = {
    "continuer": "On continue, avec ce mandat",
    "changer": "On continue, en changeant le mandat",
    "arreter": "On arrête là : ce mandat n’a plus lieu d’être",
}
"""Whether one goes on."""
NOTHING = "–"
MOST = 5600
"""Characters of all that is found, line by line: a page holds no more."""
MANY, ROOM = 60, 100
"""Lines past which each takes from the others the room of its mark, in characters."""
SHORTER = (70, 30, 0)
"""Characters to which the printed lines of the offer are cut, where whole ones do not hold: their mark leads to them, alone at the last."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the version: the mark it goes by here, its id there, its text word for word."""

    mark: str
    ref: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Week:
    """A part of the week as the version heads it, with the days where it gives them, and its missions."""

    mark: str
    title: str
    missions: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Mandate:
    """What comes back of a version: its results with their baselines, its week with its missions."""

    results: tuple[Line, ...]
    weeks: tuple[Week, ...]

    @property
    def most(self) -> int:
        """Give the characters of what is found of a line: fewer where there are very many lines, so that a page holds them."""
        lines = len(self.results) + sum(1 for _line in self.missions)
        return min(200, (MOST - ROOM * max(0, lines - MANY)) // max(lines, 1))

    @property
    def missions(self) -> Iterator[Line]:
        """Give every mission, in the order of the version."""
        return (line for week in self.weeks for line in week.missions)


def mandate_of(frozen: Mapping[str, Any]) -> Mandate:
    """Read the results and the missions of a frozen document."""
    results = [
        Line(mark=f"R{rank}", ref=item["id"], text=_said(item))
        for rank, item in enumerate(_items(frozen, "results"), 1)
    ]
    weeks, count = [], 0
    for rank, block in enumerate(_blocks(frozen, "missions"), 1):
        lines = []
        for item in block["items"]:
            count += 1
            lines.append(Line(mark=f"M{count}", ref=item["id"], text=_said(item)))
        weeks.append(Week(mark=f"S{rank}", title=block["title"], missions=tuple(lines)))
    return Mandate(results=tuple(results), weeks=tuple(weeks))


def _blocks(frozen: Mapping[str, Any], section: str) -> list[Mapping[str, Any]]:
    """Give the lists of a section: what is said around them is no line of the mandate."""
    blocks = [block for each in frozen["sections"] if each["id"] == section for block in each["blocks"]]
    return [block for block in blocks if block["kind"] == BlockKind.BULLETS]


def _items(frozen: Mapping[str, Any], section: str) -> Iterator[Mapping[str, Any]]:
    return (item for block in _blocks(frozen, section) for item in block["items"])


def _said(item: Mapping[str, Any]) -> str:
    return f"{item['label']} : {item['text']}" if item["label"] else str(item["text"])


def marked(value: str) -> str:
    """Name a value in a few signs: what a page sends back of what it showed."""
    return hashlib.blake2b(value.encode(), digest_size=6).hexdigest() if value else ""


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What is to be kept, and the fields that another page changed as well, each with what that page kept."""

    answers: dict[str, str]
    clashes: dict[str, str] = field(default_factory=dict)


def merge(stored: Answers, typed: Answers, seen: Answers) -> Merged:
    """Lay what a page changed over what is stored. `seen` gives the mark of what each field showed.

    A field the page left alone keeps what another page stored; one that both changed keeps the other's until it is sent again.
    """
    answers, clashes = dict(stored), {}
    for name, value in typed.items():
        now, shown = stored.get(name, ""), seen.get(name, "")
        if value == now or marked(value) == shown:
            continue
        if marked(now) == shown:
            answers[name] = value
        else:
            clashes[name] = now
    return Merged(answers={name: value for name, value in answers.items() if value}, clashes=clashes)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What is read and printed: a title and sections, as any document has."""

    title: str
    sections: tuple[Section, ...]


def sheet_of(
    mandate: Mandate,
    answers: Answers,
    *,
    title: str,
    employer: str,
    number: int,
    published_on: date,
    day: int,
    cut: int | None = None,
) -> Sheet:
    """Write the bilan of a version as one page; `cut` shortens the lines of the version to so many characters."""
    said = "mot pour mot" if cut is None else f"abrégées à {cut} signes" if cut else "nommées par leur repère"
    told = (
        f"{employer}. Ce bilan regarde le mandat, jamais la personne qui le tient. Il relit la version {number} de l’offre, du"
        f" {long_date(published_on)} : R, M et S en sont les lignes, {said}."
    )
    columns = ("Ligne", "Ce que l’offre écrit", "Où elle en est", "Ce que l’on constate")
    sections = (
        _section("what", "", _block(BlockKind.PARAGRAPHS, [_item("about", told)])),
        _section(
            "results", "Les résultats", _block(BlockKind.TABLE, _rows(mandate.results, answers, cut), columns=columns)
        ),
        _section(
            "missions", "Les missions", _block(BlockKind.TABLE, _rows(mandate.missions, answers, cut), columns=columns)
        ),
        _section("week", "La semaine", _block(BlockKind.TABLE, _weeks(mandate, answers), columns=WEEK)),
        _section("end", "Et maintenant", _block(BlockKind.FACTS, _end(answers))),
    )
    return Sheet(
        title=f"Bilan du mandat à {day} jours : {title}", sections=tuple(each for each in sections if each.blocks)
    )


WEEK = ("Ligne", "La semaine prévue", "La semaine telle qu’elle est")


def _rows(lines: Iterable[Line], answers: Answers, cut: int | None) -> Iterator[Item]:
    for line in lines:
        stands = STANDS.get(answers.get(f"{line.mark}-stands", ""), NOTHING)
        text = (
            line.text
            if cut is None or len(line.text) <= cut
            else f"{line.text[: cut - 1].rstrip()}…"
            if cut
            else NOTHING
        )
        cells = (text, stands, answers.get(f"{line.mark}-found", "") or NOTHING)
        yield _item(line.mark, line.mark, ref=line.ref, cells=cells)


def _weeks(mandate: Mandate, answers: Answers) -> Iterator[Item]:
    for week in mandate.weeks:
        marks = [line.mark for line in week.missions]
        missions = f"{marks[0]} à {marks[-1]}" if len(marks) > 2 else " et ".join(marks)
        real = answers.get(f"{week.mark}-days", "").replace(".", ",")
        cells = (f"{week.title or 'Les missions'} ({missions})", f"{real} par semaine, en jours" if real else NOTHING)
        yield _item(week.mark, week.mark, ref="offer/missions", cells=cells)


def _end(answers: Answers) -> Iterator[Item]:
    told = {
        "Ce qui s’est ajouté": answers.get("added", ""),
        "La suite": VERDICTS.get(answers.get("verdict", ""), ""),
        "Pourquoi": answers.get("why", ""),
    }
    return (_item(f"end/{rank}", text, label=label) for rank, (label, text) in enumerate(told.items(), 1) if text)


def _item(name: str, text: str, *, ref: str = "bilan", label: str = "", cells: tuple[str, ...] = ()) -> Item:
    reason = Reason(kind=ReasonKind.ANSWER, ref=ref, text="La ligne de la version publiée")
    return Item(id=f"bilan/{name}", text=text, reasons=(reason,), label=label, cells=cells)


def _block(kind: BlockKind, items: Iterable[Item], *, columns: tuple[str, ...] = ()) -> tuple[Block, ...]:
    found = tuple(items)
    return (Block(kind=kind, items=found, columns=columns),) if found else ()


def _section(name: str, title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(id=name, title=title, blocks=blocks)
