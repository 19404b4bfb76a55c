"""Suggestions: rules one can read, each with its reasons."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productops.drafting.catalogue import DOMAINS, Operator, PathSignal
from productops.drafting.facts import facts, fires
from productops.drafting.plan import Plan
from productops.drafting.scope import Commitment
from productops.drafting.scope_json import read_scope
from productops.drafting.suggest import (
    _level,
    _quota,
    leads_the_function,
    rank_paths,
    suggest_mandate,
    suggest_missions,
    weekly_load,
    weight_of_rank,
)
from productops.drafting.thresholds import CAPACITY
from tests.drafting.scopes import scope_of


def plan_of(catalogue, **data):
    return Plan(scope=scope_of(catalogue, **data), catalogue=catalogue)


mandates = st.fixed_dictionaries({name: st.integers(0, 3) for name in DOMAINS}).filter(lambda m: any(m.values()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(mandate=mandates)
def test_suggested_missions_serve_each_domain_within_the_week(catalogue, mandate):
    scope = scope_of(catalogue, mandate=mandate)
    picked = suggest_missions(scope, catalogue)
    assert weekly_load(picked) <= CAPACITY
    assert {a.domain for a in picked} == {name for name, level in mandate.items() if level}
    assert all(a.reasons for a in picked)
    assert len({a.ref for a in picked}) == len(picked)


def test_missions_that_answer_a_named_problem_come_first(catalogue):
    problem = next(p for p in catalogue.problems.values() if p.domain == "partenaires")
    cause = max(problem.missions, key=lambda slug: problem.missions[slug])
    scope = scope_of(catalogue, mandate={"partenaires": 2}, problems=[problem.slug])
    first = suggest_missions(scope, catalogue)[0]
    assert first.ref == cause
    assert any(problem.title in reason.text for reason in first.reasons)


def test_what_someone_covers_is_not_suggested_unless_it_hurts(catalogue):
    alone = suggest_missions(scope_of(catalogue), catalogue)
    role, slug = next(
        (role, a.ref) for a in alone for role in catalogue.existing_roles.values() if a.ref in role.missions
    )
    covered = suggest_missions(scope_of(catalogue, existing_roles=[role.slug]), catalogue)
    assert slug not in {a.ref for a in covered}
    problem = next(p for p in catalogue.problems.values() if p.missions.get(slug, 0) >= 2)
    hurting = scope_of(catalogue, existing_roles=[role.slug], problems=[problem.slug])
    assigned = next(a for a in suggest_missions(hurting, catalogue) if a.ref == slug)
    assert assigned.commitment is Commitment.SUPPORT
    assert assigned.helped == (role.name,)
    assert any(role.name in reason.text for reason in assigned.reasons)


@pytest.mark.parametrize(
    ("level", "commitment"), [(3, Commitment.CARRY), (2, Commitment.CARRY), (1, Commitment.SUPPORT)]
)
def test_the_level_of_the_domain_gives_the_commitment(catalogue, level, commitment):
    scope = scope_of(catalogue, mandate={"pilotage": level})
    assert {a.commitment for a in suggest_missions(scope, catalogue)} == {commitment}


def test_a_commitment_takes_its_share_of_the_load(catalogue):
    mission = next(m for m in catalogue.missions.values() if m.domain == "pratiques" and m.load == 2)
    shares = {
        word: plan_of(catalogue, missions=[{"slug": mission.slug, "commitment": word}]).assigned[0].half_days
        for word in ("porter", "contribuer", "appuyer")
    }
    assert shares == {"porter": 2, "contribuer": 1, "appuyer": Fraction(1, 2)}
    told = scope_of(catalogue, missions=[{"slug": mission.slug, "half_days": 5}])
    assert Plan(scope=told, catalogue=catalogue).assigned[0].half_days == 5


def test_the_function_itself_is_for_teams_and_seniors(catalogue):
    plain = scope_of(catalogue)
    senior = scope_of(catalogue, role={"seniority": "senior"})
    assert None not in {a.domain for a in suggest_missions(plain, catalogue)}
    assert None in {a.domain for a in suggest_missions(senior, catalogue)}


def test_problems_suggest_a_mandate_with_reasons(catalogue):
    slugs = [p.slug for p in catalogue.problems.values() if p.domain == "personnes"][:3]
    scope = read_scope({"problems": slugs}, catalogue, partial=True)
    levels = {level.domain: level for level in suggest_mandate(scope, catalogue)}
    assert levels["personnes"].level == 3
    assert len(levels["personnes"].reasons) == 3
    assert all(level.level < 3 for name, level in levels.items() if name != "personnes")


def suggested(catalogue, **data):
    return {s.domain: s for s in suggest_mandate(read_scope(data, catalogue, partial=True), catalogue)}


def test_two_problems_weigh_more_than_one_that_many_missions_treat(catalogue):
    levels = suggested(catalogue, problems=["pm-isoles", "roadmaps-qui-se-contredisent", "decisions-qui-trainent"])
    assert levels["pilotage"].level == 3
    assert levels["personnes"].level < 3


def test_no_mandate_is_suggested_that_carries_every_domain(catalogue):
    problems = ["chaque-equipe-sa-methode", "carrieres-sans-reperes", "produit-invisible", "tout-est-prioritaire"]
    levels = suggested(catalogue, problems=problems)
    assert sorted(each.level for each in levels.values()) == [1, 1, 2, 3]
    held_back = [each for each in levels.values() if each.level == 1]
    assert all("resterait en appui" in each.reasons[-1].text for each in held_back)


def test_a_domain_that_someone_already_holds_in_part_says_who(catalogue):
    problems = ["produit-invisible", "chaque-equipe-sa-methode"]
    there = catalogue.existing_roles.values()
    holders = [role.slug for role in there if role.missions & set(catalogue.problems["produit-invisible"].missions)]
    level = suggested(catalogue, problems=problems, existing_roles=holders)["partenaires"]
    assert "plutôt que de la porter" in level.reasons[-1].text
    assert all(catalogue.existing_roles[slug].name in level.reasons[-1].text for slug in holders)


def test_no_problem_suggests_no_mandate(catalogue):
    scope = read_scope({}, catalogue, partial=True)
    assert {level.level for level in suggest_mandate(scope, catalogue)} == {0}


def test_results_come_one_a_horizon_from_what_is_carried(catalogue):
    plan = plan_of(catalogue)
    results = plan.suggested_results
    assert [str(r.horizon) for r in results] == ["3-mois", "6-mois", "12-mois"]
    assert {r.mission for r in results} <= {a.ref for a in plan.assigned}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(mandate=mandates)
def test_at_most_five_requirements_each_called_by_a_mission(catalogue, mandate):
    plan = plan_of(catalogue, mandate=mandate)
    required, plus = plan.suggested_competencies
    assert 1 <= len(required) <= 5
    called = {slug for a in plan.assigned for slug in a.mission.competencies}
    assert {s.competency.slug for s in required} <= called
    assert not {s.competency.slug for s in required} & {s.competency.slug for s in plus}
    assert all(s.reasons for s in required)


@pytest.mark.parametrize(
    ("data", "best"),
    [
        ({"mandate": {"pratiques": 3}, "organisation": {"stage": "startup"}, "role": {"setup": "premier"}}, "product-manager"),
        ({"mandate": {"pilotage": 3}, "organisation": {"stage": "grand-groupe"}}, "chef-de-projet"),
        ({"mandate": {"personnes": 3}}, "coach-consultant"),
        (
            {
                "mandate": {"pratiques": 2},
                "role": {"setup": "equipe", "seniority": "junior"},
                "existing_roles": ["head-of-product", "lead-pm"],
            },
            "premier-poste",
        ),
    ],
)  # fmt: skip
def test_the_best_path_depends_on_the_mandate(catalogue, data, best):
    ranked = rank_paths(read_scope(data, catalogue), catalogue)
    assert ranked[0].path.slug == best
    assert ranked[0].signals


def test_a_junior_alone_is_warned_against(catalogue):
    scope = scope_of(catalogue, role={"setup": "premier", "seniority": "junior"})
    first_job = next(r for r in rank_paths(scope, catalogue) if r.path.slug == "premier-poste")
    assert first_job.score < 0


def test_every_signal_of_the_catalogue_can_be_evaluated(catalogue):
    known = facts(scope_of(catalogue, role={"setup": "premier"}))
    for path in catalogue.paths.values():
        for signal in path.signals:
            assert signal.fact in known, f"{path.slug}: {signal.fact}"
            fires(signal, known)


def test_signals_compare_and_what_was_not_answered_fires_nothing():
    def signal(operator, value):
        return PathSignal(fact="f", operator=Operator(operator), value=value, effect=1, reason="r")

    assert fires(signal("gte", "2"), {"f": 2})
    assert not fires(signal("lte", "1"), {"f": 2})
    assert fires(signal("eq", "seul"), {"f": "seul"})
    assert fires(signal("has", "pmo"), {"f": ("pmo",)})
    assert not fires(signal("lacks", "pmo"), {"f": ("pmo",)})
    assert not fires(signal("lacks", "pmo"), {"f": None})
    with pytest.raises(KeyError):
        fires(signal("eq", "x"), {})


def test_who_is_there_changes_who_carries_and_not_how_much_the_domain_matters(catalogue):
    data = {"problems": ["retours-support-trop-tard"], "mandate": {"partenaires": 3}}
    alone, covered = (scope_of(catalogue, **data | more) for more in ({}, {"existing_roles": ["support-client"]}))
    assert [each.level for each in suggest_mandate(alone, catalogue)] == [
        each.level for each in suggest_mandate(covered, catalogue)
    ]
    mission = next(
        a for a in suggest_missions(covered, catalogue) if a.ref in catalogue.existing_roles["support-client"].missions
    )
    before = {a.ref: a.commitment for a in suggest_missions(alone, catalogue)}
    assert mission.commitment != before.get(mission.ref, Commitment.CARRY)


@pytest.mark.parametrize(
    ("data", "leads"),
    [
        # Two problems of three at home in one domain, whatever their missions share elsewhere.
        ({"problems": ["tout-est-prioritaire", "pilotage-a-vue", "pm-isoles"]}, "pilotage"),
        ({"context": {"incident": "x"}, "ties": {"incident": "pm-isoles"}}, "personnes"),
        ({"results": [{"id": "1", "title": "x"}], "ties": {"result/1": "cycle-okr"}}, "pilotage"),
        (
            {"own_problems": [{"id": "1", "title": "x"}], "ties": {"own-problem/1": "retours-support-trop-tard"}},
            "partenaires",
        ),
    ],
    ids=["two thirds", "the incident", "a result", "an own problem"],
)
def test_what_hurts_and_what_is_expected_decide_which_domain_leads(catalogue, data, leads):
    scope = read_scope(data, catalogue, partial=True)
    levels = {each.domain: each.level for each in suggest_mandate(scope, catalogue)}
    assert levels[leads] == max(levels.values()) > 0
    assert [name for name, level in levels.items() if level == levels[leads]] == [leads]


def test_what_a_line_only_seems_to_be_weighs_less_than_what_the_leader_said(catalogue):
    data = {"context": {"incident": "x"}, "problems": ["retours-support-trop-tard"]}
    tied = read_scope(data | {"ties": {"incident": "pm-isoles"}}, catalogue, partial=True)
    seems = replace(read_scope(data, catalogue, partial=True), recognised={"incident": "pm-isoles"})
    refused = replace(seems, ties={"incident": None})
    level = {
        name: {each.domain: each.level for each in suggest_mandate(scope, catalogue)}["personnes"]
        for name, scope in (("tied", tied), ("seems", seems), ("refused", refused))
    }
    assert level["refused"] == 0 < level["seems"] <= level["tied"]


def test_each_problem_has_its_mission_before_any_has_two(catalogue):
    problems = ["pm-secretaires", "retours-support-trop-tard", "lancements-mal-prepares"]
    data = {"problems": problems, "existing_roles": ["support-client"], "mandate": {"pratiques": 3, "partenaires": 1}}
    refs = {assigned.ref for assigned in suggest_missions(read_scope(data, catalogue), catalogue)}
    for slug in problems:
        assert any(catalogue.problems[slug].missions.get(ref, 0) >= 2 for ref in refs), slug


def test_a_single_light_problem_does_not_make_a_priority(catalogue):
    for slug, problem in catalogue.problems.items():
        scope = read_scope({"problems": [slug]}, catalogue, partial=True)
        weights = {}
        for mission, weight in problem.missions.items():
            domain = catalogue.missions[mission].domain
            weights[domain] = weights.get(domain, 0) + weight
        for level in suggest_mandate(scope, catalogue):
            assert level.level < 3 or weights[level.domain] >= 3, slug


@pytest.mark.parametrize(
    ("roles", "mission", "told"),
    [
        (["equipe-data"], "acces-aux-donnees", "l’équipe data couvre déjà"),
        (["lead-pm"], "revues-et-retours", "les lead PM couvrent déjà"),
        (["pmo", "delivery-management"], "dependances-et-risques", "couvrent déjà"),
        (["pmo"], "acces-aux-donnees", ""),
    ],
)
def test_who_covers_a_mission_is_said_in_the_right_number(catalogue, roles, mission, told):
    (assigned,) = plan_of(catalogue, existing_roles=roles, missions=[mission]).assigned
    covered = [reason.text for reason in assigned.reasons if reason.ref == "existing_roles"]
    assert bool(covered) is bool(told)
    assert all(told in text for text in covered)


@pytest.mark.parametrize(
    ("points", "top", "level"),
    [
        (Fraction(0), Fraction(3), 0),
        (Fraction(49, 100), Fraction(3), 0),
        (Fraction(1, 2), Fraction(3), 1),  # a sixth of the first
        (Fraction(149, 100), Fraction(3), 1),
        (Fraction(3, 2), Fraction(3), 2),  # half of it
        (Fraction(3), Fraction(3), 3),
        (Fraction(149, 100), Fraction(149, 100), 2),  # the first, under half a problem
        (Fraction(3, 2), Fraction(3, 2), 3),
    ],
)
def test_a_domain_is_at_a_level_by_its_share_of_the_first(points, top, level):
    assert _level(points, top) == level


def test_a_problem_weighs_by_its_rank_down_to_half_the_first():
    weights = [weight_of_rank(rank) for rank in range(7)]
    assert weights == [Fraction(eighths, 8) for eighths in (8, 7, 6, 5, 4, 4, 4)]


@pytest.mark.parametrize(
    ("mandate", "domain", "seniority", "missions"),
    [
        ({"pratiques": 1}, "pratiques", "senior", 2),
        ({"pratiques": 2}, "pratiques", "senior", 3),
        ({"pratiques": 3}, "pratiques", "senior", 5),
        ({"pratiques": 1, "personnes": 1}, "pratiques", "senior", 2),
        ({"pratiques": 1, "personnes": 1, "pilotage": 1}, "pratiques", "senior", 1),  # scattered
        ({"pratiques": 2, "personnes": 1, "pilotage": 1}, "pratiques", "senior", 3),
        ({"pratiques": 3}, None, "senior", 1),
        ({"pratiques": 3}, None, "lead", 2),
    ],
)
def test_a_domain_has_so_many_missions_by_its_level(catalogue, mandate, domain, seniority, missions):
    assert _quota(scope_of(catalogue, mandate=mandate, role={"seniority": seniority}), domain) == missions


@pytest.mark.parametrize("setup", ["premier", "seul", "equipe"])
@pytest.mark.parametrize("seniority", ["junior", "confirme", "senior", "lead"])
def test_the_function_is_led_by_seniors_and_by_who_has_a_team(catalogue, setup, seniority):
    leads = seniority in ("senior", "lead") or (setup == "equipe" and seniority != "junior")
    assert leads_the_function(scope_of(catalogue, role={"setup": setup, "seniority": seniority})) is leads


def test_a_problem_of_ones_own_suggests_what_it_is_tied_to_or_seems_to_be(catalogue):
    """« Les entretiens ne sont rangés nulle part » asks for someone who keeps what was learned."""
    data = {
        "problems": ["pm-secretaires"],
        "own_problems": [{"id": "1", "title": "Les entretiens avec les maraîchers ne sont rangés nulle part"}],
        "mandate": {"pratiques": 3},
    }
    scope = read_scope(data, catalogue)
    place = "own-problem/1"

    def suggested(**known):
        return {a.ref: a for a in Plan(scope=replace(scope, **known), catalogue=catalogue).suggested_missions}

    assert catalogue.missions["research-ops"].domain == "pratiques"
    assert "research-ops" not in suggested()
    for known in ({"recognised": {place: "research-ops"}}, {"ties": {place: "research-ops"}}):
        reasons = suggested(**known)["research-ops"].reasons
        assert any("maraîchers" in reason.text for reason in reasons)
    assert "research-ops" not in suggested(recognised={place: "research-ops"}, ties={place: None})


def test_a_mission_of_ones_own_goes_where_it_is_tied_to_or_seems_to_belong(catalogue):
    own = {"id": "1", "title": "Tenir un agenda commun des entretiens"}
    scope = read_scope({"own_missions": [own], "mandate": {"pratiques": 2, "pilotage": 3}}, catalogue)

    def domain(scope):
        return Plan(scope=scope, catalogue=catalogue).assigned[-1].domain

    assert domain(scope) is None
    assert domain(replace(scope, recognised={"own-mission/1": "research-ops"})) == "pratiques"
    assert domain(replace(scope, ties={"own-mission/1": "cycle-okr"})) == "pilotage"
    said = replace(scope, own_missions=(replace(scope.own_missions[0], domain="personnes"),))
    assert domain(replace(said, ties={"own-mission/1": "cycle-okr"})) == "personnes"


def test_what_the_post_is_judged_on_is_carried_whoever_is_there(catalogue):
    data = {
        "mandate": {"pilotage": 3},
        "existing_roles": ["pmo", "head-of-product"],
        "missions": [{"slug": "gouvernance-du-portefeuille"}],
        "results": [{"id": "r", "title": "Le comité tient en une heure"}],
    }
    helped = plan_of(catalogue, **data).assigned[0]
    judged = plan_of(catalogue, **data, ties={"result/r": "gouvernance-du-portefeuille"}).assigned[0]
    assert (helped.commitment, judged.commitment) == (Commitment.SUPPORT, Commitment.CARRY)
    assert not [reason for reason in judged.reasons if reason.ref == "existing_roles"]
