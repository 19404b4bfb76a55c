"""Making the archive of the catalogue as it stands, and finding those that were given."""

from __future__ import annotations

import logging

from django.db import DatabaseError, transaction

from productops.knowledge.loading import read_revision
from productops.opendata.archive import files_of, zip_of
from productops.opendata.models import Release
from productops.opendata.tables import KINDS, entries_of

logger = logging.getLogger(__name__)
TRIES = 3
"""How often the tables are read again where someone edits them meanwhile."""


class UnsettledError(Exception):
    """The catalogue was edited each time it was read."""


def current_files() -> tuple[int, dict[str, bytes]]:
    """Give the revision of the catalogue and its files, both of one moment. Raises UnsettledError."""
    for _try in range(TRIES):
        number = read_revision()
        entries = {kind: entries_of(kind) for kind in KINDS}
        if read_revision() == number:
            return number, files_of(entries, number)
    raise UnsettledError


def current() -> Release:
    """Give the archive of the catalogue as it stands, made and kept where it is the first time."""
    found = Release.objects.filter(revision=read_revision()).first()
    if found is not None:
        return found
    number, files = current_files()
    made = Release(revision=number, archive=zip_of(files))
    try:
        with transaction.atomic():
            kept, _new = Release.objects.get_or_create(revision=number, defaults={"archive": made.archive})
    except DatabaseError:
        # A database that takes no writing for now still has something to give: it is kept next time.
        logger.warning("The archive of revision %s could not be kept.", number)
        return made
    return kept
