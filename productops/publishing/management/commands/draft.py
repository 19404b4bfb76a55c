"""`manage.py draft`: the whole pipeline without a browser, from a scope's JSON to a document."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from productops.drafting.compose import compose
from productops.drafting.document import Kind, Variant
from productops.drafting.scope_json import ScopeError, read_scope
from productops.knowledge.loading import catalogue
from productops.publishing.renderers import FORMATS
from productops.publishing.renderers.pdf import missing_glyphs
from productops.scoping.importing import JsonError, parse_scope_json
from productops.scoping.likenesses import recognise_own_lines


class Command(BaseCommand):
    """Write a document from a scope."""

    help = "Écrit un document à partir d’un cadrage JSON (« - » lit l’entrée standard)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("scope", metavar="SCOPE.json")
        parser.add_argument("--document", choices=[str(kind) for kind in Kind], default=str(Kind.OFFER))
        parser.add_argument("--format", choices=list(FORMATS), default="md")
        parser.add_argument("--date", metavar="AAAA-MM-JJ", help="date du document (aujourd’hui par défaut)")
        parser.add_argument("--compact", action="store_true", help="la version courte")
        parser.add_argument("--output", metavar="FICHIER", help="écrit là plutôt que sur la sortie standard")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the document, or end with status 2 and one line."""
        if not (FORMATS[options["format"]].is_text or options["output"]):
            raise _refusal(f"--output est nécessaire pour le format {options['format']}")
        known = catalogue()
        if known.is_empty:
            raise _refusal("le catalogue est vide : lancez seed")
        try:
            scope = recognise_own_lines(read_scope(_read(options["scope"]), known))
        except ScopeError as fault:
            raise _refusal(str(fault)) from fault
        document = compose(
            scope,
            known,
            kind=Kind(options["document"]),
            on=_day(options["date"]),
            variant=Variant.COMPACT if options["compact"] else Variant.FULL,
        )
        made = FORMATS[options["format"]].made_of(document)
        if options["format"] == "pdf" and (lacking := missing_glyphs(document)):
            self.stderr.write(f"Remplacé par □, faute de police : {' '.join(lacking)}")
        if not options["output"]:
            self.stdout.write(made.decode(), ending="")
            return
        try:
            Path(options["output"]).write_bytes(made)
        except OSError as fault:
            raise _refusal(f"{options['output']} : {fault.strerror}") from fault


def _refusal(line: str) -> CommandError:
    return CommandError(" ".join(line.split()), returncode=2)


def _day(text: str | None) -> date:
    if text is None:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise _refusal(f"--date {text} : une date est attendue, sous la forme AAAA-MM-JJ") from fault


def _read(name: str) -> object:
    try:
        return parse_scope_json(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
    except OSError as fault:
        raise _refusal(f"{name} : {fault.strerror}") from fault
    except JsonError as fault:
        raise _refusal(f"{name} : {fault}") from fault
