"""How often one may ask: counted by address and by browser in one table, in every process, and closed to nobody else."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse

from productops.scoping.models import RoleScope, comment_key
from productops.ui import limits
from productops.ui.limits import QUOTAS, Asked, Quota, client_address, hit, wait_for
from productops.ui.models import DayKey, Hit
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db
FEW = Quota(browser=2, address=4)


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Small quotas, and no key left of another test."""
    monkeypatch.setattr(limits, "QUOTAS", dict.fromkeys(Asked, FEW))
    monkeypatch.setattr(limits, "_key", None)


@pytest.fixture
def addresses(catalogue, settings):
    """What is limited, each with the address that is posted to."""
    settings.HAS_MAIL = True
    _row, key = RoleScope.objects.start({"mandate": {"pratiques": 3}})
    scope = str(ROOT / "tests/golden/scopes/seul-en-scaleup.json")
    call_command("publish", scope, format="json", stdout=(told := StringIO()), stderr=StringIO())
    published = json.loads(told.getvalue())
    return {
        Asked.OPENING: "/cadrage/",
        Asked.IMPORTING: "/cadrage/importer/",
        Asked.DUPLICATING: f"/cadrage/{key}/dupliquer/",
        Asked.CHECKING: "/verifier/",
        Asked.CONTRIBUTING: "/temoignages/proposer/",
        Asked.REMOVING: "/temoignages/retrait/",
        Asked.VOTING: f"/lecture/{comment_key(key)}/mandat/",
        Asked.NOTING: f"/lecture/{comment_key(key)}/",
        Asked.PUBLISHING: f"/cadrage/{key}/publier/",
        Asked.LISTING: f"{published['edit']}publication/liste/",
        Asked.REPORTING: f"{published['public']}signaler/",
        Asked.RECOVERING: "/cadrage/retrouver/",
        Asked.PROVING: f"{published['edit']}publication/employeur/",
        Asked.SIGNING_IN: reverse("admin:login"),
    }


@pytest.mark.parametrize("asked", Asked)
def test_each_form_is_closed_to_who_asks_too_often_and_to_nobody_else(addresses, asked, settings, monkeypatch):
    monkeypatch.setattr(limits, "QUOTAS", dict.fromkeys(Asked, Quota(browser=FEW.address, address=FEW.address)))
    settings.AXES_ENABLED = False
    address, one, other = addresses[asked], Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    for _ in range(FEW.address):
        assert one.post(address, {"texte": "Product Ops"}).status_code != 429
    refused = one.post(address, {"texte": "Product Ops"})
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert "heure" in refused.content.decode()
    assert other.post(address, {"texte": "Product Ops"}).status_code != 429
    assert one.get(address).status_code == 200


def test_what_was_typed_comes_back_with_the_refusal(client):
    for _ in range(FEW.address + 1):
        answer = client.post("/temoignages/retrait/", {"email": "a@example.org", "reason": "Retirez ma phrase."})
    assert answer.status_code == 429
    assert "Retirez ma phrase." in answer.content.decode()


def asked_by(address="192.0.2.1", browser="", **headers):
    request = RequestFactory().post("/verifier/", REMOTE_ADDR=address, **headers)
    if browser:
        request.COOKIES["csrftoken"] = browser
    return request


def test_a_browser_has_less_than_the_whole_company_behind_one_address():
    assert [wait_for(Asked.CHECKING, asked_by(browser="a")) > 0 for _ in range(3)] == [False, False, True]
    assert wait_for(Asked.CHECKING, asked_by(browser="b")) == 0


def test_an_operator_who_measures_turns_them_off(settings):
    settings.LIMITS = False
    assert not any(wait_for(Asked.CHECKING, asked_by(browser="a")) for _ in range(20))
    assert not Hit.objects.exists()


def test_an_hour_later_one_may_ask_again(monkeypatch):
    now = limits.time.time()
    for _ in range(5):
        last = wait_for(Asked.CHECKING, asked_by())
    assert last
    monkeypatch.setattr(limits.time, "time", lambda: now + last)
    assert wait_for(Asked.CHECKING, asked_by()) == 0


def test_one_subscriber_is_one_whatever_the_end_of_their_ipv6_address():
    for end in range(4):
        assert wait_for(Asked.CHECKING, asked_by(f"2001:db8::{end}")) == 0
    assert wait_for(Asked.CHECKING, asked_by("2001:db8::ffff"))
    assert wait_for(Asked.CHECKING, asked_by("2001:db8:0:1::1")) == 0


@pytest.mark.parametrize(
    ("proxies", "passed", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (1, "", "192.0.2.1"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "<x>", "0.0.0.0"),  # noqa: S104
    ],
)
def test_only_trusted_proxies_say_who_asks(settings, proxies, passed, expected):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(asked_by(HTTP_X_FORWARDED_FOR=passed)) == expected


def test_axes_locks_the_address_that_fails_not_the_editor_from_elsewhere(settings, django_user_model, monkeypatch):
    monkeypatch.setattr(limits, "QUOTAS", QUOTAS)
    settings.TRUSTED_PROXIES, settings.AXES_FAILURE_LIMIT = 1, 3
    django_user_model.objects.create_superuser("editrice", "", "un-bon-mot-de-passe")
    login = reverse("admin:login")

    def try_from(address, password):
        # What the client says of itself comes first: the proxy writes the address that it sees after it.
        passed = {"HTTP_X_FORWARDED_FOR": f"198.51.100.7, {address}"}
        return Client().post(login, {"username": "editrice", "password": password}, **passed).status_code

    statuses = [try_from("203.0.113.9", "faux") for _ in range(4)]
    assert statuses[-1] == 429
    assert try_from("203.0.113.9", "un-bon-mot-de-passe") == 429
    assert try_from("203.0.113.10", "un-bon-mot-de-passe") == 302


def test_nothing_kept_tells_who_and_all_is_gone_after_two_days():
    hit(Asked.CHECKING, "address:192.0.2.1", 0)
    kept = Hit.objects.get()
    assert "192.0.2.1" not in str(vars(kept))
    today = kept.day
    key = DayKey.objects.get().key
    limits.forget(today + timedelta(days=1))
    assert Hit.objects.exists()
    limits.forget(today + timedelta(days=2))
    assert not Hit.objects.exists()
    assert not DayKey.objects.filter(key=key).exists()


def test_another_day_has_another_key(monkeypatch):
    one = limits._key_of(date(2026, 11, 27))
    assert limits._key_of(date(2026, 11, 28)) != one
    assert limits._key_of(date(2026, 11, 27)) == one


def test_no_draft_is_opened_where_there_is_no_room_and_the_others_go_on(client, settings, key):
    settings.DRAFTS_MEGABYTES = 0
    before = RoleScope.objects.count()
    for address in ("/cadrage/", "/cadrage/importer/", f"/cadrage/{key}/dupliquer/"):
        answer = client.post(address)
        assert answer.status_code == 503
        assert "plein" in answer.content.decode()
        assert answer["Retry-After"]
    assert RoleScope.objects.count() == before
    assert client.post(f"/cadrage/{key}/contexte/", {"name": "Alan"}).status_code == 302


COUNTED = """
import django; django.setup()
from productops.ui.limits import Asked, hit
for _ in range(50): last = hit(Asked.CHECKING, "address:192.0.2.1", 3_600_000)
print(last)
"""


def test_processes_that_count_together_lose_no_hit(base):
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{base}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2",
    }

    def count(_rank):
        done = subprocess.run([sys.executable, "-c", COUNTED], cwd=ROOT, env=env, capture_output=True, text=True, check=True)  # fmt: skip
        return int(done.stdout)

    with ThreadPoolExecutor(3) as pool:
        assert max(pool.map(count, range(3))) == 150
