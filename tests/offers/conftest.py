"""A draft that may be published, its offer, and what a person does from the desk."""

import json

import pytest
from django.urls import reverse

from productops.offers.models import Offer
from productops.scoping.models import RoleScope
from tests.conftest import ROOT
from tests.scoping.pages import PageForm

SCOPE = ROOT / "tests/golden/scopes/seul-en-scaleup.json"


def answers():
    data = json.loads(SCOPE.read_text())
    del data["version"]
    return data


class Desk:
    """What whoever holds the draft does, through the pages."""

    def __init__(self, client, key):
        self.client, self.key = client, key

    def url(self, name, *args):
        return reverse(f"offers:{name}", args=[self.key, *args])

    def screen(self):
        return self.client.get(self.url("publish"))

    def publish(self, page=None, **fields):
        given = PageForm(page or self.screen()).with_fields(agreed="on")
        return self.client.post(self.url("publish"), given | fields)

    def end(self, how):
        return self.client.post(self.url("end"), {"end": how})

    def change(self, **parts):
        row = RoleScope.objects.with_key(self.key)
        row.answers |= parts
        row.revision += 1
        row.save()

    def rewrite(self, line, text):
        row = RoleScope.objects.with_key(self.key)
        row.edits = row.edits | {line: {"text": text}}
        row.save()

    @property
    def offer(self):
        return Offer.objects.filter(scope=RoleScope.objects.with_key(self.key)).latest("pk")

    @property
    def public(self):
        return self.offer.key_under(self.key)

    def address(self, name="offer", *args):
        return reverse(f"offers:{name}", args=[self.public, *args])


@pytest.fixture
def desk(client, catalogue):
    _row, key = RoleScope.objects.start(answers())
    return Desk(client, key)


@pytest.fixture
def published(desk):
    response = desk.publish()
    assert response.status_code == 302, response.content.decode()
    return desk
