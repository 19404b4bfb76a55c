"""The release before becomes this one: nothing anyone wrote is lost, nothing anyone removed comes back."""

import gzip
import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.amounts import by_night
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


@by_night
def test_the_release_before_is_upgraded_in_place(installed):
    run(installed, "manage.py", "prepare")
    assert "upgraded" in run(installed, "-c", CHECKED)
    assert "Choisir les outils" not in (ROOT / "fixtures/missions.yaml").read_text()


def told(heading):
    """The commands of a part of the runbook, in order."""
    part = (ROOT / "docs/runbook.md").read_text().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [shlex.split(line) for line in part.split("```")[1].strip().splitlines()]


AS_THE_SITE = ["runuser", "-u", "productops", "--"]
BACKUPS = "/var/backups/productops"


def follow(env, heading, folder, **words):
    """Run the commands of a part that are ours; the others are of the machine: the unit, the code, the packages.

    Root's are those of the unit alone: git refuses it, and files it made would be closed to the site.
    """
    for given in told(heading):
        command = given[len(AS_THE_SITE) :] if given[: len(AS_THE_SITE)] == AS_THE_SITE else given
        assert (command == given) is (command[0] == "systemctl")
        if command[0] == "systemctl":
            assert command[1] in ("stop", "start")
            assert (ROOT / f"deploy/{command[2]}.service").exists()
        elif command[0] == "git":
            assert command[1] in ("fetch", "checkout")
        elif command[1:3] == ["-m", "pip"]:
            assert (ROOT / command[-1]).exists()
        else:
            order = [words.get(word, word.replace(BACKUPS, str(folder))) for word in command[1:]]
            # The files of the machine at hand are not to be emptied by a test.
            run(env, *order, *(["--dry-run"] if "collectstatic" in order else []))


def test_the_runbook_upgrades_the_release_before_and_comes_back(installed, tmp_path):
    installed |= {"WITHDRAWALS": str(tmp_path / "withdrawals.log")}
    folder = tmp_path / "backups"
    assert f"install -d -o productops -m 700 {BACKUPS}\n" in (ROOT / "docs/operations.md").read_text()
    folder.mkdir()
    follow(installed, "Upgrade", folder)
    assert "upgraded" in run(installed, "-c", CHECKED)
    (before,) = folder.glob("productops-*.tar")
    refused = subprocess.run(
        [sys.executable, "manage.py", "restore", str(before)],
        cwd=ROOT,
        env=installed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (refused.returncode, "--migrate" in refused.stderr) == (2, True), "its own release reads it, or --migrate"
    run(installed, "manage.py", "restore", str(before), "--migrate")
    assert "upgraded" in run(installed, "-c", CHECKED)

    before.unlink()
    run(installed, "manage.py", "backup", str(folder))
    (present,) = folder.glob("productops-*.tar")
    spoil = (
        "import django; django.setup(); from productops.scoping.models import RoleScope as R; R.objects.all().delete()"
    )
    run(installed, "-c", spoil)
    named = re.search(r"restore (\S+)", " ".join(word for command in told("Rollback") for word in command))[1]
    follow(installed, "Rollback", folder, **{named: str(present)})
    assert "upgraded" in run(installed, "-c", CHECKED), "the draft is back"
    assert list(tmp_path.glob("release.sqlite3.avant-*")), "what was spoilt is kept beside"
