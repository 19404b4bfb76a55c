"""`manage.py restore FILE`: put a backup in the place of the database, once it was opened apart, compared and caught up."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.knowledge.withdrawals import gather, read_fates
from productops.pages.backups.archive import BackupError, or_nothing_done
from productops.pages.backups.run import restore


class Command(BaseCommand):
    """Restore."""

    help = "Remet une sauvegarde à la place de la base, serveur arrêté. L’ancienne base est gardée à côté."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and where withdrawals were written down."""
        parser.add_argument("file", metavar="FILE", type=Path, help="la sauvegarde")
        parser.add_argument("--migrate", action="store_true", help="met à jour une sauvegarde d’une version antérieure")
        parser.add_argument(
            "--withdrawals",
            metavar="FILE",
            type=Path,
            action="append",
            help="un fichier des retraits (par défaut celui de WITHDRAWALS) ; à répéter s’il y a plusieurs machines",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what came back and what did not."""
        named: list[Path] = options["withdrawals"] or []
        files = named or [Path(settings.WITHDRAWALS)]
        try:
            with or_nothing_done():
                if lost := [file for file in named if not file.exists()]:
                    raise BackupError(f"Le fichier des retraits {lost[0]} n’existe pas. Rien n’a été fait.")
                fates, unread = read_fates(*files)
            if unread:
                self.stderr.write(
                    f"{unread} retraits ne se lisent pas (écrits sous une autre SECRET_KEY, ou coupés) : revoyez à la main"
                    " ceux qui ont été demandés depuis cette sauvegarde."
                )
            done = restore(options["file"], fates, migrate=options["migrate"])
            gather(*named)
        except BackupError as fault:
            raise CommandError(str(fault), returncode=2) from fault
        rows = sum(count for count, _sum in done.manifest.figures.values())
        self.stdout.write(f"La sauvegarde du {done.manifest.made_at} est en place : elle contenait {rows} lignes.")
        self.stdout.write(f"Retraits rejoués : {done.replayed}.")
        if not files[0].exists():
            self.stderr.write(
                f"Il n’y a pas de fichier des retraits à {files[0]} (WITHDRAWALS) : qui est parti depuis cette sauvegarde est"
                " revenu avec elle. Si vous avez ce fichier ailleurs, recommencez avec --withdrawals."
            )
        if done.kept:
            self.stdout.write(
                f"L’ancienne base est gardée : {done.kept}. Supprimez-la quand vous n’en avez plus besoin."
            )
