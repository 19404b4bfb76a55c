"""The warning signs of a mandate, looked for in a posting: found with its words, or left to whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from productops.knowledge.models import MandateSign
from productops.text.cuebook import CueBook, rooted
from productops.text.tokens import Text


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A sign met in a posting. `words` are the posting's; there are none where what alerts is a silence."""

    sign: MandateSign
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Alerts:
    """The signs of a mandate: those met, and those to look for oneself, whether no cue tells them or none was met."""

    met: tuple[Alert, ...] = ()
    left: tuple[MandateSign, ...] = ()


def alerts(source: Text, signs: Iterable[MandateSign]) -> Alerts:
    """Look for the signs in a text: each line of cues must be met, and nothing of what makes the sign harmless."""
    text = rooted(source)
    met, left = [], []
    for sign in signs:
        words = _words(text, sign)
        if words is None:
            left.append(sign)
        else:
            met.append(Alert(sign=sign, words=words))
    return Alerts(met=tuple(met), left=tuple(left))


def _words(text: Text, sign: MandateSign) -> tuple[str, ...] | None:
    """Give the words that show a sign, none where a silence does; None where it is not shown."""
    needed = [line for line in sign.shown_by.splitlines() if line.strip()]
    if not (needed or sign.unless) or next(_found(text, sign.unless), None) is not None:
        return None
    shown = [next(_found(text, line), None) for line in needed]
    return None if None in shown else tuple(dict.fromkeys(words for words in shown if words))


_DENIALS = frozenset(("pas", "ni", "jamais", "sans", "aucun", "aucune", "non", "not", "never", "no", "without"))
_REACH = 5
"""Words from one that denies to what it denies, at most: « vous n’êtes pas, loin de là, le couteau suisse »."""


def _denied(text: Text, rank: int) -> bool:
    """Tell whether a sentence says before a word that it is not so."""
    near = text.words[max(0, rank - _REACH) : rank]
    return any(word.text in _DENIALS and word.sentence == text.words[rank].sentence for word in near)


def _found(text: Text, cues: str) -> Iterator[str]:
    """Give the words of a text that show one of several cues, « ; » between them, and that nothing denies."""
    for met in _book(cues).find(text):
        first, last = met.spans[0], met.spans[-1]
        if not _denied(text, first.first):
            yield text.excerpt(text.words[first.first].start, text.words[last.last - 1].end)


@lru_cache(maxsize=256)
def _book(cues: str) -> CueBook:
    return CueBook(cue for cue in cues.split(";") if cue.strip())
