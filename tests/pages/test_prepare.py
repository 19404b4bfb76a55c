"""Two `prepare` started at once on a new database: each waits for its turn, and both end well."""

import os
import subprocess
import sys

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
