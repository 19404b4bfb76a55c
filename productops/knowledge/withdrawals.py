"""What was taken away since the last backup, kept outside the database: an old copy of it must not bring a person back.

A line a withdrawal, in the file that `WITHDRAWALS` names: when, what became of it, and digests under the site's key. The
file names nobody, and grows by eighty bytes each time.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.crypto import salted_hmac

from productops.knowledge.models import Interviewee, Testimonial
from productops.ownership import give_away

logger = logging.getLogger(__name__)
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
"""A date as it is written here: such dates sort as texts do."""


class Fate(StrEnum):
    """What became of a row."""

    DELETED = "deleted"
    HIDDEN = "hidden"
    SHOWN = "shown"


def _slug(row: Any) -> str:
    return str(row.slug)


_WATCHED: dict[type[models.Model], Callable[[Any], str]] = {}
"""What can be taken away, and what names a row of it in an old copy as well."""


def sign(row: models.Model, secret: str | None = None) -> str:
    """Give the digest of a row: the same in every copy of the database, and readable by nobody."""
    name = f"{row._meta.label_lower}:{_WATCHED[type(row)](row)}"
    return salted_hmac("productops.withdrawals", name, secret=secret, algorithm="sha256").hexdigest()[:40]


def _secrets() -> tuple[str, ...]:
    """Give the site's key, then those it had before, the latest first."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def _key(secret: str) -> str:
    """Name a key without giving it: lines written under one we do not have are told, not passed over in silence."""
    return hashlib.sha256(f"productops.withdrawals:{secret}".encode()).hexdigest()[:8]


def fate_of(row: models.Model, fates: dict[str, Fate]) -> Fate | None:
    """Give the last fate of a row, under whichever key it was written: what the present key says comes after the others."""
    return next((fates[digest] for secret in _secrets() if (digest := sign(row, secret)) in fates), None)


def know(model: type[models.Model], named: Callable[[Any], str]) -> None:
    """Let rows of a model be written down when they go."""
    _WATCHED[model] = named


def watch(model: type[models.Model], named: Callable[[Any], str] = _slug) -> None:
    """Write down each row of a model that is deleted."""
    know(model, named)
    post_delete.connect(_on_delete, sender=model, dispatch_uid=f"withdrawn-{model.__name__}")


def watch_people() -> None:
    """Watch the people interviewed and what they said: they are hidden as often as deleted."""
    for model in (Interviewee, Testimonial):
        watch(model)
        post_save.connect(_on_save, sender=model, dispatch_uid=f"hidden-{model.__name__}")


def note_deleted(row: models.Model) -> None:
    """Write down that a row goes, because its author asked."""
    _write(row, Fate.DELETED)


def _on_delete(instance: Any, **_signal: Any) -> None:
    note_deleted(instance)


def _on_save(instance: Any, **_signal: Any) -> None:
    if not instance.published:
        _write(instance, Fate.HIDDEN)
    elif fate_of(instance, read_fates(Path(settings.WITHDRAWALS))[0]):
        _write(instance, Fate.SHOWN)


def _write(row: Any, fate: Fate) -> None:
    line = f"{timezone.now():%Y-%m-%dT%H:%M:%SZ} {fate} {_key(settings.SECRET_KEY)} {sign(row)}\n"
    transaction.on_commit(lambda: _append(line))


def _append(line: str) -> None:
    """Add a line. A file that cannot be written never keeps a person from going: the operator is told."""
    try:
        journal = Path(settings.WITHDRAWALS)
        is_new = not journal.exists()
        with open(journal, "a", encoding="ascii", opener=partial(os.open, mode=0o600)) as file:
            file.write(line)
        if is_new:
            give_away(journal, journal.parent)
    except OSError as fault:
        logger.error("WITHDRAWALS cannot be written (%s): a restored backup would bring back what was removed.", fault)


def read_fates(*files: Path) -> tuple[dict[str, Fate], int]:
    """Give the last fate of each digest, and how many lines cannot be used: cut, or written under another key.

    The latest line wins, whichever of the files holds it. A file that is not there holds none; one that cannot be read raises OSError.
    """
    ours = {_key(secret) for secret in _secrets()}
    written: list[tuple[str, Fate, str]] = []
    unread = 0
    for file in files:
        for line in file.read_text(encoding="ascii", errors="replace").splitlines() if file.exists() else ():
            match line.split():
                case [when, fate, key, digest] if (
                    _WHEN.fullmatch(when) and key in ours and fate in set(Fate) and len(digest) == 40
                ):
                    written.append((when, Fate(fate), digest))
                case _:
                    unread += 1
    written.sort(key=lambda line: line[0])  # within a second, as they were written
    return {digest: fate for _when, fate, digest in written}, unread


def gather(*files: Path) -> None:
    """Add to the journal the lines of others that it lacks: the next restoration reads it alone."""
    journal = Path(settings.WITHDRAWALS)
    known = set(journal.read_text(encoding="ascii", errors="replace").splitlines()) if journal.exists() else set()
    for file in files:
        for line in file.read_text(encoding="ascii", errors="replace").splitlines():
            if line not in known:
                known.add(line)
                _append(f"{line}\n")


@transaction.atomic
def replay(fates: dict[str, Fate]) -> int:
    """Delete and hide again, in the database at hand, what an old copy of it brought back; give how many rows."""
    done = 0
    for model in _WATCHED:
        for row in model._default_manager.iterator(chunk_size=2000):
            fate = fate_of(row, fates)
            if fate is Fate.DELETED:
                row.delete()
            elif fate is Fate.HIDDEN and getattr(row, "published", False):
                row.published = False  # type: ignore[attr-defined]
                row.save(update_fields=["published"])
            else:
                continue
            done += 1
    return done
