"""The first voice: which cues of the lexicon a text holds, once names, limits and barred words are set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from productops.recognition.found import Extract
from productops.recognition.lexicon import Lexicon, Role
from productops.text.cuebook import Met, mark, rooted
from productops.text.cues import Span
from productops.text.tokens import Text

_REACH = 24
"""Words that a limit (« vous ne portez pas… ») reaches, at most."""
_AT = frozenset({"chez", "at"})
"""Words before the name of a firm."""


@dataclass(kw_only=True)
class Evidence:
    """What was met for one entry: the ranks of the words, by a cue of its own or by a hint."""

    cues: list[Met] = field(default_factory=list)
    hints: list[Met] = field(default_factory=list)
    titles: list[Met] = field(default_factory=list)

    @property
    def shown(self) -> list[Met]:
        """The cues, or for want of any the hints."""
        return self.cues or self.hints

    def places(self, *, hints: bool = False) -> set[int]:
        """Give the ranks of the words that show it."""
        met = [*self.cues, *self.hints] if hints else self.shown
        return {place for each in met for span in each.spans for place in range(span.first, span.last)}


def prepare(source: str | Text, lexicon: Lexicon) -> Text:
    """Give a text ready to be recognised: slips mended, groups of words marked."""
    text = _told_apart(lexicon.speller.mend(Text(source) if isinstance(source, str) else source))
    mark(rooted(text), lexicon.groups, lexicon.group_names)
    return text


_HAVING = frozenset({"je", "j"})


_WATCHES = "concurrentielle concurrence concurrents marche marches technologique sectorielle strategique sur"
_WATCHED = frozenset(_WATCHES.split())


_HELPED = frozenset(
    [
        "the",
        "our",
        "your",
        "all",
        "various",
        "a",
        "an",
        "new",
        "product",
        "pms",
        "teams",
        "cross",
        "this",
        "these",
        "their",
        "with",
    ]
)
"""Words after « support » at the head of an English line, where it is a verb."""
_ROOM = frozenset(("faire", "livrer", "produire", "absorber", "encaisser"))
_LOADS = frozenset(("capacite", "capacites"))


def _told_apart(text: Text) -> Text:
    """Read « j’ai », « je l’ai » and « je les ai » as the verb they are, not as AI; « la veille » as a day, not as a watch.

    « L’AI » in capitals stays, and so does « la veille concurrentielle ». « Capacité à travailler en équipe » is asked of a
    person; the « capacité à faire » of teams is a load. « Support the PMs » helps, and names no support team.
    """
    if not text.words:
        return text
    helping = text.words[0].text == "support" and len(text.words) > 1 and text.words[1].text in _HELPED
    having = "ai" in text.places and ("n" in text.places or not _HAVING.isdisjoint(text.places))
    if not (having or helping) and "veille" not in text.places and _LOADS.isdisjoint(text.places):
        return text
    other = text.respelled({})
    tokens = [*text.tokens]
    for rank, token in enumerate(tokens):
        if helping and token.start == text.words[0].start:
            tokens[rank] = token._replace(text="assist")
            continue
        if token.text in _LOADS:
            if _of_a_person([each.text for each in tokens[rank + 1 : rank + 4]]):
                tokens[rank] = token._replace(text="aptitude")
            continue
        if token.text == "veille" and tokens[rank - 1 : rank] and tokens[rank - 1].text == "la":
            if not any(each.text in _WATCHED for each in tokens[rank + 1 : rank + 3]):
                tokens[rank] = token._replace(text="hier")
            continue
        if token.text == "ai" and not text.source[token.start : token.end].isupper():
            before = [each.text for each in tokens[max(0, rank - 4) : rank]]
            if not _HAVING.isdisjoint(before) or before[-2:] == ["n", "'"]:
                tokens[rank] = token._replace(text="avoir")
    other.tokens = tuple(tokens)
    return other


def _of_a_person(after: Sequence[str]) -> bool:
    """Tell whether what follows « capacité » is what a person can do: « à animer », « démontrée à travailler », « d’adaptation »."""
    if not _GIFTS.isdisjoint(after):
        return True
    pairs = pairwise(after)
    return any(word in ("a", "de") and bool(_VERB.match(verb)) and verb not in _ROOM for word, verb in pairs)


_GIFTS = frozenset(
    [
        "adaptation",
        "analyse",
        "ecoute",
        "initiative",
        "organisation",
        "anticipation",
        "abstraction",
        "synthese",
        "persuasion",
    ]
)
_VERB = re.compile(r"[a-z]{2,}(?:er|ir|oir|dre|ttre|ire)$")


def gather(text: Text, lexicon: Lexicon) -> dict[int, Evidence]:
    """Give what was met in a prepared text, by the rank of the entry."""
    met: dict[Role, list[tuple[int, Met]]] = {role: [] for role in Role}
    for each in lexicon.book.find(rooted(text)):
        owner = lexicon.owners[each.cue]
        met[owner.role].append((owner.entry, each))
    closed = {place for _entry, each in met[Role.NAME] for span in each.spans for place in _range(span)}
    closed |= set(_firms(text))
    closed |= set(_limited(text, met[Role.LIMIT], met[Role.TURN]))
    text.memo["closed"] = closed
    # « Vous n’êtes pas chef de projet : vous… »: what is denied bars nothing of what follows.
    barred = {(entry, _sentence(text, each)) for entry, each in met[Role.BARRED] if each.spans[0].first not in closed}
    found: dict[int, Evidence] = {}
    for role in (Role.CUE, Role.HINT, Role.TITLE):
        for entry, each in met[role]:
            if barred and (entry, _sentence(text, each)) in barred:
                continue
            if closed and any(place in closed for span in each.spans for place in _range(span)):
                continue
            evidence = found.setdefault(entry, Evidence())
            if role is Role.CUE and any(_leaps(text, span) for span in each.spans):
                evidence.hints.append(each)
                continue
            {Role.CUE: evidence.cues, Role.HINT: evidence.hints, Role.TITLE: evidence.titles}[role].append(each)
    return found


def extracts(text: Text, met: Iterable[Met], most: int = 4) -> tuple[Extract, ...]:
    """Give the words met as they are written, pieces that touch or overlap joined, in the order of the text."""
    spans = sorted({(span.first, span.last) for each in met for span in each.spans})
    joined: list[list[int]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] and _touch(text, joined[-1][1], first):
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return tuple(extract(text, first, last) for first, last in joined[:most])


def extract(text: Text, first: int, last: int) -> Extract:
    """Give the words from a rank to another as they are written."""
    start, end = text.words[first].start, text.words[last - 1].end
    return Extract(start, end, text.source[start:end])


def _touch(text: Text, last: int, first: int) -> bool:
    return first < last or text.words[last - 1].clause == text.words[first].clause


def _leaps(text: Text, span: Span) -> bool:
    """Tell whether a cue met in one go leaps over a colon: what it joins was said apart."""
    return ": " in text.source[text.words[span.first].end : text.words[span.last - 1].start]


def _range(span: Span) -> range:
    return range(span.first, span.last)


def _sentence(text: Text, met: Met) -> int:
    return text.words[met.spans[0].first].sentence


def _firms(text: Text) -> Iterator[int]:
    """Give the words of a firm's name: capitals that follow « chez »."""
    words = text.words
    for rank in (rank for word in _AT for rank in text.places.get(word, ())):
        for place in range(rank + 1, min(rank + 4, len(words))):
            written = text.source[words[place].start : words[place].end]
            if words[place].sentence != words[rank].sentence or not written[:1].isupper():
                break
            yield place


def _limited(text: Text, limits: Sequence[tuple[int, Met]], turns: Sequence[tuple[int, Met]]) -> Iterator[int]:
    """Give the words after a limit, to the end of its sentence or to the word that turns it."""
    ends = sorted(each.spans[0].first for _entry, each in turns)
    for _entry, each in limits:
        start = each.spans[-1].last
        sentence = text.words[start - 1].sentence
        stop = next((end for end in ends if end >= start), len(text.words))
        without = text.words[each.spans[0].first].text in _WITHOUT
        for place in range(each.spans[0].first, min(stop, start + _REACH, len(text.words))):
            if text.words[place].sentence != sentence or (place >= start and _turns(text, place, without=without)):
                break
            yield place


_WITHOUT = frozenset(("sans", "without", "no"))
_SUBJECTS = frozenset(("vous", "tu", "you"))


def _turns(text: Text, place: int, *, without: bool) -> bool:
    """Tell whether a word begins what is said after a limit: « vous n’êtes pas PM : vous animez… », « sans équipe, tenir… »."""
    between = text.source[text.words[place - 1].end : text.words[place].start]
    return any(sign in between for sign in ",:;") and (without or text.words[place].text in _SUBJECTS)
