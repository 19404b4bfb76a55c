"""Words as search compares them: without accents, case, plural or regular inflection.

The same stems are written in the index and read from a query, so that every database finds the same rows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from productops.text.folding import fold
from productops.text.stems import WORD, stem, words

VERSION = 4
"""Raised when the same text would give other stems, or a row other texts: `seed` then writes the whole index again."""

MAX_QUERY = 200
"""Signs of a query that are read."""
MAX_WORDS = 12
"""Words of a query that are read."""

_QUOTED = re.compile(r'"([^"]*)"?')
_QUOTE_MARKS = str.maketrans(dict.fromkeys("«»“”„‟", '"'))

# What a French sentence cannot do without, and a reader never looks for alone. Kept inside a phrase in quotes.
_EMPTY = frozenset(
    [
        "a",
        "ai",
        "au",
        "aux",
        "avec",
        "c",
        "ce",
        "ces",
        "cet",
        "cette",
        "comme",
        "d",
        "dans",
        "de",
        "des",
        "donc",
        "du",
        "elle",
        "elles",
        "en",
        "est",
        "et",
        "eux",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lui",
        "m",
        "ma",
        "mais",
        "me",
        "mes",
        "moi",
        "mon",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "si",
        "son",
        "sont",
        "sur",
        "t",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tu",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
    ]
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every term, a term being stems that follow one another (one, or those of a phrase).

    `text` is the query as it was read, and `cut` tells that its end was left aside.
    """

    text: str = ""
    terms: tuple[tuple[str, ...], ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def as_typed(self) -> str:
        """Give the query to put between quotation marks, without those around it."""
        return self.text.strip(' "«»“”')


def quoted_places(text: str) -> list[tuple[int, int]]:
    """Give the places of the phrases between quotes of any kind, without the quotes. An unbalanced one runs to the end."""
    return [found.span(1) for found in _QUOTED.finditer(text.translate(_QUOTE_MARKS))]


def is_empty(word: str) -> bool:
    """Tell whether a word is one of those that no one looks for alone."""
    return fold(word) in _EMPTY


def read_query(text: str) -> Query:
    """Read what a person typed: words, and phrases between quotes of any kind. Nothing in it is an operator.

    Words such as « le » are left out, unless nothing else was typed. An unbalanced quote runs to the end.
    """
    clean = " ".join(unicodedata.normalize("NFC", text.replace("\x00", " ")).split())
    shown = clean[:MAX_QUERY]
    marked = shown.translate(_QUOTE_MARKS)
    terms: list[tuple[str, ...]] = []
    spare: list[tuple[str, ...]] = []
    for phrase in _QUOTED.findall(marked):
        terms.append(tuple(word.stem for word in words(phrase)))
    for found in WORD.findall(_QUOTED.sub(" ", marked)):
        (spare if is_empty(found) else terms).append((stem(found),))
    asked = list(dict.fromkeys(term for term in (terms if any(terms) else spare) if term))
    kept: list[tuple[str, ...]] = []
    room = MAX_WORDS
    for term in asked:
        if room > 0:
            kept.append(term[:room])
            room -= len(term)
    return Query(text=shown, terms=tuple(kept), cut=len(clean) > MAX_QUERY or room < 0 or len(kept) < len(asked))


def matches(text: str, query: Query) -> list[tuple[int, int]]:
    """Give the places, in characters, where a text says what a query looks for; they never overlap."""
    found = list(words(text))
    hit: set[int] = set()
    for term in query.terms:
        for rank in range(len(found) - len(term) + 1):
            if all(found[rank + n].stem == part for n, part in enumerate(term)):
                hit.update(range(rank, rank + len(term)))
    return [(found[rank].start, found[rank].end) for rank in sorted(hit)]
