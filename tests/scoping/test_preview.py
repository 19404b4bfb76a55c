"""The offer beside the questions: what the form holds now, and nothing saved."""

import re

import pytest
from django.urls import reverse

from productops.scoping.models import RoleScope
from productops.scoping.steps import BY_KEY
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import fill, step_url

pytestmark = pytest.mark.django_db

STEPS = [key for key, step in BY_KEY.items() if step.form]


def address(key, step):
    return reverse("scoping:preview", args=[key, step])


def aside(response):
    found = re.search(r'<aside[^>]*id="apercu".*?</aside>', response.content.decode(), re.DOTALL)
    return re.sub(r"\s+", " ", found.group())


def preview(client, key, step, **fields):
    page = PageForm(client.get(step_url(key, step)))
    return client.post(address(key, step), page.with_fields(**fields))


def test_the_offer_follows_the_form_and_nothing_is_saved(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    before = RoleScope.objects.values().get()
    page = preview(client, key, "contexte", name="Alan", product_team_size="12", product_teams="4").content.decode()
    assert "Chez Alan, 12 PM" in page.replace("\u00a0", " ")
    assert page.lstrip().startswith("<aside"), "a fragment has one root"
    assert RoleScope.objects.values().get() == before


def test_the_mandate_is_drawn_as_it_is_chosen(client, key):
    assert "dès qu’un domaine" in aside(client.get(step_url(key, "mandat")))
    page = aside(preview(client, key, "mandat", level_pilotage="3"))
    assert "Pilotage 3 sur 3" in page
    assert "Éclairer les décisions" in page


@pytest.mark.parametrize("step", STEPS)
def test_the_fragment_is_what_a_fresh_page_shows(client, key, step):
    fill(client, key, "contexte", name="Alan", product_team_size="9", product_teams="3", reports_to="la CPO")
    fill(client, key, "problemes", problems_pratiques=["chaque-equipe-sa-methode"])
    fill(client, key, "mandat", level_pratiques="3", level_pilotage="1")
    changes = {
        "rapide": {"result_title": "Tout va", "result_target": "mieux", "nobody": "on"},
        "conditions": {"location": "Nantes"},
    }
    fields = PageForm(client.get(step_url(key, step))).with_fields(**changes.get(step, {}))
    swapped = aside(client.post(address(key, step), fields))
    client.post(step_url(key, step), fields | {"vers": step})
    assert swapped == aside(client.get(step_url(key, step)))


def test_an_answer_that_cannot_be_read_is_left_out_and_said(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    fill(client, key, "conditions", location="Nantes")
    page = aside(preview(client, key, "conditions", location="Lyon", salary_min="beaucoup"))
    assert "Une réponse est à revoir" in page
    assert "Lyon" in page
    page = aside(preview(client, key, "problemes", problems_pratiques=list("abc")))
    assert "Une réponse est à revoir" in page


def test_every_line_says_why_but_none_is_retouched_there(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    page = aside(client.get(step_url(key, "contexte")))
    assert "Pourquoi cette ligne" in page
    assert "retoucher=" not in page


def test_a_preview_is_asked_for_with_the_right_key_and_method(client, key):
    assert client.get(address(key, "contexte")).status_code == 405
    assert client.post(address("A" * 22, "contexte")).status_code == 404
    response = client.post(address(key, "contexte"), {"name": "a\x00", "product_team_size": "<script>"})
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
