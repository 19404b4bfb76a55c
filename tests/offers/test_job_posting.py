"""The structured data of an offer: valid on every golden scope, and never more than the page says."""

import html
import json
import re
from datetime import timedelta

import jsonschema
import pytest
from django.test import Client
from django.utils import timezone

from productops.offers.models import Listing
from productops.scoping.models import RoleScope
from tests.conftest import ROOT
from tests.offers.conftest import Desk, answers
from tests.offers.test_listing import ask

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((ROOT / "tests/offers/job_posting.schema.json").read_text())
GOLDEN = sorted((ROOT / "tests/golden/scopes").glob("*.json"))
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def seen(page):
    """The text of a page as a person reads it, spaces made one."""
    visible = re.sub(r"<script.*?</script>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(visible).split())


def listed_page(client, data, employer="Le Bon Relais"):
    _row, key = RoleScope.objects.start(data)
    desk = Desk(client, key)
    row = RoleScope.objects.with_key(key)
    row.exceptions = {each.finding.rule.id: "Dit ailleurs." for each in desk.screen().context["proposal"].blocking}
    row.save()
    assert desk.publish(employer=employer).status_code == 302
    ask(desk)
    Listing.objects.get(offer=desk.offer).accept()
    page = Client().get(desk.address()).content.decode()
    blocks = _BLOCK.findall(page)
    return page, [json.loads(block) for block in blocks]


def with_terms(**terms):
    data = answers()
    data["terms"] = {name: value for name, value in (data["terms"] | terms).items() if value is not None}
    return data


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_it_is_valid_on_every_golden_scope_and_the_page_says_all_of_it(client, catalogue, path):
    data = json.loads(path.read_text())
    for name in ("version", "edits", "exceptions"):
        data.pop(name, None)
    closing = data.get("terms", {}).get("closing_date")
    if closing:
        data["terms"]["closing_date"] = str(timezone.localdate() + timedelta(days=40))
    page, blocks = listed_page(client, data)
    if not data.get("terms", {}).get("location"):
        assert blocks == [] or "jobLocationType" in blocks[0]
        return
    [told] = blocks
    jsonschema.validate(told, SCHEMA)
    text = re.sub(r"\s", "", seen(page))
    for line in re.findall(r"<(?:p|li|h2|h3)>(.*?)</", told["description"]):
        for part in html.unescape(line).split(" : "):
            assert re.sub(r"\s", "", part) in text, part
    for amount in (told.get("baseSalary") or {"value": {}})["value"].values():
        assert isinstance(amount, str) or str(amount) in text
    assert told["title"].replace(" ", "") in text


def test_what_was_answered_is_told(client, catalogue):
    _page, [told] = listed_page(client, answers())
    assert told["title"] == "Product Ops"
    assert told["employmentType"] == "FULL_TIME"
    assert told["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 52000,
        "maxValue": 60000,
        "unitText": "YEAR",
    }
    assert told["jobLocation"]["address"]["addressLocality"] == "Nantes"
    assert told["validThrough"] == "2027-01-15T23:59:59+01:00"
    assert "directApply" not in told, "a page of the employer's is not this one"
    assert "jobLocationType" not in told, "three days on site are not telework"


@pytest.mark.parametrize(
    ("terms", "name"),
    [
        ({"salary_min": None, "salary_max": None}, "baseSalary"),
        ({"closing_date": None}, "validThrough"),
        ({"contract": None}, "employmentType"),
        ({"benefits": None}, "jobBenefits"),
    ],
)
def test_what_is_unknown_is_left_out(client, catalogue, terms, name):
    _page, [told] = listed_page(client, with_terms(**terms))
    assert name not in told
    jsonschema.validate(told, SCHEMA)


@pytest.mark.parametrize(
    ("terms", "name", "value"),
    [
        ({"contract": "CDD", "duration": "12 mois"}, "employmentType", "TEMPORARY"),
        ({"contract": "alternance"}, "employmentType", "OTHER"),
        ({"working_time": "Temps partiel, 80 %"}, "employmentType", "PART_TIME"),
        ({"onsite_days": 0}, "jobLocationType", "TELECOMMUTE"),
        ({"apply_to": "emploi@lebonrelais.fr"}, "directApply", True),
    ],
)
def test_each_answer_has_its_word(client, catalogue, terms, name, value):
    _page, [told] = listed_page(client, with_terms(**terms))
    assert told.get(name) == value
    jsonschema.validate(told, SCHEMA)


def test_two_towns_are_no_locality(client, catalogue):
    _page, [told] = listed_page(client, with_terms(location="Paris ou Lyon"))
    assert told["jobLocation"]["address"] == {"@type": "PostalAddress", "addressCountry": "FR"}


def test_without_a_place_there_is_no_block(client, catalogue):
    _page, blocks = listed_page(client, with_terms(location=None, onsite_days=None))
    assert blocks == []


def test_a_line_rewritten_since_is_told_as_it_is_read(client, catalogue):
    _row, key = RoleScope.objects.start(answers())
    desk = Desk(client, key)
    desk.rewrite("offer/summary/salary_min", "Selon profil")
    desk.publish()
    ask(desk)
    Listing.objects.get().accept()
    [block] = _BLOCK.findall(Client().get(desk.address()).content.decode())
    assert "baseSalary" not in json.loads(block)


def test_no_text_closes_the_block(client, catalogue):
    data = answers()
    data["organisation"]["about"] = "</script><script>alert(1)</script> & Cie"
    page, [told] = listed_page(client, data, employer="</script><b>Nous</b>")
    assert "<script>alert" not in page
    assert told["hiringOrganization"]["name"] == "</script><b>Nous</b>"
    jsonschema.validate(told, SCHEMA)


def test_only_the_page_of_an_open_listed_offer_has_one(client, published):
    assert _BLOCK.findall(client.get(published.address()).content.decode()) == []
    ask(published)
    Listing.objects.get().accept()
    assert len(_BLOCK.findall(client.get(published.address()).content.decode())) == 1
    assert _BLOCK.findall(client.get("/offres/").content.decode()) == []
    assert _BLOCK.findall(client.get(published.address("version", 1)).content.decode()) == []
