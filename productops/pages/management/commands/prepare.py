"""`manage.py prepare`: bring the database up to date before serving, in one process."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrate and seed."""

    help = "Applique les migrations puis remplit le catalogue, sans toucher à ce qui a été modifié."

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then seed."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("seed", stdout=self.stdout)
