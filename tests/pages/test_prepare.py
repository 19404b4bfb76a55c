"""Two `prepare` started at once on a new database: each waits for its turn, and both end well."""

import os
import subprocess
import sys

from django.db import connection

from productops.knowledge import withdrawals
from productops.pages.management.commands.prepare import keep_private
from tests.conftest import ROOT


def test_two_started_at_once_do_not_collide(tmp_path):
    file = tmp_path / "base.sqlite3"
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{file}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2",
    }
    order = [sys.executable, "manage.py", "prepare"]
    started = [subprocess.Popen(order, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [each.communicate(timeout=180)[1] for each in started]
    assert [each.returncode for each in started] == [0, 0], told
    assert told == ["", ""]


def test_what_holds_names_is_closed_to_the_other_users_of_the_machine(tmp_path):
    file, journal, former = (tmp_path / name for name in ("base.sqlite3", "withdrawals.log", "base.sqlite3.avant-2026"))
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{file}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2",
        "WITHDRAWALS": str(journal),
    }
    for each in (file, journal, former):
        each.touch(mode=0o644)
        each.chmod(0o644)
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=env, check=True, capture_output=True)
    assert {each.stat().st_mode & 0o777 for each in (file, journal, former)} == {0o600}


def test_a_file_is_closed_from_its_first_moment(tmp_path, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "base.sqlite3"))
    monkeypatch.setattr(connection, "is_in_memory_db", lambda: False)
    keep_private()
    assert (tmp_path / "base.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_line_of_the_journal_of_withdrawals_is_nobody_elses_to_read(settings, tmp_path):
    settings.WITHDRAWALS = str(tmp_path / "withdrawals.log")
    if os.geteuid() == 0:
        os.chown(tmp_path, 65_534, 65_534)
    withdrawals._append("une ligne")
    told = (tmp_path / "withdrawals.log").stat()
    assert (told.st_mode & 0o777, told.st_uid) == (0o600, tmp_path.stat().st_uid)
