"""`manage.py erase_person ADDRESS`: what is held of a person goes. Run twice, it does nothing more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.pages.held import WaitingError, accounts_of, erase
from productops.pages.management.commands._address import ACCEPTED, address_of, take_address


class Command(BaseCommand):
    """Erase."""

    help = "Efface tout ce qui porte une adresse de courriel ; un signalement et une offre restent, sans l’adresse, un compte de la gestion reste et est nommé. Lancé deux fois, il ne fait rien de plus."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        take_address(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, or say what must be done before."""
        try:
            address = address_of(options)
            done = erase(address)
        except WaitingError as fault:
            raise CommandError(
                "Cette personne attend un retrait : traitez d’abord sa demande, à la gestion. Rien n’a été fait.",
                returncode=2,
            ) from fault
        told = ", ".join(f"{kind} {count}" for kind, count in done.items() if count)
        self.stdout.write(f"Effacé : {told}." if told else "Rien à effacer ne porte cette adresse.")
        for account in accounts_of(address):
            self.stderr.write(
                f"Le compte « {account} » de la gestion porte cette adresse, et il reste : supprimez-le dans « Utilisateurs »."
            )
        self.stderr.write(ACCEPTED)
