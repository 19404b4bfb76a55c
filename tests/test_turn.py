"""One page at a time in a worker, save while something long is done."""

import threading
from contextlib import suppress
from functools import partial
from types import SimpleNamespace

import pytest
from django.db import connections, transaction

from productops.editing.exchange import CatalogueResource
from productops.knowledge.models import Source
from productops.turn import beside, in_turn, out_of_turn
from tests.editing.desk import as_yaml, check, confirm

SOON = 5
"""Seconds after which a thread that was to go on is said to be stuck."""


def start(task):
    thread = threading.Thread(target=task, daemon=True)
    thread.start()
    return thread


def another_page(done):
    def page():
        with in_turn():
            done.set()

    return start(page)


def test_a_page_waits_for_the_one_before_it():
    done = threading.Event()
    with in_turn():
        another_page(done)
        assert not done.wait(0.1)
    assert done.wait(SOON)


def test_a_page_is_made_while_something_long_is_done_and_the_turn_is_taken_back():
    first, second = threading.Event(), threading.Event()
    with in_turn():
        with out_of_turn():
            another_page(first)
            assert first.wait(SOON)
        another_page(second)
        assert not second.wait(0.1)
    assert second.wait(SOON)


def test_the_turn_is_taken_back_from_a_fault_and_given_up_at_the_end():
    done = threading.Event()
    with in_turn(), pytest.raises(RuntimeError), out_of_turn():
        raise RuntimeError
    another_page(done)
    assert done.wait(SOON)


def test_what_is_not_long_keeps_its_turn():
    done = threading.Event()
    with in_turn(), out_of_turn(when=False):
        another_page(done)
        assert not done.wait(0.1)
    assert done.wait(SOON)


@pytest.mark.django_db
def test_a_transaction_keeps_its_turn():
    done = threading.Event()
    with in_turn(), transaction.atomic(), out_of_turn():
        another_page(done)
        assert not done.wait(0.1)
    assert done.wait(SOON)


def test_two_long_tasks_are_done_one_after_the_other():
    began, done = threading.Event(), threading.Event()

    def long():
        with in_turn():
            began.set()
            with out_of_turn():
                done.set()

    with in_turn(), out_of_turn():
        other = start(long)
        assert began.wait(SOON)
        assert not done.wait(0.1)
    other.join(SOON)
    assert done.is_set()


def test_a_long_task_within_another_waits_for_nothing():
    with in_turn(), out_of_turn(), out_of_turn():
        pass


def test_pages_made_one_after_another_share_a_connection_and_no_thread_keeps_it():
    used, kept = [], []

    def page():
        with in_turn():
            used.append(connections["default"])
        kept.extend(connections.all(initialized_only=True))

    for _ in range(3):
        start(page).join(SOON)
    assert len(used) == 3
    assert len(set(map(id, used))) == 1
    assert not kept


def test_a_page_made_while_something_long_is_done_has_another_connection():
    used = []

    def page():
        with in_turn():
            used.append(connections["default"])

    def long():
        with in_turn():
            before = connections["default"]
            with out_of_turn():
                start(page).join(SOON)
            used.extend([before, connections["default"]])

    start(long).join(SOON)
    other, before, after = used
    assert before is after
    assert other is not before


def test_a_page_that_fails_gives_its_connection_back():
    used = []

    def page(*, fails):
        with suppress(RuntimeError), in_turn():
            used.append(connections["default"])
            if fails:
                raise RuntimeError

    for fails in (True, False):
        start(partial(page, fails=fails)).join(SOON)
    assert used[0] is used[1]


def test_what_is_answered_beside_a_page_waits_for_none_and_leaves_its_thread_no_connection():
    kept = []

    def probe():
        with beside():
            _ = connections["default"]
        kept.append(connections.all(initialized_only=True))

    with in_turn():
        start(probe).join(SOON)
    assert kept == [[]]


def test_without_a_server_there_are_no_turns():
    with out_of_turn(), out_of_turn():
        pass


@pytest.mark.django_db
def test_pages_are_made_while_the_admin_checks_a_file_and_imports_it(admin_client, monkeypatch):
    # The transaction that holds the test is nobody's: one that empties the database would end those after it.
    monkeypatch.setattr("productops.turn.connection", SimpleNamespace(in_atomic_block=False))
    made = []
    true = CatalogueResource.import_row

    def slow(*args, **kwargs):
        done = threading.Event()
        another_page(done)
        made.append(done.wait(SOON))
        return true(*args, **kwargs)

    monkeypatch.setattr(CatalogueResource, "import_row", slow)
    file = as_yaml([{"slug": "une-source", "title": "Une source", "publisher": "Un éditeur"}])
    with in_turn():
        checked = check(admin_client, Source, file, name="sources.yaml")
        confirm(admin_client, Source, checked)
    assert made == [True, True]
    assert Source.objects.filter(slug="une-source").exists()
