"""The file of a backup: one tar, whose first member says what the second must be."""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

import psycopg
from django.db import DatabaseError

from productops import failures
from productops.pages.backups.figures import Figures

MANIFEST, DATA = "manifest.json", "data"
FORM = 1
"""The form of the file; another form is refused."""
_MOST = 10_000_000
"""Bytes of a manifest at most: more is none of ours."""
_SCRATCH = ".productops-"
_OURS = re.compile(rf"{re.escape(_SCRATCH)}[a-z0-9_]{{8}}")
_YOUNG = 60
"""Seconds that a folder is left alone: it may not have its lock yet."""


class BackupError(Exception):
    """Says, in one French sentence, why nothing was done."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself: its moment, its database, its migrations, and what its data must weigh."""

    made_at: str
    vendor: str
    migrations: list[str]
    figures: Figures
    size: int
    sha256: str
    form: int = FORM


def named(made_at: datetime) -> str:
    """Give the name of a backup's file: they sort by their date."""
    return f"productops-{made_at:%Y-%m-%dT%H%M%SZ}.tar"


@contextmanager
def or_nothing_done() -> Iterator[None]:
    """Say in one sentence what the machine or a database refused. What is made takes its place last: before that nothing was done."""
    try:
        yield
    except (DatabaseError, psycopg.Error, sqlite3.Error, OSError) as fault:
        why = failures.told(fault) or f"la base ou le disque a refusé{failures.quoted(fault)}"
        raise BackupError(f"La commande s’est arrêtée : {why}. Rien n’a été fait.") from fault


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give a folder of one's own inside another, gone at the end whatever happened; those that killed commands left go first."""
    try:
        _clear(folder)
        place = Path(mkdtemp(prefix=_SCRATCH, dir=folder))
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(folder)) from fault
    try:
        with _held(place):
            yield place
    except OSError as fault:
        if fault.filename is None or str(place) in str(fault.filename):  # nobody knows that folder, and it is gone
            raise OSError(fault.errno, fault.strerror, str(folder)) from fault
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """Lock a folder as long as this process lives. Where the disk knows no locks, it is nobody's to take either."""
    opened = os.open(place, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)


def _clear(folder: Path) -> None:
    """Remove the folders of killed commands: named as ours are, locked by nobody, and older than what takes one its lock."""
    for left in folder.glob(f"{_SCRATCH}*"):
        with suppress(OSError):
            if not _OURS.fullmatch(left.name) or left.is_symlink() or left.stat().st_mtime > time.time() - _YOUNG:
                continue
            opened = os.open(left, os.O_RDONLY | os.O_DIRECTORY)
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left)
            finally:
                os.close(opened)


def weigh(file: Path) -> tuple[int, str]:
    """Give the size of a file in bytes and its SHA-256."""
    with file.open("rb") as opened:
        told = hashlib.file_digest(opened, "sha256").hexdigest()
    return file.stat().st_size, told


def pack(data: Path, manifest: Manifest, target: Path) -> None:
    """Write a backup: complete and on the disk, or absent."""
    said = json.dumps(asdict(manifest), ensure_ascii=False).encode()
    partial = data.parent / "packed"
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        with tarfile.open(fileobj=opened, mode="w", format=tarfile.PAX_FORMAT) as tar:
            head = tarfile.TarInfo(MANIFEST)
            head.size, head.mode = len(said), 0o600
            tar.addfile(head, io.BytesIO(said))
            body = tarfile.TarInfo(DATA)
            body.size, body.mode = manifest.size, 0o600
            with data.open("rb") as source:
                tar.addfile(body, source)
        opened.flush()
        os.fsync(opened.fileno())
    partial.replace(target)


def unpack(file: Path, target: Path) -> Manifest:
    """Take the data of a backup out, to a file that does not exist yet; give what the backup says of itself.

    Nothing is trusted: the two members are read by name, whole, and weighed. Raises BackupError.
    """
    broken = f"{file} n’est pas une sauvegarde entière de ProductOps : elle est tronquée, abîmée ou d’une autre sorte. Rien n’a été fait."
    try:
        with tarfile.open(file, mode="r:") as tar:
            manifest = _read_manifest(tar.next(), tar)
            body = tar.next()
            source = tar.extractfile(body) if body is not None and body.name == DATA else None
            if source is None:
                raise BackupError(broken)
            _copy(source, target)
        if weigh(target) != (manifest.size, manifest.sha256):
            raise BackupError(broken)
    except IsADirectoryError as fault:
        raise BackupError(f"{file} est un dossier : donnez le fichier d’une sauvegarde. Rien n’a été fait.") from fault
    except (tarfile.TarError, OSError, ValueError, TypeError, KeyError) as fault:
        if failures.told(fault):  # the machine's fault, not the file's
            raise
        raise BackupError(broken) from fault
    return manifest


def _read_manifest(head: tarfile.TarInfo | None, tar: tarfile.TarFile) -> Manifest:
    source = tar.extractfile(head) if head is not None and head.name == MANIFEST and head.size < _MOST else None
    if source is None:
        raise ValueError("no manifest")
    said = json.loads(source.read())
    if not isinstance(said, dict):
        raise ValueError("no manifest")
    if said.get("form") != FORM:
        raise BackupError(
            f"Cette sauvegarde est d’une forme que cette version ne lit pas (forme {said.get('form')}, attendue : {FORM})."
            " Rien n’a été fait."
        )
    manifest = Manifest(**said)
    if not _is_sound(manifest):
        raise ValueError("no manifest")
    return manifest


def _is_sound(manifest: Manifest) -> bool:
    """Tell whether each value is of its kind: a hand may have written them."""
    kinds = {"made_at": str, "vendor": str, "migrations": list, "figures": dict, "size": int, "sha256": str}
    return (
        all(isinstance(getattr(manifest, name), kind) for name, kind in kinds.items())
        and all(isinstance(name, str) for name in manifest.migrations)
        and all(isinstance(figure, list) and len(figure) == 2 for figure in manifest.figures.values())
        and all(isinstance(number, int) for figure in manifest.figures.values() for number in figure)
    )


def _copy(source: IO[bytes], target: Path) -> None:
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        shutil.copyfileobj(source, opened, 1 << 20)
