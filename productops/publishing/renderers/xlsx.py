"""The panel's grid as a spreadsheet: a row a criterion, a column an interviewer, and what is worth discussing. ADR 31."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from productops.drafting.document import BlockKind, Document, Item, Section

if TYPE_CHECKING:
    import xlsxwriter

_WIDE, _NARROW = 46, 18
_SUMS = ("Somme", "Plus basse", "Écart", "À discuter")
_LONGEST = 32_000
"""Characters of a cell: the format takes 32,767."""


def render_xlsx(document: Document) -> bytes:
    """Give the kit's grid as an XLSX file: the grid, the meaning of each note, the questions of each interview."""
    import xlsxwriter  # as in `docx`: few processes write one

    sheets = [section for section in document.sections if section.id.startswith("sheet-")]
    scores = next((section for section in document.sections if section.id == "scores"), None)
    tables = [block for block in scores.blocks if block.kind is BlockKind.TABLE] if scores else []
    out = BytesIO()
    # Text stays text: nothing typed becomes a formula, a number or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        day = datetime(document.on.year, document.on.month, document.on.day, tzinfo=UTC)
        book.set_properties({"title": document.title[:255], "created": day})
        _write_grid(book, [item for table in tables for item in table.items], [section.title for section in sheets])
        scale = book.add_worksheet("Ce que vaut chaque note")
        rows = [(item.text, *item.cells[:-1]) for table in tables[:1] for item in table.items]
        _write_table(book, scale, tables[0].columns[:-1] if tables else (), rows)
        asked = book.add_worksheet("Questions")
        lines = [(sheet.title, *line) for sheet in sheets for line in _questions(sheet)]
        _write_table(
            book, asked, ("Fiche", "Question", "Une bonne réponse", "Note, de 1 à 4", "Le fait entendu"), lines
        )
    return out.getvalue()


def _questions(sheet: Section) -> list[tuple[str, str, str, str]]:
    cards = (block for block in sheet.blocks if block.kind is BlockKind.CARDS)
    return [(item.text, item.cells[0] if item.cells else "", "", "") for block in cards for item in block.items]


def _write_grid(book: xlsxwriter.Workbook, criteria: list[Item], interviewers: list[str]) -> None:
    from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

    page = book.add_worksheet("Grille")
    head, cell = _formats(book)
    names = interviewers or ["Entretien"]
    for column, title in enumerate(("Critère", *names, *_SUMS)):
        page.write_string(0, column, title, head)
    last = len(names)
    for row, item in enumerate(criteria, start=1):
        page.write_string(row, 0, item.text[:_LONGEST], cell)
        given = xl_range(row, 1, row, last)
        for column in range(1, last + 1):
            page.write_blank(row, column, None, cell)
        low, apart = (xl_rowcol_to_cell(row, last + offset) for offset in (2, 3))
        for offset, formula in enumerate(
            (
                f'=IF(COUNT({given})=0,"",SUM({given}))',
                f'=IF(COUNT({given})=0,"",MIN({given}))',
                f'=IF(COUNT({given})=0,"",MAX({given})-MIN({given}))',
                f'=IF(COUNT({given})=0,"",IF(OR({low}=1,{apart}>=2),"oui",""))',
            ),
            start=1,
        ):
            page.write_formula(row, last + offset, formula, cell, "")
    if criteria:
        page.data_validation(
            1,
            1,
            len(criteria),
            last,
            {
                "validate": "integer",
                "criteria": "between",
                "minimum": 1,
                "maximum": 4,
                "error_title": "Une note de 1 à 4",
                "error_message": "Écrivez 1, 2, 3 ou 4, sans demi-point.",
            },
        )
    page.set_column(0, 0, _WIDE)
    page.set_column(1, last + len(_SUMS), _NARROW)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _write_table(
    book: xlsxwriter.Workbook,
    page: xlsxwriter.worksheet.Worksheet,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
) -> None:
    head, cell = _formats(book)
    for column, title in enumerate(columns):
        page.write_string(0, column, title, head)
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts):
            page.write_string(row, column, text[:_LONGEST], cell)
    page.set_column(0, max(len(columns) - 1, 0), _WIDE)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _formats(book: xlsxwriter.Workbook) -> tuple[xlsxwriter.format.Format, xlsxwriter.format.Format]:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#f5f1e8", "bottom": 1})
    return head, book.add_format({"text_wrap": True, "valign": "top"})
