"""Two questions of whoever watches the site: is the process alive, and can it take in what people write?"""

from __future__ import annotations

from django.db import DatabaseError, connection, transaction
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
        _write_nothing()
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        state = {"database": "ok", "migrations": "ok" if not waiting else f"{len(waiting)} à appliquer"}
        healthy = not waiting
    except DatabaseError:
        state, healthy = {"database": "n’écrit pas, ou injoignable", "migrations": "inconnu"}, False
    return JsonResponse({"status": "ok" if healthy else "panne", **state}, status=200 if healthy else 503)


def _write_nothing() -> None:
    """Write a row in a transaction that is undone whatever happens; raise DatabaseError after two seconds of waiting."""
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            usual = int(cursor.fetchone()[0])
            cursor.execute(f"PRAGMA busy_timeout = {SECONDS * 1000}")
    try:
        with transaction.atomic():
            if not is_sqlite:
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL statement_timeout = '{SECONDS}s'")
            Hit.objects.create(kind="health", who="health", window=-1, day=timezone.localdate())
            transaction.set_rollback(True)
    finally:
        if is_sqlite:
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {usual}")
