"""Backing up and restoring, step by step: nothing takes its name, or its place, before it was opened and compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection

from productops import failures
from productops.knowledge.withdrawals import Fate, replay
from productops.ownership import give_away
from productops.pages.backups.archive import (
    BackupError,
    Manifest,
    named,
    or_nothing_done,
    pack,
    scratch,
    unpack,
    weigh,
)
from productops.pages.backups.engines import Engine, engine
from productops.pages.backups.figures import figures_now, migrations_known, migrations_replaced

DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What a restoration did: what came back, what was taken away again, where the former database is kept."""

    manifest: Manifest
    replayed: int
    kept: str


@or_nothing_done()
def back_up(folder: Path) -> tuple[Path, Manifest]:
    """Write a backup in a folder, restore it in a scratch place, compare, then give it its dated name."""
    if not folder.is_dir():
        raise BackupError(f"Le dossier {folder} n’existe pas : créez-le d’abord. Rien n’a été fait.")
    from_here, now = engine(), datetime.now(UTC)
    target = folder / named(now)
    if target.exists():
        raise BackupError(f"{target} existe déjà : attendez une seconde. Rien n’a été fait.")
    with scratch(folder) as place:
        data, packed = place / "dumped", place / "backup.tar"
        counted, migrations = from_here.dump(data)
        if not migrations:
            raise BackupError("Cette base est vide : lancez « manage.py prepare » d’abord. Rien n’a été fait.")
        size, told = weigh(data)
        manifest = Manifest(
            made_at=f"{now:%Y-%m-%dT%H:%M:%SZ}",
            vendor=connection.vendor,
            migrations=migrations,
            figures=counted,
            size=size,
            sha256=told,
        )
        pack(data, manifest, packed)
        data.unlink()
        copy = place / "copy"
        _compare(from_here, copy, unpack(packed, copy))
        give_away(packed, folder)
        packed.replace(target)
    return target, manifest


def _compare(to: Engine, copy: Path, manifest: Manifest) -> None:
    with to.opened(copy):
        _check(to, manifest)


def _check(to: Engine, manifest: Manifest) -> None:
    """Compare the copy at hand with what its backup says of it."""
    try:
        fault, found = to.faults(), figures_now()
    except DatabaseError as damage:
        raise BackupError(f"La copie ne s’ouvre pas{failures.quoted(damage)}. Rien n’a été fait.") from damage
    if fault:
        raise BackupError(f"La copie est abîmée ({fault}). Rien n’a été fait.")
    wrong = sorted(name for name in {*found, *manifest.figures} if found.get(name) != manifest.figures.get(name))
    if wrong:
        raise BackupError(f"La copie ne se compte pas comme l’original (table {wrong[0]}). Rien n’a été fait.")


@or_nothing_done()
def restore(file: Path, fates: dict[str, Fate], *, migrate: bool = False) -> Restored:
    """Put the database of a backup in the place of the one at hand, which is kept beside under another name."""
    to, now = engine(), datetime.now(UTC)
    to.refuse_if_served()
    with scratch(to.folder(file.resolve().parent)) as place:
        copy = place / "copy"
        manifest = unpack(file, copy)
        _refuse_what_is_not_ours(manifest, migrate=migrate)
        with to.opened(copy) as name:
            _check(to, manifest)
            if migrate:
                call_command("migrate", interactive=False, verbosity=0)
            replayed = replay(fates)
            to.refuse_if_served()
            kept = to.put_in_place(name, now)
    return Restored(manifest=manifest, replayed=replayed, kept=kept)


def _refuse_what_is_not_ours(manifest: Manifest, *, migrate: bool) -> None:
    """Refuse a backup of the other database, or of another version of this code."""
    if manifest.vendor != connection.vendor:
        theirs, ours = (DATABASES.get(vendor, vendor) for vendor in (manifest.vendor, connection.vendor))
        raise BackupError(
            f"Cette sauvegarde vient de {theirs}, et DATABASE_URL désigne {ours} : restaurez-la sur {theirs}. Rien n’a été fait."
        )
    known = migrations_known()
    later = sorted(set(manifest.migrations) - known)
    if later:
        raise BackupError(
            f"Cette sauvegarde vient d’une version de ProductOps que celle-ci ne connaît pas (migration {later[0]}) :"
            " installez la version qui l’a écrite, ou une plus récente. Rien n’a été fait."
        )
    earlier = sorted(known - set(manifest.migrations) - migrations_replaced())
    if earlier and not migrate:
        raise BackupError(
            f"Cette sauvegarde vient d’une version antérieure (il lui manque la migration {earlier[0]}) : ajoutez --migrate"
            " pour la mettre à jour en la restaurant. Rien n’a été fait."
        )
