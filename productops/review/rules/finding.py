"""How rules look: cues, what silences them, and what is absent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from productops.review.findings import Facts, Hit
from productops.text.cues import Cues, Span
from productops.text.tokens import Text

Find = Callable[[Text, Facts], Iterable[Hit]]

INCLUSIVE = Cues(
    "ouvert*|accessible*|destine* ..2 personnes ..2 handicap*|situation",
    "ouvert* ..2 femmes|hommes ..2 femmes|hommes",
    "ouvert* ..3 tous|toutes|toute",
    "accessible* ..2 tous|toutes",
    "quel|quels|quelle|quelles que soit|soient",
    "sans distinction",
    "sans discrimination",
    "lutte* ..2 contre",
    "non discrimination",
    "discriminat*",
    "egalite",
    "diversite",
    "parite",
    "mixite",
    "inclusi*",
    "a competences egales",
    "independamment",
    "toutes les candidatures",
    "tous les profils",
    "ne regard* pas",
    "ne demand* pas|jamais|ni",
    "ne ten*|tien* pas|aucun|aucunement compte",
    "sans tenir compte",
    "ne compte|comptent|comptera|compteront",
    "n est pas|jamais|ni ..2 demand*|exig*|requis*|critere",
    "ne|n joign*|joind*|envoy*|mett*|mention*|indiqu*|precis* pas|jamais",
    "aucun|aucune question*",
    "n import* pas",
    "peu importe*",
    "aucun|aucune condition|limite|critere|distinction|exigence|restriction|importance|prejuge",
    "sans condition|limite|critere ..1 d|de",
)
"""Sentences that name a criterion to say that it does not count."""
TURNS = Cues("mais", "toutefois", "cependant", "neanmoins", "sauf", "hormis", "excepte", "pourtant")
"""What takes back what a sentence has just promised."""


@dataclass(frozen=True)
class Say:
    """Cues with what is said of them: a message and a suggestion of their own, and a replacement where one is sure."""

    cues: Cues
    message: str = ""
    suggestion: str = ""
    replacement: str | None = None
    softened: bool = False


def say(
    *cues: str, message: str = "", suggestion: str = "", replacement: str | None = None, softened: bool = False
) -> Say:
    """Put words on cues."""
    return Say(Cues(*cues), message, suggestion, replacement, softened)


def wording(*says: Say, unless: Cues | None = None, inclusive: bool = True) -> Find:
    """Look for cues. A cue is silent where `unless` covers it, or where its sentence says that it does not count."""

    # What can be replaced is said first: it holds the words themselves, without those around.
    ordered = sorted(says, key=lambda each: each.replacement is None)

    def find(text: Text, _facts: Facts) -> Iterator[Hit]:
        quiet = _covered(text, unless) if unless else frozenset()
        taken: set[int] = set()
        for each in ordered:
            for span in each.cues.find(text):
                places = range(span.first, span.last)
                if quiet.intersection(places) or taken.intersection(places):
                    continue
                if inclusive and span.first in _excused(text):
                    continue
                taken.update(places)
                yield hit(text, span, each)

    return find


def hit(text: Text, span: Span, each: Say) -> Hit:
    """Give the hit of a span, at its place in the text as written."""
    return Hit(
        start=text.words[span.first].start,
        end=text.words[span.last - 1].end,
        message=each.message,
        suggestion=each.suggestion,
        replacement=each.replacement,
        softened=each.softened,
    )


def _covered(text: Text, cues: Cues) -> frozenset[int]:
    return frozenset(place for span in cues.find(text) for place in range(span.first, span.last))


def _excused(text: Text) -> frozenset[int]:
    """Give the words of sentences that name a criterion to set it aside, up to a « mais »."""
    if "excused" not in text.memo:
        text.memo["excused"] = _find_excused(text)
    excused: frozenset[int] = text.memo["excused"]
    return excused


def _find_excused(text: Text) -> frozenset[int]:
    signs = {span.first: "+" for span in INCLUSIVE.find(text)} | {span.first: "-" for span in TURNS.find(text)}
    opening: dict[int, str] = {}
    for place in sorted(signs, reverse=True):
        opening[text.words[place].sentence] = signs[place]
    excused: set[int] = set()
    sentence, sign = -1, ""
    for place, token in enumerate(text.words):
        if token.sentence != sentence:
            sentence, sign = token.sentence, ""
        sign = signs.get(place, sign)
        if (sign or opening.get(sentence)) == "+":
            excused.add(place)
    return frozenset(excused)


def present(text: Text, cues: Cues) -> bool:
    """Tell whether a cue is met anywhere."""
    return next(cues.find(text), None) is not None


def absent(*cues: Cues, known: Callable[[Facts], object] = lambda _facts: None) -> Find:
    """Find that nothing in the text says it, where no structured answer does either."""

    def find(text: Text, facts: Facts) -> Iterator[Hit]:
        if not known(facts) and not any(present(text, each) for each in cues):
            yield Hit()

    return find


def either(*finds: Find) -> Find:
    """Look in several ways."""

    def find(text: Text, facts: Facts) -> Iterator[Hit]:
        for each in finds:
            yield from each(text, facts)

    return find


def spans(text: Text, cues: Cues) -> Sequence[Span]:
    """Give every place where cues are met."""
    return tuple(cues.find(text))
