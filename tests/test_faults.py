"""What is told to Sentry: which fault, where in the code, in which view; nothing of a person. And nothing at all unless it is asked."""

import json
import logging
import subprocess
import sys

import pytest
import sentry_sdk
from django.core.signals import got_request_exception
from django.test import Client
from sentry_sdk.integrations.logging import EventHandler
from sentry_sdk.transport import Transport

import productops.urls  # noqa: F401  every view, before a test replaces what they import by name
from productops import faults
from tests.conftest import ROOT
from tests.test_logs import KEY, SECRETS, TOLD

pytestmark = pytest.mark.django_db


class Kept(Transport):
    """Keeps what would leave."""

    def __init__(self, options=None):
        super().__init__(options)
        self.envelopes = []

    def capture_envelope(self, envelope):
        self.envelopes.append(envelope.serialize().decode())

    @property
    def events(self):
        return [
            json.loads(line)
            for each in self.envelopes
            for line in each.splitlines()
            if '"event_id"' in line and '"level"' in line
        ]


@pytest.fixture
def sent():
    transport, root = Kept(), logging.getLogger()
    before = list(root.handlers)
    faults.start("https://key@sentry.invalid/1", transport=transport)
    yield transport
    got_request_exception.disconnect(dispatch_uid="faults")
    root.handlers = before
    sentry_sdk.init()


def fall(*_args, **_kwargs):
    name, secret = "Inès Dupont", f"{KEY} ines@example.org mot-de-passe-secret"
    try:
        raise KeyError(secret)
    except KeyError as cause:
        raise RuntimeError(f"{name}: {secret}") from cause


def test_a_fault_is_told_by_its_code_and_its_view_and_nothing_of_who_met_it(sent, monkeypatch):
    monkeypatch.setattr("productops.scoping.access.find_draft", fall)
    browser = Client(raise_request_exception=False, headers={"user-agent": "ines.dupont"}, REMOTE_ADDR="192.0.2.7")
    browser.cookies["productops_cadrages"] = KEY
    answer = browser.post(f"/cadrage/{KEY}/contexte/?nom=Inès", {"name": "Inès", "about": "mot-de-passe-secret"})
    assert answer.status_code == 500
    [event] = sent.events
    assert [fault["type"] for fault in event["exception"]["values"]] == ["KeyError", "RuntimeError"]
    assert event["transaction"] == "scoping:step"
    assert event["tags"] == {"request_id": answer["X-Request-ID"]}
    assert any(
        frame["filename"].endswith("scoping/views/step.py")
        for frame in event["exception"]["values"][-1]["stacktrace"]["frames"]
    )
    assert [secret for secret in SECRETS if secret in "".join(sent.envelopes)] == []
    assert set(event) <= {"event_id", "timestamp", "level", "platform", "sdk", "exception", "transaction", "tags"}


@pytest.mark.parametrize("text", TOLD)
def test_an_error_that_is_logged_is_as_discreet_as_the_log(sent, text):
    for told in (
        lambda: logging.getLogger("productops").error(text),
        lambda: logging.getLogger("axes").error("%s", text, extra={"username": text}),
    ):
        told()
    assert len(sent.events) == 2
    assert [secret for secret in SECRETS if secret in "".join(sent.envelopes)] == []


def test_a_page_that_is_missing_is_no_fault(sent):
    Client().get(f"/cadrage/{KEY}/contexte/")
    logging.getLogger("productops").warning("rien de grave")
    assert sent.envelopes == []


def test_without_an_address_nothing_is_loaded():
    asked = "import django, sys; django.setup(); print('sentry_sdk' in sys.modules)"
    for dsn, loaded in (("", "False"), ("https://key@sentry.invalid/1", "True")):
        env = {"DJANGO_SETTINGS_MODULE": "productops.settings", "SECRET_KEY": "x" * 60, "SENTRY_DSN": dsn, "PATH": ""}
        done = subprocess.run(
            [sys.executable, "-c", asked], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == loaded
    assert not any(isinstance(each, EventHandler) for each in logging.getLogger().handlers)
