"""What an operator writes wrong, or forgets: a French sentence that says what to do, and no traceback."""

import os
import subprocess
import sys

import pytest
from django.core import management
from django.db import ProgrammingError

import manage
from productops.environment import Environment
from tests.conftest import ROOT

MAIL = "smtp+tls://nom:mot@serveur:587"
BASE = "postgres://nom:mot@serveur:5432/base"


@pytest.mark.parametrize(
    ("read", "written", "told"),
    [
        ("mail", "smtp.exemple.fr", MAIL),
        ("mail", "https://nom:secret@smtp.exemple.fr", MAIL),
        ("mail", "smtp+tls://nom:secret@smtp.exemple.fr:port", MAIL),
        ("mail", "smtp://", MAIL),
        ("database", "mysql://nom:secret@h/base", BASE),
        ("database", "postgres://nom:secret@h:port/base", BASE),
        ("database", "postgres://nom:secret@h", BASE),
        ("database", "base", BASE),
    ],
)
def test_an_address_that_cannot_be_read_says_how_to_write_it_and_tells_no_password(monkeypatch, read, written, told):
    monkeypatch.setitem(os.environ, "ADDRESS", written)
    with pytest.raises(SystemExit) as refusal:
        getattr(Environment(), read)("ADDRESS")
    assert "ADDRESS ne se lit pas" in refusal.value.code
    assert told in refusal.value.code
    assert "secret" not in refusal.value.code


@pytest.mark.parametrize("written", ["beaucoup", "-1", "1.5", "²"])
def test_a_number_that_is_none_is_refused(monkeypatch, written):
    monkeypatch.setitem(os.environ, "COUNT", written)
    with pytest.raises(SystemExit, match="COUNT doit être un nombre entier"):
        Environment().count("COUNT", default=1)


@pytest.mark.parametrize("written", ["vrai", "y", "2", "abc"])
def test_a_truth_value_that_is_none_is_refused(monkeypatch, written):
    monkeypatch.setitem(os.environ, "FLAG", written)
    with pytest.raises(SystemExit, match="FLAG se dit par oui ou par non : écrivez 1 ou 0"):
        Environment().flag("FLAG", default=False)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *((told, True) for told in ("1", "True", "yes", "on", " OUI ")),
        *((told, False) for told in ("0", "false", "no", "Off", "non")),
        ("", None),
        (None, None),
    ],
)
def test_a_truth_value_is_read_in_both_languages_and_an_empty_one_is_not_written(monkeypatch, written, read):
    if written is not None:
        monkeypatch.setitem(os.environ, "FLAG", written)
    for default in (True, False):
        assert Environment().flag("FLAG", default=default) is (default if read is None else read)


@pytest.mark.parametrize("written", ["abc", "https://sentry.exemple.fr/1", "https://clef@sentry.exemple.fr/"])
def test_an_address_of_sentry_that_cannot_be_read_is_refused(monkeypatch, written):
    monkeypatch.setitem(os.environ, "DSN", written)
    with pytest.raises(SystemExit, match="DSN ne se lit pas"):
        Environment().sentry("DSN")


def test_what_is_well_written_is_read(monkeypatch):
    monkeypatch.setitem(os.environ, "MAIL", "smtp+tls://nom:m%40t@smtp.exemple.fr:587")
    monkeypatch.setitem(os.environ, "COUNT", "3")
    assert Environment().mail("MAIL")["EMAIL_HOST_PASSWORD"] == "m@t"
    assert [Environment().count(name, default=7) for name in ("COUNT", "ABSENT")] == [3, 7]


def run(*command, **environment):
    env = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    env |= {"SECRET_KEY": "x" * 60} | environment
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ({"EMAIL_URL": "smtp.exemple.fr"}, "EMAIL_URL ne se lit pas"),
        ({"EMAIL_URL": MAIL}, "EMAIL_FROM manque"),
        ({"HTTPS": "vrai"}, "HTTPS se dit par oui ou par non : écrivez 1 ou 0."),
        ({"JSON_LOGS": "abc"}, "JSON_LOGS se dit par oui ou par non"),
        ({"SENTRY_DSN": "abc"}, "SENTRY_DSN ne se lit pas : copiez"),
        ({"WORKERS": "deux"}, "WORKERS=deux n’est pas un nombre de processus"),
    ],
    ids=["a mail server", "mail from nobody", "a truth", "a truth that gunicorn reads", "sentry", "workers"],
)
def test_the_server_says_what_to_write_in_one_line(setting, told, tmp_path):
    server = (sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "productops.wsgi")
    done = run(*server, DATABASE_URL=f"sqlite:///{tmp_path}/base.sqlite3", **setting)
    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["expire", "search okr", "createsuperuser --noinput --username a --email a@b.fr"])
def test_a_command_on_a_database_that_is_not_prepared_says_to_prepare_it(command, tmp_path):
    done = run(sys.executable, "manage.py", *command.split(), DATABASE_URL=f"sqlite:///{tmp_path}/base.sqlite3")
    assert done.returncode == 2
    assert done.stderr.startswith("La base n’est pas prête pour cette version : lancez « manage.py prepare » d’abord.")
    assert len(done.stderr.splitlines()) == 1


def test_a_command_without_its_database_says_so(tmp_path):
    done = run(sys.executable, "manage.py", "prepare", DATABASE_URL=f"sqlite:///{tmp_path}/absent/base.sqlite3")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"Le dossier {tmp_path}/absent n’existe pas, ou ne se laisse pas écrire" in done.stderr


@pytest.mark.parametrize("place", ["absent/withdrawals.log", ""], ids=["in no folder", "a folder"])
def test_nothing_is_prepared_where_those_who_leave_cannot_be_written_down(place, tmp_path):
    told = {"DATABASE_URL": f"sqlite:///{tmp_path}/base.sqlite3", "WITHDRAWALS": str(tmp_path / place)}
    done = run(sys.executable, "manage.py", "prepare", **told)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "ne se laisse pas écrire : donnez ce fichier et son dossier au compte qui sert le site" in done.stderr
    assert not (tmp_path / "base.sqlite3").exists()


@pytest.mark.django_db
def test_a_fault_of_ours_on_a_database_that_is_ready_keeps_its_traceback(monkeypatch):
    def fall(_utility):
        raise ProgrammingError("ours")

    monkeypatch.setattr(management.ManagementUtility, "execute", fall)
    with pytest.raises(ProgrammingError, match="ours"):
        manage.main()
