"""`manage.py backup DIR`: one dated file, copied while the site serves, restored apart and compared before it is named."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.pages.backups.archive import BackupError
from productops.pages.backups.run import back_up


class Command(BaseCommand):
    """Back up."""

    help = "Écrit dans un dossier une sauvegarde datée de toute la base, pendant que le site sert, et la vérifie."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="le dossier où l’écrire")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, and say what it holds."""
        try:
            file, manifest = back_up(options["folder"])
        except BackupError as fault:
            raise CommandError(str(fault), returncode=2) from fault
        rows = sum(count for count, _sum in manifest.figures.values())
        self.stdout.write(
            f"{file} : {rows} lignes de {len(manifest.figures)} tables, restaurées à part et comparées"
            f" ({file.stat().st_size / 1e6:.1f} Mo)."
        )
