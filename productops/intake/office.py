"""Word and OpenDocument files: an archive of XML, opened with bounds, of which only the text is read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from productops.intake.blocks import Block, BlockKind, Extraction, IntakeError, extraction_of

MOST_ENTRIES = 2_000
MOST_BYTES = 24 * 1024 * 1024
"""Bytes of one part, once inflated: a posting's text takes a hundredth of it."""
MOST_RATIO = 400
"""How many times an entry may be inflated, past a first megabyte: text deflates ten times, a bomb a thousand."""
_FREE = 1024 * 1024

_DAMAGED = "Ce fichier est abîmé ou incomplet : ouvrez-le, enregistrez-le de nouveau, ou collez le texte de l’offre."
_LOCKED = "Ce fichier est protégé par un mot de passe : enlevez-le, ou collez le texte de l’offre."
_HUGE = "Ce fichier se gonfle démesurément à l’ouverture : il n’a pas été lu. Collez le texte de l’offre."
MACROS = "Ce fichier contient des macros : elles n’ont été ni lues ni lancées."

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read_archive(data: bytes) -> Extraction:
    """Read a .docx or an .odt by what it holds, whatever its name. Raises IntakeError."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise IntakeError(_DAMAGED) from fault
    with archive:
        return _read(archive, set(archive.namelist()))


def _read(archive: zipfile.ZipFile, names: set[str]) -> Extraction:
    if len(names) > MOST_ENTRIES:
        raise IntakeError(_HUGE)
    if "word/document.xml" in names:
        macros = [MACROS] if "word/vbaProject.bin" in names else []
        return extraction_of(list(_word(_part(archive, "word/document.xml"))), *macros)
    if "content.xml" in names:
        if "META-INF/manifest.xml" in names and b"encryption-data" in _bytes(archive, "META-INF/manifest.xml"):
            raise IntakeError(_LOCKED)
        return extraction_of(list(_open_document(_part(archive, "content.xml"))))
    if names & {"xl/workbook.xml", "ppt/presentation.xml"}:
        raise IntakeError("Ce fichier est un classeur ou un diaporama : copiez l’offre, et collez-la.")
    raise IntakeError(
        "Ce fichier est une archive : ouvrez-la, et déposez l’offre qu’elle contient (.docx, .pdf ou .txt)."
    )


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    """Give a part, inflated no further than its bounds: what an archive declares is not believed."""
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 0x1:
            raise IntakeError(_LOCKED)
        most = min(MOST_BYTES, max(_FREE, info.compress_size * MOST_RATIO))
        with archive.open(info) as part:
            content = part.read(most + 1)
    except IntakeError:
        raise
    except (
        Exception
    ) as fault:  # a broken archive fails in many ways; zlib, lzma and bz2 each raise an error of their own
        raise IntakeError(_DAMAGED) from fault
    if len(content) > most:
        raise IntakeError(_HUGE)
    return content


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    content = _bytes(archive, name)
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise IntakeError(_DAMAGED)
    from lxml import etree  # five megabytes, for those who are given a file

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise IntakeError(_DAMAGED) from fault


def _word(root: Any) -> Iterator[Block]:
    """Give the paragraphs in the order of the page, those of tables and boxes too; what was struck out is left."""
    for paragraph in root.iter(f"{_W}p"):
        if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue  # the same box, drawn again for older programs
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith(("list", "puce"))
        heading = name.startswith(("heading", "titre", "title"))
        kind = BlockKind.HEADING if heading else BlockKind.ITEM if listed else BlockKind.PARAGRAPH
        yield Block(text="".join(_word_text(paragraph)).strip(), kind=kind)


def _word_text(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in (f"{_W}del", f"{_W}p", f"{_W}txbxContent", _FALLBACK):
            yield from _word_text(child)


_LEFT = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note"}


def _open_document(root: Any) -> Iterator[Block]:
    for paragraph in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        above = {each.tag for each in paragraph.iterancestors()}
        if above & _LEFT:
            continue
        listed = f"{_TEXT}list-item" in above
        heading = paragraph.tag == f"{_TEXT}h"
        kind = BlockKind.HEADING if heading else BlockKind.ITEM if listed else BlockKind.PARAGRAPH
        yield Block(text="".join(_open_text(paragraph)).strip(), kind=kind)


def _open_text(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            yield " " * min(int(count) if count.isascii() and count.isdigit() else 1, 100)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _LEFT and child.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from _open_text(child)
        yield child.tail or ""
