"""One door for every file: what it is goes by its bytes, never by its name alone."""

from __future__ import annotations

from dataclasses import replace

from productops.intake.blocks import LARGEST, Block, Extraction, IntakeError, extraction_of
from productops.intake.child import read_in_child
from productops.intake.mail import looks_like_mail, read_mail
from productops.intake.office import read_archive
from productops.intake.pdf import read_pdf
from productops.intake.plain import decode, mend
from productops.intake.web import looks_like_html, read_html

EXTENSIONS = (".docx", ".pdf", ".odt", ".html", ".htm", ".eml", ".txt", ".md")
"""What a file chooser offers."""
_OLD_WORD = "Les anciens fichiers Word (.doc) ne sont pas lus, ni ceux qu’un mot de passe protège : enregistrez l’offre en .docx."
_RTF = "Le format RTF n’est pas lu : ouvrez ce fichier, et enregistrez l’offre en .docx."
_PICTURE = "Ce fichier est une image : aucun texte ne s’y lit. Collez le texte de l’offre."
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"BM")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def read_file(data: bytes, name: str = "") -> Extraction:
    """Read a file. Raises IntakeError, with what to do, where it cannot be."""
    if len(data) > LARGEST:
        raise IntakeError(f"Ce fichier dépasse {LARGEST // 1024 // 1024} Mo : déposez la seule offre, ou collez-la.")
    if not data.strip():
        raise IntakeError("Ce fichier est vide : choisissez-en un autre, ou collez l’offre.")
    found = _read(data, name.lower())
    mended = [mend(block.text) for block in found.blocks]
    notes = dict.fromkeys([*found.notes, *(note for _text, told in mended for note in told)])
    blocks = tuple(replace(block, text=text) for block, (text, _told) in zip(found.blocks, mended, strict=True))
    return Extraction(blocks=blocks, notes=tuple(notes))


def _read(data: bytes, name: str) -> Extraction:
    if data.startswith(b"PK\x03\x04"):
        return read_archive(data)
    if b"%PDF-" in data[:1024]:
        return read_in_child(read_pdf, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise IntakeError(_OLD_WORD)
    if data.lstrip().startswith(b"{\\rtf"):
        raise IntakeError(_RTF)
    if data.startswith(_PICTURES):
        raise IntakeError(_PICTURE)
    if data.startswith(_ARCHIVES):
        raise IntakeError("Ce fichier est une archive : ouvrez-la, et déposez l’offre qu’elle contient.")
    if looks_like_mail(data):
        return read_mail(data)
    if looks_like_html(data) or name.endswith((".html", ".htm")):
        return read_html(data)
    return _text(data)


def _text(data: bytes) -> Extraction:
    """Give a plain text as it stands: one block, so that its lines and its blank lines stay where they are."""
    return extraction_of([Block(text=decode(data).strip("\n"))])
