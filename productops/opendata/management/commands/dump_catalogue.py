"""`manage.py dump_catalogue DIR`: write the files of the archive, for `seed --from`, or for whoever wants them."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.opendata.releases import UnsettledError, current_files
from productops.text.french import counted


class Command(BaseCommand):
    """Write the catalogue, people and what they said apart, into an empty folder."""

    help = "Écrit le catalogue (sans les personnes ni leurs phrases) en JSON et en CSV dans un dossier vide."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the folder."""
        parser.add_argument("folder", type=Path, metavar="DOSSIER")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every file, or say why none can be."""
        folder: Path = options["folder"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise CommandError(f"{folder} n’est pas vide : donnez un dossier vide, ou à créer", returncode=2)
            revision, files = current_files()
            for name, content in files.items():
                file = folder / name
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
        except OSError as fault:
            raise CommandError(f"{folder} : impossible d’y écrire ({fault.strerror})", returncode=2) from fault
        except UnsettledError as fault:
            raise CommandError("Le catalogue est en cours de modification : recommencez dans une minute") from fault
        self.stdout.write(f"Révision {revision} : {counted(len(files), 'fichier')}.")
