"""Alive, and ready to take in what people write: two questions, and neither leaves a trace."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest
from django.db import DatabaseError, connection

from productops.pages import health
from productops.ui.models import Hit
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db


def test_ready_says_what_it_looked_at_and_writes_nothing_that_stays(client):
    response = client.get("/sante/")
    assert response.status_code == 200
    assert json.loads(response.content) == {"status": "ok", "database": "ok", "migrations": "ok"}
    assert "no-store" in response["Cache-Control"]
    assert not Hit.objects.exists()


def test_ready_really_writes(client, django_assert_num_queries):
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get("/sante/")
    assert any(query["sql"].startswith("INSERT") for query in asked)


def test_not_ready_when_migrations_wait(client, monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [("m", False)] * 2)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert json.loads(response.content)["migrations"] == "2 à appliquer"


def test_not_ready_when_the_database_is_gone_but_alive(client, monkeypatch):
    def gone():
        raise DatabaseError

    monkeypatch.setattr(health, "_write_nothing", gone)
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


ASKED = """
import django; django.setup()
from django.db import connection
from django.test import Client
print(Client().get("/sante/").status_code, Client().get("/sante/vie/").status_code)
with connection.cursor() as cursor:
    print(cursor.execute("PRAGMA busy_timeout").fetchone()[0])
"""


def test_not_ready_while_nobody_may_write(base):
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{base}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2",
    }

    def ask():
        done = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, env=env, capture_output=True, text=True, check=True)  # fmt: skip
        return done.stdout.split()

    holder = sqlite3.connect(base, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert ask() == ["503", "200", "20000"]
    holder.execute("ROLLBACK")
    assert ask() == ["200", "200", "20000"]
    holder.close()
