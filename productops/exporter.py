"""Gives the figures of `metrics` to whoever watches, on a port of the loopback, from files that the workers share.

The master of gunicorn serves them in a thread: the site's own port never does. A worker's file is added to that of the
workers gone when it ends: workers follow each other by the thousand, and each would leave two files to read at every look.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import RLock
from typing import Any

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.metrics_core import Metric
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector

_KINDS = ("counter", "histogram")
GONE = "gone"
"""In the place of a process's number, in the name of the file of those that ended."""

# Taken again by a signal that comes while it is held, hence by the same thread.
_lock = RLock()
_servers: list[Any] = []


def clear(folder: Path) -> None:
    """Make the folder, or empty it: figures begin with the server."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def keep(folder: Path, process: int) -> None:
    """Add what a process that ended had counted to what those before it had."""
    with _lock:
        for kind in _KINDS:
            file = folder / f"{kind}_{process}.db"
            if not file.exists():
                continue
            gone = MmapedDict(str(folder / f"{kind}_{GONE}.db"))
            for key, value, _time, _place in MmapedDict.read_all_values_from_file(str(file)):
                gone.write_value(key, gone.read_value(key)[0] + value, 0.0)
            gone.close()
            file.unlink()


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
