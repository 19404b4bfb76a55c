"""Save while workers and master are killed, and say how many saves that were acknowledged are lost.

    python -m scripts.saves [COUNT] [--on sqlite|postgresql]

On SQLite, then on PostgreSQL, which is stopped at once and started again halfway. Each save writes a field that no other writes, as
a page does by itself, and tries again where it is not acknowledged; eight go at once, several on each draft. A worker, a worker, then
the master get `kill -9` in turn. At the end the server is started anew and each value that was acknowledged is looked for in the
drafts. Exit status 1 where one is missing.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock, Thread
from typing import Any

from scripts.serving import DATABASES, UNREACHED, Database, Server, Visitor, database, percentile, served

FIELDS = (
    "name",
    "about",
    "sector",
    "reports_to",
    "internal_customer",
    "incident",
    "decides",
    "sponsor",
    "product",
    "users",
)
"""Fields of the first step that take any text."""
AT_ONCE = 8
EVERY = 15
"""Acknowledged saves between two kills."""
PATIENCE = 60.0
"""Seconds after which a page would have been closed."""


class Saves:
    """What was sent, and what was acknowledged."""

    def __init__(self, count: int, site: str, *, first_wait: float = 0.1, longest_wait: float = 2.0) -> None:
        self.count, self.visitor = count, Visitor(site)
        self.waits = first_wait, longest_wait
        self.acknowledged: dict[str, str] = {}
        self.times: list[float] = []
        self.attempts = self.given_up = self.most_tries = 0
        self.lock = Lock()

    def run(self) -> None:
        """Open the drafts, then save."""
        drafts = [self.visitor.open_draft() for _ in range(-(-self.count // len(FIELDS)))]
        tasks = [(*draft, name) for draft in drafts for name in FIELDS][: self.count]
        random.Random(27).shuffle(tasks)  # noqa: S311  the same order each time
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for each in [pool.submit(self.save, rank, *task) for rank, task in enumerate(tasks)]:
                each.result()

    def save(self, rank: int, address: str, fields: dict[str, Any], name: str) -> None:
        """Send a save until it is acknowledged."""
        value, begun, wait, turn = f"valeur-{rank:05}", time.monotonic(), self.waits[0], 0
        while time.monotonic() - begun < PATIENCE:
            turn += 1
            sent = fields | {name: [value], "page": [f"page{rank}"], "turn": [str(turn)]}
            with self.lock:
                self.attempts += 1
            try:
                answer = self.visitor.ask(address, sent, wait=20, **{"HX-Request": "true"})
                if answer.headers.get("ProductOps-Save") == "saved":
                    with self.lock:
                        self.acknowledged[value] = address
                        self.times.append(time.monotonic() - begun)
                        self.most_tries = max(self.most_tries, turn)
                    return
            except UNREACHED:
                pass
            time.sleep(wait)
            wait = min(self.waits[1], wait * 2)
        self.given_up += 1

    def lost(self) -> list[str]:
        """Give the values that were acknowledged and are in no draft."""
        kept = {address: self.answers(address) for address in set(self.acknowledged.values())}
        return sorted(value for value, address in self.acknowledged.items() if f'"{value}"' not in kept[address])

    def answers(self, address: str) -> str:
        """Give the answers of a draft, once the site that was killed gives it."""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            with suppress(*UNREACHED):
                page = self.visitor.ask(f"{address.rsplit('/', 2)[0]}/cadrage.json")
                if page.status == 200:
                    return page.content.decode()
            time.sleep(0.5)
        return ""


def kill_in_turn(saves: Saves, server: Server, held: Database) -> tuple[dict[str, int], float]:
    """Kill while saves go on; give how many times what was killed, and the longest that a master took to come back."""
    longest = 0.0
    killed = {"worker": 0, "master": 0, "PostgreSQL": 0}
    work = Thread(target=saves.run)
    work.start()
    while work.is_alive():
        done, rank = len(saves.acknowledged), sum(killed.values())
        if done < EVERY * (rank + 1):
            time.sleep(0.01)
        elif held.restarts and not killed["PostgreSQL"] and done > saves.count / 2:
            held.restart()
            killed["PostgreSQL"] += 1
        elif rank % 3 == 2:
            longest = max(longest, server.kill_master())
            killed["master"] += 1
        else:
            server.kill_worker()
            killed["worker"] += 1
    return killed, longest


def measure(kind: str, count: int) -> int:
    """Measure on a database; give how many saves are lost or were never acknowledged."""
    with database(kind) as held, served(held.address) as server:
        saves = Saves(count, server.site)
        begun = time.monotonic()
        killed, longest = kill_in_turn(saves, server, held)
        took = time.monotonic() - begun
        server.stop()
        server.start()
        lost = saves.lost()
    times = saves.times
    print(
        f"{kind}: {len(times)} saves acknowledged of {count} in {took:.0f} s, {saves.attempts - count} times tried again, {saves.given_up} given up;"
        f" killed: {killed}, the master back in {longest:.1f} s at most; p50 {percentile(times, 0.5) * 1000:.0f} ms, p99 {percentile(times, 0.99):.1f} s, longest {max(times):.1f} s;"
        f" acknowledged and lost: {len(lost)} {lost[:5]}",
        flush=True,
    )
    return len(lost) + saves.given_up


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=500)
    parser.add_argument("--on", choices=DATABASES)
    asked = parser.parse_args()
    return 1 if sum([measure(kind, asked.count) for kind in DATABASES if asked.on in (None, kind)]) else 0


if __name__ == "__main__":
    sys.exit(main())
