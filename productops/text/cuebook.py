"""A book of many cues, each with an owner: found together by walking the words of a text, not the cues.

A cue here may be made of several pieces, joined by « + »: all of them in one sentence, in any order, near each other.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain, islice
from typing import NamedTuple

from productops.text.cues import GROUP, NUMBER, Element, Span, gathered, match, parse, read_element
from productops.text.stems import stem
from productops.text.tokens import Text

NEAR = 13
"""Words between the first piece of a cue and any other, at most."""
_MOST = 64
"""Places of one piece that are looked at in a text: a word said again and again says nothing more."""


class Pattern(NamedTuple):
    """A way to say a piece: its elements, and for each that it cannot do without, the signs that a text may hold it."""

    elements: tuple[Element, ...]
    needs: tuple[Collection[str], ...]


_ALIKE_BY_CHANCE = """
experimente experimentee experimentees experimentes, comme, parce, entre, vers, faut, them, career careers, commit commits,
objection objections, moisit moisissent moisir moisi, refonte refontes, persona personas, production productions,
equipement equipements, veiller veillez veillant veillerez, conseiller conseillez conseillers conseillere conseilleres,
piloter pilotez pilotage piloterez pilotera, recetteur recetteuse recetteurs,
manuellement
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
    """Give a text as a book reads it, its words cut to their roots, once however many books read it; every place stays."""
    if "rooted" not in text.memo:
        roots = {word: root(word) for word in text.places}
        other = text.respelled({word: cut for word, cut in roots.items() if cut != word})
        places: dict[str, list[int]] = {}
        for word, ranks in text.places.items():
            cut = roots[word]
            places[cut] = sorted(places[cut] + ranks) if cut in places else ranks
        other.places, other.marks = places, text.marks
        text.memo["rooted"] = other
    read: Text = text.memo["rooted"]
    return read


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
    return tuple(map(_pattern, parse(piece, _rooted)))


def _pattern(elements: tuple[Element, ...]) -> Pattern:
    first = elements[0]
    if first.optional or first.gap:
        raise ValueError(f"a cue starts with a word: {elements}")
    if any(len(each) < 3 for each in first.stems):
        raise ValueError(f"a stem has three letters or more: {first.stems}")
    return Pattern(elements, tuple(_signs(each) for each in elements if not (each.optional or each.gap)))


def _signs(element: Element) -> Collection[str]:
    """Give what an element may be known by: a word, how one begins, a group, a number."""
    if not (element.stems or element.groups or element.number):
        return element.words
    begun, groups = (f"{each[:3]}*" for each in element.stems), (GROUP + group for group in element.groups)
    return gathered(chain(element.words, begun, groups, [NUMBER] * element.number))


def _signs_in(text: Text) -> set[str]:
    """Give the signs of the elements that a text may hold."""
    begun, groups = (f"{word[:3]}*" for word in text.places), (GROUP + group for group in text.marks)
    return {*text.places, *begun, *groups, *[NUMBER] * bool(text.numbers)}


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
        self._pieces = tuple(map(_read, ids))
        self._hang(made)
        self._by_sign = self._named()

    def _hang(self, made: Sequence[tuple[int, ...]]) -> None:
        """Hang each cue on the one of its pieces that fewest cues share: it is looked at where that piece is met.

        The cues of a piece stand side by side in `_hung`, from `_from` of the piece to that of the next. `_others` gives
        the other pieces of those that have some: most have none.
        """
        shared = Counter(chain.from_iterable(made))
        anchors = [
            pieces[0] if len(pieces) == 1 else min(pieces, key=lambda piece: (shared[piece], piece)) for pieces in made
        ]
        self._hung = array("I", sorted(range(len(made)), key=anchors.__getitem__))
        hung = Counter(anchors)
        self._from = array("I", accumulate((hung[piece] for piece in range(len(self._pieces))), initial=0))
        self._others = {
            cue: _without(pieces, anchor)
            for cue, (pieces, anchor) in enumerate(zip(made, anchors, strict=True))
            if len(pieces) > 1
        }

    def _named(self) -> dict[str, tuple[tuple[int, Pattern], ...]]:
        """Give the patterns of the pieces that cues hang on, by the signs of what fewest of them need beside."""
        hung = [
            (piece, pattern)
            for piece, patterns in enumerate(self._pieces)
            if self._from[piece] < self._from[piece + 1]
            for pattern in patterns
        ]
        common = Counter(chain.from_iterable(chain.from_iterable(pattern.needs for _piece, pattern in hung)))
        named: defaultdict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        for each in hung:
            needs = each[1].needs
            rarest = needs[0] if len(needs) == 1 else min(needs, key=lambda need: sum(map(common.__getitem__, need)))
            for sign in rarest:
                named[sign].append(each)
        return {sign: tuple(patterns) for sign, patterns in named.items()}

    def find(self, text: Text) -> Iterator[Met]:
        """Give the cues that are met, each once a place of its rarest piece, in the order of the book."""
        signs = _signs_in(text)
        absent = signs.isdisjoint
        named = chain.from_iterable(map(self._by_sign.__getitem__, signs & self._by_sign.keys()))
        places: dict[int, list[Span]] = {}

        def placed(piece: int) -> list[Span]:
            if piece not in places:
                places[piece] = _places(
                    text, (each for each in self._pieces[piece] if not any(map(absent, each.needs)))
                )
            return places[piece]

        met: list[Met] = []
        for piece in {piece for piece, pattern in named if not any(map(absent, pattern.needs))}:
            for cue in self._hung[self._from[piece] : self._from[piece + 1]]:
                needs = self._others.get(cue, ())
                # Where a word of a piece is missing, the places of the others are not looked for.
                if all(self._may_be_met(need, absent) for need in needs) and (spans := placed(piece)):
                    others = [placed(need) for need in needs]
                    if all(others):
                        met.extend(Met(cue, found) for found in _together(text, spans, others))
        yield from sorted(met, key=lambda each: (each.cue, each.spans[0].first))

    def _may_be_met(self, piece: int, absent: Callable[[Collection[str]], bool]) -> bool:
        return not all(any(map(absent, pattern.needs)) for pattern in self._pieces[piece])


def _places(text: Text, patterns: Iterable[Pattern]) -> list[Span]:
    """Give the places of a piece, the longest match at each."""
    best: dict[int, int] = {}
    for elements, _needs in patterns:
        starts = _starts(elements[0], text)
        text.steps += len(starts)
        if len(elements) > 1:
            for place in starts:
                end = match(text, text.words, elements, place)
                if end > best.get(place, place):
                    best[place] = end
            continue
        for place in starts:  # most pieces are a word alone, or a group
            best.setdefault(place, place + 1)
        for group in elements[0].groups:
            marks = text.marks.get(group, {})
            for place in starts:
                best[place] = max(best[place], *marks.get(place, ()), 0)
    return [Span(place, end) for place, end in sorted(best.items())[:_MOST]]


def _starts(element: Element, text: Text) -> list[int]:
    """Give where an element may be met: of each word, number or group that it takes, some places at most."""
    words = text.places.keys() & element.words
    for cut in element.stems:
        words.update(word for word in text.prefixes.get(cut[:3], ()) if word.startswith(cut))
    if element.number:
        words.update(text.numbers)
    found = [place for word in words for place in text.places[word][:_MOST]]
    for group in element.groups:
        found += islice(text.marks.get(group, ()), _MOST)
    return found


def _without(pieces: tuple[int, ...], one: int) -> tuple[int, ...]:
    at = pieces.index(one)
    return (*pieces[:at], *pieces[at + 1 :])


def _together(text: Text, spans: list[Span], others: list[list[Span]]) -> Iterator[tuple[Span, ...]]:
    """Give, for each place of a piece, the nearest places of the other pieces in its sentence, if there are all of them."""
    if not others:
        yield from ((span,) for span in spans)
        return
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
