"""The fast way: one page, then the verdict, then the reading."""

import pytest
from django.urls import reverse

from productops.knowledge.models import Problem, TypicalMandate
from productops.scoping.models import RoleScope
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

LEAST = {
    "name": "Alan",
    "product_team_size": "9",
    "problems_partenaires": ["retours-support-trop-tard"],
    "roles": ["support-client"],
    "result_title": "Les PM lisent le support chaque mois",
    "result_target": "toutes les équipes",
}


def start(client, **fields):
    address = reverse("scoping:start")
    return client.post(address, PageForm(client.get(address)).with_fields(**fields))


def key_of(response):
    return response.url.split("/")[2]


def test_the_least_answers_lead_to_the_verdict_then_to_the_documents(client):
    response = start(client, **LEAST)
    key = key_of(response)
    assert response.url == f"{step_url(key, 'mandat')}?retour=relecture"
    found = answers(key)
    assert found["organisation"] == {"name": "Alan", "product_team_size": 9}
    assert found["problems"] == ["retours-support-trop-tard"]
    assert found["existing_roles"] == ["support-client"]
    assert found["results"] == [{"title": "Les PM lisent le support chaque mois", "target": "toutes les équipes"}]
    assert found["confirmed"] == ["results"]
    assert "mandate" not in found, "the mandate is the leader's to choose"
    page = client.get(response.url)
    assert "Est-ce bien un Product Ops" in page.content.decode()
    client.post(response.url, PageForm(page).with_fields(onward="relecture"))
    reading = client.get(step_url(key, "relecture")).content.decode()
    assert "lisent le support chaque mois" in reading
    assert "à confirmer" in reading


def test_an_incomplete_page_opens_a_draft_that_keeps_everything_and_says_what_is_missing(client):
    response = start(client, name="Alan", incident="Une panne", location="Paris")
    key = key_of(response)
    assert response.url == step_url(key, "rapide")
    page = client.get(response.url).content.decode()
    assert "Erreur" in page[: page.index("</title>")]
    for told in ("au moins un problème", "Cochez qui est déjà là", "Une panne", "Paris", "Combien de PM"):
        assert told in page, told
    assert answers(key) == {}
    again = client.post(response.url, PageForm(client.get(response.url)).with_fields(**LEAST))
    assert again.url == f"{step_url(key, 'mandat')}?retour=relecture"
    assert answers(key)["context"] == {"incident": "Une panne"}
    assert RoleScope.objects.with_key(key).pending == {}


def test_what_was_refused_is_told_on_the_reading_too(client):
    key = key_of(start(client, name="Alan"))
    fill(client, key, "mandat", level_pratiques="2")
    page = client.get(step_url(key, "relecture")).content.decode()
    assert step_url(key, "rapide") in page


def test_coming_back_keeps_what_other_steps_added(client):
    key = key_of(start(client, **LEAST))
    fill(client, key, "contexte", **{"holds_support-client": "le classement des tickets", "sector": "santé"})
    fill(client, key, "resultats", title_2="Un second résultat")
    fill(client, key, "rapide", location="Nantes")
    found = answers(key)
    assert found["organisation"]["sector"] == "santé"
    assert found["existing_roles"] == [{"slug": "support-client", "holds": "le classement des tickets"}]
    assert [result["title"] for result in found["results"]] == [LEAST["result_title"], "Un second résultat"]
    assert found["terms"] == {"location": "Nantes"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"nobody": "on"}, "Des rôles sont cochés plus haut"),
        ({"salary_min": "60000", "salary_max": "50000"}, "inversez les deux montants"),
        ({"product_team_size": "beaucoup"}, "nombre entier"),
        ({"problems_partenaires": ["inconnu"]}, "inconnu"),
        ({"about": "x" * 601}, "600"),
    ],
    ids=str,
)
def test_a_bad_answer_is_told_and_kept(client, fields, told):
    response = start(client, **LEAST | fields)
    assert response.url.endswith("/rapide/")
    page = client.get(response.url).content.decode()
    assert told in page
    assert LEAST["result_title"] in page


def test_it_takes_few_queries_whatever_the_drafts(client, django_assert_max_num_queries):
    for _ in range(5):
        start(client, **LEAST)
    with django_assert_max_num_queries(4):
        client.get(reverse("scoping:start"))


def test_the_start_shows_what_an_editor_changed(client):
    client.get(reverse("scoping:start"))
    client.get(reverse("scoping:typical"))
    problem = Problem.objects.get(slug="trop-d-outils")
    problem.title = "Chacun range ses notes ailleurs"
    problem.save()
    TypicalMandate.objects.first().delete()
    assert "Chacun range ses notes ailleurs" in client.get(reverse("scoping:start")).content.decode()
    page = client.get(reverse("scoping:typical")).content.decode()
    assert page.count('name="modele"') == TypicalMandate.objects.count()
