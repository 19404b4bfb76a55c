"""Measure what users wait for: composing an offer, and pages, in process on one core.

Prints a table; `docs/benchmarks.md` keeps it with the machine it was taken on. Never a test: machines differ.
"""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from datetime import date

import django
from django.conf import settings


def timed(task: Callable[[], object], times: int) -> tuple[float, float]:
    """Give the median and the 99th centile of a task, in milliseconds, after a warm-up."""
    for _ in range(max(3, times // 10)):
        task()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        task()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


def memory() -> float:
    """Give the most memory this process has used, in MB."""
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure on a throw-away database with the real catalogue."""
    django.setup()
    from django.test import Client
    from django.test.utils import setup_databases, teardown_databases

    from productops.drafting.compose import compose
    from productops.drafting.document import Kind
    from productops.drafting.reading import read_scope
    from productops.knowledge.loading import catalogue
    from productops.knowledge.seeding import seed
    from productops.scoping.models import RoleScope

    before = setup_databases(verbosity=0, interactive=False)
    seed(settings.FIXTURES_DIR)
    known = catalogue()
    data = {
        "mandate": {"pratiques": 3, "personnes": 1, "partenaires": 2, "pilotage": 2},
        "problems": list(known.problems)[:5],
        "existing_roles": list(known.existing_roles)[:6],
        "role": {"setup": "premier", "seniority": "senior"},
    }
    scope, on = read_scope(data, known), date(2026, 11, 23)
    client = Client()
    _row, key = RoleScope.objects.start(data)
    rows = {
        "read_scope": timed(lambda: read_scope(data, known), 300),
        "compose, one offer": timed(lambda: compose(scope, known, kind=Kind.OFFER, on=on), 300),
        "seed, nothing to do": timed(lambda: seed(settings.FIXTURES_DIR), 10),
    }
    for path in ("/", "/temoignages/", "/parcours/product-manager/", "/cadrage/"):
        rows[f"GET {path}"] = timed(lambda path=path: client.get(path), 40)
    for step in ("contexte", "missions", "relecture"):
        rows[f"GET {step}"] = timed(lambda step=step: client.get(f"/cadrage/{key}/{step}/"), 40)
    print("| what | median, ms | p99, ms |\n|---|---|---|")
    for name, (median, high) in rows.items():
        print(f"| {name} | {median:.2f} | {high:.2f} |")
    start = memory()
    for _ in range(10_000):
        compose(scope, known, kind=Kind.OFFER, on=on)
    print(f"\nMemory over 10 000 offers: {start:.0f} MB before, {memory():.0f} MB after.")
    teardown_databases(before, verbosity=0)


if __name__ == "__main__":
    main()
