"""Links apart: each opens what its use says, ends on its day, and is revoked without the others."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from productops.drafting.document import Kind
from productops.offers.views.links import MOST
from productops.scoping.keys import digest, draw_key, seal, unseal
from productops.scoping.links import OPENS, Link, Use
from productops.scoping.models import RoleScope, comment_key
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db


def give(desk, use, name="Camille", **fields):
    page = PageForm(desk.client.get(desk.url("links")))
    return desk.client.post(desk.url("links"), page.with_fields(use=use, name=name, **fields))


def given(desk, use, **fields):
    response = give(desk, use, **fields)
    assert response.status_code == 302, response.content.decode()
    link = Link.objects.filter(use=use).latest("pk")
    return link, link.key_under(desk.key)


def revoke(desk, link):
    return desk.client.post(desk.url("revoke"), {"lien": link.pk})


def pages(key):
    """Every door that a key may be tried at."""
    return {
        "read": reverse("publishing:read", args=[key]),
        "vote": reverse("scoping:vote", args=[key]),
        "edit": f"/cadrage/{key}/contexte/",
        "review": f"/cadrage/{key}/relecture/",
        "delete": f"/cadrage/{key}/supprimer/",
        "publish": f"/cadrage/{key}/publier/",
        "links": f"/cadrage/{key}/liens/",
        "offer": f"/offres/{key}/",
        "history": f"/lecture/{key}/versions/",
    }


OPENED = {
    Use.COMMENT: {"read", "vote"},
    Use.PANEL: {"read"},
    Use.PARTNER: {"read"},
    Use.VOTE: {"vote"},
    Use.EDIT: {"edit", "review"},
    Use.HISTORY: {"history"},
}


@pytest.mark.parametrize("use", OPENED)
def test_a_link_opens_what_its_use_says_and_nothing_else(client, desk, use):
    link, key = given(desk, use)
    for name, url in pages(key).items():
        assert client.get(url).status_code == (200 if name in OPENED[use] else 404), name
    assert key in client.get(desk.url("links")).content.decode()
    assert revoke(desk, link).status_code == 302
    assert {client.get(url).status_code for url in pages(key).values()} == {404}


def test_one_is_revoked_without_the_others(client, desk):
    link, key = given(desk, Use.COMMENT, name="Camille")
    _other, kept = given(desk, Use.COMMENT, name="Sacha")
    revoke(desk, link)
    assert client.get(pages(key)["read"]).status_code == 404
    assert client.get(pages(kept)["read"]).status_code == 200
    page = client.get(desk.url("links")).content.decode()
    assert "révoqué le" in page
    assert key not in page


def test_the_first_link_is_revoked_like_any_other(client, desk):
    first = comment_key(desk.key)
    review = f"/cadrage/{desk.key}/relecture/"
    assert first in client.get(review).content.decode()
    revoke(desk, Link.objects.get())
    assert client.get(pages(first)["read"]).status_code == 404
    assert client.get(pages(first)["vote"]).status_code == 404
    assert first not in client.get(review).content.decode()
    assert client.get(f"/cadrage/{desk.key}/mandat/").status_code == 200


def test_a_link_ends_on_its_day(client, desk):
    today = timezone.localdate()
    link, key = given(desk, Use.PARTNER, ends_on=str(today))
    assert client.get(pages(key)["read"]).status_code == 200
    Link.objects.filter(pk=link.pk).update(ends_on=today - timedelta(days=1))
    assert client.get(pages(key)["read"]).status_code == 404


def test_a_link_opens_the_documents_chosen_and_no_other(client, desk):
    _link, key = given(desk, Use.COMMENT, documents=["offer"])
    for kind in Kind:
        page = client.get(pages(key)["read"], {"document": kind}).content.decode()
        assert 'id="offer/summary/contract"' in page, "what is not opened is not read"
    assert "Note de cadrage" not in page


@pytest.mark.parametrize("use", [Use.COMMENT, Use.PANEL])
def test_no_shared_link_shows_a_good_answer_nor_what_else_the_money_would_do(client, desk, use):
    desk.change(cost={"alternatives": [{"title": "Un second PM dès janvier", "yearly": 55000}]})
    _link, key = given(desk, use)
    own = client.get(f"/cadrage/{desk.key}/documents/interview-kit/").content.decode()
    assert "Une bonne réponse" in own
    answers = {
        cell
        for section in client.get(f"/cadrage/{desk.key}/documents/interview-kit.json").json()["sections"]
        for block in section["blocks"]
        if block["columns"] == ["Une bonne réponse"]
        for item in block["items"]
        for cell in item["cells"]
    }
    assert len(answers) > 5
    page = client.get(pages(key)["read"], {"document": "interview-kit"})
    assert page.context["document"].kind == Kind.INTERVIEW_KIT
    read = {text for item in page.context["document"].items() for text in (item.text, *item.cells)}
    assert not answers & read
    assert not [cell for cell in answers if cell in page.content.decode()]
    if use is Use.COMMENT:
        assert "Un second PM" in client.get(f"/cadrage/{desk.key}/documents/brief/").content.decode()
        assert "Un second PM" not in client.get(pages(key)["read"], {"document": "brief"}).content.decode()


@pytest.mark.parametrize("use", [Use.PANEL, Use.PARTNER])
def test_only_the_link_to_comment_takes_notes(client, desk, use):
    _link, key = given(desk, use)
    url = pages(key)["read"]
    assert "noter=" not in client.get(url).content.decode()
    client.post(url, {"document": "offer", "line": "offer/closing/equality", "note": "Bonjour"})
    assert RoleScope.objects.get().notes == []


def test_a_colleague_with_an_edit_link_edits_and_no_more(client, desk):
    _link, key = given(desk, Use.EDIT)
    page = client.get(pages(key)["edit"])
    saved = client.post(pages(key)["edit"], PageForm(page).with_fields(name="Une autre maison"))
    assert saved.status_code == 302
    assert RoleScope.objects.get().answers["organisation"]["name"] == "Une autre maison"
    review = client.get(pages(key)["review"]).content.decode()
    assert desk.key not in review
    assert comment_key(key) not in review
    assert f"/cadrage/{key}/liens/" not in review
    assert f"/cadrage/{key}/publication/" not in review
    assert "/supprimer/" not in review
    assert client.post(pages(key)["delete"]).status_code == 404
    assert client.post(pages(key)["publish"]).status_code == 404
    assert client.post(pages(key)["links"]).status_code == 404
    assert RoleScope.objects.count() == 1


@pytest.mark.parametrize(
    ("use", "fields", "told"),
    [
        ("commenter", {"name": ""}, "Donnez un nom"),
        ("commenter", {"name": "x" * 61}, "60 caractères"),
        ("", {}, "Choisissez à quoi il sert"),
        ("public", {}, "n’est pas un choix"),
        ("partenaire", {"documents": ["brief"]}, "n’ouvre pas la note de cadrage"),
        ("commenter", {"ends_on": "2020-01-01"}, "entre aujourd’hui"),
        ("commenter", {"ends_on": "demain"}, "AAAA-MM-JJ"),
    ],
    ids=["no name", "long name", "no use", "no such use", "no such document", "past", "no date"],
)
def test_a_link_that_cannot_be_given_is_told_and_kept(desk, use, fields, told):
    refused = give(desk, use, **fields)
    assert refused.status_code == 422
    assert told in refused.content.decode()
    assert Link.objects.count() == 1


def test_links_have_a_number(desk):
    row = RoleScope.objects.get()
    for _ in range(MOST - 1):
        Link.objects.give(under=desk.key, scope=row, use=Use.COMMENT, name="x")
    refused = give(desk, Use.COMMENT)
    assert refused.status_code == 422
    assert "révoquez-en" in refused.content.decode()


def test_nobody_revokes_the_link_of_another_draft(client, desk):
    other, _key = RoleScope.objects.start()
    for number in (other.links.get().pk, "", "0", "x", "9" * 30):
        assert client.post(desk.url("revoke"), {"lien": number}).status_code == 404
    assert other.links.get().is_open
    assert client.get(desk.url("revoke")).status_code == 405


def test_a_rotated_secret_breaks_no_link(client, desk, settings):
    _link, key = given(desk, Use.PANEL)
    first = comment_key(desk.key)
    settings.SECRET_KEY = "une-toute-autre-clef-de-plus-de-cinquante-signes-0000000000"
    page = client.get(desk.url("links")).content.decode()
    assert key in page
    assert first in page
    assert client.get(pages(first)["read"]).status_code == 200
    assert first in client.get(f"/cadrage/{desk.key}/relecture/").content.decode()


def test_a_link_older_than_its_seal_goes_on(client, desk):
    Link.objects.update(sealed_key="")
    first = comment_key(desk.key)
    assert first in client.get(desk.url("links")).content.decode()
    assert first in client.get(f"/cadrage/{desk.key}/relecture/").content.decode()
    assert client.get(pages(first)["read"]).status_code == 200


def test_the_table_alone_opens_nothing(desk):
    link, key = given(desk, Use.EDIT)
    stored = str(Link.objects.filter(pk=link.pk).values().get())
    assert key not in stored
    assert link.key_under(key) == link.key_under("A" * 22) == ""
    mine = draw_key()
    seals = {seal(mine, under="une clef") for _ in range(20)}
    assert len(seals) == 20
    assert {unseal(each, under="une clef", expected=digest(mine)) for each in seals} == {mine}
    for broken in ("", "zz", "00" * 16, "é"):
        assert unseal(broken, under="une clef", expected=digest(mine)) == ""


def test_every_use_is_handled():
    assert set(OPENS) == set(Use)
    assert set(OPENED) == set(Use) - {Use.ASSESS}, "a bilan is opened from the page of the offer"


def test_whoever_the_leader_chooses_reads_what_changed_and_the_public_does_not(client, published):
    published.rewrite("offer/closing/equality", "Une phrase d’ici.")
    published.publish(why="On a revu la fin.")
    link, key = given(published, Use.HISTORY)
    home = f"/lecture/{key}/versions/"
    page = client.get(home).content.decode()
    assert "On a revu la fin." in page
    assert published.public not in page
    assert f"{home}1-2/" in page
    changes = client.get(f"{home}1-2/").content.decode()
    assert "Une phrase d’ici." in changes
    assert home in changes
    assert published.key not in page + changes
    assert client.get(published.address("changes", 1, 2)).status_code == 404, "nothing is public unless chosen"
    assert client.get(f"{home}1-3/").status_code == 404
    revoke(published, link)
    assert client.get(home).status_code == client.get(f"{home}1-2/").status_code == 404


def test_a_link_to_the_history_says_that_nothing_is_published_or_that_it_ended(client, desk):
    _link, key = given(desk, Use.HISTORY)
    home = f"/lecture/{key}/versions/"
    assert "Rien n’est encore publié" in client.get(home).content.decode()
    assert client.get(f"{home}1-2/").status_code == 404
    desk.publish()
    assert "Version 1" in client.get(home).content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    desk.end("retiree")
    assert client.get(home).status_code == client.get(f"{home}1-2/").status_code == 410
