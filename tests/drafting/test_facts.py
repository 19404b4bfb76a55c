"""Rules on a fact: what may be written, and that what may be written can be weighed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productops.drafting.catalogue import Condition, Operator
from productops.drafting.facts import FACTS, FactKind, facts, fires, rule_fault, toward_fault
from tests.drafting.scopes import scope_of


@pytest.mark.parametrize(
    ("fact", "operator", "value", "column"),
    [
        ("mandat.pilotage", "gte", "2", "fact"),
        ("mandate.pilotage", "has", "2", "operator"),
        ("mandate.pilotage", "gte", "deux", "value"),
        ("mandate.pilotage", "gte", "4", "value"),
        ("mandate.pilotage", "eq", "²", "value"),
        ("organisation.product_teams", "lte", "-1", "value"),
        ("role.setup", "eq", "duo", "value"),
        ("problems", "within", " , ", "value"),
        ("existing_roles", "has", "pmo, coach", "value"),
        ("context.sponsor", "eq", "le CPO", "operator"),
        ("context.sponsor", "missing", "le CPO", "value"),
    ],
)
def test_a_rule_that_could_not_be_weighed_is_refused_at_its_column(fact, operator, value, column):
    assert rule_fault(fact, operator, value)[0] == column


@pytest.mark.parametrize("toward", ["mandate.politique", "mandate.pilotage=2", "role.setup", "problems=x", "x=y"])
def test_an_effect_towards_nothing_is_refused(toward):
    assert toward_fault(toward)


@pytest.mark.parametrize("toward", ["mandate.pilotage", "role.setup=seul", "ecoute"])
def test_an_effect_towards_something_is_kept(toward):
    assert toward_fault(toward) is None


VALUES = st.one_of(
    st.sampled_from(["", "0", "3", "10000", "seul", "startup", "pmo", "a, b"]),
    st.text(max_size=12),
    st.integers().map(str),
)


@given(st.sampled_from(sorted(FACTS)), st.sampled_from(Operator), VALUES, st.booleans())
def test_whatever_may_be_written_can_be_weighed(core_catalogue, fact, operator, value, answered):
    if rule_fault(fact, operator, value) is None:
        scope = scope_of(core_catalogue, **FULL) if answered else scope_of(core_catalogue)
        assert fires(Condition(fact=fact, operator=operator, value=value), facts(scope)) in (True, False)


FULL = {
    "organisation": {"stage": "startup", "product_team_size": 5, "product_teams": 3, "reports_to": "le CPO"},
    "context": {"sponsor": "la CPO"},
    "role": {"setup": "seul", "position": "central", "seniority": "senior"},
}


def test_every_kind_of_fact_has_its_comparisons():
    assert {fact.kind for fact in FACTS.values()} == set(FactKind)
    assert all(fact.operators for fact in FACTS.values())
