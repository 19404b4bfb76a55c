"""The two databases: copied while they serve, opened apart, put in the place of the one that was there."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from productops.ownership import give_away
from productops.pages.backups.archive import BackupError
from productops.pages.backups.figures import Figures, figures, figures_now, migrations_applied

_SERVED = "Un serveur, ou une autre commande, tient cette base ouverte : arrêtez-le, puis relancez. Rien n’a été fait."

HOLD = "SELECT pg_try_advisory_lock(7406302, ('x' || %s)::bit(32)::int)"
"""Takes what tells that a copy opened apart is somebody's, by its number; the server takes it back from who dies."""


class Engine(Protocol):
    """What a backup asks of a database."""

    def folder(self, fallback: Path) -> Path:
        """Give the folder where a copy is unpacked before it takes its place."""

    def dump(self, target: Path) -> tuple[Figures, list[str]]:
        """Copy the database as it is at one moment; give what was counted of that moment, and its migrations."""

    def opened(self, data: Path) -> Any:
        """Open a copy apart: inside, Django's connection is on it. Gives its name."""

    def faults(self) -> str:
        """Give what the copy at hand is found to be damaged by, or an empty text."""

    def refuse_if_served(self) -> None:
        """Raise BackupError when anyone holds the database open."""

    def put_in_place(self, name: str, now: datetime) -> str:
        """Put the copy in the place of the database; give where that one is kept, or an empty text."""


def engine() -> Engine:
    """Give the engine of the configured database. Raises BackupError for one that is in memory."""
    if connection.vendor == "postgresql":
        return PostgreSQL(str(connection.settings_dict["NAME"]))
    name = str(connection.settings_dict["NAME"])
    if name == ":memory:" or "mode=memory" in name:
        raise BackupError("Cette base est en mémoire : elle n’a pas de fichier. Rien n’a été fait.")
    return SQLite(Path(name))


@contextmanager
def _pointed_at(name: str) -> Iterator[None]:
    """Point Django's connection at another database of the same kind for a while."""
    before = connection.settings_dict["NAME"]
    let_go()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        let_go()
        connection.settings_dict["NAME"] = before


def let_go() -> None:
    """Close what this process holds open of the database."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


class SQLite:
    """One file, with its journals beside it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def folder(self, fallback: Path) -> Path:
        """Unpack beside the file: a rename is then enough."""
        return self.file.parent

    def dump(self, target: Path) -> tuple[Figures, list[str]]:
        """Copy in one read transaction: writers go on meanwhile."""
        if not self.file.exists():
            raise BackupError(f"La base {self.file} n’existe pas : lancez « manage.py prepare ». Rien n’a été fait.")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        with self.opened(target):
            return figures_now(), migrations_applied()

    @contextmanager
    def opened(self, data: Path) -> Iterator[str]:
        """Open the copy where it is."""
        with _pointed_at(str(data)):
            yield str(data)

    def faults(self) -> str:
        """Ask SQLite whether the copy holds together."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check(1)")
            told = str(cursor.fetchone()[0])
            cursor.execute("PRAGMA foreign_key_check")
            strays = cursor.fetchone()
        return "" if told == "ok" and strays is None else told if told != "ok" else f"lien rompu dans {strays[0]}"

    def refuse_if_served(self) -> None:
        """Ask for the file alone: leaving the journal mode is granted to nobody while someone else has it open."""
        if not self.file.exists():
            return
        alone = sqlite3.connect(self.file, timeout=0.5, isolation_level=None)
        try:
            alone.execute("PRAGMA journal_mode=DELETE")
            alone.execute("BEGIN EXCLUSIVE")
            alone.execute("ROLLBACK")
        except sqlite3.DatabaseError as fault:
            if "locked" in str(fault):
                raise BackupError(_SERVED) from fault
            # A damaged file is what one restores over.
        finally:
            alone.close()

    def put_in_place(self, name: str, now: datetime) -> str:
        """Keep the file that was there beside, clear its journals, and give its place to the copy."""
        let_go()
        there = self.file.exists()
        give_away(Path(name), self.file if there else self.file.parent)
        kept = self.file.with_name(f"{self.file.name}.avant-{now:%Y%m%dT%H%M%SZ}")
        if there:
            self.file.rename(kept)
        for journal in ("-wal", "-shm", "-journal"):
            self.file.with_name(self.file.name + journal).unlink(missing_ok=True)
        try:
            os.replace(name, self.file)
        except OSError:
            if there:
                kept.rename(self.file)
            raise
        return str(kept) if there else ""


class PostgreSQL:
    """A database of a server, copied by the programs that come with it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def folder(self, fallback: Path) -> Path:
        """Unpack where there is room: the server reads no file of ours."""
        return fallback

    def dump(self, target: Path) -> tuple[Figures, list[str]]:
        """Copy and count in one snapshot: writers go on meanwhile."""
        self._program("pg_dump")  # who is not there is missed at once: the pool would try for three seconds, aloud
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SELECT pg_export_snapshot()")
                snapshot = cursor.fetchone()[0]
            asked = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"]
            with ThreadPoolExecutor(1) as beside:  # the same moment is copied by one program and counted by another
                copied = beside.submit(self._run, "pg_dump", *asked)
                counted = figures()
            copied.result()
            return counted, migrations_applied()

    @contextmanager
    def opened(self, data: Path) -> Iterator[str]:
        """Restore the copy into a database of its own; it is dropped at the end, unless it took the other's place."""
        number = secrets.token_hex(4)
        name = self._scratch + number
        drop = sql.SQL("DROP DATABASE IF EXISTS {}")
        with self._server() as server:  # its locks are held until the end, and no longer than this process lives
            server.execute(HOLD, [number])
            for left, its_number in self._left(server):
                if server.execute(HOLD, [its_number]).fetchone() == (True,):
                    with suppress(psycopg.Error):  # someone looks at it
                        server.execute(drop.format(sql.Identifier(left)))
            try:
                server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
            except psycopg.errors.InsufficientPrivilege as fault:
                raise BackupError(
                    "L’utilisateur de DATABASE_URL ne peut pas créer de base : donnez-lui CREATEDB (ALTER ROLE … CREATEDB)."
                    " Rien n’a été fait."
                ) from fault
            try:
                self._run(
                    "pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", f"--dbname={name}", str(data)
                )
                with _pointed_at(name):
                    yield name
            finally:
                with suppress(psycopg.Error):  # the next command drops it
                    server.execute(drop.format(sql.Identifier(name)))

    @property
    def _scratch(self) -> str:
        """How the name of a copy opened apart begins; eight digits follow."""
        return f"{self.name[:40]}_restauration_"

    def _left(self, server: psycopg.Connection[Any]) -> list[tuple[str, str]]:
        """Give the databases that commands of ours opened apart, with their number: theirs who work, and theirs who were killed."""
        asked = "SELECT datname, right(datname, 8) FROM pg_database WHERE left(datname, -8) = %s AND right(datname, 8) ~ '^[0-9a-f]{8}$'"
        return server.execute(asked, [self._scratch]).fetchall()

    def faults(self) -> str:
        """Give nothing: pg_restore stops at the first fault, constraints included."""
        return ""

    def refuse_if_served(self) -> None:
        """Count who is connected, once we are not. The server's own housekeeping does not count: it leaves when it is asked to."""
        let_go()
        # A role that is no superuser is not told what kind of session another role's is, but who holds it.
        asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND usesysid IS NOT NULL"
        with self._server() as server:
            others = server.execute(asked, [self.name]).fetchone()
        if others and others[0]:
            raise BackupError(_SERVED)

    def put_in_place(self, name: str, now: datetime) -> str:
        """Exchange the two names in one transaction."""
        let_go()
        kept = f"{self.name[:40]}_avant_{now:%Y%m%dt%H%M%Sz}"
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        try:
            with self._server() as server, server.transaction():
                there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name]).fetchone()
                if there:
                    server.execute(rename.format(sql.Identifier(self.name), sql.Identifier(kept)))
                server.execute(rename.format(sql.Identifier(name), sql.Identifier(self.name)))
        except psycopg.errors.ObjectInUse as fault:  # someone came meanwhile
            raise BackupError(_SERVED) from fault
        return kept if there else ""

    @staticmethod
    def _params() -> dict[str, Any]:
        asked = connection.get_connection_params()
        return {name: asked[name] for name in asked if name not in ("cursor_factory", "context", "prepare_threshold")}

    def _server(self) -> psycopg.Connection[Any]:
        return psycopg.connect(**{**self._params(), "dbname": "postgres"}, autocommit=True)

    def _run(self, program: str, *asked: str) -> None:
        params = self._params()
        env = os.environ | {"LC_ALL": "C"}
        names = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT"}
        names |= {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}
        env |= {names[name]: str(value) for name, value in params.items() if name in names and value}
        done = subprocess.run([self._program(program), *asked], env=env, capture_output=True, text=True, check=False)  # noqa: S603  no shell, a name of ours
        if done.returncode:
            if "No space left on device" in done.stderr:  # in English whatever the machine speaks: LC_ALL above
                if program == "pg_dump":  # it writes here
                    raise OSError(errno.ENOSPC, "No space left on device")
                raise BackupError(
                    "Le disque du serveur PostgreSQL est plein : faites-y de la place. Rien n’a été fait."
                )
            said = (done.stderr.strip().splitlines() or ["sans un mot"])[0].rstrip(".")
            raise BackupError(f"{program} a échoué : « {said} ». Rien n’a été fait.")

    def _program(self, name: str) -> str:
        """Find the program of the server's own version: another one reads it badly, or writes what it cannot read."""
        with self._server() as server:
            major = server.info.server_version // 10_000
        places = [settings.PG_BIN, f"/usr/lib/postgresql/{major}/bin", *os.environ.get("PATH", "").split(os.pathsep)]
        for place in filter(None, places):
            if found := shutil.which(name, path=place):
                told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
                version = re.search(r"(\d+)", told)
                if version and int(version[1]) == major:
                    return found
        raise BackupError(
            f"Il faut {name} {major}, de la version du serveur : installez postgresql-client-{major}, ou donnez son dossier"
            " par PG_BIN. Rien n’a été fait."
        )
