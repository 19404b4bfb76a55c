"""`manage.py review FILE`: what the rules find in a posting's text, or what a candidate reads in it."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from productops.intake.blocks import IntakeError
from productops.intake.read import read_file
from productops.review.candidate import ForCandidate, read_for_candidate
from productops.review.check import TooLongError, check
from productops.review.findings import Facts, Finding, Severity

_TEXTS = ("organisation", "title", "contract", "duration", "location")


class Command(BaseCommand):
    """Read a posting by the rules. Exit status 1 where a `must` is broken, 2 where the text cannot be read."""

    help = (
        "Relit le texte d’une offre. Code de sortie 1 si une règle impérative est enfreinte, 2 si rien n’a pu être lu."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, `-` for standard input, the day, the answers given beside, the reader and the format."""
        parser.add_argument(
            "file", help="l’offre : texte, Word, PDF, OpenDocument, page HTML ou courriel ; - pour l’entrée standard"
        )
        parser.add_argument("--on", metavar="DATE", help="le jour du contrôle (AAAA-MM-JJ) ; aujourd’hui à défaut")
        parser.add_argument("--facts", metavar="FILE", help="les réponses données à côté du texte, en JSON")
        parser.add_argument("--for", dest="reader", choices=["publisher", "candidate"], default="publisher")
        parser.add_argument(
            "--house", metavar="TERMES", default="", help="les termes de la maison, séparés par des virgules"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the findings, or the candidate."""
        text, notes = _text(options["file"])
        on = _day(options["on"]) if options["on"] else timezone.localdate()
        facts = _facts(options["facts"]) if options["facts"] else None
        house = [term for term in options["house"].split(",") if term.strip()]
        try:
            found = check(text, on=on, facts=facts, house=house)
        except TooLongError as fault:
            raise _refusal(f"{options['file']} : trop long pour une offre ({fault})") from fault
        for note in notes:
            self.stderr.write(note)
        candidate = read_for_candidate(text, found) if options["reader"] == "candidate" else None
        if options["format"] == "json":
            data = {
                "checked_at": on.isoformat(),
                "text": text,
                "findings": [_as_json(finding, text) for finding in found],
            }
            self.stdout.write(
                json.dumps(data | (_candidate_as_json(candidate) if candidate else {}), ensure_ascii=False, indent=1)
            )
        else:
            for line in _candidate_as_lines(candidate) if candidate else map(_as_line, found):
                self.stdout.write(line)
        if any(finding.severity is Severity.MUST for finding in found):
            sys.exit(1)


def _refusal(line: str) -> CommandError:
    return CommandError(line, returncode=2)


def _bytes(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as fault:
        raise _refusal(f"{name} : illisible ({fault.strerror})") from fault


def _text(name: str) -> tuple[str, tuple[str, ...]]:
    """Give the text of a file, of any kind that the page reads, and what must be said of how it was read."""
    try:
        extraction = read_file(_bytes(name), name)
    except IntakeError as fault:
        raise _refusal(f"{name} : {fault}") from fault
    return extraction.text.replace("\r\n", "\n"), extraction.notes


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise _refusal(f"--on {written} : ce n’est pas une date (AAAA-MM-JJ)") from fault


def _facts(name: str) -> Facts:
    """Read the answers of a JSON file; an unknown key or a value of the wrong kind is told by its name."""
    try:
        data = json.loads(_bytes(name).decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise _refusal(f"{name} : ce n’est pas du JSON") from fault
    if not isinstance(data, dict):
        raise _refusal(f'{name} : il faut un objet, par exemple {{"contract": "CDI"}}')
    known = {each.name for each in fields(Facts)} - {"on"}
    for key, value in data.items():
        if key not in known:
            raise _refusal(f"{name} : clé inconnue, {key} (connues : {', '.join(sorted(known))})")
        wanted = str if key in _TEXTS else int
        if value is not None and (not isinstance(value, wanted) or isinstance(value, bool)):
            raise _refusal(f"{name} : {key} doit être {'un texte' if wanted is str else 'un nombre entier'}")
    return Facts(**data)


def _as_json(finding: Finding, text: str) -> dict[str, Any]:
    return {
        "rule": finding.rule.id,
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "reference": finding.rule.reference,
        "suggestion": finding.suggestion,
        "replacement": None if finding.change is None else finding.change.made(text),
    }


def _candidate_as_json(candidate: ForCandidate) -> dict[str, Any]:
    return {
        "says": [
            {"label": each.label, "words": each.words, "start": each.start, "end": each.end} for each in candidate.says
        ],
        "silent_on": [{"label": label, "words": ""} for label in candidate.silent_on],
        "ask": [{"label": each.about, "question": each.question, "words": each.words} for each in candidate.ask],
    }


def _as_line(finding: Finding) -> str:
    said = f" « {' '.join(finding.excerpt.split())[:80]} »" if finding.excerpt else ""
    return f"{finding.rule.id} [{finding.severity}]{said} {finding.message} {finding.suggestion} ({finding.rule.reference})"


def _candidate_as_lines(candidate: ForCandidate) -> list[str]:
    return [
        *(f"dit : {each.label} « {each.words} »" for each in candidate.says),
        *(f"ne dit pas : {label}" for label in candidate.silent_on),
        *(f"à demander : {each.question}{f' (« {each.words} »)' if each.words else ''}" for each in candidate.ask),
    ]
