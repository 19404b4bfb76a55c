"""Bad input gets a clear French message, keeps what was typed, and never a fault of ours."""

import pytest
from django.urls import reverse

from productops.scoping.access import COOKIE
from productops.scoping.models import RoleScope, comment_key
from productops.scoping.saving import LIMIT
from productops.scoping.steps import STEPS
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

HTML = '<script>alert("x")</script><b onclick=x>&amp;'


def test_unknown_deleted_malformed_and_wrong_kind_keys_are_the_same_404(client, draft):
    row, key = draft
    row.delete()
    pages = set()
    for wrong in (key, "A" * 22, "trop-court", "x" * 70, "clef%00nulle-aaaaaaaaaaaaaaaa", comment_key(key), "é" * 22):
        response = client.get(f"/cadrage/{wrong}/contexte/")
        assert response.status_code == 404, wrong
        pages.add(response.content)
    assert len(pages) == 1
    assert "Page introuvable" in pages.pop().decode()


def test_a_comment_key_does_not_edit(client, draft):
    _row, key = draft
    assert client.get(step_url(comment_key(key), "contexte")).status_code == 404


@pytest.mark.parametrize("step", ["etape-inconnue", "contextes", "mandat/encore"])
def test_an_unknown_step_is_not_found(client, key, step):
    assert client.get(f"/cadrage/{key}/{step}/").status_code == 404


def test_an_empty_mandate_is_refused_with_a_way_out(client, key):
    levels = {f"level_{name}": "0" for name in ("pratiques", "personnes", "partenaires", "pilotage")}
    response = fill(client, key, "mandat", **levels)
    assert response.status_code == 422
    assert "Mettez au moins un domaine" in response.content.decode()
    assert "Erreur" in response.content.decode().split("</title>")[0]
    assert "mandate" not in answers(key)


def test_reversed_salaries_are_refused_and_kept(client, key):
    response = fill(client, key, "conditions", salary_min="60000", salary_max="50000", location="Paris")
    assert response.status_code == 422
    page = response.content.decode()
    assert "inversez les deux montants" in page
    assert 'href="#id_salary_max"' in page
    again = PageForm(client.get(step_url(key, "conditions"))).fields()
    assert (again["salary_min"], again["salary_max"], again["location"]) == (["60000"], ["50000"], ["Paris"])
    fill(client, key, "conditions", salary_max="70000")
    row = RoleScope.objects.with_key(key)
    assert row.answers["terms"] == {"salary_min": 60000, "salary_max": 70000, "location": "Paris"}
    assert row.pending == {}


def test_ten_thousand_characters_are_refused_and_kept(client, key):
    long = "à" * 10_000
    response = fill(client, key, "contexte", about=long)
    assert response.status_code == 422
    assert "600 caractères" in response.content.decode()
    assert PageForm(client.get(step_url(key, "contexte"))).fields()["about"] == [long]
    assert "organisation" not in answers(key)


def test_more_than_a_draft_keeps_is_refused_and_still_on_the_page(client, key):
    huge = "x" * (LIMIT + 1)
    response = fill(client, key, "contexte", about=huge)
    assert response.status_code == 422
    assert "trop de texte" in response.content.decode()
    assert PageForm(response).fields()["about"] == [huge]
    assert RoleScope.objects.with_key(key).pending == {}


@pytest.mark.parametrize("step", [step.key for step in STEPS if step.form])
def test_html_in_every_field_is_only_text(client, key, step):
    fill(client, key, "mandat", level_pratiques="3")
    shown = PageForm(client.get(step_url(key, step))).fields()
    typed = {name: [HTML] for name in shown if name not in ("csrfmiddlewaretoken", "revision", "base")}
    response = client.post(step_url(key, step), shown | typed)
    assert response.status_code in (302, 422)
    for page in (response, client.get(step_url(key, step)), client.get(step_url(key, "relecture"))):
        assert "<script>alert" not in page.content.decode()
        assert "<b onclick" not in page.content.decode()


def test_html_in_texts_reaches_the_offer_as_text(client, key):
    fill(client, key, "contexte", name=HTML, about=HTML)
    fill(client, key, "mandat", level_pratiques="3")
    page = client.get(reverse("publishing:document", args=[key, "offer"])).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_invalid_utf8_is_refused_with_words(client, key):
    body = "revision=0&base=%7B%7D&name=caf%E9&about=bon"
    response = client.post(step_url(key, "contexte"), body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422
    assert "caractères illisibles" in response.content.decode()
    assert "organisation" not in answers(key)
    assert client.get("/temoignages/?parcours=%FF%FE").status_code == 200
    assert client.get("/%FF%FE/").status_code == 404


def test_null_characters_are_taken_out_and_said(client, key):
    page = PageForm(client.get(step_url(key, "contexte")))
    response = client.post(step_url(key, "contexte"), page.with_fields(name="Al\x00an"), follow=True)
    assert "caractères nuls" in response.content.decode()
    assert answers(key)["organisation"] == {"name": "Alan"}


@pytest.mark.parametrize(
    ("step", "fields", "told"),
    [
        ("contexte", {"product_team_size": "douze"}, "Écrivez un nombre entier, de 0 à 10 000."),
        ("contexte", {"product_team_size": "-3"}, "Écrivez un nombre entier, de 0 à 10 000."),
        ("contexte", {"stage": "licorne"}, "« licorne » n’est pas un choix d’ici, ou ne l’est plus"),
        ("contexte", {"holds_pmo": "x" * 301}, "300 caractères au plus, et il y en a 301 : gardez l’essentiel."),
        ("problemes", {"problems_pratiques": ["inconnu"]}, "inconnu"),
        ("mandat", {"level_pratiques": "7"}, "7"),
        ("missions", {"own_half_days_1": "40", "own_title_1": "Faire"}, "de 1 à 10."),
        ("resultats", {"target_5": "80 %"}, "Dites le résultat"),
        ("conditions", {"closing_date": "31 février"}, "Cette date ne se lit pas"),
        ("conditions", {"onsite_days": "9"}, "de 0 à 5."),
        ("conditions", {"benefits": "\n".join("abcdefghijkl")}, "10 lignes au plus"),
        ("conditions", {"process": "x" * 301}, "300 caractères au plus par ligne"),
    ],
)
def test_a_wrong_value_is_told_and_nothing_is_saved(client, key, step, fields, told):
    fill(client, key, "mandat", level_pratiques="3")
    before = answers(key)
    response = fill(client, key, step, **fields)
    assert response.status_code == 422
    assert told in response.content.decode().replace("\u202f", " ").replace("\u00a0", " ")
    assert answers(key) == before


def test_six_problems_are_too_many(client, key, catalogue):
    slugs = [p.slug for p in catalogue.problems.values() if p.domain == "pratiques"][:6]
    response = fill(client, key, "problemes", problems_pratiques=slugs)
    assert response.status_code == 422
    assert "Gardez 5 problèmes au plus" in response.content.decode()


def test_eight_requirements_are_too_many(client, key, catalogue):
    fill(client, key, "mandat", level_pratiques="3")
    chosen = {f"competency_{slug}": "required" for slug in list(catalogue.competencies)[:8]}
    rest = {f"competency_{slug}": "" for slug in list(catalogue.competencies)[8:]}
    response = fill(client, key, "profil", **chosen, **rest)
    assert response.status_code == 422
    assert "Gardez 7 compétences requises au plus" in response.content.decode()


@pytest.mark.parametrize("cookie", ["nimporte quoi", "", "[]:x:y", '["a"]'])
def test_a_forged_cookie_counts_as_none(client, cookie):
    client.cookies[COOKIE] = cookie
    assert client.get(reverse("scoping:start")).status_code == 200
    assert client.post(reverse("scoping:start")).status_code == 302


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, key, method):
    assert getattr(client, method)(step_url(key, "contexte")).status_code == 405
    assert client.get(reverse("scoping:suggestion", args=[key, "missions"])).status_code == 405


def test_a_form_without_its_token_is_told_so_in_french(key):
    from tests.conftest import StrictClient

    response = StrictClient(enforce_csrf_checks=True).post(step_url(key, "contexte"), {"name": "Alan"})
    assert response.status_code == 403
    assert "Le formulaire a expiré" in response.content.decode()


def test_a_draft_whose_catalogue_changed_says_what_fell(client, draft):
    row, key = draft
    row.answers = {"mandate": {"pratiques": 3}, "missions": ["disparue", "pile-d-outils"]}
    row.save()
    page = client.get(step_url(key, "missions")).content.decode()
    assert "missions\u00a0: disparue" in page
    assert client.get(step_url(key, "relecture")).status_code == 200


def test_a_draft_that_no_longer_reads_still_opens(client, draft):
    row, key = draft
    row.answers = {"mandate": {"pratiques": 12}, "organisation": {"name": 3}}
    row.save()
    for step in STEPS:
        assert client.get(step_url(key, step.key)).status_code == 200
