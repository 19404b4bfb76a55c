"""`manage.py verdict SCOPE`: what a need looks like, Product Ops or another way to meet it."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.drafting.plan import Plan
from productops.drafting.scope_json import ScopeError, read_scope
from productops.drafting.verdict import Verdict, decide
from productops.knowledge.loading import catalogue
from productops.publishing.command_input import read_text
from productops.scoping.importing import JsonError, parse_scope_json
from productops.scoping.likenesses import recognise_own_lines


class Command(BaseCommand):
    """Weigh a scope, with or without a mandate. Exit status 2 and one line on a bad scope or an empty catalogue."""

    help = "Dit à quoi ressemble un besoin, et par quels faits : Product Ops, ou une autre façon d’y répondre."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the scope, `-` for standard input, and the format."""
        parser.add_argument("scope", help="le cadrage en JSON, ou - pour l’entrée standard")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the verdict."""
        known = catalogue()
        if known.is_empty:
            raise CommandError("Le catalogue est vide : lancez seed", returncode=2)
        try:
            data = parse_scope_json(read_text(options["scope"]).encode())
            scope = read_scope(data, known, partial=True)
        except (JsonError, ScopeError) as fault:
            raise CommandError(f"{options['scope']} : {fault}", returncode=2) from fault
        verdict = decide(Plan(scope=recognise_own_lines(scope), catalogue=known))
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(verdict), ensure_ascii=False, indent=1))
            return
        self.stdout.write(f"{verdict.job} ({verdict.certainty})")
        for each in verdict.alternatives:
            self.stdout.write(f"  {each.job} ({each.strength}) : {' '.join(each.evidence)}")
            self.stdout.write(f"    Ce qui changerait tout : {each.would_change}")


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict in the JSON form of the command."""
    return {
        "verdict": verdict.job,
        "certainty": str(verdict.certainty),
        "alternatives": [
            {
                "job": each.job,
                "strength": str(each.strength),
                "evidence": list(each.evidence),
                "counter": list(each.counter),
                "would_change": each.would_change,
            }
            for each in verdict.alternatives
        ],
    }
