"""Notes that others leave on the lines of a draft's documents: short, signed by whatever name they give."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from productops.drafting.document import Document
from productops.scoping.models import RoleScope

LONGEST, LONGEST_NAME, MOST = 600, 60, 200


class NoteError(Exception):
    """A note that cannot be left, with what to do, in French."""


def notes_by_line(row: RoleScope) -> dict[str, list[dict[str, Any]]]:
    """Give the notes of a draft, by the id of the line they hang on, the oldest first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for note in row.notes:
        found.setdefault(note["line"], []).append(note)
    return found


@transaction.atomic
def save_note(pk: int, document: Document, *, line: str, text: str, name: str) -> None:
    """Leave a note on a line of a document. Raises NoteError."""
    text, name = (" ".join(typed.replace("\x00", "").split()) for typed in (text, name))
    if line not in {item.id for item in document.items()}:
        raise NoteError("Cette ligne n’est plus dans le document : une réponse a changé. Choisissez-en une autre.")
    if not text:
        raise NoteError("La note est vide : écrivez-la, ou laissez la ligne sans note.")
    if len(text) > LONGEST:
        raise NoteError(f"{LONGEST} caractères au plus ({len(text)} ici) : gardez l’essentiel.")
    if len(name) > LONGEST_NAME:
        raise NoteError(f"Le nom tient en {LONGEST_NAME} caractères.")
    row = RoleScope.objects.select_for_update().get(pk=pk)
    if len(row.notes) >= MOST:
        raise NoteError(f"Ce cadrage porte déjà {MOST} notes : demandez que l’on en efface avant d’en ajouter.")
    note = {"id": secrets.token_hex(4), "line": line, "text": text, "name": name, "at": timezone.now().isoformat()}
    row.notes = [*row.notes, note]
    row.save(update_fields=["notes"])


@transaction.atomic
def erase_note(pk: int, note_id: str) -> str:
    """Erase a note, and give the line it hung on; erasing one that is gone does nothing and gives no line."""
    row = RoleScope.objects.select_for_update().get(pk=pk)
    line = next((str(note["line"]) for note in row.notes if note["id"] == note_id), "")
    row.notes = [note for note in row.notes if note["id"] != note_id]
    row.save(update_fields=["notes"])
    return line
