"""A document as others read it by a link: without what only whoever holds the draft should know beforehand."""

from __future__ import annotations

from dataclasses import replace

from productops.drafting.case_study import LOOKED_FOR
from productops.drafting.document import Block, Document
from productops.drafting.interview_kit import GOOD_ANSWER

ALTERNATIVE = "brief/cost/alternative/"


def for_others(document: Document) -> Document:
    """Give a document without the good answers of the kit, nor what else the money of the post would pay for.

    A colleague who forwards the link to a candidate gives no answer away.
    """
    sections = (
        replace(section, blocks=tuple(block for block in map(_without, section.blocks) if block.items))
        for section in document.sections
    )
    return replace(document, sections=tuple(section for section in sections if section.blocks))


def _without(block: Block) -> Block:
    items = tuple(item for item in block.items if not item.id.startswith(ALTERNATIVE))
    if GOOD_ANSWER in block.columns:
        return replace(block, columns=(), items=tuple(replace(item, cells=()) for item in items))
    if block.title == LOOKED_FOR:
        return replace(block, items=())
    return replace(block, items=items)
