"""`manage.py recognise FILE`: what short texts are about, by the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.publishing.command_input import known_lexicon, read_text
from productops.publishing.recognition_json import found_as_json, recognition_as_json
from productops.recognition.found import Found, Recognition
from productops.recognition.recognise import recognise


class Command(BaseCommand):
    """Recognise texts: a JSON list of them, or one a line. Exit status 2 where they cannot be read."""

    help = "Dit à quelles missions et à quels problèmes du catalogue des textes ressemblent, et par quels mots."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, `-` for standard input, and the format."""
        parser.add_argument("file", help="une liste JSON de textes, ou un texte par ligne ; - pour l’entrée standard")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print what each text is about."""
        texts = _texts(read_text(options["file"]), options["file"])
        known = known_lexicon()
        if options["format"] == "json":
            lines = [recognition_as_json(recognise(text, known)) for text in texts]
            self.stdout.write(json.dumps(lines, ensure_ascii=False, indent=1))
            return
        for text in texts:
            self.stdout.write(text)
            for line in _lines(recognise(text, known)):
                self.stdout.write(f"  {line}")


def _texts(raw: str, file: str) -> list[str]:
    """Give the texts asked about: a JSON list, or each line that holds something."""
    if not raw.lstrip().startswith("["):
        return [line.strip() for line in raw.splitlines() if line.strip()]
    try:
        texts = json.loads(raw)
    except (json.JSONDecodeError, RecursionError) as fault:
        # A line of plain text may begin with a bracket.
        if raw.strip().endswith("]"):
            raise CommandError(f"{file} : ce n’est pas une liste JSON lisible", returncode=2) from fault
        return [line.strip() for line in raw.splitlines() if line.strip()]
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise CommandError(f"{file} : il faut une liste de textes", returncode=2)
    return texts


def _lines(recognition: Recognition) -> Iterable[str]:
    kinds = (
        ("mission", recognition.missions),
        ("problème", recognition.problems),
        ("compétence", recognition.competencies),
        ("rôle nommé", recognition.roles),
        ("autre métier", recognition.jobs[:1]),
    )
    lines = [f"{name} {_as_text(each)}" for name, found in kinds for each in found]
    return lines or ["rien de reconnu"]


def _as_text(found: Found) -> str:
    sure = "sûr" if found.sure else "peut-être"
    return f"{found.slug} ({sure}) : {' ; '.join(f'« {words} »' for words in found_as_json(found)['words'])}"
