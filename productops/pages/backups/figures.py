"""What is counted of a database, so that two copies can be compared: rows and a sum by table, and its migrations."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Figures = dict[str, list[int]]
"""By table: how many rows, and the sum of their digests, whatever their order."""

_SUM = 1 << 63
_ORDINARY = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%'"
)


def _tables(cursor: Any) -> list[str]:
    if connection.vendor == "sqlite":  # what a virtual table holds is in ordinary ones beside it
        cursor.execute(_ORDINARY)
        return sorted(name for (name,) in cursor.fetchall())
    return sorted(connection.introspection.table_names(cursor))


def figures() -> Figures:
    """Count and sum every table of the database at hand. Call it inside a transaction: it then sees one moment."""
    counted: Figures = {}
    with connection.cursor() as cursor:
        names = _tables(cursor)
    for name in names:
        rows = total = 0
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608  a name the database gave
            while batch := cursor.fetchmany(2000):
                for row in batch:
                    told = hashlib.blake2b(repr(row).encode(errors="surrogatepass"), digest_size=8).digest()
                    total = (total + int.from_bytes(told, "big")) % _SUM
                rows += len(batch)
        counted[name] = [rows, total]
    return counted


def figures_now() -> Figures:
    """Count and sum, in a transaction of its own."""
    with transaction.atomic():
        return figures()


def migrations_applied() -> list[str]:
    """Give the migrations of the database at hand, as `room.name`."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def migrations_known() -> set[str]:
    """Give the migrations that this code brings, and those that they stand for."""
    return {f"{app}.{name}" for app, name in _on_disk()} | migrations_replaced()


def migrations_replaced() -> set[str]:
    """Give the migrations that one of this code stands for: an old copy may have either."""
    return {f"{app}.{name}" for migration in _on_disk().values() for app, name in migration.replaces}


def _on_disk() -> dict[tuple[str, str], Any]:
    return dict(MigrationLoader(None).disk_migrations)
