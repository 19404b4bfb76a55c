"""The commands: publish from a scope, close what is due."""

import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from productops.offers.models import Offer
from productops.scoping.models import RoleScope
from tests.offers.conftest import SCOPE, answers

pytestmark = pytest.mark.django_db


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    call_command(*map(str, args), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def written(tmp_path, **parts):
    path = tmp_path / "scope.json"
    path.write_text(json.dumps({"version": 1, **answers(), **parts}))
    return path


def test_publish_gives_the_two_addresses(client, catalogue):
    out, err = run("publish", SCOPE, "--why", "Premier jet", "--format", "json")
    told = json.loads(out)
    assert list(told) == ["public", "version", "edit"]
    assert told["version"] == 1
    assert "publiées telles quelles" in err
    assert client.get(told["public"]).status_code == 200
    assert client.get(told["edit"]).status_code == 302
    assert client.get(f"{told['edit']}publication/").status_code == 200
    assert Offer.objects.get().latest.why == "Premier jet"


def test_publish_says_the_addresses_to_a_person(catalogue):
    out, _err = run("publish", SCOPE)
    assert out.startswith("Version 1 : /offres/")


@pytest.mark.parametrize(
    ("parts", "options", "told"),
    [
        ({"mandate": {}}, [], "mandate"),
        ({"organisation": {"name": ""}}, [], "--employer"),
        ({"surprise": 1}, [], "surprise"),
        ({"own_missions": [{"domain": "pratiques", "title": "Réservé aux hommes de moins de 30 ans"}]}, [], ":"),
        ({}, ["--contact", "personne"], "--contact"),
    ],
    ids=["no mandate", "no employer", "unknown key", "a must stands", "no address"],
)
def test_what_cannot_be_published_is_said_in_one_line_and_leaves_nothing(catalogue, tmp_path, parts, options, told):
    with pytest.raises(CommandError) as refusal:
        run("publish", written(tmp_path, **parts), *options)
    assert refusal.value.returncode == 2
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert not Offer.objects.exists()
    assert not RoleScope.objects.exists()


def test_a_file_that_is_not_there_is_said(catalogue, tmp_path):
    with pytest.raises(CommandError, match="illisible"):
        run("publish", tmp_path / "nulle-part.json")


def test_what_is_due_is_closed_once(client, published):
    day = timezone.localdate() - timedelta(days=3)
    Offer.objects.update(closes_on=day)
    assert "Cette offre est close" in client.get(published.address()).content.decode(), "its date needs no command"
    first, _err = run("offers", "--close-due", "--format", "json")
    assert json.loads(first)["closed"] == [
        {"offer": published.offer.pk, "employer": "Le Bon Relais", "closed_on": str(day + timedelta(days=1))}
    ]
    again, _err = run("offers", "--close-due", "--format", "json")
    assert json.loads(again) == {"closed": []}
    assert "Offres closes : 0" in run("offers", "--close-due")[0]
    assert "Cette offre est close" in client.get(published.address()).content.decode()


def test_what_is_not_due_is_left_alone(published):
    assert "Offres closes : 0" in run("offers", "--close-due")[0]
    with pytest.raises(CommandError, match="--close-due"):
        run("offers")
