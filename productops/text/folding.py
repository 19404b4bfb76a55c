"""Folding: a text as comparisons read it.

It takes away case, accents, ligatures, invisible characters and letters of other alphabets that look like ours, so that
nothing hides a word.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LOOKALIKES = dict(
    zip(
        "аеорсухікмтвнԁјѕѵһɡαοτρυνικ",
        "aeopcyxikmtbhdjsvhgaotpuvik",
        strict=True,
    )
)
"""Cyrillic and Greek letters that a reader takes for Latin ones."""
_INVISIBLE = ("Cf", "Cc", "Mn", "Me", "Cs", "Co")
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "Œ": "oe", "Æ": "ae"}


_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def fold_character(char: str) -> str:
    """Give what a character is read as: nothing for an invisible one."""
    if char == "\n":
        return "\n"
    if char in "\r\u2028\u2029":
        return "\n"
    if char.isspace():
        return " "
    if char in "’‘ʼ`´":
        return "'"
    if char in _LIGATURES:
        return _LIGATURES[char]
    out = ""
    for part in unicodedata.normalize("NFKD", char).lower():
        for piece in unicodedata.normalize("NFKD", part):
            if unicodedata.category(piece) not in _INVISIBLE:
                out += _LOOKALIKES.get(piece, piece)
    return out


class _Folds(dict[int, str]):
    """What the signs met first are read as, by their numbers: a text is translated by it at once."""

    def __missing__(self, code: int) -> str:
        read = fold_character(chr(code))
        if len(self) < _KEPT:
            self[code] = read
        return read


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Give a text as `fold_character` reads it; its length may change."""
    return text.translate(_FOLDS)


def unfolds_beyond(text: str, limit: int) -> bool:
    """Tell whether a text, folded, is longer than a limit: one sign may unfold to eighteen (U+FDFA), and work is done on those."""
    if text.isascii():
        return len(text) > limit
    return len(text) > limit or sum(len(fold_character(char)) for char in text) > limit


def word_set(words: str) -> frozenset[str]:
    """Give the words of a line as a set: a list of words reads better on a line than in a column."""
    return frozenset(words.split())
