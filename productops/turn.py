"""One page at a time in a worker, and the way out of its turn for what takes long (docs/adr/0015, 0043).

A process without a server has no turns: nothing here does anything there.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import perf_counter

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from productops.metrics import TURN

_turn = threading.Lock()
_long = threading.Lock()
"""Held by the one long task of a worker: two would halve the pages made meanwhile."""
_here = threading.local()
_free: list[BaseDatabaseWrapper] = []
"""Connections that no page uses."""


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for this thread's turn, and hold it."""
    begun = perf_counter()
    with _turn:
        TURN.observe(perf_counter() - begun)
        _here.held = True
        try:
            with _connected():
                yield
        finally:
            _here.held = False


@contextmanager
def beside() -> Iterator[None]:
    """Answer while another page is made, without a turn: for what asks nothing of the database.

    Whatever looks over requests may have made a connection for this thread, not an open one: it is not kept.
    """
    try:
        yield
    finally:
        for each in connections.all(initialized_only=True):
            each.close()
            del connections[each.alias]


@contextmanager
def _connected() -> Iterator[None]:
    """Lend a connection to the page that is made: a worker opens as many as it makes pages at once, not one a thread.

    Each one holds the schema, and maps the file where there is one. A thread that has its own uses it.
    """
    if any(each.alias == DEFAULT_DB_ALIAS for each in connections.all(initialized_only=True)):
        yield
        return
    lent = _free.pop() if _free else _made()
    connections[DEFAULT_DB_ALIAS] = lent
    try:
        yield
    finally:
        del connections[DEFAULT_DB_ALIAS]
        lent.close_if_unusable_or_obsolete()
        _free.append(lent)


def _made() -> BaseDatabaseWrapper:
    made = connections.create_connection(DEFAULT_DB_ALIAS)
    made.inc_thread_sharing()
    return made


def hold() -> None:
    """Open the connection that a worker's first page is lent: from its start on, whoever wants the database alone sees that it is served."""
    made = _made()
    with suppress(DatabaseError):  # the first page will say it
        with made.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations")  # SQLite holds a file once it has read it
        _free.append(made)


@contextmanager
def out_of_turn(*, when: bool = True) -> Iterator[None]:
    """Let others make their pages while something long is done (`when` it is), one long task at a time.

    Not within a transaction: who has its turn would wait for the database, and this for its turn.
    """
    if not when or not getattr(_here, "held", False) or connection.in_atomic_block:
        yield
        return
    _here.held = False
    _turn.release()
    try:
        with _long:
            yield
    finally:
        _turn.acquire()
        _here.held = True
