"""A posting as the person who applies reads it: what it says, with its words; what it does not; what to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from productops.review.findings import Finding
from productops.review.rules import BY_ID
from productops.review.rules.evidence import TOPICS
from productops.text.tokens import Text

WORDS = 160
"""Characters of the words shown."""


_EXACT = frozenset(("P01", "L18", "L19"))
"""What is told by its own words alone: an amount, a day, a name."""
_LEADING = re.compile(r"^[^\w(«\"“]+")
"""The bullet or the sign before words: « 🔸 convention… »."""
_STEPS = "G14"
_REACH = 80
"""Characters after the words found in which their clause is looked for."""
_CLAUSE = re.compile(rf"(?:(?! [-–—|•·] |[.!?;)](?:\s|$)|,(?!\d)|\n|\((?!\w{{1,5}}\)))[\s\S]){{0,{_REACH}}}")


def _sentence_start(source: str, start: int) -> int:
    """Give where the sentence of words begins: « serait un plus » says nothing of what would be one."""
    low = max(source.rfind(sign, 0, start) for sign in (". ", "\n", ";", "•", "! ")) + 1
    return low if start - low <= WORDS else start


_LIST = re.compile(rf"(?:(?! [-–—|•·] |[.!?;](?:\s|$)|\n)[\s\S]){{0,{_REACH}}}")
"""What follows the first step of a hiring: the others, between commas."""


def _clause(source: str, start: int, end: int, shape: re.Pattern[str] = _CLAUSE) -> tuple[int, int]:
    """Give the clause that holds words, so that none is cut: « un échange » goes on with « de trente minutes »."""
    found = shape.match(source, end)
    last = found.end() if found else end
    if last - end == _REACH:
        last = end + max(source[end:last].rfind(" "), 0)
    words = source[start:last]
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")]
        last = start + len(words)
    closed = " ,;:–-" if "(" in words else " ,;:–-)"
    return last - len(_LEADING.sub("", words)), start + len(words.rstrip(closed))


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a posting says: what it is about, the words that say it, and where they stand."""

    label: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """What to ask: about what the posting does not say, or about words it should not hold."""

    question: str
    about: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ForCandidate:
    """The three lists, and the findings a candidate should know of."""

    says: tuple[Said, ...]
    silent_on: tuple[str, ...]
    ask: tuple[Question, ...]
    beware: tuple[Finding, ...]


def read_for_candidate(source: str, findings: Sequence[Finding]) -> ForCandidate:
    """Read a posting for a candidate. What is said is told with its words; a rule's silence is never a statement."""
    text = Text(source)
    says: list[Said] = []
    silent: list[tuple[str, str]] = []
    for rule, label, place_of in TOPICS:
        place = place_of(text) if text.words else None
        if place:
            start = _sentence_start(source, place[0]) if rule == "G03" else place[0]
            if rule not in _EXACT:
                place = _clause(source, start, place[1], _LIST if rule == _STEPS else _CLAUSE)
            words = " ".join(source[place[0] : place[1]].split())[:WORDS]
            says.append(Said(label=label, words=words, start=place[0], end=place[1]))
        else:
            silent.append((label, BY_ID[rule].question))
    beware = tuple(finding for finding in findings if finding.excerpt and finding.rule.reader)
    asked = [Question(question=question, about=label) for label, question in silent if question]
    asked += [
        Question(
            question=finding.rule.question, about=finding.rule.title, words=" ".join(finding.excerpt.split())[:WORDS]
        )
        for finding in beware
        if finding.rule.question
    ]
    unique = {each.question: each for each in reversed(asked)}
    return ForCandidate(
        says=tuple(says),
        silent_on=tuple(label for label, _question in silent),
        ask=tuple(each for each in asked if unique.pop(each.question, None)),
        beware=beware,
    )
