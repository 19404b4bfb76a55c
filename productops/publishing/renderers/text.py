"""Plain text, for a form that takes nothing else."""

from collections.abc import Iterator

from productops.drafting.document import GRIDS, Block, BlockKind, Document, Item


def render_text(document: Document) -> bytes:
    """Give the document as plain text: titles in capitals, one line an item."""
    parts = [document.title]
    for section in document.sections:
        if section.title:
            parts.append(section.title.upper())
        for block in section.blocks:
            if block.title:
                parts.append(block.title)
            parts.append(_block(block))
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    if block.kind is BlockKind.PROSE:
        return " ".join(item.text for item in block.items)
    if block.kind in GRIDS or block.kind is BlockKind.CARDS:
        return "\n\n".join("\n".join(_row(block, item)) for item in block.items)
    separator = "\n\n" if block.kind is BlockKind.PARAGRAPHS else "\n"
    return separator.join(_line(block, rank, item) for rank, item in enumerate(block.items, start=1))


def _row(block: Block, item: Item) -> Iterator[str]:
    """Give a row as a line and its cells below, each under the name of its column."""
    yield f"– {item.text}"
    columns = block.columns[1:] if block.kind in GRIDS else block.columns
    for column, cell in zip(columns, item.cells, strict=True):
        if cell or block.kind in GRIDS:  # an empty cell of a grid is room to write
            yield f"   {column}\u00a0: {cell}".rstrip()


def _line(block: Block, rank: int, item: Item) -> str:
    text = f"{item.label}\u00a0: {item.text}" if item.label else item.text
    mark = {BlockKind.BULLETS: "– ", BlockKind.STEPS: f"{rank}. "}.get(block.kind, "")
    return mark + text
