"""« Est-ce bien un Product Ops ? » : graded, careful, and each word of it stands on an answer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from productops.drafting.plan import Plan
from productops.drafting.scope import Heard
from productops.drafting.scope_json import read_scope
from productops.drafting.verdict import (
    JOB_NAMES,
    PRODUCT_OPS,
    WOULD_CHANGE,
    Certainty,
    Evidence,
    Strength,
    Verdict,
    _certainty,
    _facts,
    _outweighs,
    decide,
)
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


def size(pms=None, teams=None):
    return {"organisation": {"product_team_size": pms, "product_teams": teams}}


HALF = ("demi-journee", "size", 2)
FEW = ("demi-journee", "teams", 2)


@pytest.mark.parametrize(
    ("answers", "weighed"),
    [
        # how many they are
        (size(3), [HALF]),
        (size(4), []),
        (size(5), []),
        (size(6), [(PRODUCT_OPS, "size", 1)]),
        (size(11), [(PRODUCT_OPS, "size", 1)]),
        (size(12), [(PRODUCT_OPS, "size", 2)]),
        (size(12, 2), [(PRODUCT_OPS, "size", 2)]),
        (size(12, 3), [(PRODUCT_OPS, "size", 1), (PRODUCT_OPS, "teams", 1)]),
        (size(None, 2), [FEW]),
        (size(5, 2), [FEW]),
        (size(6, 2), [(PRODUCT_OPS, "size", 1)]),
        (size(3, 2), [HALF, FEW]),
        (size(None, 3), [(PRODUCT_OPS, "teams", 1)]),
        (size(None, 5), [(PRODUCT_OPS, "teams", 1)]),
        (size(None, 6), [(PRODUCT_OPS, "teams", 2)]),
        (size(5, 6), [(PRODUCT_OPS, "teams", 2)]),
        (size(6, 6), [(PRODUCT_OPS, "size", 1), (PRODUCT_OPS, "teams", 1)]),
        # what hurts: one job's alone, most of it, or not
        ({"problems": ["decisions-sans-chiffres"]}, [("data-analyst", "problems", 3)]),
        (
            {"problems": ["decisions-sans-chiffres"], "own_problems": [{"title": "Rien ne tient"}]},
            [("data-analyst", "problems", 2)],
        ),
        (
            {"problems": ["decisions-sans-chiffres", "pilotage-a-vue", "chaque-equipe-sa-methode"]},
            [("data-analyst", "problems", 1), (PRODUCT_OPS, "problems", 3)],
        ),
        (
            {"problems": ["decisions-sans-chiffres", "chaque-equipe-sa-methode"]},
            [(PRODUCT_OPS, "problems", 2)],
        ),
        ({"problems": ["chaque-equipe-sa-methode"]}, [(PRODUCT_OPS, "problems", 1)]),
        # a mandate of one domain
        ({"mandate": {"personnes": 1}}, []),
        ({"mandate": {"personnes": 2}}, [("coach-agile", "mandate", 2), ("lead-pm", "mandate", 1)]),
        ({"mandate": {"personnes": 2, "pratiques": 1}}, [(PRODUCT_OPS, "mandate", 1)]),
        ({"mandate": {"pilotage": 1}}, []),
        (
            {"mandate": {"pilotage": 2}},
            [("chief-of-staff", "mandate", 1), ("pmo", "mandate", 1), ("data-analyst", "mandate", 1)],
        ),
        (
            {"mandate": {"pilotage": 3}, **size(5)},
            [("chief-of-staff", "mandate", 2), ("pmo", "mandate", 1), ("data-analyst", "mandate", 1)],
        ),
        (
            {"mandate": {"pilotage": 3}, **size(8)},
            [
                (PRODUCT_OPS, "size", 1),
                ("chief-of-staff", "mandate", 2),
                ("pmo", "mandate", 1),
                ("data-analyst", "mandate", 1),
            ],
        ),
        (
            {"mandate": {"pilotage": 3}, **size(9)},
            [
                (PRODUCT_OPS, "size", 1),
                ("chief-of-staff", "mandate", 1),
                ("pmo", "mandate", 1),
                ("data-analyst", "mandate", 1),
            ],
        ),
        # a contract that ends
        ({"terms": {"contract": "CDD", "duration": "6 mois"}}, [("mission-courte", "terms", 1)]),
        ({"terms": {"contract": "freelance", "duration": "6 mois"}}, [("mission-courte", "terms", 1)]),
        ({"terms": {"contract": "CDD"}}, []),
        ({"terms": {"contract": "CDI", "duration": "6 mois"}}, []),
        # the leader's own words
        ({"context": {"incident": "Migrer Jira"}}, [("mission-courte", "incident", 1)]),
        ({"context": {"incident": "Migrer Jira avant mars"}}, [("mission-courte", "incident", 3)]),
        ({"context": {"incident": "Un produit que personne ne porte"}}, []),
        ({"context": {"incident": "Deux équipes sans PM"}}, [("product-manager", "incident", 3)]),
        ({"context": {"incident": "Encadrer les PM"}}, []),
        ({"context": {"incident": "Encadrer les PM"}, **size(4)}, [("lead-pm", "incident", 2)]),
        (
            {"context": {"incident": "Encadrer les PM"}, **size(8)},
            [(PRODUCT_OPS, "size", 1), ("lead-pm", "incident", 2)],
        ),
        ({"context": {"incident": "Encadrer les PM"}, **size(9)}, [(PRODUCT_OPS, "size", 1)]),
    ],
    ids=str,
)
def test_each_answer_weighs_from_its_threshold_on(catalogue, answers, weighed):
    plan = Plan(scope=read_scope(answers, catalogue, partial=True), catalogue=catalogue)
    assert [(each.job, each.source, each.weight) for each in _facts(plan)] == weighed


@pytest.mark.parametrize(
    ("line", "job", "sure", "together", "weight"),
    [
        ("incident", "pmo", True, False, 3),
        ("incident", "pmo", False, False, 1),
        ("own-mission/1", "pmo", True, False, 4),
        ("own-mission/1", "pmo", False, False, 2),
        ("own-mission/1", PRODUCT_OPS, True, False, 3),
        ("own-mission/1", PRODUCT_OPS, False, False, 1),
        ("incident", "pmo", True, True, 3),
        ("incident", "pmo", False, True, 2),
        ("incident", "mission-courte", True, False, None),  # nothing says that it ends
    ],
)
def test_what_is_to_be_done_weighs_more_than_what_hurts_and_what_is_sure_more_than_what_may_be(
    catalogue, line, job, sure, together, weight
):
    heard = Heard(line=line, job=job, words="suivi … projets … budget", sure=sure, together=together)
    scope = replace(read_scope({}, catalogue, partial=True), heard=(heard,))
    found = [each.weight for each in _facts(Plan(scope=scope, catalogue=catalogue))]
    assert found == ([] if weight is None else [weight])


@pytest.mark.parametrize(
    ("words", "sure", "shown"),
    [
        ("jours … semaine", False, False),
        ("jours … semaine", True, True),
        ("suivi des jours de la semaine", False, True),
    ],
)
def test_two_words_of_any_job_name_no_other_way_alone(catalogue, words, sure, shown):
    def alternatives(*found):
        heard = tuple(Heard(line="incident", job=job, words=said, sure=sure, together=False) for job, said in found)
        plan = Plan(scope=replace(read_scope({}, catalogue, partial=True), heard=heard), catalogue=catalogue)
        return [each.job for each in decide(plan).alternatives if each.job == "pmo"]

    ops = (PRODUCT_OPS, "rituels produit de toutes les équipes")
    assert alternatives(ops, ("pmo", words)) == (["pmo"] if shown else [])
    assert alternatives(ops, ("pmo", words), ("pmo", "suivi des projets et du budget")) == ["pmo"]


@pytest.mark.parametrize(
    ("left_out", "certainty"),
    [((), Certainty.SURE), (("existing_roles",), Certainty.MAYBE), (("existing_roles", "results"), Certainty.OPEN)],
)
def test_a_verdict_is_sure_only_of_what_it_was_told(catalogue, left_out, certainty):
    data = SITUATIONS["forty-five PMs who contradict each other"][0] | WHOLE
    found = verdict(catalogue, {key: value for key, value in data.items() if key not in left_out})
    assert found.certainty is certainty
    assert len(found.lacks) == len(left_out)


def told(job, *weights, source=None):
    return [Evidence(job=job, source=source or f"{job} {rank}", weight=w, text="") for rank, w in enumerate(weights)]


@pytest.mark.parametrize(
    ("found", "ops", "nearer"),
    [
        (told("pmo", 1), 0, False),  # a hint alone
        (told("pmo", 2), 0, True),
        (told("pmo", 2), 1, True),
        (told("pmo", 2), 2, False),  # as much, on one fact
        (told("pmo", 1, 1), 1, True),
        (told("pmo", 1, 1), 2, True),  # as much, on two
        (told("pmo", 1, 1, source="incident"), 1, False),  # two hints of one answer
        (told("pmo", 1, 1), 3, False),
        (told("pmo", 3), 4, False),
    ],
)
def test_a_job_is_nearer_where_it_weighs_more_or_as_much_on_two_facts(found, ops, nearer):
    weights = {"pmo": sum(each.weight for each in found)}
    assert _outweighs("pmo", weights, ops, [*found, *told(PRODUCT_OPS, 5, 5)]) is nearer


@pytest.mark.parametrize(
    ("first", "weights", "ops", "found", "lacks", "certainty"),
    [
        ("pmo", {"pmo": 4}, 0, told("pmo", 2, 2), (), Certainty.SURE),
        ("pmo", {"pmo": 4}, 2, told("pmo", 2, 2), (), Certainty.SURE),
        ("pmo", {"pmo": 4}, 3, told("pmo", 2, 2), (), Certainty.MAYBE),
        ("pmo", {"pmo": 4}, 4, told("pmo", 2, 2), (), Certainty.OPEN),
        ("pmo", {"pmo": 4, "lead-pm": 3}, 0, told("pmo", 2, 2), (), Certainty.MAYBE),
        ("pmo", {"pmo": 3}, 0, told("pmo", 2, 1), (), Certainty.MAYBE),
        ("pmo", {"pmo": 4}, 0, told("pmo", 4), (), Certainty.OPEN),  # one fact
        ("pmo", {"pmo": 4}, 0, told("pmo", 2, 2), ("une",), Certainty.MAYBE),
        ("pmo", {"pmo": 4}, 0, told("pmo", 2, 2), ("une", "deux"), Certainty.OPEN),
        (None, {}, 4, told(PRODUCT_OPS, 2, 2), (), Certainty.SURE),
        (None, {"pmo": 3}, 4, told(PRODUCT_OPS, 2, 2), (), Certainty.MAYBE),
        (None, {}, 1, told(PRODUCT_OPS, 1, 0), (), Certainty.MAYBE),
        (None, {}, 0, [], (), Certainty.OPEN),
    ],
)
def test_a_verdict_is_sure_where_two_facts_agree_and_nothing_comes_near(first, weights, ops, found, lacks, certainty):
    assert _certainty(first, weights, ops, found, lacks) is certainty


def test_many_people_and_many_teams_are_one_fact():
    found = [*told(PRODUCT_OPS, 3, source="size"), *told(PRODUCT_OPS, 3, source="teams")]
    assert _certainty(None, {}, 6, found, ()) is Certainty.OPEN
    assert _certainty(None, {}, 7, [*found, *told(PRODUCT_OPS, 1)], ()) is Certainty.SURE


@pytest.mark.parametrize("job", WOULD_CHANGE)
def test_another_job_is_named_as_surely_as_it_is_known(job):
    def headline(certainty, lacks=()):
        return Verdict(job=job, certainty=certainty, alternatives=(), grounds=(), lacks=lacks).headline

    assert headline(Certainty.SURE) == f"Cela ressemble plutôt à {JOB_NAMES[job]}."
    assert headline(Certainty.MAYBE) == f"Peut-être est-ce plutôt {JOB_NAMES[job]} : cela se discute."
    assert headline(Certainty.OPEN) == f"À discuter. Pour l’instant, cela ressemble plutôt à {JOB_NAMES[job]}."
    assert headline(Certainty.OPEN, ("le nombre de PM",)).endswith("il manque encore : le nombre de PM.")


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        (Certainty.SURE, "Oui, à première vue."),
        (Certainty.MAYBE, "Sans doute, et cela se discute."),
        (Certainty.OPEN, "À discuter."),
    ],
)
def test_a_product_ops_is_said_to_be_one(certainty, said):
    found = Verdict(job=PRODUCT_OPS, certainty=certainty, alternatives=(), grounds=(), lacks=())
    assert found.headline == said


@pytest.mark.parametrize(
    ("contract", "seniority", "sure"),
    [
        ("CDI", "confirme", True),
        ("CDI", "junior", False),
        ("alternance", "junior", False),
        ("stage", "confirme", False),
    ],
)
def test_nobody_learns_the_job_alone_without_a_word_about_it(catalogue, contract, seniority, sure):
    data, job = SITUATIONS["forty-five PMs who contradict each other"]
    told = {**WHOLE, **data, "role": {"setup": "premier", "seniority": seniority}, "terms": {"contract": contract}}
    found = verdict(catalogue, told)
    assert found.job == job
    assert (found.certainty is Certainty.SURE) is sure
