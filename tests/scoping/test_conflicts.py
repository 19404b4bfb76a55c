"""Two tabs on one step: only the same field changed twice is a conflict, and nothing is lost."""

import pytest

from productops.scoping.models import RoleScope
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def tabs(client, key):
    """Two tabs that show the same page."""
    fill(client, key, "contexte", name="Alan", sector="Santé")
    page = client.get(step_url(key, "contexte"))
    return PageForm(page), PageForm(page)


def test_two_tabs_that_change_different_fields_are_merged(client, key, tabs):
    one, other = tabs
    url = step_url(key, "contexte")
    assert client.post(url, one.with_fields(name="Alan SA")).status_code == 302
    assert client.post(url, other.with_fields(sector="Assurance", role_pmo="on")).status_code == 302
    assert answers(key)["organisation"] == {"name": "Alan SA", "sector": "Assurance"}
    assert answers(key)["existing_roles"] == ["pmo"]


def test_two_tabs_that_change_the_same_field_conflict_with_both_texts(client, key, tabs):
    one, other = tabs
    url = step_url(key, "contexte")
    client.post(url, one.with_fields(name="Première"))
    response = client.post(url, other.with_fields(name="Seconde", sector="Assurance"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Première" in page
    assert PageForm(response).fields()["name"] == ["Seconde"]
    row = RoleScope.objects.with_key(key)
    assert row.answers["organisation"]["name"] == "Première"
    assert row.pending["contexte"]["fields"]["name"] == ["Seconde"]
    reopened = client.get(url).content.decode()
    assert "a changé dans une autre fenêtre" in reopened
    # Sent again from the page that showed both, it is a choice, not a conflict.
    assert client.post(url, PageForm(response).fields()).status_code == 302
    row.refresh_from_db()
    assert row.answers["organisation"] == {"name": "Seconde", "sector": "Assurance"}
    assert row.pending == {}


def test_the_same_change_twice_is_no_conflict(client, key, tabs):
    one, other = tabs
    url = step_url(key, "contexte")
    assert client.post(url, one.with_fields(name="Même")).status_code == 302
    assert client.post(url, other.with_fields(name="Même")).status_code == 302


def test_going_back_and_saving_again_is_no_conflict_with_oneself(client, key, tabs):
    one, _other = tabs
    url = step_url(key, "contexte")
    client.post(url, one.with_fields(name="A"))
    fresh = PageForm(client.get(url))
    assert client.post(url, fresh.with_fields(name="B")).status_code == 302
    assert answers(key)["organisation"]["name"] == "B"


@pytest.mark.parametrize("revision", ["", "-1", "999999999999999999999", "x", "0; drop"])
@pytest.mark.parametrize("base", ["", "{", "[]", '{"name": 3}', "[" * 5000, '{"name": "forgee00"}'])
def test_a_forged_state_never_breaks_nor_overwrites_in_silence(client, key, tabs, revision, base):
    one, _other = tabs
    response = client.post(step_url(key, "contexte"), one.with_fields(name="Forcé", revision=[revision], base=[base]))
    assert response.status_code in (302, 409)
    row = RoleScope.objects.with_key(key)
    kept = [row.answers["organisation"]["name"], *row.pending.get("contexte", {}).get("fields", {}).get("name", [])]
    assert "Forcé" in kept


def test_tabs_on_different_steps_never_conflict(client, key):
    contexte = PageForm(client.get(step_url(key, "contexte")))
    mandat = PageForm(client.get(step_url(key, "mandat")))
    assert client.post(step_url(key, "contexte"), contexte.with_fields(name="Alan")).status_code == 302
    assert client.post(step_url(key, "mandat"), mandat.with_fields(level_pratiques="2")).status_code == 302
    assert answers(key)["mandate"]["pratiques"] == 2
