"""Words by what is left of them once a letter is dropped: what finds the word meant by one with a fault."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

_RANK = 0xFFFFFFFF
"""The half of a number that holds the rank of a word."""


class Deletions:
    """Words found again by any of their rests, `rests` giving those of a word.

    Each rest is kept as a number, followed by the rank of its word: as a table of strings, they took twelve times the memory.
    """

    def __init__(self, words: Sequence[str], rests: Callable[[str], Iterable[str]]) -> None:
        self._words, self._rests = tuple(words), rests
        found = {_number(rest) | rank for rank, word in enumerate(words) for rest in rests(word)}
        self._found = array("Q", sorted(found))

    def sharing(self, rest: str) -> Iterator[str]:
        """Give the words that have this rest, in the order in which they were given."""
        number = _number(rest)
        at = bisect_left(self._found, number)
        while at < len(self._found) and self._found[at] & ~_RANK == number:
            word = self._words[self._found[at] & _RANK]
            if rest in self._rests(word):
                yield word
            at += 1


def _number(rest: str) -> int:
    """Give a number of eight bytes with room for a rank; two rests may have the same one: what is found is compared."""
    return (hash(rest) & _RANK) << 32
