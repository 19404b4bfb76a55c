"""The link to read and comment: documents and notes, and nothing else of the draft."""

import re

import pytest
from django.urls import reverse

from productops.drafting.document import Kind
from productops.publishing.notes import MOST
from productops.scoping.models import RoleScope, comment_key
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

LINE = "offer/closing/equality"


@pytest.fixture
def ready(client, key):
    fill(client, key, "contexte", name="Alan")
    fill(client, key, "mandat", level_pratiques="3")
    return key


def address(key):
    return reverse("publishing:read", args=[comment_key(key)])


def note(client, key, line=LINE, **fields):
    page = PageForm(client.get(address(key), {"document": line.split("/")[0], "noter": line}))
    return client.post(address(key), page.with_fields(**fields))


def notes(key):
    return RoleScope.objects.with_key(key).notes


def test_the_documents_are_read_without_the_key_that_edits(client, ready):
    for kind in Kind:
        response = client.get(address(ready), {"document": kind})
        page = response.content.decode()
        assert re.search(rf'id="{kind}/', page)
        assert ready not in page
        assert "retoucher=" not in page
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]


def test_a_note_hangs_on_its_line_and_its_author_sees_it(client, ready):
    response = note(client, ready, note="Dire aussi  les astreintes.", nom="Camille, RH")
    assert response.status_code == 302
    assert response.url.endswith(f"#{LINE}")
    for url in (address(ready), step_url(ready, "relecture")):
        page = client.get(url).content.decode()
        line = page[page.index(f'id="{LINE}"') :]
        assert "Camille, RH" in line[:3000]
        assert "Dire aussi les astreintes." in line[:3000]
    assert "1 note laissée" in client.get(step_url(ready, "relecture")).content.decode()
    assert "astreintes" not in client.get(reverse("publishing:download", args=[ready, "offer", "md"])).content.decode()


def test_the_leader_erases_a_note(client, ready):
    note(client, ready, note="À revoir")
    found = notes(ready)[0]["id"]
    gone = client.post(step_url(ready, "relecture"), {"document": "offer", "effacer": found})
    assert gone.url.endswith(f"#{LINE}"), "one stays where the note was"
    assert notes(ready) == []
    assert client.post(step_url(ready, "relecture"), {"effacer": "inconnue"}).status_code == 302


def test_a_note_survives_its_line(client, ready):
    page = client.get(step_url(ready, "relecture")).content.decode()
    line = re.search(r'id="(offer/missions/[^"]+)"', page).group(1)
    note(client, ready, line, note="Vraiment ?")
    fill(client, ready, "mandat", level_pratiques="0", level_personnes="3")
    page = client.get(step_url(ready, "relecture")).content.decode()
    assert "Sur des lignes qui n’y sont plus" in page
    assert "Vraiment" in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"note": "  "}, "La note est vide"),
        ({"note": "x" * 601}, "600 caractères"),
        ({"note": "oui", "nom": "x" * 61}, "60 caractères"),
        ({"note": "oui", "line": "offer/nulle-part"}, "n’est plus dans le document"),
    ],
    ids=["empty", "long", "long name", "unknown line"],
)
def test_a_refused_note_is_told_and_kept(client, ready, fields, told):
    response = note(client, ready, **fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert notes(ready) == []
    if "line" not in fields:
        assert told in page
        assert fields["note"].strip() in page


def test_a_note_is_text_and_nothing_else(client, ready):
    note(client, ready, note="<script>x</script>\x00 & <b>", nom="<i>")
    for url in (address(ready), step_url(ready, "relecture")):
        page = client.get(url).content.decode()
        assert "<script>x" not in page
        assert "&lt;script&gt;x" in page


def test_notes_have_an_end(client, ready):
    filler = {"id": "0", "line": LINE, "text": "a", "name": "", "at": ""}
    RoleScope.objects.update(notes=[filler] * MOST)
    response = note(client, ready, note="une de trop")
    assert response.status_code == 422
    assert "demandez que l’on en efface" in response.content.decode()


def test_each_key_opens_only_its_own_door(client, ready):
    assert client.get(reverse("publishing:read", args=[ready])).status_code == 404
    assert client.get(step_url(comment_key(ready), "relecture")).status_code == 404
    assert client.get(reverse("publishing:read", args=["A" * 32])).status_code == 404
    before = answers(ready)
    client.post(address(ready), {"action": "retirer", "line": LINE, "effacer": "x"})
    assert answers(ready) == before
    assert RoleScope.objects.with_key(ready).edits == {}


def test_without_a_mandate_there_is_nothing_to_read_yet(client, key):
    assert "rien à lire pour l’instant" in client.get(address(key)).content.decode()
    assert client.post(address(key), {"line": LINE, "note": "a"}).status_code == 302


def test_a_deleted_draft_is_not_read_any_more(client, ready):
    url = address(ready)
    client.post(reverse("scoping:delete", args=[ready]))
    assert client.get(url).status_code == 404
