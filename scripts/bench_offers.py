"""Measure the list of offers with ten thousand of them, in SQLite on disk: its first reader after a change, and the others."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

COUNT, PLACES, TIMES, SEED = 10_000, 150, 15, 5
SCOPE = "tests/golden/scopes/seul-en-scaleup.json"


def measure() -> None:
    """Generate the offers in the database of DATABASE_URL, then print a table of processor times."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from productops.knowledge import kept_pages
    from productops.knowledge.loading import catalogue
    from productops.knowledge.seeding import seed
    from productops.offers import access, index
    from productops.offers.models import ListRevision

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    seed(settings.FIXTURES_DIR)
    call_command("publish", SCOPE, "--list", "--contact", "rh@lebonrelais.fr", stdout=open(os.devnull, "w"))  # noqa: SIM115
    _generate()
    client = Client()
    catalogue()

    def read(asked: dict[str, str]) -> None:
        access.pages.forget()
        kept_pages._doors.clear()
        client.get("/offres/", asked)

    def changed(asked: dict[str, str]) -> None:
        ListRevision.touch()
        read(asked)

    read({})
    three = {"contrat": "cdi", "stade": "scaleup", "teletravail": "partiel"}
    print("\n| what | queries | processor, ms: median, worst |\n|---|---|---|")
    for name, task, asked in (
        ("the first reader after an offer changed", changed, {}),
        ("the page, not kept", read, {}),
        ("with three filters", read, three),
        ("page 800", read, {"page": "800"}),
    ):
        queries: list[str] = []
        with connection.execute_wrapper(lambda run, sql, *rest: (queries.append(sql), run(sql, *rest))[1]):  # noqa: B023
            task(asked)
        taken = []
        for _ in range(TIMES):
            begun = time.process_time()
            task(asked)
            taken.append((time.process_time() - begun) * 1000)
        print(f"| {name} | {len(queries)} | {statistics.median(taken):.0f}, {max(taken):.0f} |")
    taken = []
    for _ in range(TIMES):
        ListRevision.touch()
        begun = time.process_time()
        index.index()
        taken.append((time.process_time() - begun) * 1000)
    print(f"| the index alone | | {statistics.median(taken):.0f}, {max(taken):.0f} |")


def _generate() -> None:
    """Write offers listed, each with tokens drawn from seeded chance: places are as unevenly used as towns are."""
    from django.utils import timezone

    from productops.knowledge.loading import catalogue
    from productops.offers.models import Decision, Listing, Offer, OfferVersion
    from productops.offers.states import State

    chance, known = random.Random(SEED), catalogue()  # noqa: S311  figures, not secrets
    model = Listing.objects.select_related("version").get()
    copied = {
        field.attname: getattr(model.version, field.attname)
        for field in OfferVersion._meta.concrete_fields
        if field.attname not in ("id", "offer_id")
    }
    towns = [f"ville-{rank}" for rank in range(PLACES)]
    offers = Offer.objects.bulk_create(
        Offer(key_digest=f"{rank:064}", sealed_key="", employer=f"Firme {rank}", state=State.LISTED)
        for rank in range(COUNT)
    )
    versions = OfferVersion.objects.bulk_create(
        [OfferVersion(**copied, offer=offer) for offer in offers], batch_size=500
    )
    rows = []
    for rank, (offer, version) in enumerate(zip(offers, versions, strict=True)):
        town = chance.choices(towns, [1 / (n + 2) for n in range(PLACES)])[0]
        drawn = {
            "mandat": [chance.choice(list(known.typical_mandates))],
            "domaine": [chance.choice(list(known.domains))],
            "parcours": chance.sample(list(known.paths), chance.randint(0, 3)),
            "lieu": [town],
            "teletravail": [chance.choice(("complet", "partiel", "aucun"))],
            "contrat": [chance.choice(("cdi", "cdi", "cdd", "freelance"))],
            "stade": [chance.choice(("startup", "scaleup", "grand-groupe"))],
        }
        tokens = " ".join(f"{key}={value}" for key, values in drawn.items() for value in values)
        asked_at = timezone.now() - timedelta(minutes=rank)
        rows.append(
            Listing(
                offer=offer, version=version, public_key=f"k{rank:030}", tokens=tokens, place=town,
                sketch=model.sketch, decision=Decision.ACCEPTED, asked_at=asked_at,
            )
        )  # fmt: skip
    Listing.objects.bulk_create(rows, batch_size=500)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "productops.settings",
            "WITHDRAWALS": str(Path(folder) / "withdrawals.log"),
        }
        measure()
