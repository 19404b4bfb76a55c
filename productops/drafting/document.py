"""The document: a small immutable tree in which every line says why it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from productops.drafting.scope import ADDED, Edit
from productops.text.typography import typeset


class Kind(StrEnum):
    """What a document is for."""

    OFFER = "offer"
    BRIEF = "brief"
    INTERVIEW_KIT = "interview-kit"
    ONBOARDING = "onboarding"


class Variant(StrEnum):
    """How much a document says."""

    FULL = "full"
    COMPACT = "compact"


class ReasonKind(StrEnum):
    """Where a line comes from."""

    ANSWER = "answer"
    PROBLEM = "problem"
    MISSION = "mission"
    COMPETENCY = "competency"
    PATH = "path"
    TESTIMONIAL = "testimonial"
    RULE = "rule"
    EDIT = "edit"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a line is there. `ref` is the answer's path, the entry's slug or the rule's name."""

    kind: ReasonKind
    ref: str
    text: str


class BlockKind(StrEnum):
    """How the items of a block are laid out.

    PROSE runs its items on, as the sentences of one paragraph. TABLE, RADAR and CARDS have `columns`: a table names
    the text and each cell; a radar is a table whose items have a level from 0 to 3, drawn where the format can draw;
    a card shows the text as its heading, then each filled cell under the name of its column.
    """

    PARAGRAPHS = "paragraphs"
    PROSE = "prose"
    BULLETS = "bullets"
    STEPS = "steps"
    FACTS = "facts"
    TABLE = "table"
    RADAR = "radar"
    CARDS = "cards"


GRIDS = frozenset({BlockKind.TABLE, BlockKind.RADAR})
"""The layouts in rows and columns."""
LISTED = frozenset({BlockKind.PARAGRAPHS, BlockKind.PROSE, BlockKind.BULLETS, BlockKind.STEPS})
"""The layouts that take a line of a leader's own: a row would lack its cells, a fact its label."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line. `label` stands before the text in facts and dated results; `suggested` is not yet the leader's.

    `cells` follow the text in a table or a card; an empty one is left for a reader's pen. `level` (0 to 3) is drawn.
    """

    id: str
    text: str
    reasons: tuple[Reason, ...]
    label: str = ""
    cells: tuple[str, ...] = ()
    level: int | None = None
    suggested: bool = False
    edited: bool = False

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError(f"{self.id} has no reason to be there")


@dataclass(frozen=True, kw_only=True)
class Block:
    """Items of one layout, under a heading where there is one. See BlockKind for `columns`."""

    kind: BlockKind
    items: tuple[Item, ...]
    title: str = ""
    columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        named = len(self.columns) - (self.kind in GRIDS)
        for item in self.items:
            if self.columns and len(item.cells) != named:
                raise ValueError(f"{item.id} has {len(item.cells)} cells for {named} columns")


@dataclass(frozen=True, kw_only=True)
class Section:
    """Blocks under a title; the first section of an offer has none. `new_page`: it begins a page in print.

    `on_screen`: it is read beside the draft, not handed over, so that files leave it out; the JSON keeps it.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    on_screen: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document, as it stood on one day with one revision of the catalogue."""

    kind: Kind
    variant: Variant
    title: str
    on: date
    revision: int
    sections: tuple[Section, ...]

    def items(self) -> Iterator[Item]:
        """Walk every line in reading order."""
        for section in self.sections:
            for block in section.blocks:
                yield from block.items

    def handed_over(self) -> Document:
        """Give what a file holds: the document without what is only read on screen."""
        return replace(self, sections=tuple(section for section in self.sections if not section.on_screen))

    @property
    def words(self) -> int:
        """Count the words of a reader's text: titles, labels, lines and cells."""
        texts = [self.title]
        for section in self.sections:
            texts.append(section.title)
            for block in section.blocks:
                texts += [block.title, *block.columns]
        for item in self.items():
            texts += [item.label, item.text, *item.cells]
        return count_words(texts)

    def as_json(self) -> dict[str, Any]:
        """Give the document as plain values, ids and reasons included."""
        return {
            "version": 1,
            "kind": str(self.kind),
            "variant": str(self.variant),
            "language": "fr",
            "title": self.title,
            "on": self.on.isoformat(),
            "catalogue_revision": self.revision,
            "words": self.words,
            "sections": [
                {
                    "id": section.id,
                    "title": section.title,
                    "blocks": [
                        {
                            "kind": str(block.kind),
                            "title": block.title,
                            "columns": list(block.columns),
                            "items": [_item_as_json(item) for item in block.items],
                        }
                        for block in section.blocks
                    ],
                }
                for section in self.sections
            ],
        }


def count_words(texts: Iterable[str]) -> int:
    """Count the words of some texts: what stands between spaces and holds a letter or a digit."""
    return sum(map(_words, texts))


@lru_cache(maxsize=2048)
def _words(text: str) -> int:
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _item_as_json(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": item.label,
        "text": item.text,
        "cells": list(item.cells),
        "level": item.level,
        "suggested": item.suggested,
        "edited": item.edited,
        "reasons": [{"kind": str(r.kind), "ref": r.ref, "text": r.text} for r in item.reasons],
    }


_BY_HAND = "Ligne écrite à la main lors de la relecture."
_REWRITTEN = "Ligne reprise à la main. Avant : « {} »"


def apply_edits(document: Document, edits: Mapping[str, Edit]) -> Document:
    """Give the document with a leader's edits: lines rewritten, removed, added, put in another order.

    An edit hangs on an id, so it outlives a change of answers: while its line is not written it sleeps, and it comes
    back with the line. A section that edits empty goes; adding to a section that is not written waits for it.
    """
    if not edits:
        return document
    sections = []
    for section in document.sections:
        blocks = [block for block in (_edited_block(block, edits) for block in section.blocks) if block.items]
        blocks = _with_added(blocks, f"{document.kind}/{ADDED}/{section.id}/", edits)
        order = edits.get(f"{document.kind}/{section.id}")
        if order and order.order:
            blocks = [replace(block, items=_ordered(block.items, order.order)) for block in blocks]
        if blocks:
            sections.append(replace(section, blocks=tuple(blocks)))
    return replace(document, sections=tuple(sections))


def _edited_block(block: Block, edits: Mapping[str, Edit]) -> Block:
    items = []
    for item in block.items:
        edit = edits.get(item.id)
        if edit is None:
            items.append(item)
        elif edit.text is not None and not edit.removed:
            reason = Reason(kind=ReasonKind.EDIT, ref=item.id, text=_REWRITTEN.format(item.text))
            text = typeset(" ".join(edit.text.split()))
            items.append(replace(item, text=text, edited=True, suggested=False, reasons=(reason, *item.reasons)))
    return replace(block, items=tuple(items))


def _with_added(blocks: list[Block], prefix: str, edits: Mapping[str, Edit]) -> list[Block]:
    """Put each added line after its anchor, or at the end of the last list of its section."""
    for ref in sorted((ref for ref in edits if ref.startswith(prefix)), key=lambda ref: (len(ref), ref)):
        edit = edits[ref]
        open_blocks = [rank for rank, block in enumerate(blocks) if block.kind in LISTED]
        if edit.text is None or edit.removed or not open_blocks:
            continue
        reason = Reason(kind=ReasonKind.EDIT, ref=ref, text=_BY_HAND)
        item = Item(id=ref, text=typeset(" ".join(edit.text.split())), reasons=(reason,), edited=True)
        places = (
            (rank, place + 1)
            for rank in open_blocks
            for place, other in enumerate(blocks[rank].items)
            if other.id == edit.after
        )
        rank, place = next(places, (open_blocks[-1], len(blocks[open_blocks[-1]].items)))
        items = blocks[rank].items
        blocks[rank] = replace(blocks[rank], items=(*items[:place], item, *items[place:]))
    return blocks


def _ordered(items: tuple[Item, ...], order: tuple[str, ...]) -> tuple[Item, ...]:
    """Put the items that the order names in that order; one it does not name stays after the one it followed."""
    ranks = {ref: rank for rank, ref in enumerate(order)}
    keyed, last = [], -1
    for item in items:
        last = ranks.get(item.id, last)
        keyed.append((last, item))
    return tuple(item for _rank, item in sorted(keyed, key=lambda pair: pair[0]))
