"""`manage.py identity FILE`: the identity card of a posting."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from productops.publishing.command_input import known_lexicon, read_text
from productops.publishing.recognition_json import identity_as_json
from productops.recognition.identity import Identity, identify

_REASONS = {
    "cv": "c’est un CV, pas une offre",
    "not-a-posting": "ce n’est pas une offre d’emploi",
    "several": "il y a plusieurs offres : donnez-en une à la fois",
    "other-language": "l’offre n’est ni en français ni en anglais",
    "other-job": "c’est un métier que le catalogue ne connaît pas",
}


class Command(BaseCommand):
    """Tell what a posting asks and which job it really describes. Exit status 2 where it cannot be read."""

    help = "Dit ce qu’une offre demande, dans quels domaines, et quel métier elle décrit vraiment."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, `-` for standard input, and the format."""
        parser.add_argument("file", help="le texte de l’offre, ou - pour l’entrée standard")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the card."""
        card = identify(read_text(options["file"]), known_lexicon())
        if options["format"] == "json":
            self.stdout.write(json.dumps(identity_as_json(card), ensure_ascii=False, indent=1))
            return
        for line in _lines(card):
            self.stdout.write(line)


def _lines(card: Identity) -> list[str]:
    if card.reason is not None:
        return [f"Pas de verdict : {_REASONS[card.reason.value]}."]
    levels = ", ".join(f"{domain} {read.level}" for domain, read in card.domains.items())
    return [
        f"Métier décrit : {card.verdict}{'' if card.certainty == 'sure' else ' (peut-être)'}",
        *([f"Ou bien : {', '.join(card.alternatives)}"] if card.alternatives else []),
        f"Domaines : {levels}",
        *(f"Mission : {each.slug}{'' if each.sure else ' (peut-être)'}" for each in card.missions),
        *(f"Manque : {each.message}" for each in card.missing),
        *(f"Se contredit : {each.message}" for each in card.contradictions),
    ]
