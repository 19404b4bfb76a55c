"""From SQLite to PostgreSQL by one command: every row, key and link, or nothing."""

import re

import psycopg
import pytest

from tests.pages.test_backups import FILLED, LEFT, filled, opened, server, shop  # noqa: F401  its fixtures

KEYS = """
import django; django.setup()
from productops.scoping.models import RoleScope
from productops.knowledge.models import CatalogueRevision
print(sorted(RoleScope.objects.values_list("key_digest", "saved_at", "answers", "pk"), key=str))
print(CatalogueRevision.objects.values_list("number", flat=True).first() if hasattr(CatalogueRevision, "number") else "")
"""


@pytest.fixture
def target(server, request):  # noqa: F811
    """An empty database, and its address."""
    name = f"arrivee_{abs(hash(request.node.name)) % 10**8}"
    server.psql(f"CREATE DATABASE {name}")
    return server.get_uri(name)


def test_everything_is_carried_and_the_site_goes_on(shop, target, opened, tmp_path):  # noqa: F811
    before = shop.run("-c", KEYS).stdout
    done = shop.run("manage.py", "move", "--to", target)
    assert "portées et comparées" in done.stdout
    there = opened(target, tmp_path / "there")
    assert there.run("-c", KEYS).stdout == before
    there.run("manage.py", "prepare")
    assert there.run("-c", KEYS).stdout == before
    there.run("-c", FILLED)  # the next keys follow those that came
    gone, hidden = there.run(
        "-c",
        "import django; django.setup()\nfrom productops.contributions.models import Contribution\nContribution.objects.first().delete()"
        + LEFT.replace("import django; django.setup()", ""),
    ).stdout.split()
    assert gone
    assert hidden
    assert shop.run("-c", KEYS).stdout == before, "the former database has not changed"


def test_a_database_that_holds_anything_is_refused(shop, target):  # noqa: F811
    with psycopg.connect(target) as held:
        held.execute("CREATE TABLE carnet (texte text)")
    assert "contient déjà des tables" in shop.refused("move", "--to", target)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite:///ailleurs.sqlite3", "Seule une base PostgreSQL"),
        ("n’importe quoi", "Seule une base PostgreSQL"),
        ("postgres://personne@127.0.0.1:1/rien", "ne s’ouvre pas"),
        ("postgres://personne@127.0.0.1/", "ne se lit pas"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(shop, address, said):  # noqa: F811
    assert said in shop.refused("move", "--to", address)


def test_a_served_database_is_refused(shop, target):  # noqa: F811
    import sqlite3

    held = sqlite3.connect(shop.file)
    held.execute("BEGIN IMMEDIATE")
    assert "tient cette base ouverte" in shop.refused("move", "--to", target)
    held.close()


def test_a_row_that_is_refused_is_named_and_the_same_order_works_once_it_is_mended(shop, target):  # noqa: F811
    spoil = "import django; django.setup()\nfrom productops.knowledge.models import Source as S\nS.objects.filter(pk=S.objects.first().pk).update(title={})\nprint(S.objects.first().pk)\nfrom django.db import connection\nconnection.close()"
    key = shop.run("-c", spoil.format("'a\\x00b'")).stdout.strip()
    assert f"refuse la ligne {key} de la table knowledge_source" in shop.refused("move", "--to", target)
    with psycopg.connect(target) as there:
        assert there.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
    shop.run("-c", spoil.format("'ab'"))
    shop.run("manage.py", "move", "--to", target)


def test_a_role_that_may_make_no_table_is_told_so(shop, server, target):  # noqa: F811
    server.psql("CREATE ROLE passante LOGIN")
    said = shop.refused("move", "--to", re.sub(r"//[^/@]*@", "//passante@", target))
    assert "n’a pas les droits" in said
    assert "LINE 1" not in said
