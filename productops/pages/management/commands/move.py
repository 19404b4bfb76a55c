"""`manage.py move --to DATABASE_URL`: carry everything to an empty PostgreSQL, server stopped."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.pages.backups.archive import BackupError
from productops.pages.backups.moving import move


class Command(BaseCommand):
    """Move."""

    help = "Porte toute la base vers une base PostgreSQL vide, serveur arrêté, et compare. L’ancienne base reste comme elle est."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        parser.add_argument("--to", required=True, metavar="DATABASE_URL", help="la base d’arrivée, vide")

    def handle(self, *args: Any, **options: Any) -> None:
        """Carry, and say what is left to do."""
        try:
            counted = move(options["to"])
        except BackupError as fault:
            raise CommandError(str(fault), returncode=2) from fault
        held = sum(map(bool, counted.values()))
        self.stdout.write(f"{sum(counted.values())} lignes de {held} tables portées et comparées.")
        self.stdout.write(
            "Mettez cette adresse dans DATABASE_URL, gardez la même SECRET_KEY, lancez « manage.py prepare », puis démarrez."
            " L’ancienne base n’a pas changé : gardez-la jusqu’à la première sauvegarde de la nouvelle."
        )
