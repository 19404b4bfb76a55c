"""The text that a command is asked about, and the lexicon it is read with."""

from __future__ import annotations

import sys
from pathlib import Path

from django.core.management.base import CommandError

from productops.knowledge.loading import lexicon
from productops.recognition.lexicon import Lexicon

MOST_BYTES = 2_000_000


def read_text(file: str) -> str:
    """Read a file, or standard input for `-`. Raises CommandError with status 2 and one line where it cannot be read."""
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if file == "-" else Path(file).read_bytes()
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as fault:
        raise CommandError(f"{file} : illisible ({fault.strerror})", returncode=2) from fault
    except UnicodeDecodeError as fault:
        raise CommandError(f"{file} : ce n’est pas un texte en UTF-8", returncode=2) from fault
    if len(raw) > MOST_BYTES:
        raise CommandError(f"{file} : trop long (2 Mo au plus)", returncode=2)
    if not text.strip():
        raise CommandError(f"{file} : le texte est vide", returncode=2)
    return text


def known_lexicon() -> Lexicon:
    """Give the lexicon. Raises CommandError with status 2 where nothing was seeded."""
    known = lexicon()
    if not known.entries:
        raise CommandError("Le catalogue est vide : lancez seed", returncode=2)
    return known
