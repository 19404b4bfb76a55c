"""`manage.py expire`, run by a timer: what is kept too long goes away, and never a tenth of the drafts at once by mistake."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from productops.editing.models import WaitingImport
from productops.scoping.models import RoleScope
from productops.ui import limits

SIGN_INS = timedelta(days=30)
"""How long the addresses of those who signed in, or tried, are kept."""
GUARD = 10
"""One draft in ten at most goes at once: a clock that jumps, or a database of another time, deletes nothing."""


class Command(BaseCommand):
    """Expire."""

    help = "Supprime les cadrages sans enregistrement depuis un an, les traces de connexion de trente jours, les fichiers jamais importés, les sessions closes."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what lifts the guard."""
        parser.add_argument(
            "--force", action="store_true", help="supprime même si plus d’un dixième des cadrages est concerné"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete; where so many drafts would go, all but them, and say so."""
        now = timezone.now()
        with transaction.atomic():
            expired, total = RoleScope.objects.expired(now), RoleScope.objects.count()
            count = expired.count()
            refused = count * GUARD > total and not options["force"]
            if not refused:
                expired.delete()
        signed = 0
        for model in (AccessAttempt, AccessFailureLog, AccessLog):
            signed += model.objects.filter(attempt_time__lt=now - SIGN_INS).delete()[0]
        WaitingImport.objects.expired().delete()
        limits.forget(timezone.localdate())
        call_command("clearsessions")
        if refused:
            raise CommandError(
                f"{count} cadrages sur {total} seraient supprimés, plus d’un dixième : vérifiez l’horloge ({now:%Y-%m-%d %H:%M} UTC)"
                f" et la base, puis ajoutez --force si c’est bien voulu. Aucun cadrage n’a été supprimé ; le reste l’a été :"
                f" {signed} traces de connexion.",
                returncode=2,
            )
        self.stdout.write(f"Supprimés : {count} cadrages, {signed} traces de connexion.")
