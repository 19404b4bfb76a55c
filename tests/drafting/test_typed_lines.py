"""What a leader is told before what they typed becomes public."""

import pytest

from productops.drafting.advice import advise
from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.plan import Plan
from productops.drafting.scope_json import read_scope
from tests.conftest import ON


def codes(catalogue, **data):
    """The codes of the advice on a scope."""
    scope = read_scope({"mandate": {"pratiques": 3}} | data, catalogue)
    return {advice.code: advice.text for advice in advise(Plan(scope=scope, catalogue=catalogue))}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Un incident en janvier. J’ai appelé les clients un par un.", True),
        ("tout est dans ma tête", True),
        ("et moi je fais les specs", True),
        ("Nous livrons trop tard, et le support l’apprend par un client.", False),
        ("Le PMO garde ses jalons ; la mairie décide.", False),
        ("Les PM se demandent lesquels de leurs sujets comptent.", False),
        ("Le même-jour, deux équipes.", False),
    ],
)
def test_who_says_je_in_an_offer_is_asked(catalogue, typed, told):
    assert ("first-person-context" in codes(catalogue, context={"incident": typed})) is told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Sorti un LUNDI MATIN sans prévenir", True),
        ("Le coût connu AVANT le comité", True),
        ("Certification HAS et norme ISO 27001", False),
        ("Le RGPD et la DSN", False),
    ],
)
def test_what_shouts_is_quoted(catalogue, typed, told):
    found = codes(catalogue, results=[{"title": typed}])
    assert ("capitals-results" in found) is told
    assert not told or typed[1:] in found["capitals-results"]


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("Mme Baudouin, cheffe de service", True),
        ("Sophie (RH), sophie@exemple.fr", False),
        ("Hélène, 02 99 00 00 00", False),
        ("https://exemple.fr/contact", False),
    ],
)
def test_a_contact_that_nobody_can_reach_is_said(catalogue, contact, told):
    assert ("unreachable" in codes(catalogue, terms={"contact": contact})) is told


def test_what_contradicts_the_rest_is_said(catalogue):
    terms = {"salary_min": 18000, "salary_months": 12, "benefits": ["13e mois"]}
    assert "thirteenth-month" in codes(catalogue, terms=terms)
    assert "thirteenth-month" not in codes(catalogue, terms=terms | {"salary_months": 13})
    senior = {"role": {"seniority": "senior"}, "paths": ["premier-poste"]}
    assert "first-job" in codes(catalogue, **senior)
    assert "first-job" not in codes(catalogue, role={"seniority": "junior"}, paths=["premier-poste"])


@pytest.mark.parametrize(
    ("incident", "told"),
    [
        ("Le test est parti à tous les joueurs : -18 % de revenus sur la semaine", True),
        ("200 k€ de chiffre d’affaires perdus", True),
        ("Trois cliniques ont churn, pénalités à payer", True),
        ("Des résultats de patients affichés sans unité pendant quatre heures", True),
        ("Deux équipes ont livré la même fonction", False),
        ("Un client est revenu trois fois pour le même process", False),
        ("Cinq heures de panne un lundi, et personne ne savait à qui écrire", False),
    ],
)
def test_what_the_company_lost_is_told_inside_alone(catalogue, incident, told):
    assert ("inside-only" in codes(catalogue, context={"incident": incident})) is told
    scope = read_scope({"mandate": {"pratiques": 3}, "context": {"incident": incident}}, catalogue)
    printed = {
        kind: {item.id for item in compose(scope, catalogue, kind=kind, on=ON).items()}
        for kind in (Kind.OFFER, Kind.BRIEF)
    }
    assert ("offer/purpose/incident" in printed[Kind.OFFER]) is not told
    assert "brief/abstract/incident" in printed[Kind.BRIEF]


def test_what_is_kept_inside_is_nobody_s_business(catalogue):
    held = [{"slug": "pmo", "holds": "moi je valide tout"}]
    assert "first-person-context" not in codes(catalogue, existing_roles=held)
    published = [{"slug": "pmo", "holds": "moi je valide tout", "published": True}]
    assert "first-person-context" in codes(catalogue, existing_roles=published)
