"""`manage.py prepare`: bring the database up to date before serving; two started at once take their turns."""

import fcntl
import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from productops.ownership import give_away

_TURN = 7_406_302_700_123_456_789
"""What names this command among the advisory locks of a PostgreSQL database."""


@contextmanager
def turn() -> Iterator[None]:
    """Wait until nobody else prepares this database, and keep others waiting meanwhile.

    A process that dies gives its turn back: the system drops the lock of a file, PostgreSQL that of a connection.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_TURN])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_TURN])
        return
    name = str(connection.settings_dict["NAME"])
    if connection.is_in_memory_db():  # type: ignore[attr-defined]  # SQLite's own; nobody else can reach it
        yield
        return
    try:
        file = open(f"{name}.prepare", "w", opener=partial(os.open, mode=0o600))  # noqa: SIM115  closed below
    except OSError as fault:
        folder = Path(name).parent
        raise CommandError(f"Le dossier {folder} n’existe pas, ou ne se laisse pas écrire.", returncode=2) from fault
    with file:
        give_away(Path(file.name), Path(name).parent)
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def keep_private() -> None:
    """Close the database, what is kept beside it and the journal of withdrawals to the other users of the machine: they hold names.

    An SQLite file that is not there is made, so that it is never open, even for a moment; its journals take its mode.
    """
    names = [Path(settings.WITHDRAWALS)]
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        file = Path(connection.settings_dict["NAME"])
        if not file.exists():
            file.touch(mode=0o600)
            give_away(file, file.parent)
        file.open("r+b").close()  # who may not write there is told so now, rather than at the first save
        names += [file, *(file.with_name(file.name + journal) for journal in ("-wal", "-shm", "-journal"))]
        names += file.parent.glob(f"{glob.escape(file.name)}.avant-*")
    for each in names:
        with suppress(OSError):  # it is not there, or is another's
            each.chmod(0o600)


class Command(BaseCommand):
    """Migrate and seed."""

    help = "Applique les migrations puis remplit le catalogue, sans toucher à ce qui a été modifié."

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then seed; not where a person who leaves would not be written down."""
        file = Path(settings.WITHDRAWALS)
        if file.is_dir() or not os.access(file if file.exists() else file.parent, os.W_OK):
            raise CommandError(
                f"WITHDRAWALS ({file}) ne se laisse pas écrire : donnez ce fichier et son dossier au compte qui sert le"
                " site, ou nommez-en un autre.",
                returncode=2,
            )
        with turn():
            keep_private()
            call_command("migrate", interactive=False, verbosity=0)
            call_command("seed", stdout=self.stdout)
