"""Word (DOCX): real styles, tables with header rows, French throughout, pleasant to go on editing.

The parts of an empty file lie as text in `word/`; they are zipped once a process. A document's body is written as
XML in one go and given to python-docx, which keeps the package and its properties: a paragraph at a time is four
times slower. Same document, same bytes: the archive carries the document's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from productops.drafting.document import GRIDS, Block, BlockKind, Document, Item
from productops.publishing.renderers.brand import PLAIN, Brand
from productops.publishing.renderers.tables import column_shares

if TYPE_CHECKING:
    from docx.document import Document as DocumentFile

_PARTS = Path(__file__).parent / "word"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_PROPERTY = 255
"""Characters of a property of the file at most, as the format has it; the page itself bears the whole title."""
_WIDTH = 9638
"""The width of the text, in twentieths of a point."""
_SHEET_FROM = 6
"""From this number of columns on, a table is a sheet to write on: small type, on a page turned the long way."""
_UPRIGHT, _LONG_WAY = (
    '<w:p><w:pPr><w:sectPr><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    f' w:type="default" r:id="rId4"/>{size}<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
    for size in ('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
)
"""What ends the pages so far: a mark of section, upright or turned."""
_HEADINGS = ("Title", "Heading 1", "Heading 2")
_NEXT_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def render_docx(document: Document, brand: Brand = PLAIN) -> bytes:
    """Give the document as a DOCX file, in the look of whose it is."""
    # Few processes ever write one, and the library takes 7 MB: it is imported by those that do.
    import docx
    from docx.oxml import parse_xml

    made = docx.Document(BytesIO(_base()))
    body = made.element.body
    content = parse_xml(f'<w:body xmlns:w="{_NAMESPACE}">{"".join(_body(document))}</w:body>')
    for element in reversed(list(content)):
        body.insert(0, element)
    _dress(made, brand)
    properties = made.core_properties
    properties.title = _clean(document.title)[:_LONGEST_PROPERTY]
    properties.subject = "Product Ops"
    properties.language = "fr-FR"
    day = datetime(document.on.year, document.on.month, document.on.day, tzinfo=UTC)
    properties.created = properties.modified = day
    out = BytesIO()
    made.save(out)
    return _dated(out.getvalue(), day)


def _dress(made: DocumentFile, brand: Brand) -> None:
    """Put the logo above the title, and the colour in the headings and under the title."""
    from docx.oxml import parse_xml
    from docx.shared import Mm

    if brand.logo:
        width, height = brand.size
        paragraph = made.add_paragraph()
        shape = paragraph.add_run().add_picture(BytesIO(brand.logo), Mm(width), Mm(height))
        shape._inline.docPr.set("descr", _clean(brand.alternative))
        made.element.body.insert(0, paragraph._p)
    if brand.colour:
        colour = brand.colour.removeprefix("#").upper()
        title = made.styles["Title"].element
        line = f'<w:pBdr xmlns:w="{_NAMESPACE}"><w:bottom w:val="single" w:sz="12" w:space="6" w:color="{colour}"/></w:pBdr>'
        title.pPr.insert(1, parse_xml(line))
        for name in _HEADINGS if brand.words else ():
            made.styles[name].element.rPr.find(f"{{{_NAMESPACE}}}color").set(f"{{{_NAMESPACE}}}val", colour)


@lru_cache(maxsize=1)
def _base() -> bytes:
    """Zip the empty file; the list of content types comes first, as readers expect."""
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for path in sorted(_PARTS.rglob("*"), key=lambda path: (path.name != "[Content_Types].xml", str(path))):
            if path.is_file():
                package.write(path, path.relative_to(_PARTS).as_posix())
    return out.getvalue()


def _dated(package: bytes, day: datetime) -> bytes:
    """Zip again with one date for every part: the library stamps the time of writing."""
    out = BytesIO()
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(ZipInfo(info.filename, moment), source.read(info), ZIP_DEFLATED)
    return out.getvalue()


def _clean(text: str) -> str:
    """Put a white square in place of what XML cannot hold."""
    return _NOT_XML.sub("□", text)


def _body(document: Document) -> Iterator[str]:
    yield _paragraph("Title", _run(document.title))
    for section in document.sections:
        turned = any(len(block.columns) >= _SHEET_FROM for block in section.blocks)
        if turned:
            yield _UPRIGHT
        if section.new_page and not turned:
            yield _NEXT_PAGE
        if section.title:
            yield _paragraph("Heading1", _run(section.title))
        for block in section.blocks:
            if block.title:
                yield _paragraph("Heading2", _run(block.title))
            yield from _block(block)
        if turned:
            yield _LONG_WAY


def _block(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.PROSE:
        yield _paragraph("Normal", _run(" ".join(item.text for item in block.items)))
    elif block.kind in GRIDS:
        yield _table(block)
    elif block.kind is BlockKind.CARDS:
        for item in block.items:
            yield _paragraph("Question", _run(item.text))
            for column, cell in zip(block.columns, item.cells, strict=True):
                if cell:
                    yield _paragraph("Answer", _run(f"{column}\u00a0: ", strong=True) + _run(cell))
    else:
        style = {BlockKind.BULLETS: "ListBullet", BlockKind.STEPS: "ListNumber", BlockKind.FACTS: "Fact"}
        for item in block.items:
            yield _paragraph(style.get(block.kind, "Normal"), _labelled(item))


def _labelled(item: Item) -> str:
    label = _run(f"{item.label}\u00a0: ", strong=True) if item.label else ""
    return label + _run(item.text)


def _table(block: Block) -> str:
    count = len(block.columns)
    cell = "SmallCell" if count >= _SHEET_FROM else "Cell"
    widths = [_WIDTH * share // 100 for share in column_shares(block)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(block.columns, cell, widths, header=True)]
    rows += [_row((item.text, *item.cells), cell, widths) for item in block.items]
    # The paragraph after keeps two tables apart, and leaves room to write below one.
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>' + _paragraph("Normal", "")
    )


def _row(texts: tuple[str, ...], style: str, widths: list[int], *, header: bool = False) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(style, _run(text))}</w:tc>'
        for text, width in zip(texts, widths, strict=True)
    )
    mark = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{cells}</w:tr>"


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, *, strong: bool = False) -> str:
    properties = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>' if strong else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(_clean(text))}</w:t></w:r>'
