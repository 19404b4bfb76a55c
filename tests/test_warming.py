"""What workers share is made before they are forked, and a server whose database does not answer starts without it."""

import os
import subprocess
import sys

from tests.conftest import ROOT

_WARMED = """
import gc
from productops.wsgi import application
from productops.warming import warm_up
warm_up()
from django.db import connection
from django.template import engines
from productops.knowledge import loading
from productops.knowledge.search import results
engine = engines["django"].engine
print(
    loading._lexicon is not None,
    results._library is not None,
    engine.template_loaders[0].get_template_cache != {},
    connection.connection is None,
    gc.get_freeze_count() > 100_000,
)
"""


def warmed(database):
    env = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "productops.settings"}
    env |= {"SECRET_KEY": "x" * 50}
    done = subprocess.run([sys.executable, "-c", _WARMED], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def test_workers_are_forked_from_a_process_that_has_read_everything_and_holds_no_connection(base):
    assert warmed(base).stdout.split() == ["True"] * 5


def test_a_server_whose_database_does_not_answer_starts_all_the_same(tmp_path):
    done = warmed(tmp_path / "nothing.sqlite3")
    assert done.stdout.split() == ["False", "False", "True", "True", "True"]
    assert "Le catalogue n’est pas lu au démarrage" in done.stderr
