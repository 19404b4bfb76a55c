"""One page at a time in a worker, and the way out of its turn for what takes long (docs/adr/0015, 0043).

A process without a server has no turns: nothing here does anything there.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from django.db import connection

from productops.metrics import TURN

_turn = threading.Lock()
_long = threading.Lock()
"""Held by the one long task of a worker: two would halve the pages made meanwhile."""
_here = threading.local()


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for this thread's turn, and hold it."""
    begun = perf_counter()
    with _turn:
        TURN.observe(perf_counter() - begun)
        _here.held = True
        try:
            yield
        finally:
            _here.held = False


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
