"""Words by what is left of them once a letter is dropped: what finds the word meant by one with a fault."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence


class Deletions:
    """Words found again by any of their rests, `rests` giving those of a word.

    Rests are kept as sorted numbers beside the ranks of their words: as a table of strings, they took twelve times the memory.
    """

    def __init__(self, words: Sequence[str], rests: Callable[[str], Iterable[str]]) -> None:
        self._words, self._rests = tuple(words), rests
        found = sorted({(_number(rest), rank) for rank, word in enumerate(words) for rest in rests(word)})
        self._hashes = array("I", (number for number, _rank in found))
        self._ranks = array("I", (rank for _number, rank in found))

    def sharing(self, rest: str) -> Iterator[str]:
        """Give the words that have this rest, in the order in which they were given."""
        number = _number(rest)
        at = bisect_left(self._hashes, number)
        while at < len(self._hashes) and self._hashes[at] == number:
            word = self._words[self._ranks[at]]
            if rest in self._rests(word):
                yield word
            at += 1


def _number(rest: str) -> int:
    """Give a number of four bytes; two rests may have the same one, so that what is found is compared."""
    return hash(rest) & 0xFFFFFFFF
