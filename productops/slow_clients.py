"""The worker that gunicorn runs (docs/adr/0041): many browsers wait in it, each for so long only, and one page is made at a time.

A thread holds a connection while a request is sent; what is sent slowly costs a thread and nothing else, since a page has its turn
once its request is there whole. A connection whose request, or whose reader, is too slow is cut.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from tempfile import SpooledTemporaryFile
from time import monotonic
from typing import IO, Any

from gunicorn.workers.gthread import ThreadWorker

HEAD = 10.0
"""Seconds in which a request must have said what it asks."""
BODY = 60.0
"""Seconds in which a form, and its files, must have come: 12 MB at 200 KB/s."""
ANSWER = 120.0
"""Seconds in which a page is made and read."""
IN_MEMORY = 1024 * 1024
"""Bytes of a body kept in memory; beyond, it waits in a temporary file."""
_PIECE = 64 * 1024
_ALIVE = "/sante/vie/"
"""What is answered without a turn: a process whose page waits for the database is alive, and whoever restarts it helps nobody."""
_TEXT = [("Content-Type", "text/plain; charset=utf-8")]
_TOO_SLOW = (
    "Votre envoi n’est pas arrivé en entier : rien n’a été enregistré. Revenez en arrière et recommencez.\n".encode()
)

_Start = Callable[..., Any]


def received(source: IO[bytes], length: int, body: IO[bytes]) -> bool:
    """Take a request's body in whole, so that nobody waits for it; tell whether it came."""
    while length:
        piece = source.read(min(length, _PIECE))
        if not piece:
            return False
        body.write(piece)
        length -= len(piece)
    body.seek(0)
    return True


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn's worker with threads, where a request is received before its page has its turn, and nobody stays for ever."""

    wsgi: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ends: dict[socket.socket, tuple[float, int]] = {}
        """When each connection is cut, and how: one that sends may still be answered, one that reads may not."""
        self.looked = 0.0

    def load_wsgi(self) -> None:
        """Make pages one at a time: threads wait for browsers, they do not share the interpreter."""
        super().load_wsgi()
        from productops.turn import beside, in_turn
        from productops.ui.bodies import MOST

        application: Callable[..., Iterable[bytes]] = self.wsgi

        def answered(environ: dict[str, Any], start_response: _Start) -> Iterable[bytes]:
            sender = environ["gunicorn.socket"]
            announced = environ.get("CONTENT_LENGTH") or "0"
            length = int(announced) if announced.isdecimal() and len(announced) < 20 else 0
            with ExitStack() as kept:
                if 0 < length <= MOST:  # one over it is left, to be refused unread
                    self.ends[sender] = monotonic() + BODY, socket.SHUT_RD
                    body = kept.enter_context(SpooledTemporaryFile(max_size=IN_MEMORY))
                    if not received(environ["wsgi.input"], length, body):
                        start_response("408 Request Timeout", [*_TEXT, ("Content-Length", str(len(_TOO_SLOW)))])
                        return [_TOO_SLOW]
                    environ["wsgi.input"] = body
                self.ends[sender] = monotonic() + ANSWER, socket.SHUT_RDWR
                with beside() if environ.get("PATH_INFO") == _ALIVE else in_turn():
                    return application(environ, start_response)

        self.wsgi = answered

    def handle(self, conn: Any) -> Any:
        """Serve a request, whose head has so long to come."""
        self.ends[conn.sock] = monotonic() + HEAD, socket.SHUT_RD
        try:
            return super().handle(conn)
        finally:
            self.ends.pop(conn.sock, None)

    def is_parent_alive(self) -> bool:
        """Tell whether the master is there; where it is not, give the port back at once to the one that comes after it."""
        if super().is_parent_alive():
            return True
        self.set_accept_enabled(False)
        for each in self.sockets:
            each.close()
        return False

    def murder_pending(self) -> None:
        """Cut those who are too slow as well: the loop of the worker comes here each second at least."""
        super().murder_pending()
        now = monotonic()
        if now - self.looked < 0.5:
            return
        self.looked = now
        for each, (end, how) in list(self.ends.items()):
            if end < now:
                self.ends.pop(each, None)
                with suppress(OSError):  # it ended by itself
                    each.shutdown(how)
