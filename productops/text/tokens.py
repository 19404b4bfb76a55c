"""A posting as rules read it: folded tokens that remember where they stand, in clauses and sentences.

Every token keeps its place in the text as it was given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from html.entities import html5
from typing import Any, NamedTuple

from productops.text.folding import fold_character
from productops.text.layout import soft_ends

_ENDS = frozenset(".!?…")
_CLAUSES = frozenset(";:•–—()[]{}|/")
_WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)?|[^\sa-z0-9]|\n", re.ASCII)
_MARKUP = re.compile(r"</?(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,15})(?![a-zA-Z0-9])[^<>]{0,2000}>|&(?P<entity>[a-zA-Z]{2,8};)")
_NOT_PLAIN = re.compile("[<&\ufffd]")
_LINE_END = re.compile("[\n\r\u2028\u2029]")
_RUNS = re.compile(r"(?<=\W{30})\W+(?=\W{30})|(?<=\S{100})\S+(?=\S{100})")
"""Signs that say nothing, or letters that no space parts: a rule of dashes is as long, an address too; no writing is longer."""
_BLOCKS = {"p", "li", "ul", "ol", "br", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td"}
_BROKEN = re.compile(
    "[\u00c2\u00c3\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122 ]|\u00e2\u20ac[\u2122\u02dc\u0153\u201c\u201d\u00a6\u009d]|\u00ef\u00bf\u00bd"
)
"""UTF-8 read as Latin-1 or cp1252: « Ã© » for « é »."""
_ABBREVIATED = {"ex", "etc", "m", "mme", "cf", "env", "min", "max", "p", "art", "n", "st", "h", "f"}


class Token(NamedTuple):
    """A folded word, number or sign, with its place in the text, and the sentence and clause it belongs to.

    `glued` where nothing stands between it and the token before.
    """

    text: str
    start: int
    end: int
    sentence: int
    clause: int
    glued: bool

    @property
    def is_word(self) -> bool:
        """Tell whether it is a word or a number rather than a sign."""
        return self.text[0].isalnum()


class Text:
    """A text ready to be read by rules.

    `steps` counts the tokens looked at, for the proof that no rule is slow; `memo` keeps what several rules work out;
    `marks` gives, by group of words that say the same, where one starts and the places where it may end.
    `folded` is the text as it is compared, `origins` the place in the source of each of its letters.
    """

    def __init__(self, source: str) -> None:
        # A pattern that tries each place of a run to its end takes its square: what is beyond is read as spaces.
        self.source = source = _RUNS.sub(lambda run: " " * len(run.group()), source)
        self.steps = 0
        self.memo: dict[str, Any] = {}
        self.marks: dict[str, dict[int, set[int]]] = {}
        self.folded, self.origins, stops = _folded(source)
        self.tokens = tuple(_tokens(self.folded, self.origins, stops))

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The words and numbers, without signs."""
        return tuple(token for token in self.tokens if token.text[0].isalnum())

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The ranks of each word among the words."""
        found: dict[str, list[int]] = {}
        for rank, token in enumerate(self.words):
            found.setdefault(token.text, []).append(rank)
        return found

    @cached_property
    def prefixes(self) -> dict[str, list[str]]:
        """The words there are, by their first three letters."""
        found: dict[str, list[str]] = {}
        for word in self.places:
            found.setdefault(word[:3], []).append(word)
        return found

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers there are."""
        return tuple(word for word in self.places if word[0].isdigit())

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens, sentence by sentence; a line is one at least."""
        found: dict[int, list[Token]] = {}
        for token in self.tokens:
            found.setdefault(token.sentence, []).append(token)
        return tuple(tuple(tokens) for tokens in found.values())

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """The lines that hold something, as places in the text."""
        found, start = [], 0
        for line in self.source.splitlines(keepends=True):
            body = line.strip()
            if body:
                at = start + line.index(body[0])
                found.append((at, at + len(body)))
            start += len(line)
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.words]

    def word_at(self, place: int) -> int:
        """Give the rank of the first word that begins at a place of the source or after it."""
        return bisect_left(self._starts, place)

    def folded_at(self, place: int) -> int:
        """Give where the folded text comes to a place of the source."""
        return bisect_left(self.origins, place)

    def respelled(self, spellings: Mapping[str, str]) -> Text:
        """Give the same text with some of its words read otherwise; every place stays that of the text as written."""
        other = object.__new__(Text)
        other.source, other.folded, other.origins = self.source, self.folded, self.origins
        other.steps, other.memo, other.marks = 0, {}, {}
        other.tokens = tuple(
            Token(spellings[token.text], *token[1:]) if token.text in spellings else token for token in self.tokens
        )
        return other

    def excerpt(self, start: int, end: int) -> str:
        """Give the text as written at a place."""
        return self.source[start:end]


def _characters(source: str) -> Iterator[tuple[int, int, str]]:
    """Give the characters to read, with where each begins and ends: tags are left out, those of blocks end a line.

    A line end that is only a margin is a space; accents broken by a wrong encoding are read as they were meant.
    """
    marks = {found.start(): found for found in _MARKUP.finditer(source)}
    broken = {found.start(): found for found in _BROKEN.finditer(source)}
    soft = soft_ends(source)
    skip = 0
    for index, char in enumerate(source):
        if index < skip:
            continue
        if (wrong := broken.get(index)) and (right := _mended(wrong.group())):
            skip = wrong.end()
            yield index, skip, _lost(source, index, skip) if right == _UNKNOWN else right
            continue
        if (mark := marks.get(index)) is None:
            read = " " if index in soft else _lost(source, index, index + 1) if char == _UNKNOWN else char
            yield index, index + 1, read
            continue
        skip = mark.end()
        if mark["tag"]:
            if mark["tag"].lower() in _BLOCKS:
                yield index, index + 1, "\n"
        else:
            yield from ((index, skip, piece) for piece in html5.get(mark["entity"], ""))


_UNKNOWN = "\ufffd"


def _mended(broken: str) -> str:
    """Give the character that a wrong encoding broke, or nothing where it was not one."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return broken.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return "à" if broken == "Ã " else ""


def _lost(source: str, start: int, end: int) -> str:
    """Guess the letter lost under an unknown sign: « à » alone, « ç » before a, o or u in a word, else « é »."""
    before, after = source[start - 1 : start], source[end : end + 1]
    if not before.isalpha() and not after.isalpha():
        return "à" if before.isspace() and after.isspace() else " "
    return "ç" if before in ("n", "a", "e") and after in ("a", "o", "u") else "é"


def _folded(source: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Give the folded text, with where each of its letters begins and ends in the source."""
    if not _NOT_PLAIN.search(source) and not _BROKEN.search(source):
        # Nothing to take away: most of what is read is so, and each sign is folded where it stands.
        folds = {ord(char): fold_character(char) for char in set(source)}
        if all(len(piece) == 1 for piece in folds.values()):
            plain = source.translate(folds)
            return _joined(source, plain), range(len(source)), range(1, len(source) + 1)
        read = [*map(fold_character, source)]
        for place in soft_ends(source):
            read[place] = " "
        spread = [place for place, piece in enumerate(read) for _sign in piece]
        return "".join(read), spread, [place + 1 for place in spread]
    pieces: list[str] = []
    places: list[int] = []
    stops: list[int] = []
    for start, stop, char in _characters(source):
        for piece in fold_character(char):
            pieces.append(piece)
            places.append(start)
            stops.append(stop)
    return "".join(pieces), places, stops


def _joined(source: str, plain: str) -> str:
    """Give a folded text with its line ends that are only a margin read as spaces."""
    if not _LINE_END.search(source):
        return plain
    chars = list(plain)
    for place in soft_ends(source):
        chars[place] = " "
    return "".join(chars)


def _tokens(folded: str, places: Sequence[int], stops: Sequence[int]) -> Iterator[Token]:
    sentence = clause = 0
    last_end, last_word, opened = -1, "", False
    for match in _WORD.finditer(folded):
        text = match.group()
        if text == "\n":
            sentence, clause, last_word = sentence + opened, clause + opened, ""
            opened = False
            continue
        first, last = match.span()
        yield Token(text, places[first], stops[last - 1], sentence, clause, first == last_end)
        last_end, opened = last, True
        if text in _ENDS and not _inside(folded, last, last_word):
            sentence, clause = sentence + 1, clause + 1
        elif text in _CLAUSES:
            clause += 1
        last_word = text


def _inside(folded: str, end: int, before: str) -> bool:
    """Tell whether a stop ends no sentence: it is inside a name or a number, or after an abbreviation."""
    following = folded[end : end + 1]
    return bool(following and not following.isspace() and following not in "\"'»)") or before in _ABBREVIATED
