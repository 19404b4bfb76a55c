"""Markdown (CommonMark): what most recruiting tools and wikis take."""

import re

from productops.drafting.document import Block, BlockKind, Document, Item

_INLINE = re.compile(r"([\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w]+;)|!(?=\[))")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$)")
_NUMBER_AT_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    """Escape what Markdown would interpret, so that what was typed is what is read."""
    text = _INLINE.sub(r"\\\1", " ".join(text.split("\n")))
    text = _AT_START.sub(r"\1\\\2", text)
    return _NUMBER_AT_START.sub(r"\1\\\2", text)


def render_markdown(document: Document) -> str:
    """Give the document as Markdown."""
    parts = [f"# {escape(document.title)}"]
    for section in document.sections:
        if section.title:
            parts.append(f"## {escape(section.title)}")
        for block in section.blocks:
            if block.title:
                parts.append(f"### {escape(block.title)}")
            separator = "\n\n" if block.kind is BlockKind.PARAGRAPHS else "\n"
            parts.append(separator.join(_line(block, rank, item) for rank, item in enumerate(block.items, start=1)))
    return "\n\n".join(parts) + "\n"


def _line(block: Block, rank: int, item: Item) -> str:
    text = f"**{escape(item.label)}**\u00a0: {escape(item.text)}" if item.label else escape(item.text)
    marks = {BlockKind.BULLETS: "- ", BlockKind.FACTS: "- ", BlockKind.STEPS: f"{rank}. "}
    return marks.get(block.kind, "") + text
