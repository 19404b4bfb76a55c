"""French typography of templates, set once: when a template is compiled.

Templates hold plain French. What stands between tags gets its spaces, apostrophes and guillemets here, and every
variable printed there goes through the `typo` filter. Attributes, code, scripts, and what people type into are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.template.base import tag_re
from django.template.loaders import filesystem

from productops.text.typography import typeset
from productops.ui.templatetags.typography import mark_english

if TYPE_CHECKING:
    from django.template import Origin

_RAW = frozenset(("code", "kbd", "pre", "samp", "script", "style", "svg", "textarea"))
"""Elements whose text is nobody's French: left as it is written, variables included."""

_TEXT_ONLY = frozenset(("title", "option"))
"""Elements that hold text and no element: English words cannot be marked there."""

_PLAIN_BLOCKS = frozenset(("title", "description"))
"""Blocks that fill a title or an attribute of the base: set, but without any element."""

_QUIET_BLOCKS = frozenset(("canonical", "card", "main_class", "body_attributes"))
"""Blocks that fill an attribute which is no sentence."""

_SET_ALREADY = re.compile(r"\|\s*(?:typo|plain_typo|as_typed|quoted|safe|escape)\b")
_ENTITY = re.compile(r"(&#?\w+;)")
_LEANING = re.compile(r"\s*[:;!?»%€]")
_ELIDED = re.compile(r"(?<=\w)'$")
_BLOCK = re.compile(r"\{%\s*(?:(end)block|block\s+(\w+))")
_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_STOP = re.compile(r"<!--.*?-->|</?[a-zA-Z]", re.DOTALL)


class Loader(filesystem.Loader):
    """Reads our templates from their folder and sets those that are HTML."""

    def get_contents(self, origin: Origin) -> str:
        """Give the source, set; the line end that closes a file is not part of the page that includes it."""
        source = super().get_contents(origin).removesuffix("\n")
        return set_source(source) if str(origin.name).endswith(".html") else source


def set_source(source: str) -> str:
    """Set the French of a template's source."""
    return "".join(_set(source))


def _set(source: str) -> Iterator[str]:
    state = _Markup()
    leans = False  # whether what precedes ends as a word does: « {{ name }} : »
    for rank, piece in enumerate(tag_re.split(source)):
        is_tag = rank % 2 == 1
        if is_tag and not piece.startswith("{{"):
            yield piece
            state.cross(piece)
        elif is_tag:
            wanted = "plain_typo" if state.holds_text_only else "typo"
            yield piece if state.is_quiet or _SET_ALREADY.search(piece) else f"{piece[:-2].rstrip()}|{wanted} }}}}"
            leans = True
        else:
            for text, is_text in state.walk(piece):
                if is_text:
                    yield _french(text, leans=leans, marks=not state.holds_text_only)
                    leans = not text[-1:].isspace()
                else:
                    yield text
                    leans = leans or text.startswith("</")


class _Markup:
    """Where one stands in the HTML of a template, as its source is read piece by piece."""

    def __init__(self) -> None:
        self.in_tag = False
        self.quote = ""
        self.tag = ""
        self.raw = ""
        self.in_text_only = False
        self.blocks: list[str] = []

    @property
    def is_quiet(self) -> bool:
        """Whether what is printed here is not a sentence: an attribute, code, a script."""
        return self.in_tag or bool(self.raw) or not _QUIET_BLOCKS.isdisjoint(self.blocks)

    @property
    def holds_text_only(self) -> bool:
        """Whether an element would be out of place here: a title, an option."""
        return self.in_text_only or not _PLAIN_BLOCKS.isdisjoint(self.blocks)

    def cross(self, tag: str) -> None:
        """Cross a tag of the template: enter a block, or leave it."""
        found = _BLOCK.match(tag)
        if found and found[1]:
            self.blocks = self.blocks[:-1]
        elif found:
            self.blocks.append(found[2])

    def walk(self, piece: str) -> Iterator[tuple[str, bool]]:
        """Cut a piece of source into its texts, and what is not text."""
        start = at = 0
        while at < len(piece):
            if self.in_tag:
                at = self._tag_end(piece, at)
                if not self.in_tag:
                    yield piece[start:at], False
                    start = at
                continue
            found = _STOP.search(piece, at)
            if found is None:
                break
            if self.raw and not piece[found.start() :].lower().startswith(f"</{self.raw}"):
                at = found.end()
                continue
            if found.start() > start:
                yield piece[start : found.start()], not self.is_quiet
            start = found.start()
            if found.group().startswith("<!--"):
                yield found.group(), False
                start = at = found.end()
            else:
                self.in_tag, self.tag, at = True, "", found.start() + 1
                self._enter(piece[start:])
        if start < len(piece):
            yield piece[start:], not self.is_quiet

    def _enter(self, rest: str) -> None:
        found = _NAME.match(rest)
        closes, name = (bool(found[1]), found[2].lower()) if found else (False, "")
        self.tag = "" if closes else name
        if closes and name == self.raw:
            self.raw = ""
        if closes and name in _TEXT_ONLY:
            self.in_text_only = False

    def _tag_end(self, piece: str, at: int) -> int:
        """Walk to the end of the tag, quotations of attributes apart; give where it ends, or the end of the piece."""
        while at < len(piece):
            sign = piece[at]
            at += 1
            if self.quote:
                self.quote = "" if sign == self.quote else self.quote
            elif sign in "\"'":
                self.quote = sign
            elif sign == ">":
                self.in_tag = False
                if self.tag in _RAW:
                    self.raw = self.tag
                self.in_text_only = self.in_text_only or self.tag in _TEXT_ONLY
                return at
        return at


def _french(text: str, *, leans: bool, marks: bool) -> str:
    """Set a text that stands between two tags. Entities are left alone; `leans` says that a word stands before it."""
    parts = _ENTITY.split(text)
    for rank in range(0, len(parts), 2):
        part = parts[rank]
        if not part.strip():
            continue
        before = "0" if _LEANING.match(part) and (leans or rank) else ""
        done = typeset(before + part)[len(before) :]
        done = _ELIDED.sub("’", done)
        parts[rank] = mark_english(done) if marks else done
    return "".join(parts)
