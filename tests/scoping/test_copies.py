"""A draft is copied, or opened from its own JSON; a fault opens nothing."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from productops.scoping.models import RoleScope
from tests.drafting.scopes import SCOPES
from tests.htmx import by_id, elements, tree_of
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

ADDRESS = reverse("scoping:import")


def key_of(response):
    return response.url.split("/")[2]


def test_a_copy_lives_apart(client, key):
    fill(client, key, "contexte", name="Alan")
    fill(client, key, "mandat", level_pratiques="2")
    RoleScope.objects.update(edits={"offer/closing/equality": {"text": "À toutes et à tous."}}, notes=["à moi"])
    address = reverse("scoping:duplicate", args=[key])
    assert "Dupliquer ce cadrage" in client.get(address).content.decode()
    assert RoleScope.objects.count() == 1, "reading copies nothing"
    other = key_of(client.post(address))
    assert other != key
    copy = RoleScope.objects.with_key(other)
    assert copy.answers == answers(key)
    assert copy.edits == {"offer/closing/equality": {"text": "À toutes et à tous."}}
    assert copy.notes == []
    fill(client, other, "contexte", name="Une autre")
    assert answers(key)["organisation"]["name"] == "Alan"
    start = client.get(reverse("scoping:start")).content.decode()
    assert all(reverse("scoping:resume", args=[k]) in start for k in (key, other))


def test_an_unknown_draft_is_not_copied(client, db):
    assert client.post(reverse("scoping:duplicate", args=["A" * 22])).status_code == 404
    assert RoleScope.objects.count() == 0


@pytest.mark.parametrize("name", SCOPES)
def test_what_is_exported_comes_back_as_it_was(client, name):
    response = client.post(ADDRESS, {"text": json.dumps(SCOPES[name])})
    key = key_of(response)
    assert response.url == step_url(key, "relecture")
    exported = client.get(reverse("scoping:export", args=[key])).content
    again = client.post(ADDRESS, {"file": SimpleUploadedFile("cadrage.json", exported)})
    assert json.loads(client.get(reverse("scoping:export", args=[key_of(again)])).content) == json.loads(exported)
    one, other = (
        client.get(reverse("publishing:download", args=[k, "offer", "md"])).content for k in (key, key_of(again))
    )
    assert one == other


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Donnez un fichier, ou collez un texte"),
        ("{", "JSON illisible, ligne 1"),
        ('{"mandate": {}, "mandate": {}}', "Clef en double"),
        ('{"mandate": {"pratiques": NaN}}', "NaN"),
        ("[" * 20_000, "imbriqués"),
        ('{"mandats": {}, "missions": ["inconnue"], "role": {"setup": "?"}}', "missions[0].slug"),
        ('{"mandats": {}, "missions": ["inconnue"]}', "mandats"),
        ('{"organisation": {"name": "<script>x</script>"}, "titre": 1}', "titre"),
        ('{"context": {"why_now": "' + "x" * 301 + '"}}', "300"),
        ('"' + "x" * 300_000 + '"', "trop long"),
    ],
    ids=lambda value: value[:24],
)
def test_a_fault_opens_nothing_and_keeps_the_text(client, text, told):
    response = client.post(ADDRESS, {"text": text})
    page = response.content.decode()
    assert response.status_code == 422
    assert told in page
    assert "Erreur" in page[: page.index("</title>")]
    assert "<script>x" not in page
    assert RoleScope.objects.count() == 0
    if len(text) < 100:
        assert text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;") in page


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"PK\x03\x04", b"null", b"[]", b"3"])
def test_a_file_that_is_no_scope_is_refused(client, content):
    response = client.post(ADDRESS, {"file": SimpleUploadedFile("x.json", content)})
    assert response.status_code == 422
    assert RoleScope.objects.count() == 0


def test_a_draft_in_progress_may_have_no_mandate_yet(client):
    response = client.post(ADDRESS, {"text": '{"organisation": {"name": "Alan"}}'})
    assert response.status_code == 302
    assert answers(key_of(response)) == {"organisation": {"name": "Alan"}}


@pytest.mark.parametrize("name", ["duplicate", "delete"])
def test_a_question_comes_alone_for_a_dialog_and_whole_for_a_page(client, key, name):
    address = reverse(f"scoping:{name}", args=[key])
    page, part = client.get(address), client.get(address, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    one, other = (by_id(tree_of(answer), "demande") for answer in (page, part))
    hide_token(one), hide_token(other)
    assert one == other
    assert "HX-Request" in page.headers["Vary"]
    restored = client.get(address, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()


def hide_token(tree):
    """The token against forgery is masked anew each time."""
    for element in elements(tree):
        if ("name", "csrfmiddlewaretoken") in element.attributes:
            element.attributes = []


def test_a_draft_is_named_and_a_copy_says_of_what(client, key):
    page = client.get(reverse("scoping:rename", args=[key]))
    assert "paraît dans aucun document" in page.content.decode()
    response = client.post(reverse("scoping:rename", args=[key]), {"name": "  Poste de\x00 Nantes\n2027 "}, follow=True)
    assert "Poste de Nantes 2027" in response.content.decode()
    assert RoleScope.objects.with_key(key).label == "Poste de Nantes 2027"
    copied = client.post(reverse("scoping:duplicate", args=[key]))
    assert RoleScope.objects.with_key(key_of(copied)).label == "Copie de Poste de Nantes 2027"
    named = client.post(reverse("scoping:duplicate", args=[key]), {"name": "Poste de Lyon"})
    assert RoleScope.objects.with_key(key_of(named)).label == "Poste de Lyon"
    client.post(reverse("scoping:rename", args=[key]), {"name": " "})
    assert "sans nom" in RoleScope.objects.with_key(key).label
    listed = client.get(reverse("scoping:start")).content.decode()
    assert "Poste de Lyon" in listed


@pytest.mark.parametrize("name", ["x" * 5000, "\uffff\x1b\x7f", "<b>gras</b>", "=1+1"])
def test_any_name_is_kept_short_and_printed_as_typed(client, key, name):
    assert client.post(reverse("scoping:rename", args=[key]), {"name": name}).status_code == 302
    row = RoleScope.objects.with_key(key)
    assert len(row.name) <= 120
    assert "<b>gras" not in client.get(reverse("scoping:start")).content.decode()
