"""A hundred virtual people at once for three minutes, on the product as it is served: errors, times, memory.

    python -m scripts.people [--people N] [--seconds S] [--on sqlite|postgresql]

Of ten people three are leaders (a draft of their own, pages that save themselves, documents and files), five candidates (testimonials, paths, search) and
two check a posting. Each waits two to eight seconds between pages, as a quick person does. Exit status 1 where one page is refused, one save is not
acknowledged, or the slowest in a hundred of a kind of request takes ten times the median of its kind or more.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from threading import Lock, Thread

from scripts.serving import DATABASES, ROOT, UNREACHED, Answer, Server, Visitor, database, percentile, served

THINK = 2.0, 8.0
COLD = 30.0
"""Seconds in which each worker draws each page for the first time, and everybody arrives: told apart."""
STEPS = ("problemes", "mandat", "missions", "resultats", "profil", "conditions", "relecture")
FILES = ("offer.md", "offer.docx", "offer.pdf", "brief.md", "interview-kit.docx", "onboarding.pdf")
READ = (
    "/", "/temoignages/", "/temoignages/?parcours=product-manager", "/temoignages/?q=support", "/parcours/", "/parcours/product-manager/",
    "/parcours/mon-profil/", "/competences/", "/competences/facilitation/", "/recherche/?q=onboarding", "/mandats/", "/metiers-voisins/", "/glossaire/",
    "/domaines/pratiques/", "/offres/",
)  # fmt: skip
RATIO = 10


class People:
    """What was asked, and how it went."""

    def __init__(self, server: Server, seconds: float) -> None:
        self.server, self.ends = server, time.monotonic() + seconds
        self.begun = time.monotonic()
        self.first: list[float] = []
        self.times: dict[str, list[float]] = defaultdict(list)
        self.slowest: list[tuple[float, str]] = []
        self.faults: dict[str, int] = defaultdict(int)
        self.lock = Lock()
        self.postings = [file.read_text() for file in sorted((ROOT / "tests/golden").glob("offer-*.md"))]

    def live(self, rank: int) -> None:
        """Be one person until the end, who comes with the others within a few seconds."""
        draw = random.Random(rank)  # noqa: S311  the same people each time
        time.sleep(draw.uniform(0, THINK[1]))
        manner = self.lead if rank % 10 < 3 else self.read if rank % 10 < 8 else self.check
        visitor = Visitor(self.server.site)
        while time.monotonic() < self.ends:
            manner(visitor, draw)

    def ask(
        self, kind: str, draw: random.Random, task: Callable[[], Answer], *, what: str, saves: bool = False
    ) -> Answer | None:
        """Ask for something, count, think."""
        begun, answer = time.monotonic(), None
        try:
            answer = task()
            # 422 is the answer to a posting that is too short to be read for what it is.
            went = answer.status in (200, 422) and (not saves or answer.headers.get("ProductOps-Save") == "saved")
        except UNREACHED:
            went = False
        took = time.monotonic() - begun
        with self.lock:
            if begun - self.begun > COLD:
                self.times[kind].append(took)
                self.slowest.append((took, what))
            else:
                self.first.append(took)
            if not went:
                self.faults[f"{kind}: {answer.status if answer else 'unreached'}"] += 1
        time.sleep(draw.uniform(*THINK))
        return answer if went else None

    def lead(self, visitor: Visitor, draw: random.Random) -> None:
        """Open a draft, write, look at each step, take files away."""
        address, fields = visitor.open_draft()
        base = address.rsplit("/", 2)[0]
        for turn, name in enumerate(("name", "about", "sector", "reports_to"), start=1):
            fields = fields | {
                name: [f"{name} {draw.randrange(1000)}"],
                "turn": [str(turn)],
                "page": [f"p{draw.randrange(10**9)}"],
            }
            send = partial(visitor.ask, address, fields, **{"HX-Request": "true"})
            self.ask("save", draw, send, what="a save", saves=True)
            if time.monotonic() > self.ends:
                return
        for path in (*(f"{base}/{step}/" for step in STEPS), f"{base}/documents/offer/"):
            self.ask("step", draw, lambda: visitor.ask(path), what=path.removeprefix(base))  # noqa: B023  run at once
            if time.monotonic() > self.ends:
                return
        file = draw.choice(FILES)
        self.ask("file", draw, lambda: visitor.ask(f"{base}/documents/{file}"), what=file)

    def read(self, visitor: Visitor, draw: random.Random) -> None:
        """Read a page of the catalogue."""
        path = draw.choice(READ)
        self.ask("page", draw, lambda: visitor.ask(path), what=path)

    def check(self, visitor: Visitor, draw: random.Random) -> None:
        """Have a posting checked, or read."""
        path = draw.choice(("/verifier/", "/lire/"))
        form = self.ask("page", draw, lambda: visitor.ask(path), what=f"the form of {path}")
        if form is not None:
            token = form.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
            sent = {"csrfmiddlewaretoken": token, "texte": draw.choice(self.postings)}
            self.ask("check", draw, lambda: visitor.ask(path, sent), what=f"a posting sent to {path}")

    def tail(self) -> str:
        """Say what the slowest in a hundred were, the most frequent first."""
        slowest = sorted(self.slowest, reverse=True)[: len(self.slowest) // 100 + 1]
        found = Counter(what for _took, what in slowest)
        return ", ".join(f"{count} {what}" for what, count in found.most_common(8))


def measure(kind: str, count: int, seconds: float) -> bool:
    """Measure on a database; tell whether all went well."""
    with database(kind) as held, served(held.address) as server:
        people = People(server, seconds)
        before = server.processor()
        crowd = [Thread(target=people.live, args=(rank,)) for rank in range(count)]
        for person in crowd:
            person.start()
        weights = []
        while any(person.is_alive() for person in crowd):
            time.sleep(seconds / 6)
            weights.append(server.memory())
        used = server.processor() - before
    every = [each for times in people.times.values() for each in times]
    asked = len(people.first) + len(every)
    print(f"\n{kind}: {count} people, {asked} requests, {sum(people.faults.values())} errors {dict(people.faults)}")
    print(f"the first {COLD:.0f} s: {told(people.first)}; then: {told(every)}")
    print(f"processor: {used:.0f} s, {1000 * used / asked:.1f} ms a request")
    print("memory, MB, each sixth of the time: " + ", ".join(f"{each:.0f}" for each in weights))
    print("\n| what | requests | p50, ms | p99, ms |\n|---|---|---|---|")
    for what, times in sorted(people.times.items()):
        print(
            f"| {what} | {len(times)} | {percentile(times, 0.5) * 1000:.0f} | {percentile(times, 0.99) * 1000:.0f} |",
            flush=True,
        )
    print(f"\nthe slowest in a hundred: {people.tail()}", flush=True)
    return not people.faults and all(
        percentile(times, 0.99) < RATIO * percentile(times, 0.5) for times in people.times.values()
    )


def told(times: list[float]) -> str:
    """Say times in a few words."""
    p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
    return f"{len(times)} requests, p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, longest {max(times):.1f} s"


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--on", choices=DATABASES)
    asked = parser.parse_args()
    went = [measure(kind, asked.people, asked.seconds) for kind in DATABASES if asked.on in (None, kind)]
    return 0 if all(went) else 1


if __name__ == "__main__":
    sys.exit(main())
