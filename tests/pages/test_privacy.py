"""`/confidentialite/`, line by line: each field of each table is told there, each line is of something, each delay is the true one."""

import re
from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.conf import settings

from productops.offers import employer_domain, publication
from productops.offers.models import READABLE
from productops.scoping import access, left_address
from productops.scoping.management.commands.expire import SIGN_INS
from productops.scoping.models import KEPT
from productops.ui import limits
from tests.conftest import ROOT
from tests.pages.told import BESIDE, NOBODYS, ROWS

pytestmark = pytest.mark.django_db


class Page(HTMLParser):
    """The cells of each row by the row's heading, the paragraphs, and the items of the list."""

    def __init__(self, html):
        super().__init__()
        self.cells, self.lines, self.items, self._into = [], [], [], None
        self.feed(html.partition("</h1>")[2].partition("</main>")[0])
        self.rows = {heading: cells for heading, *cells in zip(*[iter(self.cells)] * 3, strict=True)}

    def handle_starttag(self, tag, attrs):
        heads = dict(attrs).get("scope") == "col"
        if tag in ("th", "td", "p", "li") and not heads:
            self._into = {"p": self.lines, "li": self.items}.get(tag, self.cells)
            self._into.append("")

    def handle_endtag(self, tag):
        if tag in ("th", "td", "p", "li"):
            self._into = None

    def handle_data(self, data):
        if self._into is not None:
            self._into[-1] = " ".join(f"{self._into[-1]} {data}".split()).replace(" ,", ",")


@pytest.fixture
def page(client):
    html = client.get("/confidentialite/").content.decode()
    return Page(re.sub("[\u00a0\u202f]", " ", html))


def fields_of(told):
    """Read « app.Model: a b; app.Other: c »."""
    for part in filter(None, told.split("; ")):
        model, names = part.split(": ")
        yield from (f"{model}.{name}" for name in names.split())


TOLD = [field for words in (*ROWS.values(), BESIDE) for told in words.values() for field in fields_of(told)]


def test_every_field_that_may_hold_something_of_a_person_is_told_once():
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "zeal"]
    known = {
        f"{model._meta.label}.{field.name}"
        for model in models
        if model._meta.label not in NOBODYS
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.is_relation
    }
    assert known - set(TOLD) == set(), "say it on /confidentialite/, then in tests/pages/told.py"
    assert set(TOLD) - known == set(), "what is told of is no longer there"
    assert [field for field, times in Counter(TOLD).items() if times > 1] == []
    assert set(NOBODYS) <= {model._meta.label for model in models}


def test_the_page_has_the_words_that_tell_of_each_field_and_no_row_of_nothing(page):
    assert list(page.rows) == list(ROWS)
    for heading, words in ROWS.items():
        for told in words:
            assert told in page.rows[heading][0], heading
        assert len(page.rows[heading][1]) > 10, f"{heading}: how to erase it"
    for told in BESIDE:
        assert any(told in line for line in page.lines), told


def test_each_delay_is_the_true_one(page):
    delays = {
        "Un cadrage": {"Un an": timedelta(days=365) == KEPT, "dix-huit mois": timedelta(days=548) == publication.KEPT},
        "Une offre publiée": {"au bout d’un an": timedelta(days=365) == READABLE},
        "L’adresse de courriel laissée pour retrouver un cadrage": {
            "une heure": timedelta(hours=1) == left_address.LASTS
        },
        "Le compte d’une personne qui tient le catalogue": {
            "trente jours": timedelta(days=30) == SIGN_INS,
            "trente minutes": settings.SESSION_COOKIE_AGE == 30 * 60,
        },
    }
    for heading, said in delays.items():
        for words, is_true in said.items():
            assert words in page.rows[heading][0], heading
            assert is_true, words
    assert timedelta(days=2) == limits.KEPT
    assert any("après deux jours" in line for line in page.lines)
    assert access.YEAR == 365 * 24 * 3600
    assert timedelta(hours=48) == employer_domain.LASTS, "said in the mail, and on the page that asks for it"


def test_what_a_browser_keeps_is_named_and_nothing_else_is_kept(page):
    named = {re.split(", un | :|, des", item)[0] for item in page.items}
    scripts = "".join(path.read_text() for path in (ROOT / "static/js").glob("*.js"))
    stores = set(re.findall(r"localStorage\.setItem\(\"(\w+)\"", scripts))
    forms = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    stores |= set(re.findall(r'data-keep="(\w+)"', forms))
    assert scripts.count("Storage.setItem(") == 2, "each way to keep something is one that this test reads"
    cookies = {access.COOKIE, access.VOTES_COOKIE, settings.CSRF_COOKIE_NAME}
    assert named == cookies | stores | {f"{settings.SESSION_COOKIE_NAME} et messages"}
