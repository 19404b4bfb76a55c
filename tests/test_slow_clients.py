"""Who sends slowly costs others nothing, and does not stay for ever; what came in part is not taken for the whole."""

import io
import logging
import os
import socket
import threading
from time import monotonic

import pytest
from gunicorn.config import Config
from gunicorn.sock import TCPSocket

from productops.slow_clients import PatientWorker
from productops.ui.bodies import MOST


class Source:
    """What a browser sent of a body, then nothing: it left, or it was cut."""

    def __init__(self, content):
        self.read = io.BytesIO(content).read


class App:
    """An application that says what it read."""

    def __init__(self):
        self.bodies = []

    def wsgi(self):
        def application(environ, _start_response):
            self.bodies.append(environ["wsgi.input"].read())
            return [b"ok"]

        return application


@pytest.fixture
def worker():
    made = PatientWorker(1, 1, [], App(), 30, Config(), logging.getLogger("gunicorn"))
    yield made
    made.tmp.close()


@pytest.fixture
def ask(worker):
    """Ask through a worker; give what it answered first, and the page."""
    worker.load_wsgi()

    def ask(content, length):
        said = []
        environ = {"gunicorn.socket": object(), "CONTENT_LENGTH": length, "wsgi.input": Source(content)}
        page = worker.wsgi(environ, lambda status, headers: said.append((status, dict(headers))))
        return said, b"".join(page)

    return ask


def test_a_body_that_came_whole_is_read_by_the_page(worker, ask):
    for content in (b"texte=a", b"x" * 3_000_000):
        assert ask(content, str(len(content))) == ([], b"ok")
        assert worker.app.bodies[-1] == content


def test_half_a_form_is_not_taken_for_a_form(worker, ask):
    [(status, headers)], page = ask(b"texte=a", "8")
    assert status == "408 Request Timeout"
    assert headers["Content-Length"] == str(len(page))
    assert "rien n’a été enregistré" in page.decode()
    assert worker.app.bodies == []


@pytest.mark.parametrize("length", ["", "0", "-1", "beaucoup", "9" * 30, str(MOST + 1)])
def test_a_body_without_a_length_or_beyond_the_limit_is_left_to_the_page(worker, ask, length):
    assert ask(b"texte=a", length) == ([], b"ok")
    assert worker.app.bodies == [b"texte=a"]


def test_a_page_is_made_while_another_sends(worker, ask):
    """The one that sends slowly does not hold the turn."""
    begun, ends = threading.Event(), threading.Event()

    class Slow:
        def read(self, _size):
            begun.set()
            ends.wait(10)
            return b""

    environ = {"gunicorn.socket": object(), "CONTENT_LENGTH": "9", "wsgi.input": Slow()}
    slow = threading.Thread(target=worker.wsgi, args=(environ, lambda *_: None))
    slow.start()
    try:
        assert begun.wait(10)
        made = []
        other = threading.Thread(target=lambda: made.append(ask(b"a", "1")))
        other.start()
        other.join(5)
        assert made == [([], b"ok")]
    finally:
        ends.set()
        slow.join()


def test_a_worker_without_its_master_gives_the_port_back(worker, monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = probe.getsockname()
    worker.sockets = [TCPSocket(address, worker.cfg, worker.log)]
    worker.ppid = os.getppid()
    assert worker.is_parent_alive()
    monkeypatch.setattr(os, "getppid", lambda: 1_000_000)
    assert not worker.is_parent_alive()
    with socket.socket() as other:
        other.bind(address)


def test_a_connection_is_cut_at_its_end_and_no_sooner(worker):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(10)
        worker.ends[ours] = monotonic() + 60, socket.SHUT_RD
        worker.murder_pending()
        assert worker.ends
        worker.ends[ours] = monotonic() - 1, socket.SHUT_RD
        worker.looked = 0.0
        worker.murder_pending()
        assert ours.recv(1) == b""
        assert not worker.ends
        ours.sendall(b"408")  # it may still be told why
        assert theirs.recv(3) == b"408"
