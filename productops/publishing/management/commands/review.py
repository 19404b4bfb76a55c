"""`manage.py review FILE`: what the rules find in a posting's text."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from productops.review.check import TooLongError, check
from productops.review.findings import Finding, Severity


class Command(BaseCommand):
    """Read a posting by the rules. Exit status 1 where a `must` is broken, 2 where the text cannot be read."""

    help = "Relit le texte d’une offre. Code de sortie 1 si une règle impérative est enfreinte."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, `-` for standard input, and the format."""
        parser.add_argument("file", help="le texte de l’offre, ou - pour l’entrée standard")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the findings."""
        try:
            raw = sys.stdin.buffer.read() if options["file"] == "-" else Path(options["file"]).read_bytes()
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except OSError as fault:
            raise CommandError(f"{options['file']} : illisible ({fault.strerror})", returncode=2) from fault
        except UnicodeDecodeError as fault:
            raise CommandError(f"{options['file']} : ce n’est pas un texte en UTF-8", returncode=2) from fault
        if not text.strip():
            raise CommandError(f"{options['file']} : le texte est vide", returncode=2)
        on = timezone.localdate()
        try:
            found = check(text, on=on)
        except TooLongError as fault:
            raise CommandError(f"{options['file']} : trop long pour une offre ({fault})", returncode=2) from fault
        if options["format"] == "json":
            data = {"checked_at": on.isoformat(), "findings": [_as_json(finding) for finding in found]}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            for finding in found:
                self.stdout.write(_as_line(finding))
        if any(finding.severity is Severity.MUST for finding in found):
            sys.exit(1)


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule.id,
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "reference": finding.rule.reference,
        "suggestion": finding.suggestion,
    }


def _as_line(finding: Finding) -> str:
    said = f" « {' '.join(finding.excerpt.split())[:80]} »" if finding.excerpt else ""
    return f"{finding.rule.id} [{finding.severity}]{said} {finding.message} {finding.suggestion} ({finding.rule.reference})"
