"""Cues: short patterns of words that a rule looks for, written as one would say them.

An element is a word (`jeune`), a stem (`celibat*`), an adjective in its four forms (`local+`), a choice (`homme|hommes`,
with `_` inside a choice of several words: `exclu*|s_abstenir`), a number (`#`), an optional element (`de?`), a gap of up to n
words (`..3`), or a group of words that say the same (`@pm`, where the text carries marks: see `cuebook`). Cues are written
without accents; signs between words do not count, but a cue never leaves its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from productops.text.tokens import Text, Token

NUMBER = "#"
GROUP = "@"


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a cue: the words and stems it takes, or a gap."""

    words: Collection[str] = ()
    stems: tuple[str, ...] = ()
    number: bool = False
    groups: tuple[str, ...] = ()
    gap: int = 0
    optional: bool = False

    def takes(self, word: str) -> bool:
        """Tell whether a word fits here."""
        if word in self.words or (self.number and word[0].isdigit()):
            return True
        return any(word.startswith(stem) for stem in self.stems)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a cue was met: from the first to after the last of its words, among the words of the text."""

    first: int
    last: int


_FEW = 8
"""Words up to which to look through them costs no more than a set, which takes five times their memory."""


def gathered(words: Iterator[str]) -> Collection[str]:
    """Give words, each once, as an element keeps them."""
    each = tuple(dict.fromkeys(words))
    return each if len(each) <= _FEW else frozenset(each)


def parse(cue: str, read: Callable[[str], Element] | None = None) -> Iterator[tuple[Element, ...]]:
    """Read a cue; a choice of several words, joined by « _ », makes a cue of its own. `read` gives each element."""
    parts = cue.split()
    for rank, part in enumerate(parts):
        if "_" in part:
            choices = part.rstrip("?").split("|")
            plain = "|".join(choice for choice in choices if "_" not in choice)
            joined = [choice.replace("_", " ") for choice in choices if "_" in choice]
            for choice in [*([plain] if plain else []), *joined]:
                yield from parse(" ".join([*parts[:rank], choice, *parts[rank + 1 :]]), read)
            return
    yield tuple(map(read or _known, parts))


def read_element(part: str) -> Element:
    """Read one place of a cue. Raises ValueError or IndexError where it cannot be."""
    if part.startswith(".."):
        return Element(gap=int(part[2:]))
    optional = part.endswith("?")
    choices = part.rstrip("?").split("|")
    return Element(
        words=gathered(
            form for c in choices if not c.endswith("*") and c != NUMBER and c[0] != GROUP for form in _forms(c)
        ),
        stems=tuple(c[:-1] for c in choices if c.endswith("*")),
        number=NUMBER in choices,
        groups=tuple(c[1:] for c in choices if c[0] == GROUP),
        optional=optional,
    )


# What is often said is one element.
_known = lru_cache(maxsize=1024)(read_element)


_FEMININES = (
    ("if", "ive"),
    ("eux", "euse"),
    ("er", "ere"),
    ("en", "enne"),
    ("el", "elle"),
    ("al", "ale"),
    ("e", "ee"),
    ("", "e"),
)


def _forms(choice: str) -> Iterator[str]:
    """Give the forms of a choice: four where it ends with « + », masculine and feminine, one and several."""
    if not choice.endswith("+"):
        yield choice
        return
    word = choice[:-1]
    ending, feminine = next(pair for pair in _FEMININES if word.endswith(pair[0]))
    yield from (
        word,
        f"{word}s",
        word[: len(word) - len(ending)] + feminine,
        word[: len(word) - len(ending)] + feminine + "s",
    )
    if word.endswith("al"):
        yield f"{word[:-1]}ux"


class Cues:
    """Several cues, found together in one walk of the words. Each starts with an element that is not optional."""

    def __init__(self, *cues: str) -> None:
        self._by_word: dict[str, tuple[tuple[Element, ...], ...]] = {}
        self._by_stem: dict[str, tuple[tuple[Element, ...], ...]] = {}
        self._by_number: list[tuple[Element, ...]] = []
        for elements in (elements for cue in cues for elements in parse(cue)):
            first = elements[0]
            if first.optional or first.gap:
                raise ValueError(f"a cue starts with a word: {elements}")
            for word in first.words:
                self._by_word[word] = (*self._by_word.get(word, ()), elements)
            for stem in first.stems:
                self._by_stem[stem[:3]] = (*self._by_stem.get(stem[:3], ()), elements)
            if first.number:
                self._by_number.append(elements)

    def find(self, text: Text) -> Iterator[Span]:
        """Give where the cues are met, one span a place, the longest, in the order of the text.

        It goes by the words that cues start with, not by the words of the text: rules are many, cues in a text few.
        """
        best: dict[int, int] = {}
        for place, elements in self._starts(text):
            text.steps += 1
            if elements[0].takes(text.words[place].text):
                end = match(text, text.words, elements, place)
                if end > best.get(place, -1):
                    best[place] = end
        for place in sorted(best):
            yield Span(place, best[place])

    def _starts(self, text: Text) -> Iterator[tuple[int, tuple[Element, ...]]]:
        for word in self._by_word.keys() & text.places.keys():
            yield from _starting(text, [word], self._by_word[word])
        for prefix in self._by_stem.keys() & text.prefixes.keys():
            yield from _starting(text, text.prefixes[prefix], self._by_stem[prefix])
        if self._by_number and text.numbers:
            yield from _starting(text, text.numbers, self._by_number)


def _starting(
    text: Text, words: Sequence[str], cues: Sequence[tuple[Element, ...]]
) -> Iterator[tuple[int, tuple[Element, ...]]]:
    """Give the places of these words with each cue that may be met there: one whose other words are in the text."""
    for elements in cues:
        if all(_may_be_met(element, text) for element in elements[1:]):
            yield from ((place, elements) for word in words for place in text.places[word])


def _may_be_met(element: Element, text: Text) -> bool:
    """Tell whether an element may be met somewhere in the text: most cues fail on a rare word, at no cost."""
    if element.optional or element.gap or (element.number and text.numbers):
        return True
    if not text.places.keys().isdisjoint(element.words):
        return True
    return any(stem[:3] in text.prefixes for stem in element.stems)


def match(text: Text, words: tuple[Token, ...], elements: tuple[Element, ...], at: int) -> int:
    """Give the place after the last word of the longest match from here, or -1.

    The places reached are a set that moves on with each element, so that the work grows with the cue, never with the
    number of ways to read it.
    """
    sentence = words[at].sentence
    reached = {at}
    for element in elements:
        following: set[int] = set()
        for place in reached:
            if element.gap:
                following.add(place)
                for ahead in range(place, min(place + element.gap, len(words))):
                    text.steps += 1
                    if words[ahead].sentence != sentence:
                        break
                    following.add(ahead + 1)
                continue
            text.steps += 1
            if element.optional:
                following.add(place)
            if place < len(words) and words[place].sentence == sentence and element.takes(words[place].text):
                following.add(place + 1)
            for group in element.groups:
                following.update(text.marks.get(group, {}).get(place, ()))
        reached = following
        if not reached:
            return -1
    return max(reached)
