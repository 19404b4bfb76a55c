"""The release before becomes this one: nothing anyone wrote is lost, nothing anyone removed comes back."""

import gzip
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

CHECKED = """
import django; django.setup()
from django.test import Client
from productops.editing.models import EntryVersion
from productops.knowledge.models import Interviewee, Mission
from scripts.dump_release import KEY
assert Mission.objects.get(slug="pile-d-outils").title == "Choisir les outils"
assert EntryVersion.objects.filter(slug="pile-d-outils").count() == 2
assert not Interviewee.objects.filter(slug="alexandre-dury").exists()
client = Client(headers={"host": "localhost"})
for address in ("/", "/temoignages/", "/parcours/", f"/cadrage/{KEY}/missions/", f"/cadrage/{KEY}/documents/offer/"):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
assert "Choisir les outils" in client.get("/missions/pile-d-outils/").content.decode()
assert client.get("/recherche/?q=outils").content.decode().count("<mark") > 0
print("upgraded")
"""


@pytest.fixture
def installed(tmp_path):
    """The release before, with a draft, a mission edited at the desk and a person removed."""
    file = tmp_path / "release.sqlite3"
    file.write_bytes(gzip.decompress((ROOT / "tests/data/release.sqlite3.gz").read_bytes()))
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{file}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2",
    }


def run(env, *command):
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_release_before_is_upgraded_in_place(installed):
    run(installed, "manage.py", "prepare")
    assert "upgraded" in run(installed, "-c", CHECKED)
    assert "Choisir les outils" not in (ROOT / "fixtures/missions.yaml").read_text()
