"""Carrying everything from the database at hand to an empty one of another kind: keys, links and history included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any

import environ
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from productops.failures import quoted
from productops.pages.backups.archive import BackupError, or_nothing_done
from productops.pages.backups.engines import engine
from productops.pages.backups.figures import migrations_known

_TARGET = "moved_to"
_BATCH = 500


@or_nothing_done()
def move(address: str) -> dict[str, int]:
    """Copy every row to the database at an address, compare, and give how many rows each table holds.

    The database at hand is only read. Raises BackupError, after which the other one is as empty as it was.
    """
    engine().refuse_if_served()
    with _target(address) as target:
        _refuse_what_is_not_empty(target)
        # The tables are made in it too: what is refused leaves none, and the same order may be given again.
        with transaction.atomic(), transaction.atomic(using=_TARGET):
            call_command("migrate", database=_TARGET, interactive=False, verbosity=0)
            return _carry(target)


@contextmanager
def _target(address: str) -> Iterator[Any]:
    """Open the database at an address beside the one at hand."""
    if not address.startswith(("postgres://", "postgresql://")):
        raise BackupError(
            "Seule une base PostgreSQL peut être l’arrivée : postgres://nom:mot@hôte/base. Rien n’a été fait."
        )
    try:
        found = environ.Env.db_url_config(address)
        if not found["NAME"]:
            raise ValueError("no name")
    except (ImproperlyConfigured, ValueError, KeyError) as fault:
        raise BackupError(
            "L’adresse d’arrivée ne se lit pas : postgres://nom:mot@hôte/base. Rien n’a été fait."
        ) from fault
    connections.databases[_TARGET] = connections.configure_settings({DEFAULT_DB_ALIAS: {}, _TARGET: found})[_TARGET]
    target = connections[_TARGET]
    try:
        if connection.vendor == "postgresql" and target.settings_dict["NAME"] == connection.settings_dict["NAME"]:
            raise BackupError("Cette base est déjà celle de DATABASE_URL. Rien n’a été fait.")
        try:
            target.ensure_connection()
        except DatabaseError as fault:
            raise BackupError(f"La base d’arrivée ne s’ouvre pas{quoted(fault)}. Rien n’a été fait.") from fault
        yield target
    finally:
        target.close()
        del connections[_TARGET]
        del connections.databases[_TARGET]


def _refuse_what_is_not_empty(target: Any) -> None:
    """Refuse a database that holds anything, and a database at hand that this code has not brought up to date."""
    if target.introspection.table_names():
        raise BackupError("La base d’arrivée contient déjà des tables : donnez-en une vide. Rien n’a été fait.")
    applied = {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}
    if missing := sorted(migrations_known() - applied):
        raise BackupError(
            f"Il manque une migration ici ({missing[0]}) : lancez « manage.py prepare ». Rien n’a été fait."
        )


def _models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    ]


def _carry(target: Any) -> dict[str, int]:
    """Copy row by row as they are, inside one transaction: foreign keys are looked at when it ends."""
    known = _models()
    for model in reversed(known):  # what the migrations wrote there is written here too
        model._base_manager.using(_TARGET).all()._raw_delete(_TARGET)
    counted = {}
    for model in known:
        fields = model._meta.concrete_fields
        rows = model._base_manager.using(DEFAULT_DB_ALIAS).order_by("pk").iterator(chunk_size=_BATCH)
        batch: list[models.Model] = []
        count = 0
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                count += _put(model, batch, fields)
        counted[model._meta.label] = count + _put(model, batch, fields)
    with target.cursor() as cursor:
        for order in target.ops.sequence_reset_sql(no_style(), known):
            cursor.execute(order)
    for model in known:
        _compare(model)
    return counted


def _put(model: type[models.Model], batch: list[models.Model], fields: Any) -> int:
    """Write rows as they are: no date is set anew, nothing is told to anyone. Gives how many, and empties the batch."""
    count = len(batch)
    try:
        _insert(model, batch, fields)
    except (DatabaseError, ValueError):
        for row in batch:
            _insert_alone(model, row, fields)
        raise
    batch.clear()
    return count


def _insert(model: type[models.Model], rows: list[models.Model], fields: Any) -> None:
    if rows:
        with transaction.atomic(using=_TARGET):
            model._base_manager.using(_TARGET)._insert(rows, fields=fields, using=_TARGET, raw=True)  # type: ignore[attr-defined]


def _insert_alone(model: type[models.Model], row: models.Model, fields: Any) -> None:
    """Write one row of those that were refused together, and name the one that is."""
    try:
        _insert(model, [row], fields)
    except (DatabaseError, ValueError) as fault:
        raise BackupError(
            f"La base d’arrivée refuse la ligne {row.pk} de la table {model._meta.db_table}{quoted(fault)} : corrigez-la ici,"
            " puis relancez. Rien n’a été fait."
        ) from fault


def _compare(model: type[models.Model]) -> None:
    """Compare a table with what it was copied from, value by value."""
    here, there = (
        model._base_manager.using(alias).order_by("pk").values_list().iterator(chunk_size=_BATCH)
        for alias in (DEFAULT_DB_ALIAS, _TARGET)
    )
    for one, other in zip_longest(here, there, fillvalue=("?",)):
        if one != other:
            raise BackupError(f"La copie diffère (table {model._meta.db_table}, ligne {one[0]}). Rien n’a été fait.")
