"""Alive, and ready to take in what people write: two questions, which leave one row at most."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from productops.pages import health
from productops.ui.models import Hit
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db


def test_ready_says_what_it_looked_at_and_writes_over_the_same_row(client):
    client.get("/sante/")
    response = client.get("/sante/")
    assert response.status_code == 200
    assert json.loads(response.content) == {"status": "ok", "database": "ok", "migrations": "ok"}
    assert "no-store" in response["Cache-Control"]
    assert [(row.kind, row.who) for row in Hit.objects.all()] == [("health", "health")]


def test_not_ready_when_migrations_wait(client, monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [("m", False)] * 2)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert json.loads(response.content)["migrations"] == "2 à appliquer"


def test_not_ready_when_the_database_is_gone_but_alive(client, monkeypatch):
    def gone():
        raise DatabaseError

    monkeypatch.setattr(health, "_write", gone)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert "injoignable" in json.loads(response.content)["database"]
    assert client.get("/sante/vie/").status_code == 200


def test_alive_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/sante/vie/")
    assert response.status_code == 200
    assert json.loads(response.content) == {"status": "ok"}
    assert client.post("/sante/vie/").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_ready_commits_what_it_writes_each_time(client):
    seen = set()
    for _ in range(3):
        assert client.get("/sante/").status_code == 200
        seen.add(Hit.objects.get(kind="health").count)
    assert len(seen) == 3


@pytest.mark.django_db(transaction=True)
def test_not_ready_while_no_replica_acknowledges_what_is_written(client):
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL alone has replicas")

    def wait_for(named, order):
        with connection.cursor() as cursor:
            cursor.execute(order)
            cursor.execute("SELECT pg_reload_conf()")
            for _ in range(100):
                cursor.execute("SHOW synchronous_standby_names")
                if cursor.fetchone()[0] == named:
                    break
                time.sleep(0.1)
        time.sleep(0.5)  # every process of the server knows

    wait_for("*", "ALTER SYSTEM SET synchronous_standby_names = '*'")
    try:
        assert client.get("/sante/").status_code == 503
    finally:
        wait_for("", "ALTER SYSTEM RESET synchronous_standby_names")
    assert client.get("/sante/").status_code == 200


ASKED = """
import os
import django; django.setup()
from tests.forks import limit
if most := os.environ.get("MOST"):
    limit(int(most))
from django.db import connection
from django.test import Client
print(Client().get("/sante/").status_code, Client().get("/sante/vie/").status_code)
with connection.cursor() as cursor:
    print(cursor.execute("PRAGMA busy_timeout").fetchone()[0])
"""


@pytest.fixture
def ask(base):
    """Ask both questions of a process of its own, whose files may hold so many bytes, and how long it waits for a lock afterwards."""
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{base}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2",
    }

    def run(most=""):
        done = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, env=env | {"MOST": str(most)}, capture_output=True, text=True, check=True)  # fmt: skip
        return done.stdout.split()

    return run


def test_not_ready_while_nobody_may_write(ask, base):
    holder = sqlite3.connect(base, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert ask() == ["503", "200", "20000"]
    holder.execute("ROLLBACK")
    assert ask() == ["200", "200", "20000"]
    holder.close()


def test_not_ready_when_the_disk_has_no_room_for_what_is_written(ask, base):
    with closing(sqlite3.connect(base)) as reader, closing(sqlite3.connect(base, isolation_level=None)) as writer:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM ui_hit").fetchall()  # who reads keeps the journal from beginning again
        for _ in range(12):
            writer.execute("INSERT INTO ui_hit (kind, who, \"window\", count, day) VALUES ('x', hex(randomblob(9)), 1, 1, '2026-11-28')")  # fmt: skip
        journal = Path(f"{base}-wal").stat().st_size
        assert ask(journal) == ["503", "200", "20000"]
        assert ask() == ["200", "200", "20000"]
