"""`manage.py offers --close-due`: write down the closing dates that have passed."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from productops.offers.models import Offer
from productops.offers.states import Actor, State


class Command(BaseCommand):
    """Close the offers whose date has passed. Readers see them closed already: running it twice does nothing more."""

    help = "Clôt les offres dont la date est passée, et dit lesquelles."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--close-due", action="store_true", help="clôt les offres dont la date est passée")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Close them, one by one, and print each."""
        if not options["close_due"]:
            raise CommandError("dites quoi faire : --close-due", returncode=2)
        closed = []
        for offer in Offer.objects.due(timezone.localdate()).order_by("pk"):
            offer.move(State.CLOSED, by=Actor.CLOCK)
            closed.append({"offer": offer.pk, "employer": offer.employer, "closed_on": f"{offer.closed_on}"})
        if options["format"] == "json":
            self.stdout.write(json.dumps({"closed": closed}, ensure_ascii=False))
            return
        for each in closed:
            self.stdout.write(f"Close le {each['closed_on']} : offre {each['offer']}, {each['employer']}")
        self.stdout.write(f"Offres closes : {len(closed)}")
