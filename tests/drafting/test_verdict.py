"""« Est-ce bien un Product Ops ? » : graded, careful, and each word of it stands on an answer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from productops.drafting.plan import Plan
from productops.drafting.scope import Heard
from productops.drafting.scope_json import read_scope
from productops.drafting.verdict import PRODUCT_OPS, WOULD_CHANGE, Certainty, Strength, decide
from tests.amounts import amount
from tests.drafting.scopes import SCOPES, scopes

WHOLE = {"existing_roles": ["support-client"], "results": [{"title": "Un résultat"}]}


def verdict(catalogue, data, *heard):
    scope = replace(read_scope(data, catalogue, partial=True), heard=heard)
    return decide(Plan(scope=scope, catalogue=catalogue))


SITUATIONS = {
    "three PMs in two teams": (
        {"organisation": {"product_team_size": 3, "product_teams": 2}, "problems": ["reunions-sans-decision"]},
        "demi-journee",
    ),
    "a migration with its end": (
        {
            "organisation": {"product_team_size": 9, "product_teams": 3},
            "own_problems": [{"title": "Migrer de Jira à Linear avant la fin du contrat, en mars"}],
            "problems": ["trop-d-outils"],
        },
        "mission-courte",
    ),
    "forty-five PMs who contradict each other": (
        {
            "organisation": {"product_team_size": 45, "product_teams": 22},
            "problems": ["roadmaps-qui-se-contredisent", "chaque-equipe-sa-methode"],
        },
        PRODUCT_OPS,
    ),
    "figures that come late, and nothing else": (
        {"organisation": {"product_team_size": 7, "product_teams": 2}, "problems": ["decisions-sans-chiffres"]},
        "data-analyst",
    ),
    "late deliveries alone": (
        {"organisation": {"product_team_size": 6}, "problems": ["livraisons-imprevisibles", "promesses-intenables"]},
        "delivery-management",
    ),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_is_called_by_its_name(catalogue, name):
    data, job = SITUATIONS[name]
    found = verdict(catalogue, data | WHOLE)
    assert found.job == job, found
    if job != PRODUCT_OPS:
        assert found.alternatives[0].job == job
        assert found.alternatives[0].evidence


def test_own_words_weigh(catalogue):
    data = {"organisation": {"product_team_size": 3, "product_teams": 3}, "mandate": {"pilotage": 3}} | WHOLE
    heard = (
        Heard(line="incident", job="pmo", words="quatorze projets", sure=True),
        Heard(line="own-mission/1", job="pmo", words="rapport mensuel au comité d’investissement", sure=True),
    )
    found = verdict(catalogue, data, *heard)
    assert found.job == "pmo"
    assert found.alternatives[0].strength is Strength.STRONG
    assert any("quatorze projets" in text for text in found.alternatives[0].evidence)


def test_one_more_tick_does_not_silence_a_doubt(catalogue):
    data = {"organisation": {"product_team_size": 7}, "problems": ["decisions-sans-chiffres", "pilotage-a-vue"]} | WHOLE
    wider = data | {"problems": [*data["problems"], "pm-isoles"]}
    assert verdict(catalogue, data).alternatives[0].job == "data-analyst"
    assert "data-analyst" in [each.job for each in verdict(catalogue, wider).alternatives]


@pytest.mark.parametrize(
    "data",
    [{}, {"mandate": {"pratiques": 3}}, {"problems": ["trop-d-outils"]}, {"organisation": {"product_team_size": 40}}],
    ids=str,
)
def test_nothing_is_said_surely_on_little(catalogue, data):
    found = verdict(catalogue, data)
    assert found.certainty is Certainty.OPEN
    assert len(found.lacks) > 1


def test_who_is_already_there_lowers_what_they_would_be_hired_for(catalogue):
    data = {
        "organisation": {"product_team_size": 12, "product_teams": 4},
        "problems": ["decisions-sans-chiffres"],
    } | WHOLE
    alone, there = verdict(catalogue, data), verdict(catalogue, data | {"existing_roles": ["equipe-data"]})
    assert alone.alternatives[0].job == "data-analyst"
    assert any("déjà en place" in text for text in there.alternatives[0].counter)
    assert there.job == PRODUCT_OPS


def test_every_alternative_is_a_job_we_know(catalogue):
    known = {*catalogue.existing_roles, "product-manager", "product-owner", "pmo", "chef-de-projet", "data-analyst",
             "mission-courte", "demi-journee"}  # fmt: skip
    assert set(WOULD_CHANGE) <= known


@pytest.mark.parametrize("name", sorted(set(SCOPES) - {"tout-a-la-fois"}))
def test_the_told_scopes_are_for_product_ops(catalogue, name):
    """But for the one that asks two PMs' worth of everything, which is a question to discuss."""
    assert verdict(catalogue, SCOPES[name]).job == PRODUCT_OPS, verdict(catalogue, SCOPES[name])


@settings(max_examples=amount(80, 2000))
@given(raw=scopes())
def test_any_scope_is_weighed_and_nothing_sure_stands_on_one_fact(core_catalogue, raw):
    found = decide(Plan(scope=read_scope(raw, core_catalogue), catalogue=core_catalogue))
    assert found.job in {PRODUCT_OPS, *(each.job for each in found.alternatives)}
    assert found.job == PRODUCT_OPS or found.alternatives[0].job == found.job
    if found.certainty is Certainty.SURE:
        assert not found.lacks
    for each in found.alternatives:
        assert each.evidence
        assert each.would_change
