"""`manage.py seed`: bring the catalogue up to the fixtures, leaving what was edited or deleted as it is."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.knowledge.seeding import seed, seed_from_dump
from productops.knowledge.specs import SeedError
from productops.text.french import counted


class Command(BaseCommand):
    """Seed the catalogue."""

    help = "Remplit le catalogue depuis fixtures/ sans toucher à ce qui a été modifié ou supprimé."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --restore, and --from."""
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument(
            "--restore", nargs="+", default=[], metavar="SLUG", help="recrée ces lignes supprimées, et elles seules"
        )
        ways.add_argument(
            "--from", type=Path, metavar="DOSSIER", dest="dump", help="remplit un site vide depuis dump_catalogue"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed, then say what was done and what was left alone."""
        try:
            if options["dump"]:
                report = seed_from_dump(options["dump"])
            else:
                report = seed(settings.FIXTURES_DIR, restore=options["restore"])
        except SeedError as fault:
            raise CommandError(str(fault)) from fault
        added = counted(len(report.created), "ajout")
        changed = counted(len(report.updated), "mise à jour", "mises à jour")
        self.stdout.write(f"Catalogue : {added}, {changed}.")
        for label, names in (
            ("Modifiées ici, laissées telles quelles", report.edited),
            ("Supprimées ici, non recréées", report.deleted),
            ("Liens laissés de côté, vers une ligne supprimée", sorted(set(report.dropped_links))),
        ):
            if names:
                self.stdout.write(f"{label} : {', '.join(names)}.")
        made = {name.split("/", 1)[1] for name in report.created}
        for slug in options["restore"]:
            if slug not in made:
                self.stdout.write(f"Rien à restaurer pour « {slug} » : aucune ligne supprimée ne porte ce nom.")
