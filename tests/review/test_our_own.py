"""What the product itself writes passes its own review."""

import random

import pytest

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.plan import Plan
from productops.drafting.scope_json import read_scope
from productops.publishing.checking import as_text, facts_of
from productops.review.check import check
from productops.review.findings import Severity
from tests.amounts import amount
from tests.conftest import ON
from tests.drafting.scopes import SCOPES


def found_in(scope, catalogue):
    text, _starts = as_text(compose(scope, catalogue, kind=Kind.OFFER, on=ON))
    return check(text, on=ON, facts=facts_of(Plan(scope=scope, catalogue=catalogue)))


@pytest.mark.parametrize("name", SCOPES)
def test_a_golden_offer_has_nothing_to_mend_but_what_is_missing(catalogue, name):
    scope = read_scope(SCOPES[name], catalogue)
    for finding in found_in(scope, catalogue):
        half = scope.terms.salary_min is None and "plancher" in finding.message
        assert finding.severity is Severity.SHOULD or finding.rule.absent or half, finding


TITLES = [("Product Ops", ""), ("Directeur Product Ops", "Directrice Product Ops"), ("Responsable Product Ops", "")]


def complete(rng, catalogue):
    """A scope that answers everything, in words that break no rule."""
    low = rng.randrange(40_000, 90_000, 1000)
    title, feminine = rng.choice(TITLES)
    contract = rng.choice(["CDI", "CDD", "freelance"])
    return {
        "organisation": {"name": rng.choice(["Alan", "Le Bon Relais", "Adeo"]), "about": "Un service simple pour les commerces", "stage": rng.choice(["startup", "scaleup", "grand-groupe"]), "product_team_size": rng.randint(4, 60), "product_teams": rng.randint(2, 12), "reports_to": "la direction produit"},
        "context": {"why_now": "Les équipes passent de deux à quatre", "decides": "Le poste propose, la direction tranche", "sponsor": "la directrice générale"},
        "role": {"title": title, "title_feminine": feminine, "setup": rng.choice(["premier", "seul", "equipe"]), "seniority": rng.choice(["junior", "confirme", "senior", "lead"]), "position": rng.choice(["central", "integre"])},
        "existing_roles": rng.sample(list(catalogue.existing_roles), rng.randint(0, 4)),
        "problems": rng.sample(list(catalogue.problems), rng.randint(1, 5)),
        "mandate": dict(zip(("pratiques", "personnes", "partenaires", "pilotage"), rng.choice([(3, 1, 0, 1), (0, 3, 1, 0), (2, 0, 3, 1), (1, 0, 0, 3), (2, 2, 2, 2)]), strict=True)),
        "terms": {"contract": contract, "duration": "" if contract == "CDI" else "12 mois", "location": "Nantes", "onsite_days": rng.randint(0, 5), "salary_min": low, "salary_max": low + rng.randrange(1000, 9000, 500), "salary_months": 12, "collective_agreement": "Syntec, IDCC 1486", "process": ["Un échange avec la direction produit", "Un cas préparé sur place"], "reply_within": "sous dix jours", "apply_to": "emploi@exemple.fr", "tone": rng.choice(["vous", "tu"])},
    }  # fmt: skip


def test_complete_offers_have_nothing_to_mend(catalogue):
    rng = random.Random(2023970)  # noqa: S311  the same offers at every run
    for _ in range(amount(200, 2000)):
        data = complete(rng, catalogue)
        scope = read_scope(data, catalogue)
        law = [f for f in found_in(scope, catalogue) if not f.rule.is_practice and f.rule.id not in ("D01", "D02")]
        assert law == [], (data, law[0].rule.id, law[0].excerpt, law[0].message)
