"""PDF by typst: designed pages, accessible (PDF/UA-1), embedded fonts. Same document, same bytes.

The template (`pdf.typ`) is ours and fixed; the document reaches it as data. Under PDF/UA a character that no font
has stops the export, so it is replaced by a white square and the reader is told (`missing_glyphs`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from productops.drafting.document import GRIDS, BlockKind, Section
from productops.drafting.wording import MANDATE_LEVELS
from productops.pictures.radar import radar
from productops.publishing.renderers.brand import PLAIN, Brand
from productops.publishing.renderers.tables import column_shares

if TYPE_CHECKING:
    import typst

# Few processes ever set a PDF, and the two libraries take 12 MB: each function imports what it needs of them.
_TEMPLATE = Path(__file__).with_suffix(".typ").read_bytes()
_SQUARE = "□"
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ATTEMPTS = 4
_SMALLER = (0.95, 0.9)
"""Parts of the usual size to try."""
_TIGHT = (1, *_SMALLER, 0.85, 0.8)
"""The same, with narrow margins, where one page is worth a smaller text: 7.4 points in a table at the least."""
_DENSE = (1, 0.9, 0.8, 0.74, 0.69, 0.64)
"""The same in two columns, once a table no longer holds: 6.7 points at the least."""
_FEW = 0.25
# What is surely in the fonts, for a text that several rounds could not settle.
_UNSURE = re.compile("[^\u0020-\u017f\u2010-\u2027\u202f\u2030-\u203a\u20ac□]")


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Load the fonts of the wheel once a process; the system's are left out, for the same pages everywhere."""
    import typst

    return typst.Fonts(include_system_fonts=False)


class Printed(Protocol):
    """What the pages need of a document: a title, and sections."""

    @property
    def title(self) -> str:
        """Name the document."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Give what stands under it."""


def render_pdf(document: Printed, brand: Brand = PLAIN) -> bytes:
    """Give the document as a PDF file, in the look of whose it is."""
    return _compile(document, brand=brand)[0]


def render_one_page(document: Printed, *shorter: Printed) -> bytes:
    """Give the document as a PDF file of one page: at the largest size that holds, in two columns at the least, then `shorter`."""
    for each in (document, *shorter):
        made = _compile(each, fill=_on_one_page)[0]
        if _pages(made) == 1:
            break
    return made


def missing_glyphs(document: Printed) -> tuple[str, ...]:
    """Give the characters that the PDF replaces by a white square, because its fonts lack them."""
    return _compile(document)[1]


def _compile(
    document: Printed, fill: Callable[[dict[str, Any], str], bytes] | None = None, brand: Brand = PLAIN
) -> tuple[bytes, tuple[str, ...]]:
    import typst

    fill = fill or _well_filled
    data, picture = _data(document) | _look(brand), _radar(document, brand)
    lacking: list[str] = []
    for _attempt in range(_ATTEMPTS):
        try:
            return fill(data, picture), tuple(dict.fromkeys(lacking))
        except typst.TypstError as error:
            found = sorted({_unescaped(text) for text in _UNSHOWN.findall(error.diagnostic)}, key=len, reverse=True)
            if not found:
                raise
            data = _replaced(data, re.compile("|".join(map(re.escape, found))))
            lacking += found
    lacking += sorted(set(_UNSURE.findall(json.dumps(data, ensure_ascii=False))))
    return fill(_replaced(data, _UNSURE), picture), tuple(dict.fromkeys(lacking))


def _replaced(value: Any, pattern: re.Pattern[str]) -> Any:
    """Give the data with every sign that matches turned into a white square."""
    if isinstance(value, str):
        return pattern.sub(_SQUARE, value)
    if isinstance(value, list):
        return [_replaced(entry, pattern) for entry in value]
    if isinstance(value, dict):
        return {key: _replaced(entry, pattern) for key, entry in value.items()}
    return value


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text).replace('\\"', '"').replace("\\\\", "\\")


def _well_filled(data: dict[str, Any], picture: str) -> bytes:
    """Set the pages, a little smaller where the usual size leaves a few lines alone on a page."""
    made = _typeset(data, picture)
    for scale in _SMALLER:
        if not _has_a_few_lines_alone(made):
            break
        smaller = _typeset(data | {"scale": scale}, picture)
        if _pages(smaller) < _pages(made):
            made = smaller
    return made


def _on_one_page(data: dict[str, Any], picture: str) -> bytes:
    """Set the pages at the largest size that holds on one, or at the smallest."""
    made = _typeset(data, picture)
    if _pages(made) == 1:
        return made
    *looks, smallest = (
        *({"scale": scale, "tight": True} for scale in _TIGHT),
        *({"scale": scale, "tight": True, "dense": True} for scale in _DENSE),
    )
    last = _typeset(data | smallest, picture)
    if _pages(last) > 1:
        return last  # no other would hold
    made_so = (_typeset(data | look, picture) for look in looks)
    return next((made for made in made_so if _pages(made) == 1), last)


def _pages(made: bytes) -> int:
    import pypdf

    return len(pypdf.PdfReader(BytesIO(made)).pages)


def _has_a_few_lines_alone(made: bytes) -> bool:
    """Tell whether a page after the first holds far less than the fullest, by what its drawing takes."""
    import pypdf

    reader = pypdf.PdfReader(BytesIO(made))
    drawn = [len(contents.get_data()) if (contents := page.get_contents()) is not None else 0 for page in reader.pages]
    return any(size < max(drawn) * _FEW for size in drawn[1:])


def _typeset(data: dict[str, Any], picture: str) -> bytes:
    import typst

    text = json.dumps(data, ensure_ascii=False)
    files = {"main": _TEMPLATE, "document.json": text.encode(), "radar.svg": picture.encode()}
    made: bytes = typst.compile(  # type: ignore[call-overload]  # files in memory: the wheel takes them, its stub does not say so
        files, format="pdf", pdf_standards=["ua-1"], font_paths=fonts(), ignore_system_fonts=True, timestamp=0
    )
    return made


def _data(document: Printed) -> dict[str, Any]:
    """Give what the pages show, without the reasons."""
    sections = [
        {
            "title": section.title,
            "new_page": section.new_page,
            "blocks": [
                {
                    "kind": str(block.kind),
                    "title": block.title,
                    "columns": list(block.columns),
                    "shares": column_shares(block) if block.kind in GRIDS else [],
                    "alt": ", ".join(f"{item.text} : {MANDATE_LEVELS[item.level or 0]}" for item in block.items),
                    "items": [{"label": i.label, "text": i.text, "cells": list(i.cells)} for i in block.items],
                }
                for block in section.blocks
            ],
        }
        for section in document.sections
    ]
    return {"title": document.title, "sections": sections, "scale": 1, "tight": False, "dense": False}


def _look(brand: Brand) -> dict[str, Any]:
    """Give what the pages show of a brand; a heading keeps our ink where the colour is too light to be read."""
    # Files in memory are texts to the wheel: the bytes of a picture reach the pages as numbers.
    logo = {"bytes": list(brand.logo), "width": brand.size[0], "alt": brand.alternative} if brand.logo else None
    return {"logo": logo, "rule": brand.colour, "words": brand.words}


def _radar(document: Printed, brand: Brand) -> str:
    """Draw the mandate where the document shows one, in colours of its own: a PDF has no style sheet."""
    for section in document.sections:
        for block in section.blocks:
            if block.kind is BlockKind.RADAR:
                style = _STYLE.replace(_BROWN, brand.words or _BROWN)
                return radar([(item.text, item.level or 0) for item in block.items], style=style, words=MANDATE_LEVELS)
    return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


_BROWN = "#8a5a2b"
_STYLE = (
    ".radar__ring,.radar__axis{fill:none;stroke:#c9bfae;stroke-width:1}"
    ".radar__shape{fill:#8a5a2b;fill-opacity:.22;stroke:#8a5a2b;stroke-width:2}"
    ".radar__dot{fill:#8a5a2b}"
    ".radar__label{font-family:'Libertinus Serif';font-size:14px;fill:#26221c}"
)
