"""Two questions of whoever watches the site: is the process alive, and can it take in what people write?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from productops.ui.models import Hit

SECONDS = 2
"""How long a probe waits for the database to let it write."""


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """Tell that this process answers; nothing else is asked, so that a database that fails restarts nobody."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Tell whether the database takes what is written, and its migrations are all applied: 200 when so, 503 otherwise."""
    try:
        _write()
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        state = {"database": "ok", "migrations": "ok" if not waiting else f"{len(waiting)} à appliquer"}
        healthy = not waiting
    except DatabaseError:
        state, healthy = {"database": "n’écrit pas, ou injoignable", "migrations": "inconnu"}, False
    return JsonResponse({"status": "ok" if healthy else "panne", **state}, status=200 if healthy else 503)


def _write() -> None:
    """Write the one row of probes over itself, and commit it; raise DatabaseError where that takes more than two seconds.

    A transaction that is undone would not tell: what lacks may lack at its end only, room on the disk or the answer of a replica.
    """
    begun = monotonic()
    with _two_seconds(), transaction.atomic():
        # Another number each time: SQLite writes nothing where nothing changes.
        now = timezone.localtime()
        row = Hit(kind="health", who="health", window=-1, day=now.date(), count=now.microsecond)
        Hit.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["kind", "who", "window"], update_fields=["day", "count"]
        )
    # PostgreSQL lets a commit whose wait for a replica is cut go by a warning: it is kept, but on one machine.
    if monotonic() - begun > SECONDS:
        raise OperationalError("the commit waited")


@contextmanager
def _two_seconds() -> Iterator[None]:
    """Wait two seconds for what is written, a commit included."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            usual = int(cursor.fetchone()[0])
            cursor.execute(f"PRAGMA busy_timeout = {SECONDS * 1000}")
            try:
                yield
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {usual}")
        return
    connection.ensure_connection()
    # PostgreSQL's own timeout of statements is put away before a commit: who waits for one has to be cut from outside.
    timer = Timer(SECONDS, connection.connection.cancel_safe, kwargs={"timeout": SECONDS})
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
