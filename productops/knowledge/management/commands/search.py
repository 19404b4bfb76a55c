"""`manage.py search QUERY`: what the search page shows, in its order."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.knowledge.search.results import answer, as_json


class Command(BaseCommand):
    """Search everything. Exit status 2 where there is nothing to look for."""

    help = "Cherche dans tout le site, dans l’ordre de la page de recherche."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the query and the format."""
        parser.add_argument("query", help="ce que l’on cherche")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print what is found."""
        found = answer(options["query"])
        if not found.query:
            raise CommandError("Rien à chercher : écrivez un mot au moins", returncode=2)
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=1))
            return
        for topic in found.topics:
            for line in topic.paragraphs:
                self.stdout.write(line)
        for url, kind, title in found.rows():
            self.stdout.write(f"{kind.label} : {title} ({url})")
        if not found.found and not found.topics:
            self.stdout.write("Rien ne répond à ces mots.")
