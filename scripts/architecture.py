"""Draw docs/architecture.svg: the rooms, layer over layer, as the contract of pyproject.toml holds them."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "architecture.svg"

KNOWS = {
    "pages": "home, health, cards, prepare",
    "offers": "what was made public, links",
    "publishing": "documents, final check, checker",
    "scoping": "drafts, steps, saving, merging",
    "opendata": "the catalogue as files and data",
    "editing": "the admin, versions, files",
    "contributions": "testimonials offered, removals",
    "knowledge": "catalogue, browsing, search",
    "ui": "templates, typography, errors",
    "drafting": "answers to documents",
    "review": "rules on a posting",
    "recognition": "what words are about",
    "pictures": "values to SVG",
    "text": "French, stems, cues",
    "intake": "files to text",
}
PURE = ("drafting", "review", "recognition", "pictures", "text", "intake")
WIDTH, HEIGHT, GAP = 720, 46, 10


def layers() -> list[list[str]]:
    """Give the names of the rooms, the highest layer first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    return [[room.strip().removeprefix("productops.") for room in layer.split("|")] for layer in contract["layers"]]


def draw() -> str:
    """Give the picture; a room without a word here raises KeyError."""
    boxes, rows = [], layers()
    for rank, rooms in enumerate(rows):
        width = (WIDTH - GAP * (len(rooms) - 1)) / len(rooms)
        for column, room in enumerate(rooms):
            x, y = column * (width + GAP), rank * (HEIGHT + GAP)
            fill = "#e9efe6" if room in PURE else "#f6f1e7"
            boxes.append(
                f'<rect x="{x:g}" y="{y}" width="{width:g}" height="{HEIGHT}" rx="4" fill="{fill}" stroke="#6b6255"/>'
                f'<text x="{x + 12:g}" y="{y + 20}" font-weight="700">{room}</text>'
                f'<text x="{x + 12:g}" y="{y + 37}" font-size="12">{escape(KNOWS[room])}</text>'
            )
    height = len(rows) * (HEIGHT + GAP) - GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {WIDTH + 2} {height + 2}" role="img" '
        'font-family="sans-serif" font-size="14" fill="#2b2620"><title>The rooms of ProductOps, each over those it may '
        f"import; pure Python in green</title>{''.join(boxes)}</svg>\n"
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
