"""A plan works each thing out once, and takes what a change left alone from the plan before it."""

import pytest

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.plan import Plan
from productops.drafting.scope import CONFIRMABLE
from tests.conftest import ON, SUGGESTERS
from tests.drafting.scopes import scope_of


def test_the_four_documents_share_one_plan(catalogue, calls):
    scope = scope_of(catalogue, problems=["trop-d-outils"])
    plan = Plan(scope=scope, catalogue=catalogue)
    for kind in Kind:
        compose(scope, catalogue, kind=kind, on=ON, plan=plan)
    assert set(calls.values()) == {1}


def test_a_document_is_the_same_with_the_plan_as_without(catalogue):
    scope = scope_of(catalogue, problems=["trop-d-outils"])
    plan = Plan(scope=scope, catalogue=catalogue)
    for kind in Kind:
        with_plan = compose(scope, catalogue, kind=kind, on=ON, plan=plan)
        assert with_plan == compose(scope, catalogue, kind=kind, on=ON)


@pytest.mark.parametrize(
    ("change", "again"),
    [
        ({"terms": {"location": "Nantes"}}, set()),
        ({"organisation": {"name": "Alan"}}, {"rank_paths"}),
        ({"missions": ["pile-d-outils"]}, {"suggest_results", "rank_competencies"}),
        ({"mandate": {"pilotage": 3}}, {"suggest_missions", "suggest_results", "rank_competencies", "rank_paths"}),
        ({"problems": ["decisions-sans-chiffres"]}, set(SUGGESTERS) - {"doubts"}),
    ],
)
def test_only_what_a_change_touches_is_worked_out_again(catalogue, calls, change, again):
    def read(plan):
        return plan.suggested_mandate, plan.suggested_missions, plan.required, plan.suggested_results, plan.ranked_paths

    before = Plan(scope=scope_of(catalogue), catalogue=catalogue)
    read(before)
    calls.update(dict.fromkeys(SUGGESTERS, 0))
    after = Plan(scope=scope_of(catalogue, **change), catalogue=catalogue, earlier=before)
    read(after)
    assert {name for name, count in calls.items() if count} == again
    assert max(calls.values()) <= 1


@pytest.mark.parametrize(
    "change",
    [
        {"mandate": {"pilotage": 3}},
        {"problems": ["decisions-sans-chiffres"]},
        {"existing_roles": ["pmo"]},
        {"role": {"seniority": "lead"}},
        {"missions": ["pile-d-outils"]},
        {"own_missions": [{"title": "Relire les contrats", "half_days": 2}]},
        {"own_problems": [{"title": "Personne ne relit", "domain": "pilotage"}]},
        {"paths": ["chef-de-projet"]},
        {"organisation": {"stage": "startup"}},
        {"context": {"sponsor": "la CPO"}},
    ],
)
def test_a_plan_after_a_change_is_the_plan_made_anew(catalogue, change):
    before = Plan(scope=scope_of(catalogue), catalogue=catalogue)
    everything = ("suggested_mandate", "suggested_missions", "assigned", "load", "suggested_results", "required",
                  "ranked_competencies", "ranked_paths", "suggested_paths", "welcome_paths", "doubts")  # fmt: skip
    for name in everything:
        getattr(before, name)
    scope = scope_of(catalogue, **change)
    after, anew = Plan(scope=scope, catalogue=catalogue, earlier=before), Plan(scope=scope, catalogue=catalogue)
    for name in everything:
        assert getattr(after, name) == getattr(anew, name), name
    for part in CONFIRMABLE:
        assert after.suggestion(part) == anew.suggestion(part)
