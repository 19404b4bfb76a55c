"""The mandate that others would give: asked at the link to read, told beside the leader's own."""

import re

import pytest
from django.urls import reverse

from productops.scoping.models import RoleScope, comment_key
from productops.scoping.votes import MOST
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import fill, step_url

pytestmark = pytest.mark.django_db


def address(key):
    return reverse("scoping:vote", args=[comment_key(key)])


def vote(client, key, **fields):
    return client.post(address(key), PageForm(client.get(address(key))).with_fields(**fields))


def votes(key):
    return RoleScope.objects.with_key(key).votes


def mandate_page(client, key):
    return client.get(step_url(key, "mandat")).content.decode()


def test_a_vote_is_given_at_the_link_to_read_and_told_at_the_mandate(client, key):
    fill(client, key, "mandat", level_pratiques="1")
    assert address(key) in client.get(reverse("publishing:read", args=[comment_key(key)])).content.decode()
    why = "Chaque équipe  réécrit tout."
    given = vote(client, key, pratiques="3", pilotage="0", name="  Inès   Roy ", reason=why)
    assert given.status_code == 302
    (kept,) = votes(key)
    assert (kept["name"], kept["levels"]) == ("Inès Roy", {"pratiques": 3, "pilotage": 0})
    assert "L’avis donné va plus haut que le cadrage" in mandate_page(client, key)
    for page in (mandate_page(client, key), client.get(given.url).content.decode()):
        assert "Chaque équipe réécrit tout." in page
        assert "Pratiques : 1 pour « Prioritaire » ; le cadrage dit « En appui »" in page
        row = page[page.index('role="rowheader">Inès Roy') :]
        assert re.findall(r'data-column="(\w+)">([^<]+)<', row)[:2] == [
            ("Pratiques", "Prioritaire"),
            ("Personnes", "sans avis"),
        ]
    reading = client.get(step_url(key, "relecture")).content.decode()
    assert re.search(r"1\savis sur le mandat</a>", reading)
    assert "s’opposent, sur Pratiques." in reading.replace("\xa0", " ")


def test_votes_that_agree_do_not_stand_before_publishing(client, key):
    fill(client, key, "mandat", level_pratiques="2")
    vote(client, key, pratiques="2", name="Léa")
    assert "On ne donnerait pas tous ce mandat" not in client.get(step_url(key, "relecture")).content.decode()


def test_the_page_of_a_given_vote_leads_to_the_offer_or_back_to_the_form(client, key):
    given = vote(client, key, pratiques="2", name="Léa")
    page = client.get(given.url).content.decode()
    assert 'name="pratiques"' not in page
    assert f'href="{address(key)}"' in page
    assert f'href="{reverse("publishing:read", args=[comment_key(key)])}"' in page


def test_a_mandate_can_be_voted_before_it_is_chosen(client, key):
    vote(client, key, personnes="2", name="Léa")
    page = mandate_page(client, key)
    assert "1 pour « Important »" in page
    assert "le cadrage dit" not in page


def test_a_browser_changes_its_mind_under_any_name(client, key):
    vote(client, key, pratiques="3", name="Léa", reason="Au début.")
    page = PageForm(client.get(address(key))).fields()
    assert page["name"] == ["Léa"], "what one said is there to be changed"
    vote(client, key, pratiques="1", name="Léa B.")
    assert [(each["name"], each["levels"]) for each in votes(key)] == [("Léa B.", {"pratiques": 1})]


def test_nobody_votes_in_the_name_of_another(client, key):
    vote(client, key, pratiques="3", name="Léa")
    stranger = type(client)()
    refused = vote(stranger, key, pratiques="0", name=" léa")
    assert refused.status_code == 422
    assert "déjà signé de ce nom" in refused.content.decode()
    assert [each["levels"] for each in votes(key)] == [{"pratiques": 3}]
    stranger.cookies["productops_avis"] = '["' + votes(key)[0]["id"] + '"]'
    assert vote(stranger, key, pratiques="0", name="léa").status_code == 422, (
        "a cookie that we did not sign says nothing"
    )


def test_the_others_are_read_once_one_has_voted(client, key):
    vote(client, key, pratiques="3", name="Inès Roy", reason="Tout se réécrit.")
    colleague = type(client)()
    before = colleague.get(address(key)).content.decode()
    assert "1\u202favis" in before or "1 avis" in before
    assert "Inès Roy" not in before
    assert "Tout se réécrit." not in before
    assert "Inès Roy" not in colleague.get(f"{address(key)}?vus=oui").content.decode()
    given = vote(colleague, key, pratiques="1", name="Bastien")
    after = colleague.get(given.url).content.decode()
    assert "Inès Roy" in after
    assert "Tout se réécrit." in after


def test_who_voted_takes_it_back(client, key):
    vote(client, key, pratiques="3", name="Léa")
    assert type(client)().post(address(key), {"retirer": "oui"}).status_code == 302
    assert len(votes(key)) == 1, "another browser takes nothing away"
    assert client.post(address(key), {"retirer": "oui"}).url == address(key)
    assert votes(key) == []
    assert "Votre avis est retiré" in client.get(address(key)).content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "Léa"}, "au moins un niveau"),
        ({"pratiques": "2", "name": " "}, "Dites qui vous êtes"),
        ({"pratiques": "2", "name": "x" * 61}, "60 caractères"),
        ({"pratiques": "2", "name": "Léa", "reason": "x" * 301}, "300 caractères"),
        ({"pratiques": "7", "name": "Léa"}, "prenez-en un autre"),
        ({"pratiques": "2", "name": "L\x00a"}, "nul"),
    ],
    ids=["nothing", "no name", "long name", "long reason", "unknown level", "null"],
)
def test_a_refused_vote_is_told_and_kept(client, key, fields, told):
    response = vote(client, key, **fields)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert votes(key) == []
    if fields.get("pratiques") == "2":
        assert PageForm(response).fields()["pratiques"] == ["2"]


def test_votes_have_an_end_but_one_may_still_change_ones_own(client, key):
    RoleScope.objects.update(votes=[{"id": str(n), "name": f"N{n}", "levels": {"pratiques": 1}} for n in range(MOST)])
    response = vote(client, key, pratiques="2", name="De trop")
    assert response.status_code == 422
    assert "demandez que l’on en efface" in response.content.decode()
    RoleScope.objects.update(
        votes=[{"id": str(n), "name": f"N{n}", "levels": {"pratiques": 1}} for n in range(MOST - 1)]
    )
    assert vote(client, key, pratiques="2", name="Dernier").status_code == 302
    assert vote(client, key, pratiques="1", name="Dernier").status_code == 302


def test_the_leader_erases_a_vote_and_nobody_else_can(client, key):
    vote(client, key, pratiques="2", name="<b>Léa</b>")
    (kept,) = votes(key)
    assert "<b>Léa" not in mandate_page(client, key)
    erasing = {"effacer": kept["id"]}
    assert client.get(reverse("scoping:erase-vote", args=[key])).status_code == 405
    assert client.post(reverse("scoping:erase-vote", args=[comment_key(key)]), erasing).status_code == 404
    assert "Effacer" not in client.get(address(key)).content.decode()
    assert client.post(reverse("scoping:erase-vote", args=[key]), erasing).url.endswith("/mandat/#avis")
    assert votes(key) == []
    assert client.post(reverse("scoping:erase-vote", args=[key]), erasing).status_code == 302


def test_the_page_of_votes_is_private_and_opens_with_no_other_key(client, key):
    response = client.get(address(key))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert key not in response.content.decode()
    assert client.get(reverse("scoping:vote", args=[key])).status_code == 404


def test_a_vote_stays_out_of_the_copy_and_of_the_file(client, key):
    fill(client, key, "mandat", level_pratiques="1")
    vote(client, key, pratiques="3", name="Inès")
    copy = client.post(reverse("scoping:duplicate", args=[key])).url.split("/")[2]
    assert votes(copy) == []
    assert "Inès" not in client.get(reverse("scoping:export", args=[key])).content.decode()


def test_the_spread_follows_the_mandate_as_it_saves_itself(client, key):
    vote(client, key, pratiques="3", name="Léa")
    page = PageForm(client.get(step_url(key, "mandat")))
    saved = client.post(step_url(key, "mandat"), page.with_fields(level_pratiques="3"), headers={"HX-Request": "true"})
    part = saved.content.decode()
    assert 'id="avis" hx-swap-oob="true"' in part
    assert "le cadrage dit « Prioritaire »" in part
    fresh = mandate_page(client, key)
    drawn = re.compile(r'<svg[^>]*class="spread".*?</svg>', re.DOTALL)
    assert drawn.search(part).group() == drawn.search(fresh).group()
