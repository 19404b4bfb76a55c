"""Gives the figures of `metrics` to whoever watches, on a port of the loopback, from files that the workers share.

The master of gunicorn serves them in a thread: the site's own port never does. A worker's file is added to that of the
workers gone when it ends: workers follow each other by the thousand, and each would leave two files to read at every look.
"""

from __future__ import annotations

import logging
import mmap
import os
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Any

from prometheus_client import CollectorRegistry, start_http_server, values
from prometheus_client.metrics_core import Metric
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector

logger = logging.getLogger(__name__)

_KINDS = ("counter", "histogram")
GONE = "gone"
"""In the place of a process's number, in the name of the file of those that ended."""

# Taken again by a signal that comes while it is held, hence by the same thread.
_lock = RLock()
_servers: list[Any] = []

_SIZE = 64 * 1024
"""Bytes of a file that begins."""
_ENTRY = 48
"""Bytes of an entry beside its name, at most."""


class Figures(MmapedDict):
    """A file of figures whose room on the disk is taken before they are written: what is written to a mapped file where the
    disk has none ends the process (SIGBUS).

    Where there is no room, figures are counted in memory and seen by nobody: the site goes on.
    """

    def __init__(self, filename: str) -> None:
        place = Path(filename)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)  # who makes room may have taken the folder away
            with place.open("ab") as file:
                if not file.tell():
                    os.posix_fallocate(file.fileno(), 0, _SIZE)
            super().__init__(filename)  # type: ignore[no-untyped-call]
        except OSError as fault:
            with suppress(OSError):
                place.unlink()  # an empty one would be read as a damaged one
            self._f: Any = None
            self._m, self._capacity, self._used = mmap.mmap(-1, _SIZE), _SIZE, 8
            self._positions: dict[str, int] = {}
            self._tell(fault)

    def _init_value(self, key: str) -> None:
        """Make room for a value as well."""
        while self._used + len(key.encode()) + _ENTRY > self._capacity:
            self._grow(self._capacity * 2)
        super()._init_value(key)  # type: ignore[no-untyped-call]

    def _grow(self, size: int) -> None:
        try:
            if self._f is not None:
                os.posix_fallocate(self._f.fileno(), 0, size)
                self._m = mmap.mmap(self._f.fileno(), size)
        except OSError as fault:
            self._f = None
            self._tell(fault)
        if self._f is None:
            former, self._m = self._m, mmap.mmap(-1, size)
            self._m[: self._capacity] = former[:]
        self._capacity = size

    def _tell(self, fault: OSError) -> None:
        logger.warning("Figures of this process are counted in memory, and seen by nobody: %s.", fault.strerror)


# What the library makes for each process (`values`) and what is made here for those gone are the same.
values.MmapedDict = Figures  # type: ignore[attr-defined,assignment]


def keep(folder: Path, process: int) -> None:
    """Add what a process that ended had counted to what those before it had; what cannot be read is lost."""
    with _lock:
        for kind in _KINDS:
            file = folder / f"{kind}_{process}.db"
            if not file.exists():
                continue
            try:
                _add(file, folder / f"{kind}_{GONE}.db")
            except Exception:  # whatever a file that was cut brings: here is the master, and the site with it
                logger.exception("What a process had counted is lost.")
            with suppress(OSError):
                file.unlink()


def _add(file: Path, gone: Path) -> None:
    total: Any = Figures(str(gone))
    for key, value, _time, _place in MmapedDict.read_all_values_from_file(str(file)):
        total.write_value(key, total.read_value(key)[0] + value, 0.0)
    total.close()


class _Collector:
    """The figures of every process, read while none is being added to those gone: none counts twice."""

    def __init__(self, folder: Path) -> None:
        self.inner = MultiProcessCollector(None, path=str(folder))

    def collect(self) -> list[Metric]:
        with _lock:
            return list(self.inner.collect())


def serve(folder: Path, port: int) -> None:
    """Serve the figures at `/metrics` on the loopback."""
    registry = CollectorRegistry()
    registry.register(_Collector(folder))
    server, _thread = start_http_server(port, addr="127.0.0.1", registry=registry)
    _servers.append(server)


def leave() -> None:
    """Let go of the port, in a process born of the one that serves."""
    while _servers:
        _servers.pop().socket.close()
