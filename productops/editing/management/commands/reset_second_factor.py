"""`manage.py reset_second_factor NAME`: an editor who lost telephone and codes signs in again by the password alone."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError, CommandParser

from productops.editing import second_factor


class Command(BaseCommand):
    """Reset."""

    help = "Retire le second facteur d’un compte et ferme ses sessions ; la personne se connecte alors par son seul mot de passe."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the account's name."""
        parser.add_argument("username", metavar="COMPTE", help="le nom avec lequel la personne se connecte")

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete the devices and the sessions: whoever holds the lost telephone must not stay in."""
        user = get_user_model().objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"Aucun compte ne s’appelle « {options['username']} ». Rien n’a été fait.", returncode=2)
        devices = second_factor.forget(user)
        theirs = [row.pk for row in Session.objects.all() if row.get_decoded().get("_auth_user_id") == str(user.pk)]
        Session.objects.filter(pk__in=theirs).delete()
        self.stdout.write(f"Retirés : {devices} seconds facteurs, {len(theirs)} sessions.")
