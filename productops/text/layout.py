"""The lines of a text as a reader sees them: headings, labels, list items, prose, and where a sentence runs on.

A text pasted from a mail or a PDF is cut at the margin: such a line end is a space. A list item, a heading, a label or
a blank line ends what came before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from productops.text.folding import fold, word_set

_BULLET = re.compile(
    r"(?:[-–—*•·▪◦●○■□►▸▶➢➤➔→✓✔✅☑»>+~o§\uf0b7\uf0a7]|\d{1,2}\s?[.)°]|[a-h]\)|\(?\d{1,2}\))[ \t\u00a0]+(?=\S)"
    r"|[•·▪◦●○■►▸➢➤✓✔✅☑\uf0b7\uf0a7](?=\S)|[-–—](?=[^\W\d])"
)
_HASHES = re.compile(r"#{1,6}\s*(?=\S)")
_EMPHASIS = re.compile(r"(?:\*{1,3}|_{1,3}|={2,}|-{3,})[^*_=]{2,100}(?:\*{1,3}|_{1,3}|={2,}|-{3,})\s*:?")
_LABEL = re.compile(r"[^\W\d_][^\n:.!?;()]{1,40}?[ \t\u00a0\u202f]?:(?=[ \t\u00a0]|$)")
_ENDED = (".", "!", "?", "…", ":", ";", "。")
_LEADS_ON = word_set(
    "a à au aux avec car chez comme d dans de des du en et entre est l la le les leur leurs mais n ne nos notre "
    "ou où par pour qu que qui s sa sans ses si son sous sur un une vers vos votre y ce cet cette ces son être of "
    "the and to for with in or by from"
)
"""Words that end no sentence: the line after one of them goes on with it, a capital or not."""
_HEADING_WORDS = 9


class LineKind(StrEnum):
    """What a line is, from its layout alone."""

    HEADING = "heading"
    LABEL = "label"
    BULLET = "bullet"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its place, what it is, and where its words begin, after a bullet or a sign.

    `after_blank` where an empty line comes before; `runs_on` where its last sentence goes on in the next line.
    """

    start: int
    end: int
    kind: LineKind
    words_at: int
    after_blank: bool
    runs_on: bool


def lines(source: str) -> tuple[Line, ...]:
    """Give the lines of a text that hold something, in order."""
    found = list(_stripped(source))
    kinds = [_kind(source, start, end, first=rank == 0) for rank, (start, end, _blank) in enumerate(found)]
    out = []
    for rank, (start, end, blank) in enumerate(found):
        kind, words_at = kinds[rank]
        follows = rank + 1 < len(found) and not found[rank + 1][2]
        runs_on = follows and _runs_on(source[words_at:end], kind, source, found[rank + 1], kinds[rank + 1], rank)
        out.append(Line(start, end, kind, words_at, blank, runs_on))
    return tuple(out)


def soft_ends(source: str) -> frozenset[int]:
    """Give the places of line ends that are only a margin: the sentence goes on after them."""
    each = lines(source)
    return frozenset(
        place for before, after in pairwise(each) if before.runs_on for place in range(before.end, after.start)
    )


def _stripped(source: str) -> Iterator[tuple[int, int, bool]]:
    """Give each line that holds something: where it starts and ends without its spaces, and if a blank one precedes."""
    at, blank = 0, False
    for line in source.splitlines(keepends=True):
        body = line.strip(" \t\r\n\u00a0\u202f\u200b\ufeff\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if body:
            start = at + line.index(body)
            yield start, start + len(body), blank
            blank = False
        else:
            blank = True
        at += len(line)


def _kind(source: str, start: int, end: int, *, first: bool) -> tuple[LineKind, int]:
    line = source[start:end]
    if hashes := _HASHES.match(line):
        return LineKind.HEADING, start + hashes.end()
    if _EMPHASIS.fullmatch(line):
        return LineKind.HEADING, start + len(line) - len(line.lstrip("*_=- "))
    if bullet := _BULLET.match(line):
        return LineKind.BULLET, start + bullet.end()
    plain = line.rstrip(" :\u00a0\u202f")
    count = len(plain.split())
    if count <= _HEADING_WORDS and not line.endswith((".", ",", ";", "…")):
        if line.endswith(":") or (plain.isupper() and len(plain) > 3):
            return LineKind.HEADING, start
        if not first and line.endswith("?") and count <= 6 and line[0].isupper():
            return LineKind.HEADING, start
    if _LABEL.match(line):
        return LineKind.LABEL, start
    return LineKind.PROSE, start


def _runs_on(
    words: str, kind: LineKind, source: str, after: tuple[int, int, bool], following: tuple[LineKind, int], rank: int
) -> bool:
    """Tell whether a line's sentence goes on in the next one."""
    if kind is LineKind.HEADING or following[0] in (LineKind.BULLET, LineKind.HEADING, LineKind.LABEL):
        return False
    if words.endswith(_ENDED):
        return False
    last = fold(re.split(r"[\s'’]+", words)[-1] or re.split(r"[\s'’]+", words)[-2]).strip('(«"')
    if last in _LEADS_ON or words.endswith(("'", "’", ",")):
        return True
    begins = source[after[0]]
    return begins.islower() and len(words.split()) > 1
