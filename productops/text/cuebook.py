"""A book of many cues, each with an owner: found together by walking the words of a text, not the cues.

A cue here may be made of several pieces, joined by « + »: all of them in one sentence, in any order, near each other.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from productops.text.cues import Element, Span, gathered, match, parse, read_element
from productops.text.stems import stem
from productops.text.tokens import Text

NEAR = 13
"""Words between the first piece of a cue and any other, at most."""
_MOST = 64
"""Places of one piece that are looked at in a text: a word said again and again says nothing more."""

Pattern = tuple[Element, ...]
Starts = tuple[tuple[int, Pattern], ...]
"""What may begin with a word: the rank of a piece and one of its patterns."""

_ALIKE_BY_CHANCE = """
experimente experimentee experimentees experimentes, comme, parce, entre, vers, faut, them, career careers, commit commits,
objection objections, moisit moisissent moisir moisi
"""
_APART = {word: forms.split()[0] for forms in _ALIKE_BY_CHANCE.split(",") for word in forms.split()}
"""Words whose stem is that of another one: « des PM expérimentés » test nothing, « comme » is no commission."""


@lru_cache(maxsize=16_384)
def root(word: str) -> str:
    """Give what a book compares a word by: its stem, or the word itself where it is short or a number."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word in _APART:
        return _APART[word]
    if word.endswith(("ance", "ances", "ence", "ences")):
        return word.removesuffix("s")  # « assurer » is no insurance, « référencer » no reference
    word = word.removesuffix("s") if word.endswith("ssions") else word  # the stemmer takes it for a tense
    # A root as short as an acronym would be taken for one: « savez » is no SAV.
    cut = stem(word)
    return cut if len(cut) > 3 else word


def rooted(text: Text) -> Text:
    """Give a text as a book reads it, its words cut to their roots; every place stays."""
    other = text.respelled({word: cut for word in text.places if (cut := root(word)) != word})
    other.marks = text.marks
    return other


# What is often said is one element; what is said once need not be kept by its name.
@lru_cache(maxsize=1024)
def _rooted(part: str) -> Element:
    """Read an element that takes the roots of its words; what a root cut shorter than a stem takes, the stem takes."""
    read = read_element(part)
    stems = tuple(cut if each.startswith(cut := root(each)) and len(cut) > 2 else each for each in read.stems)
    return replace(read, words=gathered(root(word) for word in read.words), stems=stems)


# A book is built again when one cue of thousands changes.
@lru_cache(maxsize=16_384)
def _read(piece: str) -> tuple[Pattern, ...]:
    return tuple(parse(piece, _rooted))


@dataclass(frozen=True, slots=True)
class Met:
    """A cue that was met: its rank in the book, and the places of its pieces, in the order of the text."""

    cue: int
    spans: tuple[Span, ...]


class CueBook:
    """Cues by rank, compared by the roots of words: plural, feminine and tenses are one. It reads a `rooted` text.

    Each piece starts with an element that is neither optional nor a gap.
    """

    def __init__(self, cues: Iterable[str]) -> None:
        ids: dict[str, int] = {}
        made = [
            tuple(ids.setdefault(piece, len(ids)) for piece in (part.strip() for part in cue.split(" + ")))
            for cue in cues
        ]
        self._by_word: dict[str, Starts] = {}
        self._by_stem: dict[str, Starts] = {}
        self._by_group: dict[str, Starts] = {}
        self._by_number: Starts = ()
        for piece, rank in ids.items():
            for elements in _read(piece):
                self._start((rank, elements))
        self._hang(made, len(ids))

    def _start(self, start: tuple[int, Pattern]) -> None:
        first = start[1][0]
        if first.optional or first.gap:
            raise ValueError(f"a cue starts with a word: {start[1]}")
        for word in first.words:
            self._by_word[word] = (*self._by_word.get(word, ()), start)
        for each in first.stems:
            if len(each) < 3:
                raise ValueError(f"a stem has three letters or more: {each}")
            self._by_stem[each[:3]] = (*self._by_stem.get(each[:3], ()), start)
        for group in first.groups:
            self._by_group[group] = (*self._by_group.get(group, ()), start)
        if first.number:
            self._by_number = (*self._by_number, start)

    def _hang(self, made: Sequence[tuple[int, ...]], count: int) -> None:
        """Hang each cue on the one of its pieces that fewest cues share: it is looked at where that piece is met.

        The cues of a piece stand side by side in `_hung`, from `_from` of the piece to that of the next. `_others` gives
        the other pieces of those that have some: most have none.
        """
        shared = Counter(piece for pieces in made for piece in pieces)
        anchors = [min(pieces, key=lambda piece: (shared[piece], piece)) for pieces in made]
        self._hung = array("I", sorted(range(len(made)), key=anchors.__getitem__))
        hung = Counter(anchors)
        self._from = array("I", accumulate((hung[piece] for piece in range(count)), initial=0))
        self._others = {
            cue: _without(pieces, anchor)
            for cue, (pieces, anchor) in enumerate(zip(made, anchors, strict=True))
            if len(pieces) > 1
        }

    def find(self, text: Text) -> Iterator[Met]:
        """Give the cues that are met, each once a place of its rarest piece, in the order of the book."""
        places = self._places(text)
        met: list[Met] = []
        for piece, spans in places.items():
            for cue in self._hung[self._from[piece] : self._from[piece + 1]]:
                needs = self._others.get(cue, ())
                if all(need in places for need in needs):
                    others = [places[need] for need in needs]
                    met.extend(Met(cue, found) for found in _together(text, spans, others))
        yield from sorted(met, key=lambda each: (each.cue, each.spans[0].first))

    def _places(self, text: Text) -> dict[int, list[Span]]:
        best: dict[tuple[int, int], int] = {}
        words = text.words
        for piece, elements, place in self._candidates(text):
            text.steps += 1
            end = match(text, words, elements, place)
            if end > best.get((piece, place), place):
                best[piece, place] = end
        found: dict[int, list[Span]] = {}
        for (piece, place), end in sorted(best.items()):
            spans = found.setdefault(piece, [])
            if len(spans) < _MOST:
                spans.append(Span(place, end))
        return found

    def _candidates(self, text: Text) -> Iterator[tuple[int, Pattern, int]]:
        for word, places in text.places.items():
            starting = [*self._by_word.get(word, ())]
            starting += [
                each
                for each in self._by_stem.get(word[:3], ())
                if any(word.startswith(cut) for cut in each[1][0].stems)
            ]
            if word[0].isdigit():
                starting += self._by_number
            for piece, elements in starting:
                if len(elements) == 1 or all(_may_be_met(element, text) for element in elements[1:]):
                    yield from ((piece, elements, place) for place in places[:_MOST])
        for group, marks in text.marks.items():
            for piece, elements in self._by_group.get(group, ()):
                if all(_may_be_met(element, text) for element in elements[1:]):
                    yield from ((piece, elements, place) for place in list(marks)[:_MOST])


def _without(pieces: tuple[int, ...], one: int) -> tuple[int, ...]:
    at = pieces.index(one)
    return (*pieces[:at], *pieces[at + 1 :])


def _may_be_met(element: Element, text: Text) -> bool:
    if element.optional or element.gap or (element.number and text.numbers):
        return True
    if any(word in text.places for word in element.words) or any(group in text.marks for group in element.groups):
        return True
    return any(each[:3] in text.prefixes for each in element.stems)


def _together(text: Text, spans: list[Span], others: list[list[Span]]) -> Iterator[tuple[Span, ...]]:
    """Give, for each place of a piece, the nearest places of the other pieces in its sentence, if there are all of them."""
    for span in spans:
        sentence = text.words[span.first].sentence
        chosen = [span]
        for places in others:
            around = places[
                bisect_left(places, span.first - NEAR, key=_first) : bisect_right(places, span.first + NEAR, key=_first)
            ]
            text.steps += len(around)
            free = [
                place
                for place in around
                if text.words[place.first].sentence == sentence
                and all(place.last <= kept.first or kept.last <= place.first for kept in chosen)
            ]
            if not free:
                break
            chosen.append(min(free, key=lambda place: (abs(place.first - span.first), place.first)))
        else:
            yield tuple(sorted(chosen, key=lambda each: each.first))


def _first(span: Span) -> int:
    return span.first


def mark(text: Text, groups: CueBook, names: tuple[str, ...]) -> None:
    """Mark on a text where groups of words that say the same stand; `names` gives the group of each cue of the book.

    The text is a `rooted` one, whose marks are those of the text it was made from.
    """
    for met in groups.find(text):
        for span in met.spans:
            text.marks.setdefault(names[met.cue], {}).setdefault(span.first, set()).add(span.last)
