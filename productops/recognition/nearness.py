"""The second voice: how near a text stands to the sentences of each entry, by its stems, pairs of stems and letters.

Weights are integers counted from those sentences, the same on every machine. A word that no sentence holds is read as
the nearest word that one does, by the groups of three letters they share, and counts for less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from productops.text.cuebook import CueBook, mark, rooted
from productops.text.stems import stem
from productops.text.tokens import Text

_STOP_WORDS = """
a ai ainsi afin alors apres au aucun aussi autre autres aux avant avec avoir c ca car ce cela celle celles celui ces
cet cette ceux chez comme comment d dans de deja depuis des deux dire doit donc dont du elle elles en encore entre
est et etc etre eu faire fait faut il ils j je jusqu l la le les leur leurs lors lui m ma mais me meme memes mes
mieux moins mon n ne ni nos notre nous on ont ou par pas peu peut peuvent plus plusieurs pour pourquoi pouvoir qu
quand que quel quelle quelles quelque quelques quels qui quoi s sa sans se selon sera ses si son sont sous sur t ta te tes toi ton
tous tout toute toutes tres tu un une va vers veut vos votre vous y
about across after all also an and any are as at be been before between both but by can do does each every for from
get gets has have her his how i if in into is it its just make makes me more most must my no not of off on one only
or other our out over own per s she should so some such than that the their them then there these they this those
through to too under up us very was we were what when where which while who why will with within without would you
your
lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
decembre mois an ans monday tuesday wednesday thursday friday saturday sunday january february april june july august
september october november december month months
trois quatre cinq six sept huit neuf dix douze quinze vingt trente cent mille two three four five seven eight nine ten twelve
"""
STOPS = frozenset(_STOP_WORDS.split())
"""Words that say nothing of a subject, in French and in English."""
_BETWEEN = " . "
"""What parts the sentences of an entry, so that no pair of words straddles two."""
_LEAST_ALIKE = 60
"""Percentage of letter groups shared from which an unknown word is read as a known one."""


Holders = tuple[tuple[int, int], ...]
"""The entries that hold a word, by rank, each with how much it counts there."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence of an entry, and how much it counts."""

    text: str
    factor: int


@dataclass(frozen=True, slots=True)
class Near:
    """How near a text is to an entry.

    `share` is the part of the text's weight found in the entry, in thousandths; `places` the ranks of the words shared.
    """

    entry: int
    share: int
    places: tuple[int, ...]


def weight(total: int, holding: int) -> int:
    """Give 8 times the binary logarithm of total/holding, in integers: what a word says by being rare."""
    whole = (total // holding).bit_length() - 1 if total >= holding else 0
    ratio = (total << 16) // (holding << whole) if whole >= 0 else 1 << 16
    fraction = 0
    for _bit in range(3):
        ratio = (ratio * ratio) >> 16
        fraction <<= 1
        if ratio >= 2 << 16:
            ratio >>= 1
            fraction |= 1
    return 8 * whole + fraction


class Nearness:
    """The words of all entries, each with who holds it."""

    def __init__(self, entries: Sequence[Iterable[Sample]], groups: CueBook, names: tuple[str, ...]) -> None:
        self._groups, self._names = groups, names
        held: dict[str, dict[int, int]] = {}
        spoken: set[str] = set()
        for rank, samples in enumerate(entries):
            # One text an entry, what counts most first: each word then counts by the first sentence that holds it.
            kept = sorted(samples, key=lambda sample: -sample.factor)
            text = Text(_BETWEEN.join(" ".join(sample.text.split()) for sample in kept))
            mark(rooted(text), groups, names)
            spoken.update(text.places)
            factors = _factors(kept)
            for feature, place in features(text):
                held.setdefault(feature, {})[rank] = factors(text.words[place].start)
        self.spoken = frozenset(spoken)
        total = max(1, len(entries))
        self._weights = (0, *(weight(total, holding) for holding in range(1, total + 1)))
        # Most words are of one entry: what is equal is one object, and the table takes a quarter of the memory.
        alike: dict[Holders, Holders] = {}
        self._held = {feature: alike.setdefault(found := tuple(who.items()), found) for feature, who in held.items()}
        self._rarest = self._weights[1]
        self._letters: dict[str, list[str]] = {}
        for feature in self._held:
            if " " not in feature and feature[0] != "@" and len(feature) > 4:
                for letters in _threes(feature):
                    self._letters.setdefault(letters, []).append(feature)

    def near(self, text: Text) -> list[Near]:
        """Give the entries that share words with a text, the nearest first; the text carries its marks."""
        scores: dict[int, int] = {}
        shared: dict[int, set[int]] = {}
        whole = 0
        for feature, place in features(text):
            told, share = feature, 10
            if feature not in self._held:
                single = " " not in feature and feature[0] != "@"
                whole += self._rarest * 6 if single else 0
                if not single or len(feature) < 5 or not (alike := self._alike(feature)):
                    continue
                told, share = alike, 6
            else:
                whole += self._weights[len(self._held[told])] * 10 if " " not in told else 0
            holders = self._held[told]
            worth = self._weights[len(holders)]
            for entry, factor in holders:
                scores[entry] = scores.get(entry, 0) + worth * share * factor
                if worth > 8:
                    shared.setdefault(entry, set()).add(place)
        if not whole:
            return []
        found = [
            Near(entry, score * 1000 // (6 * whole), tuple(sorted(shared.get(entry, ()))))
            for entry, score in scores.items()
        ]
        return sorted(found, key=lambda near: (-near.share, near.entry))

    def rarity(self, word: str) -> int:
        """Give the weight of a word: that of the rarest when no sentence holds it."""
        return self._weights[len(self._held.get(stem(word), ())) or 1] if word not in STOPS else 0

    def _alike(self, feature: str) -> str | None:
        threes = _threes(feature)
        counts: dict[str, int] = {}
        for letters in threes:
            for other in self._letters.get(letters, ()):
                counts[other] = counts.get(other, 0) + 1
        best, found = 0, None
        for other, count in counts.items():
            alike = 200 * count // (len(threes) + len(other))
            if alike > best or (alike == best and found is not None and other < found):
                best, found = alike, other
        return found if best >= _LEAST_ALIKE else None


def _factors(samples: Sequence[Sample]) -> Callable[[int], int]:
    """Give how a place in the joined text of samples finds how much it counts."""
    ends: list[int] = []
    for sample in samples:
        ends.append((ends[-1] if ends else 0) + len(" ".join(sample.text.split())) + len(_BETWEEN))
    return lambda start: samples[bisect_right(ends, start)].factor


def _threes(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def features(text: Text) -> Iterator[tuple[str, int]]:
    """Give what a text is compared by, each once, with the rank of its first word: stems, pairs of stems, groups."""
    seen: set[str] = set()
    before, sentence = "", -1
    for place, token in enumerate(text.words):
        if token.text in STOPS or token.text[0].isdigit():
            continue
        cut = stem(token.text)
        found = [cut]
        if before and token.sentence == sentence:
            found.append(f"{before} {cut}")
        before, sentence = cut, token.sentence
        for feature in found:
            if feature not in seen:
                seen.add(feature)
                yield feature, place
    for group, marks in text.marks.items():
        if marks:
            yield f"@{group}", min(marks)
