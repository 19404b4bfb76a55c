"""The text of a PDF. Meant for a child process (`child.read_in_child`): a file may make a parser eat all it is given."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from productops.intake.blocks import Block, Extraction, IntakeError, extraction_of

MOST_PAGES = 60
COLUMNS = "Ce PDF a deux colonnes : elles ont été lues l’une après l’autre. Vérifiez que les phrases se suivent."
_LOCKED = "Ce PDF est protégé par un mot de passe : enlevez-le, ou collez le texte de l’offre."
_DAMAGED = "Ce PDF est abîmé ou incomplet : enregistrez-le de nouveau, ou collez le texte de l’offre."
_IMAGE = "Ce PDF n’est qu’une image : aucun texte ne s’y lit. Collez le texte de l’offre."
_TO_RIGHT = 0.3
"""Part of the width of a page from which a column may begin."""
_SHARE = 0.4
"""Part of the lines of a page that must begin at one place on the right for it to be a column."""
_NEAR = 6.0
"""Points within which two lines begin at the same place."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text and where it begins, in points from the bottom left."""

    text: str
    x: float
    y: float


def read_pdf(data: bytes) -> Extraction:
    """Read a PDF page by page, two columns one after the other. Raises IntakeError."""
    # The child that reads has it already; the process that asks needs none of it.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError(_LOCKED)
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise IntakeError(f"Ce PDF a {count} pages : déposez la seule offre, ou collez-la.")
        pages = [_page(page) for page in reader.pages]
    except IntakeError:
        raise
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, RecursionError) as fault:
        raise IntakeError(_DAMAGED) from fault
    if not any(text.strip() for text, _columns in pages):
        raise IntakeError(_IMAGE)
    notes = [COLUMNS] if any(columns for _text, columns in pages) else []
    empty = [str(rank) for rank, (text, _columns) in enumerate(pages, start=1) if not text.strip()]
    if empty:
        notes.append(f"Sans texte, donc non lue{'s' if len(empty) > 1 else ''} : page {', '.join(empty)}.")
    blocks = [
        Block(text=part, page=rank)
        for rank, (text, _columns) in enumerate(pages, start=1)
        for part in re.split(r"\n\s*\n", text.replace("\x00", ""))
    ]
    return extraction_of(blocks, *notes)


def _page(page: Any) -> tuple[str, bool]:
    """Give the text of a page, and whether it was read in two columns."""
    runs: list[_Run] = []

    def visit(text: str, cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            runs.append(_Run(text.strip("\n"), float(x), float(y)))

    whole = page.extract_text(visitor_text=visit) or ""
    gutter = _gutter(runs, float(page.mediabox.width or 0))
    if gutter is None:
        return whole, False
    return "\n\n".join(_lines([run for run in runs if (run.x >= gutter) is right]) for right in (False, True)), True


def _gutter(runs: list[_Run], width: float) -> float | None:
    """Give where a second column begins, or None: many lines begin there, beside lines that begin on the left."""
    starts = Counter(round(run.x / _NEAR) for run in runs)
    right = {place: count for place, count in starts.items() if place * _NEAR > width * _TO_RIGHT}
    if not right or width <= 0:
        return None
    place = max(right, key=lambda each: right[each])
    x = place * _NEAR
    beside = [run for run in runs if abs(run.x - x) <= _NEAR]
    left = [run for run in runs if run.x < x - _NEAR]
    level = sum(any(abs(run.y - other.y) < _NEAR for other in left) for run in beside)
    crossing = [run for run in left if run.x + _width(run.text) > x and not run.text.isupper()]
    enough = len(beside) >= max(3, _SHARE * len(left)) and level >= len(beside) / 2
    return x - _NEAR if enough and len(crossing) <= len(left) / 5 else None


def _width(text: str) -> float:
    """Guess how wide a run is, in points: five a character, as text of eleven points has."""
    return 5.0 * len(text)


def _lines(runs: list[_Run]) -> str:
    """Put runs back in lines, from top to bottom."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda each: (-each.y, each.x)):
        if lines and abs(lines[-1][0].y - run.y) < _NEAR / 2:
            lines[-1].append(run)
        else:
            lines.append([run])
    return "\n".join(" ".join(each.text for each in sorted(line, key=lambda each: each.x)) for line in lines)
