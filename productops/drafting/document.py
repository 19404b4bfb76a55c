"""The document: a small immutable tree in which every line says why it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from productops.drafting.scope import Edit


class Kind(StrEnum):
    """What a document is for."""

    OFFER = "offer"


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


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a line is there. `ref` is the answer's path, the entry's slug or the rule's name."""

    kind: ReasonKind
    ref: str
    text: str


class BlockKind(StrEnum):
    """How the items of a block are laid out."""

    PARAGRAPHS = "paragraphs"
    BULLETS = "bullets"
    STEPS = "steps"
    FACTS = "facts"


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line. `label` stands before the text in facts and dated results; `suggested` is not yet the leader's."""

    id: str
    text: str
    reasons: tuple[Reason, ...]
    label: str = ""
    suggested: bool = False
    edited: bool = False

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError(f"{self.id} has no reason to be there")


@dataclass(frozen=True, kw_only=True)
class Block:
    """Items of one layout, under a heading where there is one."""

    kind: BlockKind
    items: tuple[Item, ...]
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Blocks under a title; the first section of an offer has none."""

    id: str
    title: str
    blocks: tuple[Block, ...]


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

    @property
    def words(self) -> int:
        """Count the words of a reader's text: titles, labels and lines."""
        texts = [self.title]
        for section in self.sections:
            texts += [section.title, *(block.title for block in section.blocks)]
        texts += [f"{item.label} {item.text}" for item in self.items()]
        return sum(any(c.isalnum() for c in word) for text in texts for word in text.split())

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
                            "items": [_item_as_json(item) for item in block.items],
                        }
                        for block in section.blocks
                    ],
                }
                for section in self.sections
            ],
        }


def _item_as_json(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": item.label,
        "text": item.text,
        "suggested": item.suggested,
        "edited": item.edited,
        "reasons": [{"kind": str(r.kind), "ref": r.ref, "text": r.text} for r in item.reasons],
    }


def apply_edits(document: Document, edits: Mapping[str, Edit]) -> Document:
    """Give the document with a leader's edits: lines rewritten or removed, and what they empty removed too."""

    def edited(item: Item) -> Item | None:
        edit = edits.get(item.id)
        if edit is None:
            return item
        if edit.removed or edit.text is None:
            return None
        return replace(item, text=edit.text, edited=True)

    sections = []
    for section in document.sections:
        blocks = [
            replace(block, items=items)
            for block in section.blocks
            if (items := tuple(kept for item in block.items if (kept := edited(item)) is not None))
        ]
        if blocks:
            sections.append(replace(section, blocks=tuple(blocks)))
    return replace(document, sections=tuple(sections))
