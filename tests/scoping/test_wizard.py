"""The eight steps, saved one by one, in any order, without JavaScript."""

import json

import pytest
from django.urls import reverse

from productops.knowledge.models import Mission
from productops.scoping.access import COOKIE
from productops.scoping.merging import BASE, PAGE, REVISION
from productops.scoping.models import KEPT, RoleScope
from productops.scoping.steps import STEPS
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db

FORM_STEPS = [step.key for step in STEPS if step.form]


def step_url(key, step):
    return reverse("scoping:step", args=[key, step])


def fill(client, key, step, **fields):
    """Open a step, change some fields as a person would, and send the page back."""
    page = PageForm(client.get(step_url(key, step)))
    return client.post(step_url(key, step), page.with_fields(**fields))


def answers(key):
    return RoleScope.objects.with_key(key).answers


def test_starting_opens_a_draft_and_keeps_its_key_in_this_browser(client):
    response = client.post(reverse("scoping:start"))
    key = response.url.split("/")[2]
    assert response.url == step_url(key, "contexte")
    cookie = response.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert key in cookie.value
    row = RoleScope.objects.get()
    assert key not in (row.key_digest, row.comment_digest)
    page = client.get(reverse("scoping:start"))
    assert reverse("scoping:resume", args=[key]) in page.content.decode()


def test_reading_writes_nothing(client, key):
    before = RoleScope.objects.values().get()
    for step in STEPS:
        response = client.get(step_url(key, step.key))
        assert response.status_code == 200
        assert COOKIE not in response.cookies
    assert RoleScope.objects.values().get() == before


@pytest.mark.parametrize("step", [step.key for step in STEPS])
def test_every_step_opens_at_any_time_and_stays_private(client, key, step):
    response = client.get(step_url(key, step))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.parametrize("step", [step.key for step in STEPS if step.needs_mandate])
def test_a_step_that_needs_the_mandate_says_so_with_a_link(client, key, step):
    page = client.get(step_url(key, step)).content.decode()
    assert "qui n’est pas encore choisi" in page
    assert step_url(key, "mandat") in page


def test_each_step_is_saved_and_leads_to_the_next(client, key):
    assert fill(client, key, "contexte", name="Alan", product_team_size="12", role_pmo="on").url == step_url(
        key, "problemes"
    )
    fill(client, key, "problemes", own_title_1="Tout est urgent", own_domain_1="pilotage")
    assert fill(client, key, "mandat", level_pratiques="3", level_pilotage="1").url == step_url(key, "missions")
    fill(client, key, "missions", own_title_1="Préparer la revue", own_domain_1="pilotage")
    fill(client, key, "resultats", title_4="La revue tient en une heure", target_4="60 minutes")
    fill(client, key, "profil", own_name_1="Anglais lu", own_required_1="on")
    assert fill(client, key, "conditions", salary_min="50000", salary_max="60000", closing_date="2027-01-31").url == step_url(key, "relecture")  # fmt: skip
    saved = answers(key)
    assert saved["organisation"] == {"name": "Alan", "product_team_size": 12}
    assert saved["existing_roles"] == ["pmo"]
    assert saved["mandate"] == {"pratiques": 3, "personnes": 0, "partenaires": 0, "pilotage": 1}
    assert "missions" not in saved, "the suggestion was accepted, not frozen"
    assert saved["own_missions"] == [{"id": "1", "title": "Préparer la revue", "domain": "pilotage"}]
    assert saved["results"][-1] == {"title": "La revue tient en une heure", "target": "60 minutes"}
    assert saved["own_competencies"] == [{"id": "1", "name": "Anglais lu", "required": True}]
    assert saved["terms"] == {"salary_min": 50000, "salary_max": 60000, "closing_date": "2027-01-31"}
    assert saved["confirmed"] == ["competencies", "missions", "paths", "results"]
    offer = client.get(step_url(key, "relecture")).content.decode()
    assert "Alan" in offer
    assert "Préparer la revue" in offer
    assert "Pourquoi cette ligne" in offer


@pytest.mark.parametrize("step", FORM_STEPS)
def test_saving_a_page_as_it_was_shown_changes_no_choice(client, key, step):
    """A page is a promise: sent back untouched, it must read the same when opened again."""
    for name in FORM_STEPS:
        fill(client, key, name, **({"level_pratiques": "3"} if name == "mandat" else {}))
    before = PageForm(client.get(step_url(key, step))).fields()
    fill(client, key, step)
    after = PageForm(client.get(step_url(key, step))).fields()
    for hidden in (REVISION, PAGE, "csrfmiddlewaretoken"):
        before.pop(hidden, None), after.pop(hidden, None)
    assert after == before


def test_one_may_stay_or_go_straight_to_the_offer(client, key):
    page = PageForm(client.get(step_url(key, "contexte")))
    assert client.post(step_url(key, "contexte"), page.with_fields(onward="contexte")).url == step_url(key, "contexte")
    page = PageForm(client.get(step_url(key, "contexte")))
    assert client.post(step_url(key, "contexte"), page.with_fields(onward="relecture")).url == step_url(
        key, "relecture"
    )
    page = PageForm(client.get(step_url(key, "contexte")))
    away = client.post(step_url(key, "contexte"), page.with_fields(onward="//ailleurs.example"))
    assert away.url == step_url(key, "problemes")


def test_problems_suggest_the_mandate_that_opens_the_next_step(client, key, catalogue):
    slugs = [p.slug for p in catalogue.problems.values() if p.domain == "partenaires"][:2]
    fill(client, key, "problemes", problems_partenaires=slugs)
    page = PageForm(client.get(step_url(key, "mandat")))
    assert page.fields()["level_partenaires"] == ["3"]
    assert "mandate" not in answers(key), "a suggestion is not an answer"


def test_the_mandate_decides_what_the_offer_says(client, key):
    fill(client, key, "mandat", level_personnes="3")
    one = client.get(reverse("publishing:document", args=[key, "offer"])).content.decode()
    fill(client, key, "mandat", level_personnes="0", level_pilotage="3")
    other = client.get(reverse("publishing:document", args=[key, "offer"])).content.decode()
    assert "Faire grandir les" in one.split("Ne font pas partie")[0]
    assert "Faire grandir les" not in other.split("Ne font pas partie")[0]


def test_one_may_come_back_to_the_suggestion(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    fill(client, key, "missions", **{"pick_pile-d-outils": ["on"], "half_days_pile-d-outils": ["3"]})
    assert {"slug": "pile-d-outils", "half_days": 3} in answers(key)["missions"]
    client.post(reverse("scoping:suggestion", args=[key, "missions"]))
    assert "missions" not in answers(key)
    assert "missions" not in answers(key)["confirmed"]


def test_an_accepted_suggestion_follows_the_answers_and_asks_to_be_confirmed_again(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    for step in ("missions", "resultats", "profil"):
        fill(client, key, step)
    assert answers(key)["confirmed"] == ["competencies", "missions", "paths", "results"]
    assert "suggestion, à confirmer" not in client.get(step_url(key, "relecture")).content.decode()
    fill(client, key, "mandat", level_pratiques="0", level_personnes="3")
    assert not {"missions", "results", "competencies", "paths"} & set(answers(key))
    assert answers(key)["confirmed"] == []
    offer = client.get(step_url(key, "relecture")).content.decode()
    assert "suggestion, à confirmer" in offer
    assert "Accueillir chaque" in offer


def test_a_choice_of_ones_own_stays_when_the_mandate_moves_and_what_no_longer_fits_is_said(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    fill(client, key, "missions", **{"pick_pile-d-outils": ["on"], "half_days_pile-d-outils": ["3"]})
    fill(client, key, "mandat", level_pratiques="0", level_pilotage="3")
    assert {"slug": "pile-d-outils", "half_days": 3} in answers(key)["missions"]
    page = client.get(step_url(key, "relecture")).content.decode()
    assert "hors du mandat" in page
    assert "Pilotage\u00a0: au mandat, mais sans aucune mission" in page
    assert "préparation des décisions" not in page, "an emphasis no mission stands behind"


def test_coming_back_leads_to_the_first_step_without_an_answer(client, key):
    resume = reverse("scoping:resume", args=[key])
    assert client.get(resume).url == step_url(key, "contexte")
    fill(client, key, "contexte", name="Alan")
    assert client.get(resume).url == step_url(key, "problemes")


def test_the_answers_can_be_taken_away_as_json(client, key):
    fill(client, key, "contexte", name="Alan")
    response = client.get(reverse("scoping:export", args=[key]))
    assert json.loads(response.content) == {"version": 1, "organisation": {"name": "Alan"}, "confirmed": []}


def test_deletion_asks_then_is_at_once_and_for_good(client):
    key = client.post(reverse("scoping:start")).url.split("/")[2]
    url = reverse("scoping:delete", args=[key])
    assert "pour de bon" in client.get(url).content.decode()
    assert RoleScope.objects.exists()
    response = client.post(url)
    assert not RoleScope.objects.exists()
    assert key not in response.cookies[COOKIE].value
    assert client.get(step_url(key, "contexte")).status_code == 404


def test_opening_a_draft_deletes_no_other(client, draft):
    row, key = draft
    RoleScope.objects.filter(pk=row.pk).update(saved_at=row.saved_at - KEPT * 1.01)
    client.post(reverse("scoping:start"))
    assert client.get(step_url(key, "contexte")).status_code == 200


def test_a_page_sends_back_the_state_it_was_shown_with(client, key):
    fields = PageForm(client.get(step_url(key, "contexte"))).fields()
    assert fields[REVISION] == ["0"]
    assert fields[BASE] == ["{}"]


@pytest.mark.parametrize("step", FORM_STEPS)
def test_a_step_takes_few_queries_whatever_the_catalogue(client, key, step, django_assert_max_num_queries):
    fill(client, key, "mandat", level_pratiques="3")
    client.get(step_url(key, step))
    with django_assert_max_num_queries(6):
        client.get(step_url(key, step))


def test_the_context_says_what_each_case_changes(client, key, catalogue):
    page = client.get(step_url(key, "contexte")).content.decode()
    for note in catalogue.context_notes:
        assert note.name in page.replace("\u00a0", " ")
    assert page.count("Ce que cela change") == len({note.fact for note in catalogue.context_notes}) == 5


def test_what_an_editor_changes_shows_on_the_next_page(client, key):
    title = "Tenir le tableau du vendredi"
    assert title not in client.get(step_url(key, "missions")).content.decode()
    Mission.objects.get(slug="manuel-produit").delete()
    first = Mission.objects.get(slug="cadre-de-travail-commun")
    first.title = title
    first.save()
    page = client.get(step_url(key, "missions")).content.decode()
    assert title in page
    assert "pick_manuel-produit" not in page


def test_a_line_that_something_was_said_of_shows_it(client, key):
    names = [f"{part}_manuel-produit" for part in ("pick", "commitment", "half_days")]
    for name, said in zip(names, ("on", "appuyer", "3"), strict=True):
        fill(client, key, "missions", **{names[0]: "on", name: said})
        assert PageForm(client.get(step_url(key, "missions"))).fields()[name] == [said]
    refused = fill(client, key, "missions", **{names[2]: "99"})
    assert f'id="id_{names[2]}_error"' in refused.content.decode()
    fill(client, key, "missions", **dict.fromkeys(names, ""))
    assert names[0] not in PageForm(client.get(step_url(key, "missions"))).fields()
