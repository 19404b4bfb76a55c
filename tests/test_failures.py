"""What the machine or the database refuses is said in French, at one place; a fault of ours is not."""

import errno
import sqlite3

import psycopg
import pytest
from django.core import management
from django.db import OperationalError
from django.db.utils import DatabaseError

import manage
from productops.failures import told


def refused(order, *before, file=":memory:"):
    """Give what SQLite says of an order."""
    base = sqlite3.connect(file, uri=True)
    for each in before:
        base.execute(each)
    with pytest.raises(sqlite3.Error) as fault:
        base.execute(order)
    base.close()
    return fault.value


def wrapped(fault):
    """Give a fault as Django gives it."""
    try:
        raise OperationalError(str(fault)) from fault
    except OperationalError as made:
        return made


@pytest.fixture
def full():
    return wrapped(
        refused(
            "INSERT INTO t VALUES (zeroblob(100000))",
            "CREATE TABLE t (x)",
            "PRAGMA max_page_count = 3",
        )
    )


def test_sqlite_is_told_in_french(full, tmp_path):
    assert "le disque où est la base est plein" in told(full)
    sqlite3.connect(tmp_path / "base").close()
    assert "n’a pas le droit d’écrire" in told(refused("CREATE TABLE t (x)", file=f"file:{tmp_path}/base?mode=ro"))
    assert "ne s’ouvre pas" in told(_cannot_open(tmp_path))
    (tmp_path / "text").write_text("une lettre" * 1000)
    assert "n’est pas une base" in told(refused("SELECT 1 FROM t", file=f"file:{tmp_path}/text"))


def _cannot_open(folder):
    with pytest.raises(sqlite3.Error) as fault:
        sqlite3.connect(folder / "absent" / "base")
    return fault.value


def test_a_file_is_named_where_its_name_is_known():
    assert told(OSError(errno.ENOSPC, "No space left on device")).startswith("le disque est plein")
    assert "de /srv/x est plein" in told(OSError(errno.ENOSPC, "No space left on device", "/srv/x"))
    assert told(PermissionError(errno.EACCES, "Permission denied", "/root")).endswith("les droits qu’il faut sur /root")


def test_postgresql_is_told_in_french():
    assert "PostgreSQL est plein" in told(wrapped(psycopg.errors.DiskFull("could not extend file")))
    assert "« connection refused »" in told(psycopg.OperationalError("connection refused\nand more"))


@pytest.mark.parametrize(
    "fault",
    [
        DatabaseError("ours"),
        psycopg.errors.UndefinedTable("no table"),
        ValueError("ours"),
        refused("SELECT 1 FROM none"),
    ],
    ids=["of Django", "of PostgreSQL", "of Python", "of SQLite"],
)
def test_a_fault_that_may_be_ours_is_not_told(fault):
    assert told(fault) == ""


def test_a_command_that_the_machine_stops_ends_with_one_sentence_and_status_2(full, monkeypatch, capsys):
    def fall(_utility):
        raise full

    monkeypatch.setattr(management.ManagementUtility, "execute", fall)
    with pytest.raises(SystemExit) as end:
        manage.main()
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "La commande s’est arrêtée : le disque où est la base est plein : faites de la place, puis relancez.\n"
    )


def test_a_refusal_is_its_sentence_alone(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["manage.py", "backup", "/nulle/part"])
    with pytest.raises(SystemExit) as end:
        manage.main()
    assert end.value.code == 2
    assert capsys.readouterr().err == "Le dossier /nulle/part n’existe pas : créez-le d’abord. Rien n’a été fait.\n"
