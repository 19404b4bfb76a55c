"""The library: every page of the catalogue with its words weighed, and what the site's own words ask for.

Built from plain values, once a revision of the catalogue; it knows neither the tables nor the request.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from productops.knowledge.search import absent, places, turns
from productops.knowledge.search.models import Phrase
from productops.knowledge.search.shelf import Kind as Row
from productops.knowledge.search.shelf import Page
from productops.knowledge.search.spelling import Vocabulary
from productops.recognition.lexicon import Kind, Lexicon
from productops.recognition.nearness import STOPS, weight
from productops.text.cuebook import CueBook, mark, rooted
from productops.text.folding import fold
from productops.text.stems import WORD, stems
from productops.text.stems import stem as cut
from productops.text.tokens import Text

TITLE, LEAD, BODY = 12, 5, 2
"""What a word counts for by where a page says it."""
_LIGHT = 5
"""What the title counts for of a problem, which tells a scene and not what answers it, and of a page found by its cues."""
_CUE_WORDS = re.compile(r"(?<![@\w])[a-z]+(?![\w*])")
_GROUPED = 2
"""Lines of a page, its title first, in which groups of words that say the same are looked for."""


@dataclass(frozen=True, kw_only=True)
class Shelved:
    """A page with its fields: what each counts for, its stems between spaces; and the groups of words it speaks by."""

    page: Page
    fields: tuple[tuple[int, str], ...]
    groups: dict[str, int]
    title: frozenset[str]

    def says(self, phrase: Phrase) -> int:
        """Give what the place counts for where a page says a phrase best, or 0."""
        asked = f" {' '.join(phrase)} "
        return next((worth for worth, said in self.fields if asked in said), 0)


class Asked:
    """A book of cues with what each one asks for."""

    def __init__(self, cues: Iterable[tuple[str, str]]) -> None:
        owned = list(cues)
        self._owners = [owner for owner, _cue in owned]
        self._book = CueBook(cue for _owner, cue in owned)

    def met(self, text: Text) -> dict[str, set[int]]:
        """Give what a text asks for, with the ranks of the words that do; the text is a `rooted` one."""
        found: dict[str, set[int]] = {}
        for each in self._book.find(text):
            places = {place for span in each.spans for place in range(span.first, span.last)}
            found.setdefault(self._owners[each.cue], set()).update(places)
        return found


class Library:
    """Everything that search knows besides testimonials and people."""

    def __init__(self, pages: Sequence[Page], lexicon: Lexicon, called: Iterable[str] = ()) -> None:
        """Shelve the pages. `called` are the names of people and of where they work."""
        self.lexicon = lexicon
        self.shelved = tuple(self._shelve(page) for page in pages)
        self.by_key = {each.page.key: each for each in self.shelved}
        self.places = Asked((place.slug, cue) for place in places.PLACES for cue in place.cues)
        self.late_places = Asked((place.slug, cue) for place in places.PLACES for cue in place.last)
        other = (
            (f"{page.kind}/{page.slug}", " ".join(re.findall(r"[a-z0-9]+", fold(name))))
            for page in pages
            for name in page.names
        )
        self.aliases = Asked(
            [*((f"{alias.kind}/{alias.slug}", cue) for alias in turns.ALIASES for cue in alias.cues), *other]
        )
        self.jobs = Asked(
            (entry.slug, cue)
            for entry in lexicon.entries
            for cue in {Kind.JOB: entry.titles, Kind.ROLE: entry.cues}.get(entry.kind, ())
        )
        self.topics = Asked((topic.key, cue) for topic in absent.TOPICS for cue in topic.cues)
        self.barred = Asked((topic.key, cue) for topic in absent.TOPICS for cue in topic.barred)
        self.turns = Asked(
            (name, cue)
            for name in ("TOWARDS", "BETWEEN", "DEFINES", "TRIES", "NAME", "EVERYWHERE", "FILLERS")
            for cue in getattr(turns, name)
        )
        self.vocabulary = Vocabulary(self._weights(called), self._pairs(), STOPS, self._names())
        self._holding: Counter[str] = Counter()
        for each in self.shelved:
            self._holding.update({word for _worth, said in each.fields for word in said.split()})

    def holds(self, stem: str) -> bool:
        """Tell whether a page says a stem."""
        return stem in self._holding

    def rarity(self, stem: str) -> int:
        """Give what a stem tells by being rare among pages: that of the rarest where no page says it."""
        return weight(len(self.shelved), max(1, self._holding[stem])) + 4

    def _shelve(self, page: Page) -> Shelved:
        texts = (page.title, *page.lines)
        worth = (_LIGHT if page.kind in (Row.PROBLEM, Row.PAGE, Row.TERM) else TITLE, LEAD, *[BODY] * len(page.lines))
        groups: dict[str, int] = {}
        for rank, line in enumerate(texts[:_GROUPED]):
            text = Text(line)
            mark(rooted(text), self.lexicon.groups, self.lexicon.group_names)
            for name in text.marks:
                groups.setdefault(name, worth[rank])
        return Shelved(
            page=page,
            fields=tuple((count, f" {stems(line)} ") for count, line in zip(worth, texts, strict=False)),
            groups=groups,
            title=frozenset()
            if page.kind in (Row.PROBLEM, Row.PAGE)
            else frozenset(cut(word) for word in _telling(page.title)),
        )

    def _weights(self, called: Iterable[str]) -> Counter[str]:
        """Weigh each word by where it is said: in a title, by a cue, in a line, in a name."""
        found: Counter[str] = Counter({word: 4 for name in called for word in _words(name)})
        for each in self.shelved:
            for line, worth in zip((each.page.title, *each.page.lines), (12, *[2] * 200), strict=False):
                for word in _words(line):
                    found[word] += worth
        for cue in self._cues():
            for word in _CUE_WORDS.findall(cue.replace("_", " ")):
                found[word] += 4
        return found

    def _cues(self) -> Iterator[str]:
        for entry in self.lexicon.entries:
            yield from (*entry.cues, *entry.titles, *entry.hints)
        for place in places.PLACES:
            yield from place.cues
        for alias in turns.ALIASES:
            yield from alias.cues
        for topic in absent.TOPICS:
            yield from topic.cues

    def _names(self) -> Iterator[str]:
        """Give the names of several words that people type: jobs, skills, pages of the site."""
        for each in self.shelved:
            if each.page.kind in (Row.JOB, Row.COMPETENCY, Row.PAGE, Row.DOMAIN):
                yield " ".join(_words(each.page.title))
        for entry in self.lexicon.entries:
            yield from (title.replace("_", " ") for title in entry.titles if title.replace("_", "").isalpha())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for each in self.shelved:
            words = list(_words(each.page.title))
            yield from pairwise(words)
        for cue in self._cues():
            for choice in cue.replace("|", " ").split():
                words = choice.split("_")
                if len(words) == 2 and all(len(word) > 1 for word in words):
                    yield words[0], words[1]


def _words(text: str) -> Iterator[str]:
    return (fold(found) for found in WORD.findall(text))


def _telling(text: str) -> Iterator[str]:
    return (word for word in _words(text) if word not in STOPS)
