"""`manage.py export_person ADDRESS`: what is held of a person, as a file one can send them."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from productops.pages.held import held_of
from productops.pages.management.commands._address import ACCEPTED, address_of, take_address


class Command(BaseCommand):
    """Export."""

    help = "Écrit en JSON tout ce qui porte une adresse de courriel : témoignages proposés, demandes de retrait, signalements, offres, adresses laissées, comptes de la gestion."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        take_address(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        held = held_of(address_of(options))
        self.stdout.write(json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        self.stderr.write(ACCEPTED)
