"""The real catalogue, seeded once into the test database; a strict client; drafts."""

from __future__ import annotations

import os
import socket
import sqlite3
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, TransactionTestCase

from productops.drafting import suggest
from productops.drafting.entries import KINDS, catalogue_from
from productops.knowledge import kept_pages, loading
from productops.knowledge.seeding import read_fixtures, seed
from productops.offers import access, index
from productops.scoping.models import RoleScope

# The site may be served here already: what reads how it is served asks for a port of its own.
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    os.environ["PORT"] = str(probe.getsockname()[1])

# The same examples at every run: a fault found here is a test of its own, never a surprise in integration.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
GOLDENS = ROOT / "tests" / "golden"
ON = date(2026, 11, 23)
SUGGESTERS = ("suggest_mandate", "suggest_missions", "suggest_results", "rank_competencies", "rank_paths", "doubts")


def pytest_addoption(parser):
    parser.addoption(
        "--update-goldens", action="store_true", help="rewrite tests/golden/ from what the code writes now"
    )


def pytest_itemcollected(item):
    """Say that a copy of the database needs the database: alone in its run, a test that does not would find none."""
    if "seeded" in item.fixturenames:
        item.add_marker("django_db")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the longest test, then with those that start processes: none of them may run alone at the end."""
    items.sort(key=lambda item: ("test_postgresql" not in item.nodeid, "seeded" not in item.fixturenames))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Seed the database; on SQLite, give a copy of it, which a test that wrote for good leaves behind it."""
    with django_db_blocker.unblock():
        seed(settings.FIXTURES_DIR)
        loading.catalogue(), loading.lexicon()  # every test finds these copies, built once
        if connection.vendor != "sqlite":
            yield None
            return
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(copy)
    with pytest.MonkeyPatch.context() as patch:
        # Django would empty the tables: reading the copy back takes a hundredth of a second, and the next test may be any.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: read_back(copy))
        yield copy
    copy.close()


def read_back(copy):
    """Put the database back as it was seeded."""
    connection.ensure_connection()
    copy.backup(connection.connection)


@pytest.fixture(scope="session")
def seeded(django_db_setup):
    """The database as it is once seeded, to start a test from: reading it back takes a moment, seeding many seconds."""
    if django_db_setup is None:
        pytest.skip("a copy is made of SQLite")
    return django_db_setup


@pytest.fixture
def base(seeded, tmp_path):
    """A file as `prepare` leaves it, for the processes that a test starts."""
    return file_of(seeded, tmp_path)


def file_of(seeded, folder):
    """Write the seeded database into a folder."""
    file = sqlite3.connect(folder / "base.sqlite3")
    seeded.backup(file)
    file.execute("PRAGMA journal_mode=WAL")  # as the product leaves its own
    file.close()
    return folder / "base.sqlite3"


@pytest.fixture(autouse=True)
def _fresh_catalogue_cache():
    """A rolled back test gives its revision number back: the copy it leaves is dropped for the one it found."""
    found = loading._cached, loading._lexicon, loading._lexicon_of
    for store in (kept_pages.store, access.pages):
        store.forget()
    kept_pages._doors.clear()
    index._cached = None
    loading.forget_answers()
    yield
    loading._cached, loading._lexicon, loading._lexicon_of = found


@pytest.fixture(scope="session")
def core_catalogue():
    """The catalogue of the fixtures, read without a database."""
    return catalogue_from(read_fixtures(settings.FIXTURES_DIR, KINDS))


@pytest.fixture
def catalogue(db):
    return loading.catalogue()


@pytest.fixture
def golden(request):
    """Compare a text with the file that keeps it. A person reads what changes: `pytest --update-goldens`, then the diff."""

    def kept(name, made):
        path = GOLDENS / name
        if request.config.getoption("--update-goldens"):
            path.write_text(made, encoding="utf-8")
        assert made == path.read_text(encoding="utf-8")

    return kept


@pytest.fixture
def calls(monkeypatch):
    """Count how many times each rule of suggestion is worked out."""
    counted = dict.fromkeys(SUGGESTERS, 0)

    def watch(name):
        true = getattr(suggest, name)

        def watched(*args):
            counted[name] += 1
            return true(*args)

        monkeypatch.setattr(suggest, name, watched)

    for name in SUGGESTERS:
        watch(name)
    return counted


class _Inline(HTMLParser):
    """Finds what the strict policy would block, and what two elements of a page are both named."""

    def __init__(self):
        super().__init__()
        self.faults, self.ids = [], set()

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        if (name := names.get("id")) in self.ids:
            self.faults.append(f"two elements of id {name}")
        self.ids |= {name} - {None}
        self.faults += [f"<{tag} {name}>" for name in names if name == "style" or name.startswith("on")]
        runs = tag == "script" and names.get("type") != "application/ld+json"
        if tag == "style" or (runs and not names.get("src")):
            self.faults.append(f"inline <{tag}>")
        self.faults += [v for v in names.values() if v and v.startswith("javascript:")]


class StrictClient(Client):
    """A client that refuses inline handlers, inline styles, leftover template syntax and names given twice in any page."""

    def request(self, **request):
        response = super().request(**request)
        readable = not response.streaming and "Content-Encoding" not in response
        if response.get("Content-Type", "").startswith("text/html") and readable:
            text = response.content.decode()
            reader = _Inline()
            reader.feed(text)
            assert not reader.faults, f"{request.get('PATH_INFO')}: {reader.faults}"
            assert "{%" not in text, request.get("PATH_INFO")
            assert "{{" not in text, request.get("PATH_INFO")
        return response


@pytest.fixture
def client():
    return StrictClient()


@pytest.fixture
def draft(db):
    """A draft and its key."""
    return RoleScope.objects.start()


@pytest.fixture
def key(draft):
    return draft[1]
