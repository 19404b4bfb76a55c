"""The file of a backup: one tar, whose first member says what the second must be."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

from productops.pages.backups.figures import Figures

MANIFEST, DATA = "manifest.json", "data"
FORM = 1
"""The form of the file; another form is refused."""
_MOST = 10_000_000
"""Bytes of a manifest at most: more is none of ours."""


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
def scratch(folder: Path) -> Iterator[Path]:
    """Give a folder of one's own inside another, gone at the end whatever happened."""
    try:
        place = Path(mkdtemp(prefix=".productops-", dir=folder))
    except OSError as fault:
        raise BackupError(f"Le dossier {folder} ne s’écrit pas ({fault.strerror}). Rien n’a été fait.") from fault
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def told_when_full(folder: Path) -> Iterator[None]:
    """Say a disk that is full, or that fails, in one sentence."""
    try:
        yield
    except sqlite3.Error as fault:
        raise BackupError(f"SQLite n’a pas pu écrire dans {folder} ({fault}). Rien n’a été fait.") from fault
    except OSError as fault:
        why = "le disque est plein" if fault.errno in (errno.ENOSPC, errno.EDQUOT) else fault.strerror
        raise BackupError(f"L’écriture dans {folder} a échoué ({why}). Rien n’a été fait.") from fault


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
            with told_when_full(target.parent):
                _copy(source, target)
        if weigh(target) != (manifest.size, manifest.sha256):
            raise BackupError(broken)
    except FileNotFoundError as fault:
        raise BackupError(f"{file} n’existe pas. Rien n’a été fait.") from fault
    except IsADirectoryError as fault:
        raise BackupError(f"{file} est un dossier : donnez le fichier d’une sauvegarde. Rien n’a été fait.") from fault
    except (tarfile.TarError, OSError, ValueError, TypeError, KeyError) as fault:
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
    return Manifest(**said)


def _copy(source: IO[bytes], target: Path) -> None:
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        shutil.copyfileobj(source, opened, 1 << 20)
