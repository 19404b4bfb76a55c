"""Keep the database of a release, so that the next one is tested on upgrading from it: run it when a release is made.

    .venv/bin/python -m scripts.dump_release

It installs the product in a temporary folder, does what people do (a draft, an edit at the desk, a person hidden), and writes
`tests/data/release.sqlite3.gz`.
"""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "data" / "release.sqlite3.gz"
KEY = "une-clef-de-la-version-0"
"""The key of the draft that the kept database holds."""


def main() -> None:
    """Make the database, and keep it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "release.sqlite3"
        env = os.environ | {"DATABASE_URL": f"sqlite:///{file}", "SECRET_KEY": "x" * 50}
        subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=env, check=True)
        subprocess.run([sys.executable, "-m", "scripts.dump_release", "--live"], cwd=ROOT, env=env, check=True)
        with sqlite3.connect(file) as database:
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute("VACUUM")
        KEPT.write_bytes(gzip.compress(file.read_bytes(), mtime=0))


def live() -> None:
    """Do what people do on a new site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productops.settings")
    import django

    django.setup()
    from productops.editing.versions import notice, record
    from productops.knowledge.models import Interviewee, Mission
    from productops.scoping.models import RoleScope, comment_key, digest

    answers = json.loads((ROOT / "tests/golden/scopes/seul-en-scaleup.json").read_text())
    answers.pop("version")
    RoleScope.objects.create(key_digest=digest(KEY), comment_digest=digest(comment_key(KEY)), answers=answers)
    mission = Mission.objects.get(slug="pile-d-outils")
    notice(mission)
    mission.title = "Choisir les outils"
    mission.save()
    record(mission, author=None)
    Interviewee.objects.get(slug="alexandre-dury").delete()


if __name__ == "__main__":
    live() if "--live" in sys.argv else main()
