"""Plain text, for a form that takes nothing else."""

from productops.drafting.document import Block, BlockKind, Document, Item


def render_text(document: Document) -> str:
    """Give the document as plain text: titles in capitals, one line an item."""
    parts = [document.title]
    for section in document.sections:
        if section.title:
            parts.append(section.title.upper())
        for block in section.blocks:
            if block.title:
                parts.append(block.title)
            separator = "\n\n" if block.kind is BlockKind.PARAGRAPHS else "\n"
            parts.append(separator.join(_line(block, rank, item) for rank, item in enumerate(block.items, start=1)))
    return "\n\n".join(parts) + "\n"


def _line(block: Block, rank: int, item: Item) -> str:
    text = f"{item.label}\u00a0: {item.text}" if item.label else item.text
    mark = {BlockKind.BULLETS: "– ", BlockKind.STEPS: f"{rank}. "}.get(block.kind, "")
    return mark + text
