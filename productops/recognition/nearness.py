"""The second voice: how near a text stands to the sentences of each entry, by its stems, pairs of stems and letters.

Weights are integers counted from those sentences, the same on every machine. A word that no sentence holds is read as
the nearest word that one does, by the groups of three letters they share, and counts for less.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

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
_TELLING = 8
"""Weight above which a word is shown: a lighter one is in half of the entries."""


Holders = tuple[tuple[int, int], ...]
"""The entries that hold a word, by rank, each with how much it counts there."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence of an entry, and how much it counts."""

    text: str
    factor: int


@dataclass(frozen=True, slots=True)
class Near:
    """How near a text is to the entries that share words with it, by their ranks, the nearest first.

    `shares` give the part of the text's weight found in each, in thousandths; `told` the ranks of the words that tell an
    entry from most others, with those that hold each.
    """

    shares: Mapping[int, int] = field(default_factory=dict)
    told: Sequence[tuple[int, Holders]] = ()

    def places(self, entry: int) -> Iterator[int]:
        """Give the ranks of the words that an entry shares with the text, in no order, and more than once."""
        return (place for place, holders in self.told if _holds(holders, entry))


def _holds(holders: Holders, entry: int) -> bool:
    at = bisect_left(holders, (entry,))
    return at < len(holders) and holders[at][0] == entry


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
        held: dict[str, Holders] = {}
        spoken: set[str] = set()
        for rank, samples in enumerate(entries):
            # Most words are of one entry: what is equal is one object, and the table takes a quarter of the memory.
            alone: dict[int, Holders] = {}
            for feature, factor in _weighed(samples, groups, names, spoken):
                own = alone.get(factor) or alone.setdefault(factor, ((rank, factor),))
                held[feature] = held[feature] + own if feature in held else own
        self.spoken = frozenset(spoken)
        total = max(1, len(entries))
        self._weights = (0, *(weight(total, holding) for holding in range(1, total + 1)))
        alike: dict[Holders, Holders] = {}
        self._held = {feature: alike.setdefault(holders, holders) for feature, holders in held.items()}
        self._rarest = self._weights[1]
        self._letters: dict[str, list[str]] = {}
        for feature in self._held:
            if " " not in feature and feature[0] != "@" and len(feature) > 4:
                for letters in _threes(feature):
                    self._letters.setdefault(letters, []).append(feature)

    def near(self, text: Text) -> Near:
        """Give the entries that share words with a text; the text carries its marks."""
        scores: defaultdict[int, int] = defaultdict(int)
        told: list[tuple[int, Holders]] = []
        whole = 0
        for feature, place in features(text):
            single = " " not in feature
            share = 10
            if (holders := self._held.get(feature)) is not None:
                whole += self._weights[len(holders)] * share if single else 0
            elif single and feature[0] != "@":
                whole += self._rarest * 6
                if len(feature) < 5 or not (alike := self._alike(feature)):
                    continue
                holders, share = self._held[alike], 6
            else:
                continue
            worth = self._weights[len(holders)]
            for entry, factor in holders:
                scores[entry] += worth * share * factor
            if worth > _TELLING:
                told.append((place, holders))
        if not whole:
            return Near()
        shares = {entry: scores[entry] * 1000 // (6 * whole) for entry in sorted(scores)}
        ordered = sorted(shares, key=shares.__getitem__, reverse=True)  # of those as near, the first stays first
        return Near({entry: shares[entry] for entry in ordered}, told)

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


def _weighed(
    samples: Iterable[Sample], groups: CueBook, names: tuple[str, ...], spoken: set[str]
) -> Iterator[tuple[str, int]]:
    """Give what an entry is compared by, each with how much it counts; its words are added to `spoken`."""
    # One text an entry, what counts most first: each word then counts by the first sentence that holds it.
    kept = sorted(samples, key=lambda sample: -sample.factor)
    said = [" ".join(sample.text.split()) for sample in kept]
    text = Text(_BETWEEN.join(said))
    mark(rooted(text), groups, names)
    spoken.update(text.places)
    ends = list(accumulate(len(each) + len(_BETWEEN) for each in said))
    for feature, place in features(text):
        yield feature, kept[bisect_right(ends, text.words[place].start)].factor


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
