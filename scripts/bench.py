"""Measure what users wait for: composing documents, exporting them, and pages, in process on one core.

Prints a table; `docs/benchmarks.md` keeps it with the machine it was taken on. Never a test: machines differ.
"""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

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
    from productops.drafting.document import Document, Kind
    from productops.drafting.scope_json import read_scope
    from productops.knowledge.loading import catalogue
    from productops.knowledge.seeding import read_fixtures, seed
    from productops.opendata.archive import zip_of
    from productops.opendata.releases import current_files
    from productops.publishing.renderers import FORMATS
    from productops.recognition.entries import KINDS, lexicon_from
    from productops.recognition.identity import identify
    from productops.recognition.recognise import recognise
    from productops.review.check import check
    from productops.scoping.models import RoleScope
    from productops.scoping.steps import FAST, STEPS
    from tests.scoping.pages import PageForm

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

    def write(kind: Kind) -> Document:
        return compose(scope, known, kind=kind, on=on)

    def write_all() -> list[Document]:
        return [write(kind) for kind in Kind]

    def export_kit() -> list[bytes]:
        return [FORMATS[extension].render(write(Kind.INTERVIEW_KIT)) for extension in ("docx", "pdf")]

    client = Client()
    _row, key = RoleScope.objects.start(data)
    rows = {
        "read_scope": timed(lambda: read_scope(data, known), 300),
        "compose, one offer": timed(lambda: write(Kind.OFFER), 300),
        "compose, the four documents": timed(write_all, 300),
        "seed, nothing to do": timed(lambda: seed(settings.FIXTURES_DIR), 10),
    }
    words = 50_000
    posting = FORMATS["txt"].render(write(Kind.OFFER)).decode()
    long = " ".join((posting.split() * (words // len(posting.split()) + 1))[:words])
    rows[f"review, {len(posting.split())} words"] = timed(lambda: check(posting, on=on), 100)
    rows["review, 50 000 words"] = timed(lambda: check(long, on=on), 3)
    entries = read_fixtures(settings.FIXTURES_DIR, KINDS)
    lexicon = lexicon_from(entries)
    line = "Faire remonter chaque mois au produit ce que le support entend, et dire au support ce qui sera corrigé"
    listed = [mission.title for mission in known.missions.values()]
    short = "Product Ops (F/H)\nVos missions\n" + "\n".join(f"- {title}" for title in listed[:4])
    whole = "Product Ops (F/H)\nVos missions\n" + "\n".join(f"- {title}" for title in listed)
    whole = " ".join(whole.split(" ")[:700])
    rows["the lexicon, built"] = timed(lambda: lexicon_from(entries), 5)
    rows["recognise, one line"] = timed(lambda: recognise(line, lexicon), 300)
    rows["identity, 700 words"] = timed(lambda: identify(whole, lexicon), 30)
    for kind in Kind:
        for extension in ("docx", "pdf"):
            render, document = FORMATS[extension].render, write(kind)
            rows[f"{extension}, {kind}"] = timed(lambda render=render, document=document: render(document), 100)
    rows["the archive, read and packed"] = timed(lambda: zip_of(current_files()[1]), 10)
    for path in ("/", "/temoignages/", "/parcours/product-manager/", "/competences/facilitation.json", "/cadrage/"):
        rows[f"GET {path}"] = timed(lambda path=path: client.get(path), 40)
    for step in (*(step.key for step in STEPS), FAST.key):
        rows[f"GET {step}"] = timed(lambda step=step: client.get(f"/cadrage/{key}/{step}/"), 40)
    for step in ("contexte", "missions", "resultats"):
        # As htmx sends it: the test client's multipart takes longer to read than the whole of the save.
        fields = urlencode(PageForm(client.get(f"/cadrage/{key}/{step}/")).fields(), doseq=True)
        rows[f"POST {step}, saving itself"] = timed(
            lambda step=step, fields=fields: client.post(
                f"/cadrage/{key}/{step}/",
                fields,
                content_type="application/x-www-form-urlencoded",
                headers={"HX-Request": "true"},
            ),
            40,
        )
    print("| what | median, ms | p99, ms |\n|---|---|---|")
    for name, (median, high) in rows.items():
        print(f"| {name} | {median:.2f} | {high:.2f} |")
    for name, task, times in (
        ("four documents composed, 2 500 times", write_all, 2500),
        ("the kit as Word and PDF, 1 000 times", export_kit, 1000),
        ("postings identified, 10 000 times", lambda: identify(short, lexicon), 10_000),
    ):
        for _ in range(100):
            task()
        start = memory()
        for _ in range(times):
            task()
        print(f"\nMemory, {name}: {start:.0f} MB before, {memory():.0f} MB after.")
    teardown_databases(before, verbosity=0)


if __name__ == "__main__":
    main()
