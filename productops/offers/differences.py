"""What changed between two published versions: lines aligned by their id, a French sentence a change, then the words.

Values in, values out: two documents as plain values (`freezing.freeze`) give changes, then the text of both with what left and
what came, marked inside one line only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Any

from productops.text.french import join, lower_first
from productops.text.typography import typeset

Frozen = Mapping[str, Any]

_RANKED = re.compile(r"/\d+$")
"""The end of an id that is a place in a list of the leader's: such lines are told apart by what they say."""
_ALIKE = 0.5
"""How alike two lines of such a list are, from 0 to 1, for one to be the other rewritten."""
_DATED = re.compile(r"^Offre du .*?(?=, ouverte|\.$)")
_WORDS = re.compile(r"\d+(?:[\u202f\u00a0]\d{3})+|\s+|[^\s\w]|\w+")
_AMOUNT = re.compile(r"\d[\d\u202f\u00a0 ]*\d|\d")
_LINES = {
    "missions": ("mission", "e"),
    "profile": ("exigence", "e"),
    "result": ("résultat", ""),
    "results": ("résultat", ""),
    "hiring/step": ("étape du recrutement", "e"),
    "limits": ("limite du poste", "e"),
    "purpose": ("phrase de la présentation", "e"),
    "place": ("phrase sur la place du poste", "e"),
    "own-mission": ("mission", "e"),
    "missions/free": ("phrase sur la charge", "e"),
    "profile/welcome": ("phrase sur le profil", "e"),
    "profile/other": ("phrase sur le profil", "e"),
}
"""What a line is called, by the beginning of its id, and the ending of what agrees with it."""
_APART = {"profile/appreciated": "Ce qui est un plus", "profile/paths": "Les parcours bienvenus", "hiring/reply": "Le délai de réponse",
          "hiring/apply": "L’adresse où candidater", "closing/dates": "Les dates de l’offre", "profile/proof": "La façon de juger le profil"}  # fmt: skip
"""Lines that are the only one of their kind."""


class Mark(StrEnum):
    """What became of some words, or of a line."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a version: its id, its label, its text, and where it stands."""

    id: str
    text: str
    label: str
    section: str
    heading: str

    @property
    def said(self) -> str:
        """Give the line as it is read."""
        return f"{self.label}\u00a0: {self.text}" if self.label else self.text


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change: the line it is about ("" for a title), and the sentence that tells it."""

    ref: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MarkedLine:
    """A line of both versions, cut where words left or came."""

    mark: Mark
    pieces: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True, kw_only=True)
class MarkedSection:
    """A section of both versions, its headings and its lines."""

    title: str
    lines: tuple[MarkedLine, ...]


def differences(before: Frozen, after: Frozen) -> list[Change]:
    """Tell every change from one version to another, in the order of the page."""
    old, new = _aligned(before, after)
    by_id = {line.id: line for line in old}
    kept = {line.id for line in new}
    changes = [*_titles(before, after)]
    changes += [Change(ref=line.id, text=_left(line)) for line in old if line.id not in kept]
    for line in new:
        was = by_id.get(line.id)
        if was is None:
            changes.append(Change(ref=line.id, text=_came(line)))
        elif _compared(was) != _compared(line):
            changes.append(Change(ref=line.id, text=_rewritten(was, line)))
    return [replace(change, text=typeset(change.text)) for change in changes + _moved(old, new)]


def marked(before: Frozen, after: Frozen) -> list[MarkedSection]:
    """Give the text of both versions, section by section: a line that left stands after the one it followed."""
    old, new = _aligned(before, after)
    by_id, kept = {line.id: line for line in old}, {line.id for line in new}
    followers: dict[str, list[Line]] = {}
    anchor = ""
    for line in old:
        if line.id in kept:
            anchor = line.id
        else:
            followers.setdefault(anchor, []).append(line)
    sections: dict[str, tuple[str, list[MarkedLine]]] = {}
    for line, mark in _walk(new, followers, by_id):
        _title, lines = sections.setdefault(line.section, (line.heading, []))
        lines.append(_mark(by_id.get(line.id), line, mark))
    return [MarkedSection(title=title, lines=tuple(lines)) for title, lines in sections.values()]


# --- aligning --------------------------------------------------------------------------------------


def _lines(document: Frozen) -> Iterator[Line]:
    for section in document["sections"]:
        for block in section["blocks"]:
            for item in block["items"]:
                text = " | ".join([item["text"], *item["cells"]])
                yield Line(
                    id=item["id"].partition("/")[2],
                    text=text,
                    label=item["label"],
                    section=section["id"],
                    heading=section["title"],
                )


def _aligned(before: Frozen, after: Frozen) -> tuple[list[Line], list[Line]]:
    """Give the lines of both, those of a ranked list under the id of the line they were."""
    old, new = list(_lines(before)), list(_lines(after))
    ranked = dict.fromkeys(_RANKED.sub("", line.id) for line in (*old, *new) if _RANKED.search(line.id))
    for stem in ranked:
        was = [line for line in old if _RANKED.sub("", line.id) == stem and line.id != stem]
        now = [line for line in new if _RANKED.sub("", line.id) == stem and line.id != stem]
        names = _pairs(was, now)
        new = [replace(line, id=names.get(line.id, line.id)) for line in new]
    return old, new


def _pairs(was: Sequence[Line], now: Sequence[Line]) -> dict[str, str]:
    """Name each line of a ranked list by the one it was: the same words first, then the most alike; else a name of its own."""
    names: dict[str, str] = {}
    left = list(was)
    for line in now:
        if same := next((each for each in left if each.said == line.said), None):
            names[line.id] = same.id
            left.remove(same)
    alike = sorted(
        (
            (SequenceMatcher(None, each.said, line.said, autojunk=False).ratio(), -rank, line, each)
            for rank, each in enumerate(left)
            for line in now
            if line.id not in names
        ),
        key=lambda found: found[:2],
        reverse=True,
    )
    for ratio, _rank, line, each in alike:
        if ratio >= _ALIKE and line.id not in names and each in left:
            names[line.id] = each.id
            left.remove(each)
    return {line.id: names.get(line.id, f"{line.id}/nouvelle") for line in now}


def _walk(
    new: Sequence[Line], followers: Mapping[str, list[Line]], by_id: Mapping[str, Line]
) -> Iterator[tuple[Line, Mark]]:
    for gone in followers.get("", ()):
        yield gone, Mark.GONE
    for line in new:
        yield line, Mark.KEPT if line.id in by_id else Mark.NEW
        for gone in followers.get(line.id, ()):
            yield gone, Mark.GONE


# --- telling ---------------------------------------------------------------------------------------


def _named(line: Line) -> tuple[str, str]:
    """Give what a line is called and the ending of what agrees with it."""
    starts = (start for start in sorted(_LINES, key=len, reverse=True) if line.id.startswith(f"{start}/"))
    return _LINES.get(line.id) or _LINES.get(next(starts, line.section), ("ligne", "e"))


def _single(line: Line) -> str:
    """Name a line that is the only one of its kind: a fact by its label; "" for the others."""
    if line.id in _APART:
        return _APART[line.id]
    return f"« {line.label} »" if line.label and line.section in ("summary", "conditions") else ""


def _quoted(line: Line) -> str:
    """Quote a line at the end of a sentence: its own full stop ends both."""
    return f"« {line.said} »" if line.said.endswith((".", "!", "?", "…")) else f"« {line.said} »."


def _left(line: Line) -> str:
    if name := _single(line):
        return f"{name} n’est plus dit : « {line.text} »."
    name, ending = _named(line)
    return f"Un{ending} {name} est parti{ending} : {_quoted(line)}"


def _came(line: Line) -> str:
    if name := _single(line):
        return f"{name} est maintenant dit : « {line.text} »."
    name, ending = _named(line)
    return f"Un{ending} {name} est arrivé{ending} : {_quoted(line)}"


def _rewritten(was: Line, now: Line) -> str:
    if now.id == "summary/salary_min" and (amounts := _amounts(was.text, now.text)):
        return f"Le salaire passe de {amounts[0]} à {amounts[1]}\u00a0€."
    if name := _single(now):
        return f"{name} passe de « {was.text} » à « {now.text} »."
    name, ending = _named(now)
    return f"Un{ending} {name} est réécrit{ending} : « {was.said} » devient {_quoted(now)}"


def _amounts(was: str, now: str) -> tuple[str, str] | None:
    """Give two ranges of pay, where nothing else changed in the line."""
    old, new = (text.partition(",")[0] for text in (was, now))
    if was.partition(",")[2] != now.partition(",")[2]:
        return None
    if _AMOUNT.sub("", old).replace(" ", "") != _AMOUNT.sub("", new).replace(" ", ""):
        return None
    before, after = ("–".join(amount.strip() for amount in _AMOUNT.findall(text)) for text in (old, new))
    return (before, after) if before and after else None


def _compared(line: Line) -> str:
    """Give what is compared of a line: each version has a date of its own, which is no change."""
    return _DATED.sub("", line.said) if line.id == "closing/dates" else line.said


def _titles(before: Frozen, after: Frozen) -> Iterator[Change]:
    """Tell the titles that changed: of the whole, of sections that stayed, of the groups inside them."""
    if before["title"] != after["title"]:
        yield Change(ref="", text=f"Le titre passe de « {before['title']} » à « {after['title']} ».")
    old = {section["id"]: section for section in before["sections"]}
    for section in after["sections"]:
        was = old.get(section["id"])
        if was is None:
            continue
        if was["title"] != section["title"]:
            yield Change(ref="", text=f"L’intertitre « {was['title']} » devient « {section['title']} ».")
        yield from _groups(was, section)


def _groups(was: Frozen, now: Frozen) -> Iterator[Change]:
    """Tell the headings of groups that changed: the same name, another number of days."""
    old = {block["title"].partition(" – ")[0]: block["title"] for block in was["blocks"] if block["title"]}
    for block in now["blocks"]:
        name, _dash, days = block["title"].partition(" – ")
        if name in old and old[name] != block["title"]:
            before = old[name].partition(" – ")[2] or "aucune durée"
            yield Change(ref="", text=f"« {name} » passe de {before} à {days or 'aucune durée'}.")


def _moved(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    """Tell the sections whose lines stayed, in another order."""
    there = {line.id for line in old} & {line.id for line in new}
    headings = {line.section: line.heading for line in new}
    orders = [
        {section: [line.id for line in lines if line.section == section and line.id in there] for section in headings}
        for lines in (old, new)
    ]
    moved = [headings[section] for section in headings if orders[0][section] != orders[1][section]]
    named = join(f"« {heading} »" if heading else "l’en-tête" for heading in moved)
    return [Change(ref="", text=f"L’ordre des lignes change dans {lower_first(named)}.")] if moved else []


# --- marking ---------------------------------------------------------------------------------------


def _mark(was: Line | None, line: Line, mark: Mark) -> MarkedLine:
    if was is None or mark is not Mark.KEPT or _compared(was) == _compared(line):
        return MarkedLine(mark=mark, pieces=((mark, line.said),))
    return MarkedLine(mark=Mark.KEPT, pieces=tuple(_pieces(was.said, line.said)))


def _pieces(was: str, now: str) -> Iterator[tuple[Mark, str]]:
    """Cut two texts of one line by words: what stayed, what left, what came."""
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    matches = [m for m in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks() if _holds(old, m)]
    ends = [(0, 0, 0), *((m.a, m.b, m.size) for m in matches), (len(old), len(new), 0)]
    for (a, b, size), (next_a, next_b, next_size) in pairwise(ends):
        if gone := "".join(old[a + size : next_a]):
            yield Mark.GONE, gone
        if came := "".join(new[b + size : next_b]):
            yield Mark.NEW, came
        if next_size:
            yield Mark.KEPT, "".join(new[next_b : next_b + next_size])


def _holds(words: Sequence[str], match: Any) -> bool:
    """Tell whether a stretch in common is worth cutting for: a space or a comma alone is not."""
    return any(word[0].isalnum() for word in words[match.a : match.a + match.size])
