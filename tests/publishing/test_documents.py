"""A draft's documents, on screen and as files."""

import json
from urllib.parse import unquote

import pytest
from django.urls import reverse

from productops.drafting.document import Kind
from productops.publishing.renderers import FORMATS
from tests.publishing.test_renderers import READERS
from tests.scoping.test_wizard import fill, step_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(client, key):
    fill(client, key, "contexte", name="L’Oréal / Paris", about="Un * deux_ <i>")
    fill(client, key, "mandat", level_pratiques="3")
    return key


def download(key, extension):
    return reverse("publishing:download", args=[key, "offer", extension])


def test_the_offer_is_read_on_screen(client, ready):
    response = client.get(reverse("publishing:document", args=[ready, "offer"]))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Product Ops (F/H)" in page
    assert "Pourquoi cette ligne" not in page
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("extension", FORMATS)
def test_the_offer_is_downloaded(client, ready, extension):
    response = client.get(download(ready, extension))
    assert response.status_code == 200
    assert response["Content-Type"].startswith(FORMATS[extension].content_type)
    assert f'filename="offer.{extension}"' in response["Content-Disposition"]
    assert unquote(response["Content-Disposition"]).endswith(f"Product Ops (F-H), L’Oréal - Paris.{extension}")
    assert "L’Oréal" in READERS[extension](response.content)
    assert "no-store" in response["Cache-Control"]


def test_the_short_version_is_shorter(client, ready):
    full, short = client.get(download(ready, "md")), client.get(download(ready, "md") + "?version=courte")
    assert len(short.content) < len(full.content)


@pytest.mark.parametrize("kind", Kind)
def test_each_document_has_its_page_and_its_files(client, ready, kind):
    page = client.get(reverse("publishing:document", args=[ready, kind]))
    assert page.status_code == 200
    for extension in FORMATS:
        url = reverse("publishing:download", args=[ready, kind, extension])
        assert url in page.content.decode()
        assert client.get(url).status_code == 200


def test_a_sign_without_a_font_is_told_before_the_download(client, ready):
    fill(client, ready, "contexte", name="Décollage 🚀")
    page = client.get(reverse("publishing:document", args=[ready, "offer"])).content.decode()
    assert "Le PDF n’a pas de police pour ces signes" in page
    assert client.get(download(ready, "pdf")).status_code == 200


def test_what_is_downloaded_is_what_is_on_screen(client, ready):
    data = json.loads(client.get(download(ready, "json")).content)
    page = client.get(step_url(ready, "relecture")).content.decode()
    for section in data["sections"]:
        for block in section["blocks"]:
            for item in block["items"]:
                assert f'id="{item["id"]}"' in page


def test_without_a_mandate_one_is_led_to_choose_it(client, key):
    for url in (reverse("publishing:document", args=[key, "offer"]), download(key, "md")):
        assert client.get(url).url == step_url(key, "mandat")


@pytest.mark.parametrize("tail", ["documents/lettre/", "documents/offer.exe", "documents/"])
def test_an_unknown_document_or_format_is_not_found(client, ready, tail):
    assert client.get(f"/cadrage/{ready}/{tail}").status_code == 404


def test_a_document_of_an_unknown_key_is_not_found(client, db):
    assert client.get(download("A" * 22, "md")).status_code == 404


def test_documents_are_only_read(client, ready):
    assert client.post(download(ready, "md")).status_code == 405
