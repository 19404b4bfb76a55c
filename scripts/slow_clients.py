"""Hold connections open without a proxy, as slow clients do, and say how long an ordinary reader waits meanwhile.

    python -m scripts.slow_clients [CONNECTIONS]

Four manners, each for twenty seconds on sixteen connections, opened again as soon as they are closed: nothing said; a head sent a byte at a
time; a form whose body comes a byte at a time; a page asked for and not read. The reader asks for pages, each on a connection of its own. Exit
status 1 where one waits two seconds or more.
"""

from __future__ import annotations

import argparse
import socket
import sys
import time
from contextlib import suppress
from threading import Event, Thread

from scripts.serving import UNREACHED, Visitor, database, percentile, served

LASTS = 20.0
ASKED = 2.0
"""Seconds that no reader may wait."""
HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
FORM = b"POST /verifier/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\ntexte="
PAGE = b"GET /parcours.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
MANNERS = {"nothing": b"", "a slow head": HEAD, "a slow body": FORM, "a page not read": PAGE}


def hold(port: int, said: bytes, trickles: bool, ended: Event) -> None:
    """Hold one connection until the end."""
    while not ended.is_set():
        with suppress(OSError), socket.socket() as held:
            held.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            held.connect(("127.0.0.1", port))
            held.sendall(said)
            held.settimeout(0.5)
            while not ended.is_set():
                if trickles:
                    held.sendall(b"x")
                    ended.wait(0.5)
                if said is PAGE:
                    ended.wait(0.5)
                    continue
                try:
                    if not held.recv(1):
                        break
                except TimeoutError:
                    continue


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("connections", nargs="?", type=int, default=16)
    asked = parser.parse_args()
    worst = 0.0
    with database("sqlite") as held, served(held.address) as server:
        for manner, said in {"nobody": None, **MANNERS}.items():
            ended = Event()
            trickles = manner in ("a slow head", "a slow body")
            slow = [
                Thread(target=hold, args=(server.port, said, trickles, ended))
                for _ in range(asked.connections if said is not None else 0)
            ]
            for each in slow:
                each.start()
            time.sleep(1 if slow else 0)
            times, begun, refused = [], time.monotonic(), 0
            while time.monotonic() - begun < LASTS:
                asked_at = time.monotonic()
                try:
                    refused += Visitor(server.site).ask("/glossaire/", wait=LASTS).status != 200
                except UNREACHED:
                    refused += 1
                times.append(time.monotonic() - asked_at)
                time.sleep(0.1)
            ended.set()
            for each in slow:
                each.join()
            worst = max(worst, *times)
            print(
                f"{manner}: {len(times)} pages asked, {refused} refused; a reader waits {percentile(times, 0.5) * 1000:.0f} ms at the median,"
                f" {max(times):.2f} s at most; {server.memory():.0f} MB",
                flush=True,
            )
    return 1 if worst >= ASKED else 0


if __name__ == "__main__":
    sys.exit(main())
