"""What a file says once read: blocks of text with their place, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LARGEST = 10 * 1024 * 1024
"""Bytes of a file: a posting with its pictures weighs less."""
MOST_TEXT = 2_000_000
"""Characters that are taken out of a file at most: far beyond a posting, far below what hurts."""


class BlockKind(StrEnum):
    """What a block is in its file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, kw_only=True)
class Block:
    """A heading, a paragraph or an item of a list; `page` counts from 1 where the file has pages."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Extraction:
    """A file read: its blocks, and `notes`, in French, on what was mended or could not be read."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = field(default_factory=tuple)

    @property
    def text(self) -> str:
        """Give the whole text: a block a line, a blank line around headings and between pages' paragraphs."""
        lines: list[str] = []
        before: Block | None = None
        for block in self.blocks:
            if before and (block.kind, before.kind) != (BlockKind.ITEM, BlockKind.ITEM):
                lines.append("")
            lines.append(f"- {block.text}" if block.kind is BlockKind.ITEM else block.text)
            before = block
        return "\n".join(lines)


class IntakeError(ValueError):
    """A file that is not read, with what to do, in French."""


NOTHING = "Ce fichier ne contient aucun texte : ouvrez-le, copiez l’offre, et collez-la."


def extraction_of(blocks: list[Block], *notes: str) -> Extraction:
    """Make a reading of the blocks that hold something. Raises IntakeError where there is nothing, or far too much."""
    kept = tuple(block for block in blocks if block.text.strip())
    if not kept:
        raise IntakeError(NOTHING)
    if sum(len(block.text) for block in kept) > MOST_TEXT:
        raise IntakeError("Ce fichier est bien trop long pour une offre : collez la seule offre.")
    return Extraction(blocks=kept, notes=notes)
