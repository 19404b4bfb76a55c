"""The words that search knows, and what a person meant who typed the beginning of one, or one letter wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from productops.text.deletions import Deletions
from productops.text.folding import fold
from productops.text.stems import WORD, stem

SHORTEST_FAULT = 5
"""Letters of a word from which one fault is forgiven."""
_SURELY_MEANT = 9
"""Letters of a word from which one fault tells more than a stem that is known."""
SHORTEST_BEGINNING = 3
"""Letters from which the last word may be the beginning of another."""
MOST_COMPLETED = 12
"""Words that a beginning stands for, at most."""
_LEAST_SAID = 4
"""What a word weighs at least to be taken for another one: a title, a cue or several lines say it."""
_LONGEST = 40
"""Letters of a word that is mended, at most: nothing is said by a longer one."""


@dataclass(frozen=True, slots=True)
class Read:
    """A word of a query as it is read: where it stands, what it is read as (several words for the beginning of them)."""

    start: int
    end: int
    written: str
    words: tuple[str, ...]
    complete: bool = True


class Vocabulary:
    """Words with how much each tells, and pairs that people write as one word (« nocode »)."""

    def __init__(
        self,
        weights: Mapping[str, int],
        pairs: Iterable[tuple[str, str]],
        small: Iterable[str],
        names: Iterable[str] = (),
    ) -> None:
        self._weights = dict(weights)
        self._names = sorted(set(names))
        self._small = frozenset(small)
        self._stems = {stem(word) for word in self._weights}
        self._sorted = sorted(self._weights)
        self._glued: dict[str, tuple[str, str]] = {}
        for one, other in pairs:
            self._glued.setdefault(one + other, (one, other))
        self._meant_by = Deletions([word for word in self._sorted if self._may_be_meant(word)], _rests)

    def _may_be_meant(self, word: str) -> bool:
        return SHORTEST_FAULT <= len(word) <= _LONGEST and word.isalpha() and self._weights[word] >= _LEAST_SAID

    def knows(self, word: str) -> bool:
        """Tell whether a folded word, or another form of it, is one of these."""
        return word in self._weights or word in self._small or stem(word) in self._stems

    def read(self, text: str, *, mend: bool = True) -> Iterator[Read]:
        """Read the words of a query: known as they are, else two written as one, begun, or with one fault."""
        found = [(each.start(), each.end(), fold(each.group())) for each in WORD.finditer(text)]
        rank = 0
        while rank < len(found):
            start, end, word = found[rank]
            if not mend:
                yield Read(start, end, word, (word,))
                rank += 1
                continue
            following = found[rank + 1] if rank + 1 < len(found) else None
            if following and not (self.knows(word) and self.knows(following[2])) and self.knows(word + following[2]):
                yield Read(start, following[1], word, (word + following[2],))
                rank += 2
                continue
            last = rank == len(found) - 1
            if last and rank and (named := self._named(text, start, word)):
                yield Read(start, end, word, (named,), complete=named == word)
                return
            words, complete = self._meant(word, last=last)
            yield Read(start, end, word, words, complete)
            rank += 1

    def _meant(self, word: str, *, last: bool) -> tuple[tuple[str, ...], bool]:
        if word in self._weights or word in self._small or not word.isalpha() or len(word) > _LONGEST:
            return (word,), True
        if word in self._glued:
            return self._glued[word], True
        # « salai » has the stem of « sales »: what begins so is meant rather than what is cut so.
        if last and len(word) >= SHORTEST_BEGINNING and (begun := self.begun(word)):
            return ((word,), True) if stem(begun[0]) == stem(word) else (begun, False)
        other = self._near(word)
        # A long word that nobody writes, one fault from one that is written: « resiliance » has the stem of « résilier ».
        is_meant = other and (not self.knows(word) or (len(word) >= _SURELY_MEANT and stem(other) != stem(word)))
        return (other if other and is_meant else word,), True

    def _named(self, text: str, start: int, word: str) -> str | None:
        """Give the word that ends what is typed as the beginning of a name of several words: « chef de pro »."""
        typed = " ".join([*fold(text[:start]).split(), word])
        at = bisect_left(self._names, typed)
        if at == len(self._names) or not self._names[at].startswith(typed):
            return None
        return self._names[at].split()[len(typed.split()) - 1]

    def begun(self, beginning: str) -> tuple[str, ...]:
        """Give the words that begin so, what tells most first, one a stem."""
        at = bisect_left(self._sorted, beginning)
        found: dict[str, str] = {}
        words = []
        while at < len(self._sorted) and self._sorted[at].startswith(beginning):
            words.append(self._sorted[at])
            at += 1
        for word in sorted(words, key=lambda each: (-self._weights[each], len(each), each)):
            found.setdefault(stem(word), word)
        return tuple(found.values())[:MOST_COMPLETED]

    def _near(self, word: str) -> str | None:
        """Give the word one fault away: a letter too many, too few, wrong, or two swapped. The first is seldom wrong."""
        if len(word) < SHORTEST_FAULT:
            return None
        near = {
            other
            for rest in _rests(word)
            for other in self._meant_by.sharing(rest)
            if one_fault(word, other) and (other[0] == word[0] or len(word) > SHORTEST_FAULT + 1)
        }
        return min(near, key=lambda other: (other[0] != word[0], -self._weights[other], other), default=None)


def _rests(word: str) -> list[str]:
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def one_fault(one: str, other: str) -> bool:
    """Tell whether two words differ by a letter more, less or wrong, or by two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    at = next((rank for rank, letter in enumerate(one) if other[rank] != letter), len(one))
    if len(other) - len(one) > 1:
        return False
    if len(other) > len(one):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped
