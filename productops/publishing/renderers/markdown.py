"""Markdown (CommonMark, with the tables of GitHub): what most recruiting tools and wikis take."""

import re
from collections.abc import Iterator

from productops.drafting.document import GRIDS, Block, BlockKind, Document, Item

_INLINE = re.compile(r"([\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w]+;)|!(?=\[))")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$)")
_NUMBER_AT_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    """Escape what Markdown would interpret, so that what was typed is what is read."""
    text = _INLINE.sub(r"\\\1", " ".join(text.split("\n")))
    text = _AT_START.sub(r"\1\\\2", text)
    return _NUMBER_AT_START.sub(r"\1\\\2", text)


def render_markdown(document: Document) -> bytes:
    """Give the document as Markdown."""
    parts = [f"# {escape(document.title)}"]
    for section in document.sections:
        if section.title:
            parts.append(f"## {escape(section.title)}")
        for block in section.blocks:
            if block.title:
                parts.append(f"### {escape(block.title)}")
            parts.append(_block(block))
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    if block.kind is BlockKind.PROSE:
        return escape(" ".join(item.text for item in block.items))
    if block.kind in GRIDS:
        rows = [block.columns, *((item.text, *item.cells) for item in block.items)]
        lines = [f"| {' | '.join(map(escape, row))} |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(block.columns), *lines[1:]])
    if block.kind is BlockKind.CARDS:
        return "\n".join(line for item in block.items for line in _card(block, item))
    separator = "\n\n" if block.kind is BlockKind.PARAGRAPHS else "\n"
    return separator.join(_line(block, rank, item) for rank, item in enumerate(block.items, start=1))


def _card(block: Block, item: Item) -> Iterator[str]:
    yield f"- **{escape(item.text)}**"
    for column, cell in zip(block.columns, item.cells, strict=True):
        if cell:
            yield f"  - {escape(column)}\u00a0: {escape(cell)}"


def _line(block: Block, rank: int, item: Item) -> str:
    text = f"**{escape(item.label)}**\u00a0: {escape(item.text)}" if item.label else escape(item.text)
    marks = {BlockKind.BULLETS: "- ", BlockKind.FACTS: "- ", BlockKind.STEPS: f"{rank}. "}
    return marks.get(block.kind, "") + text
