"""When an answer changes what had been accepted: it is said, and it can be taken back."""

import pytest
from django.urls import reverse

from productops.scoping.models import RoleScope
from tests.scoping.test_autosave import autosave
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(client, key):
    """A draft whose missions, results and profile were accepted as suggested."""
    fill(client, key, "mandat", level_pratiques="3")
    for step in ("missions", "resultats", "profil"):
        fill(client, key, step)
    return key


def take_back(client, key, **fields):
    return client.post(reverse("scoping:take-back", args=[key]), fields)


def missions(client, key):
    data = client.get(reverse("publishing:download", args=[key, "offer", "json"])).json()
    lines = (item["id"] for section in data["sections"] for block in section["blocks"] for item in block["items"])
    return {line for line in lines if line.startswith("offer/missions/")}


def test_what_changes_nothing_makes_nothing_fall(client, accepted):
    fill(client, accepted, "contexte", name="Alan", sector="Santé")
    assert RoleScope.objects.with_key(accepted).superseded == {}
    assert answers(accepted)["confirmed"] == ["competencies", "missions", "paths", "results"]


def test_what_falls_is_said_by_name_on_the_next_page(client, accepted):
    response = fill(client, accepted, "mandat", level_pratiques="0", level_personnes="3")
    page = client.get(response.url).content.decode()
    assert "Une réponse a changé la suite" in page
    assert "Sortent" in page
    assert "Entrent" in page
    assert "Construire un cadre" in page or "cadre de travail" in page


def test_one_part_is_taken_back_and_another_is_let_go(client, accepted):
    before = missions(client, accepted)
    fill(client, accepted, "mandat", level_pratiques="2", level_personnes="3")
    assert missions(client, accepted) != before
    response = take_back(client, accepted, part="missions", choix="reprendre", onward="missions")
    assert response.url == step_url(accepted, "missions")
    assert missions(client, accepted) == before
    assert "missions" in answers(accepted)["confirmed"]
    take_back(client, accepted, part="results", choix="accepter")
    row = RoleScope.objects.with_key(accepted)
    assert "results" not in row.answers, "the new suggestion is accepted, not frozen"
    assert "results" in row.answers["confirmed"]
    assert not {"missions", "results"} & set(row.superseded)


def test_coming_back_to_the_same_answers_makes_all_stand_again(client, accepted):
    told = autosave(client, accepted, "mandat", level_personnes="3").content.decode()
    assert "Cela change ce que vous aviez accepté" in told
    assert "missions" in RoleScope.objects.with_key(accepted).superseded
    autosave(client, accepted, "mandat", level_personnes="0")
    row = RoleScope.objects.with_key(accepted)
    assert row.superseded == {}
    assert row.answers["confirmed"] == ["competencies", "missions", "paths", "results"]


def test_several_changes_keep_what_was_accepted_first(client, accepted):
    before = missions(client, accepted)
    fill(client, accepted, "mandat", level_personnes="3", level_pratiques="2")
    fill(client, accepted, "mandat", level_pilotage="3")
    take_back(client, accepted, part="missions", choix="reprendre")
    assert missions(client, accepted) == before


def test_saving_the_step_of_a_part_settles_it(client, accepted):
    fill(client, accepted, "mandat", level_personnes="3")
    fill(client, accepted, "missions")
    row = RoleScope.objects.with_key(accepted)
    assert "missions" not in row.superseded
    assert "missions" in row.answers["confirmed"]


@pytest.mark.parametrize("fields", [{}, {"part": "inconnue", "choix": "reprendre"}, {"part": "missions", "onward": "//ailleurs"}])  # fmt: skip
def test_a_forged_choice_changes_nothing(client, accepted, fields):
    before = answers(accepted)
    assert take_back(client, accepted, **fields).url == step_url(accepted, "relecture")
    assert answers(accepted) == before
    assert client.get(reverse("scoping:take-back", args=[accepted])).status_code == 405
    assert client.post(reverse("scoping:take-back", args=["A" * 22])).status_code == 404


def confirm(client, key, step):
    return client.post(reverse("scoping:confirm", args=[key, step]))


def test_a_whole_step_is_confirmed_from_the_reading(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    assert reverse("scoping:confirm", args=[key, "missions"]) in client.get(step_url(key, "relecture")).content.decode()
    response = confirm(client, key, "missions")
    assert response.url == f"{step_url(key, 'relecture')}#reponses"
    assert answers(key)["confirmed"] == ["missions"]
    after = client.get(response.url).content.decode()
    assert "C’est confirmé" in after
    assert reverse("scoping:confirm", args=[key, "missions"]) not in after
    assert reverse("scoping:confirm", args=[key, "profil"]) in after
    confirm(client, key, "profil")
    assert answers(key)["confirmed"] == ["competencies", "missions", "paths"]


def test_what_came_with_a_typical_mandate_is_confirmed_too(client):
    key = client.post(reverse("scoping:start"), {"modele": "seul-en-scale-up"}).url.split("/")[2]
    assert "problems" in answers(key)["assumed"]
    confirm(client, key, "problemes")
    assert "problems" not in answers(key)["assumed"]
    assert "mandate" in answers(key)["assumed"]


def test_nothing_is_confirmed_without_a_mandate_a_post_or_the_key(client, key):
    confirm(client, key, "missions")
    assert "confirmed" not in answers(key)
    assert client.get(reverse("scoping:confirm", args=[key, "missions"])).status_code == 405
    assert confirm(client, "A" * 22, "missions").status_code == 404
