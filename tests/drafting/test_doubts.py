"""When it is not a Product Ops: each sign can be met, says why, and says what to do instead."""

import pytest

from productops.drafting.advice import advise
from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.plan import Plan
from productops.drafting.scope_json import read_scope
from productops.drafting.suggest import doubts
from tests.conftest import ON

MET = {
    "trop-peu-de-pm": {"organisation": {"product_team_size": 3, "product_teams": 1, "reports_to": "la CPO"}},
    "travail-d-analyste": {"problems": ["decisions-sans-chiffres"]},
    "accompagnement-seul": {"mandate": {"personnes": 3}},
    "suivi-de-livraison": {"problems": ["livraisons-imprevisibles", "promesses-intenables"]},
    "un-ou-une-pm-de-plus": {"problems": ["pm-secretaires"]},
    "chantier-qui-finit": {"problems": ["trop-d-outils"]},
    "bras-droit": {"mandate": {"pilotage": 2}, "organisation": {"product_team_size": 6, "reports_to": "la CPO"}},
    "sans-soutien": {"organisation": {"product_team_size": 12}},
}


def found(catalogue, data):
    return [doubt.slug for doubt in doubts(read_scope({"mandate": {"pratiques": 2}} | data, catalogue), catalogue)]


def test_every_doubt_of_the_catalogue_is_met_by_an_example(catalogue):
    assert {doubt.slug for doubt in catalogue.doubts} == set(MET)


@pytest.mark.parametrize("slug", MET)
def test_a_doubt_is_met(catalogue, slug):
    assert found(catalogue, MET[slug]) == [slug]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"problems": ["decisions-sans-chiffres", "chaque-equipe-sa-methode"]},
        {"problems": ["pm-secretaires"], "own_problems": [{"title": "Un autre"}]},
        {"organisation": {"product_team_size": 4, "product_teams": 1, "reports_to": "la CPO"}},
        {"organisation": {"product_team_size": 12}, "context": {"sponsor": "la directrice générale"}},
        {"mandate": {"personnes": 3, "pratiques": 1}},
    ],
    ids=str,
)
def test_a_wider_need_raises_no_doubt(catalogue, data):
    assert found(catalogue, data) == []


def test_a_doubt_is_said_on_the_reading_and_waits_for_an_answer_to_stand_in_the_brief(catalogue):
    data = {"mandate": {"pratiques": 2}, "problems": ["trop-d-outils"]}
    scope = read_scope(data, catalogue)
    first = advise(Plan(scope=scope, catalogue=catalogue))[0]
    assert first.code == "doubt-chantier-qui-finit"
    assert "mission de trois mois" in first.text
    silent = {item.id: item for item in compose(scope, catalogue, kind=Kind.BRIEF, on=ON).items()}
    assert not any(name.startswith("brief/doubts/") for name in silent)
    assert "sa réponse viendra ici" in silent["brief/to-confirm/verdict"].text
    answered = read_scope(
        data | {"verdict": {"stance": "keep", "why": "Trois chantiers suivront.", "job": "pmo"}}, catalogue
    )
    brief = {item.id: item for item in compose(answered, catalogue, kind=Kind.BRIEF, on=ON).items()}
    assert "mission de trois mois" in brief["brief/doubts/chantier-qui-finit"].cells[1]
    assert "Trois chantiers suivront." in brief["brief/doubts/answer"].text
    assert "une ou un PMO" in brief["brief/doubts/changed"].text, "the answer was about another verdict"
    assert "brief/to-confirm/verdict" not in brief


def test_the_step_of_the_mandate_opens_with_the_question(client, key):
    from tests.scoping.test_wizard import fill, step_url

    page = client.get(step_url(key, "mandat")).content.decode()
    assert "Les deux premières étapes le diront" in page
    fill(client, key, "contexte", product_team_size="2", product_teams="1", reports_to="la CPO")
    page = client.get(step_url(key, "mandat")).content.decode()
    assert "Trois PM ou moins" in page
    assert "reposer la question à six PM" in page
    fill(client, key, "contexte", product_team_size="9", product_teams="3")
    page = client.get(step_url(key, "mandat")).content.decode()
    assert "À discuter. Pour y répondre, il manque encore" in page
    assert "Trois PM ou moins" not in page
