"""`manage.py erase_person ADDRESS`: what is held of a person goes. Run twice, it does nothing more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.pages.held import WaitingError, erase
from productops.pages.management.commands._address import ACCEPTED, address_of, take_address


class Command(BaseCommand):
    """Erase."""

    help = "Efface tout ce qui porte une adresse de courriel ; un signalement reste, sans l’adresse. Lancé deux fois, il ne fait rien de plus."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        take_address(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, or say what must be done before."""
        try:
            done = erase(address_of(options))
        except WaitingError as fault:
            raise CommandError(
                "Cette personne attend un retrait : traitez d’abord sa demande, à la gestion. Rien n’a été fait.",
                returncode=2,
            ) from fault
        self.stdout.write(f"Effacé : {', '.join(f'{kind} {count}' for kind, count in done.items())}.")
        self.stderr.write(ACCEPTED)
