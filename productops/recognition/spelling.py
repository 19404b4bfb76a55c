"""Spelling faults: a word that nobody knows, one slip away from a word that the lexicon looks for, is read as that word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from productops.text.cuebook import root
from productops.text.deletions import Deletions
from productops.text.tokens import Text

_SHORTEST = 6
_WORDS = re.compile(r"[a-z]+\*?")
_GROUPS = re.compile(r"@[\w-]+")


class Speller:
    """The words of the cues, by what is left of them when a letter is dropped."""

    def __init__(self, cues: Iterable[str], spoken: Collection[str]) -> None:
        stems: set[str] = set()
        words: set[str] = set()
        for found in {*_WORDS.findall(_GROUPS.sub(" ", "\n".join(cues)))}:
            if found.endswith("*"):
                stems.add(found[:-1])
            else:
                words.add(found)
        # A frozen copy takes the room that it needs, half of what a set keeps to grow.
        self._stems = frozenset(stems)
        self._known = frozenset(words.union(spoken))
        self._roots = frozenset({root(word) for word in self._known})
        self._longest = max(map(len, words), default=0)
        self._meant_by = Deletions([word for word in sorted(words) if len(word) >= _SHORTEST], _rests)

    def mend(self, text: Text) -> Text:
        """Give the text with its slips mended: a letter too many, too few, wrong, or two letters swapped."""
        spellings = {word: other for word in text.places if (other := self._meant(word)) is not None}
        return text.respelled(spellings) if spellings else text

    def _meant(self, word: str) -> str | None:
        if (
            not _SHORTEST <= len(word) <= self._longest
            or not word.isalpha()
            or word in self._known
            or root(word) in self._roots
        ):
            return None
        if any(word[:cut] in self._stems for cut in range(4, len(word) + 1)):
            return None
        for rest in (word, *_rests(word)):
            other = next(self._meant_by.sharing(rest), None)
            # The first letter is seldom wrong; a plural or a feminine form is no slip.
            if other is not None and other[0] == word[0] and other not in (word[:-1], word[:-2]):
                if word[:-1] == other[:-1] or (len(other) == len(word) and sorted(other) != sorted(word)):
                    continue
                return other
        return None


def _rests(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]
