"""A child process for parsers at risk: bounded in memory and time, and forked from a server that serves nothing else.

The server is started by `exec`, not by `fork`, so that a thread that serves a page may ask for it safely. It keeps the parser
loaded: the first file pays for its start, the others for a fork.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from productops.intake.blocks import Extraction, IntakeError

SECONDS = 5
MEMORY = 512 * 1024 * 1024
"""Bytes of address space that a child may have."""
_BEYOND = "Ce fichier demande trop de travail pour être lu : collez le texte de l’offre."

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["__main__", "productops.intake.pdf", "pypdf"])


def read_in_child(read: Callable[[bytes], Extraction], data: bytes) -> Extraction:
    """Read in a child, for `SECONDS` and within `MEMORY`. Raises IntakeError as `read` does, or where a bound is met."""
    ours, theirs = _context.Pipe(duplex=False)
    child = _context.Process(target=_work, args=(theirs, read, data), daemon=True)
    try:
        child.start()
        theirs.close()
        if not ours.poll(SECONDS + 1):
            raise IntakeError(_BEYOND)
        outcome: Any = ours.recv()
    except EOFError as fault:
        raise IntakeError(_BEYOND) from fault
    finally:
        ours.close()
        if child.pid is not None:
            child.kill()
            child.join()
            child.close()
    if isinstance(outcome, Extraction):
        return outcome
    raise IntakeError(outcome)


def _work(answer: Connection, read: Callable[[bytes], Extraction], data: bytes) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    try:
        answer.send(read(data))
    except IntakeError as refusal:
        answer.send(str(refusal))
    except (MemoryError, RecursionError):
        answer.send(_BEYOND)
