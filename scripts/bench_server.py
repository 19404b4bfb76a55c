"""Compare public pages with a bare Django view, each served by the same gunicorn: the second half of a page's price.

Rounds alternate, so that a busy machine slows both. What is compared is the processor time that the workers spend on a
request, read from the system: the client shares the machine, and its own time does not count.
"""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent
CONNECTIONS, REQUESTS, ROUNDS = 4, 1600, 3
PAGES = (
    "/", "/domaines/", "/domaines/pratiques/", "/parcours/product-manager/", "/missions/cycle-okr/", "/temoignages/",
    "/temoignages/martin-lim/", "/mandats/", "/cadrage/", "/verifier/", "/plan/", "/offres/", "/competences/facilitation.json",
)  # fmt: skip
SCOPE = ROOT / "tests/golden/scopes/seul-en-scaleup.json"
"""What is published, and listed, for the page of an offer."""
_TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def served(application: str, port: int, env: dict[str, str]):
    """Serve an application as `make run` does, with two workers; give its address and the number of its master."""
    command = [sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "--max-requests", "0", application]
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | env | {"PORT": str(port), "WORKERS": "2"}, stdout=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def spent(master: int) -> float:
    """Give the processor time of a master's workers, in seconds."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    fields = [Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children]
    return sum(int(each[11]) + int(each[12]) for each in fields) / _TICK


def load(port: int, path: str, header: str = "", requests: int = REQUESTS) -> None:
    """Ask a page many times, over connections that are kept."""
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n{header}\r\n".encode()

    def ask() -> None:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            answer = connection.makefile("rb")
            for _ in range(requests // CONNECTIONS):
                connection.sendall(asked)
                status, length, closing = answer.readline(), 0, False
                while (line := answer.readline()) not in (b"\r\n", b""):
                    name, _, value = line.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                    closing = closing or (name.lower() == b"connection" and value.strip() == b"close")
                answer.read(length)
                if status.split()[1] not in (b"200", b"304"):
                    raise RuntimeError(f"{path}: {status!r}")
                if closing:
                    raise RuntimeError(f"{path}: the server closes its connections")

    threads = [Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def price(port: int, master: int, path: str, header: str = "") -> float:
    """Give the processor time of one request, in microseconds."""
    before = spent(master)
    load(port, path, header)
    return (spent(master) - before) / REQUESTS * 1e6


def etag(port: int, path: str) -> str:
    """Give the mark of a page, to ask it again by."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.headers.get("ETag", "")


MIXED = ("/", "/domaines/", "/temoignages/", "/parcours/product-manager/", "/cadrage/", "/verifier/", "/recherche/?q=okr", "/offres/", "/lire/", "/metiers-voisins/")  # fmt: skip
EDITED = ("/", "/temoignages/", "/missions/cycle-okr/", "/recherche/?q=okr")


def listed_offer(env: dict[str, str]) -> str:
    """Publish an offer and list it; give its address."""
    command = [
        sys.executable,
        "manage.py",
        "publish",
        str(SCOPE),
        "--list",
        "--contact",
        "rh@exemple.fr",
        "--format",
        "json",
    ]
    told = subprocess.run(command, cwd=ROOT, env=os.environ | env, check=True, capture_output=True, text=True).stdout
    return str(json.loads(told)["public"])


def weights(master: int) -> str:
    """Give the memory of each worker, then of the process that forked them: RSS and PSS, in MB."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    told = []
    for process in (*children, str(master)):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
        held = {line.split(":")[0]: int(line.split()[1]) // 1024 for line in lines}
        told.append(f"{held['Rss']} ({held['Pss']})")
    return ", ".join(told)


def weigh(port: int, master: int, database: Path) -> None:
    """Print what the processes weigh as requests go by, then what the first request of a page costs after an edit."""
    for path in MIXED:
        load(port, path, requests=40)
    print(f"\nRSS (PSS) of the workers and of their master, in MB\n\n- warm: {weights(master)}")
    for turn in range(1, 6):
        for path in MIXED:
            load(port, path, requests=400)
        print(f"- {turn * 400 * len(MIXED)} requests: {weights(master)}")
    for _ in range(6):
        with closing(sqlite3.connect(database)) as edited, edited:
            edited.execute("UPDATE knowledge_cataloguerevision SET number = number + 1")
        costs = []
        for path in EDITED:
            before = spent(master)
            load(port, path, requests=CONNECTIONS)
            costs.append(f"{path} {(spent(master) - before) * 1000:.0f}")
        print(f"- after an edit, ms of processor for the first {CONNECTIONS} requests: {', '.join(costs)}")
    print(f"- then: {weights(master)}")


def main() -> None:
    """Print each page beside the bare view, what a page that did not change costs, and what the processes weigh."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        env = {"DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3", "SECRET_KEY": "x" * 60, "DEBUG": "0", "LIMITS": "0"}
        subprocess.run(
            [sys.executable, "manage.py", "prepare"],
            cwd=ROOT,
            env=os.environ | env,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        bare = stack.enter_context(served("scripts.bare", 8931, {}))
        site = stack.enter_context(served("productops.wsgi", 8932, env))
        asked = [*((path, path, "") for path in PAGES), ("a listed offer", listed_offer(env), "")]
        if mark := etag(site[0], "/"):
            asked.append(("/, unchanged (304)", "/", f"If-None-Match: {mark}\r\n"))
        for _, path, header in asked:
            load(*site[:1], path, header, requests=CONNECTIONS * 4)
        load(bare[0], "/", requests=CONNECTIONS * 4)
        taken: dict[str, list[float]] = {name: [] for name, _, _ in asked}
        bares: list[float] = []
        for _ in range(ROUNDS):
            bares.append(price(*bare, "/"))
            for name, path, header in asked:
                taken[name].append(price(*site, path, header))
        base = statistics.median(bares)
        print(f"| page | µs of processor a request | ratio to the bare view ({base:.0f} µs) |\n|---|---|---|")
        for name, costs in taken.items():
            cost = statistics.median(costs)
            print(f"| {name} | {cost:.0f} | {base / cost:.2f} |")
        weigh(*site, Path(folder) / "bench.sqlite3")


if __name__ == "__main__":
    main()
