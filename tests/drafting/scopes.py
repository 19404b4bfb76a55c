"""Scopes to write from: twelve telling ones, and random valid ones whose typed words are French that addresses nobody."""

import json

from hypothesis import strategies as st

from productops.drafting.catalogue import DOMAINS
from productops.drafting.scope_json import read_scope
from productops.knowledge.seeding import read_fixture
from tests.conftest import GOLDENS, ROOT

SCOPES = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLDENS / "scopes").glob("*.json"))
}

NAMES = ["Alan", "Le Bon Relais", "Les Échos du Rail", "L’Horloge", "Hublo", "Hermès", "Onze Heures", "7bis", "Yggdrasil", "EDF", "SNCF Réseau"]  # fmt: skip
PEOPLE = ["la direction produit", "le directeur des opérations", "la CPO", "CPO", "Alix Morel", "les deux cofondatrices", "un comité"]  # fmt: skip
TEXTS = [
    "Nous passons de trois à six équipes cette année.",
    "l’équipe double d’ici l’été",
    "Deux équipes ont livré la même fonction ; personne ne l’a vu",
    "Le support, le marketing et les ventes posent les mêmes questions",
    "un sur trois",
    "les tableaux de bord, et la définition des chiffres",
]
SHORT = ["Nantes", "mars 2027", "10 % du fixe", "dix jours", "sous une semaine", "quatre jours par semaine", "CPO"]
OWN = ["Relire les engagements des contrats", "Animer le comité des prix", "Ouvrir l’outil aux filiales"]


def scope_of(catalogue, **data):
    """Read a scope that answers these, and carries Pratiques unless they say otherwise."""
    return read_scope({"mandate": {"pratiques": 3}, **data}, catalogue)


def maybe(values):
    """Give one of the values, or no answer."""
    return st.sampled_from(["", *values])


def some(values, most):
    """Give some of the values, each once."""
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=most)


def slugs(name):
    """Give the slugs of a fixture."""
    return [entry["slug"] for entry in read_fixture(ROOT / "fixtures" / f"{name}.yaml")]


def scopes():
    """Give any scope the catalogue allows, in the JSON form."""
    levels = st.fixed_dictionaries({name: st.integers(0, 3) for name in DOMAINS}).filter(lambda m: any(m.values()))
    mission = st.fixed_dictionaries(
        {"slug": st.sampled_from(slugs("missions"))},
        optional={
            "commitment": st.sampled_from(["porter", "contribuer", "appuyer"]),
            "half_days": st.integers(1, 4),
        },
    )
    role = st.fixed_dictionaries({"slug": st.sampled_from(slugs("existing_roles"))}, optional={"holds": maybe(TEXTS)})
    result = st.fixed_dictionaries(
        {"title": st.sampled_from(TEXTS)},
        optional={
            "horizon": st.sampled_from(["3-mois", "6-mois", "12-mois"]),
            "baseline": maybe(TEXTS),
            "target": maybe(TEXTS),
        },
    )
    own_mission = st.fixed_dictionaries(
        {"title": st.sampled_from(OWN)},
        optional={
            "domain": st.sampled_from(DOMAINS),
            "commitment": st.sampled_from(["porter", "contribuer", "appuyer"]),
            "half_days": st.integers(1, 4),
        },
    )
    competencies = st.tuples(some(slugs("competencies"), 7), some(slugs("competencies"), 3)).map(
        lambda pair: {"required": pair[0], "appreciated": [slug for slug in pair[1] if slug not in pair[0]]}
    )
    alternative = st.fixed_dictionaries(
        {"title": st.sampled_from(["un ou une PM de plus", "une mission de conseil"])},
        optional={"yearly": st.integers(0, 200_000)},
    )
    pay = st.lists(st.integers(30_000, 90_000), min_size=2, max_size=2).map(sorted)
    terms = st.fixed_dictionaries(
        {
            "tone": st.sampled_from(["", "vous", "tu"]),
            "contract": maybe(["CDI", "CDD", "alternance", "stage", "freelance"]),
            "location": maybe(SHORT),
            "start": maybe(SHORT),
            "variable": maybe(SHORT),
            "equity": maybe(SHORT),
            "status": maybe(["cadre"]),
            "remote": maybe(SHORT),
            "reply_within": maybe(SHORT),
            "apply_to": maybe(["recrutement@exemple.fr"]),
            "closing_date": maybe(["2027-01-31", "2027-03-01"]),
        },
        optional={
            "onsite_days": st.integers(0, 5),
            "salary_months": st.integers(12, 14),
            "process": some(["Un appel", "Une étude de cas", "Une rencontre avec deux PM", "Un échange final"], 4),
            "benefits": some(["mutuelle", "vélo de service, ou carte de transport", "crèche"], 3),
        },
    )
    terms = st.tuples(terms, st.one_of(st.none(), pay)).map(
        lambda pair: pair[0] | ({"salary_min": pair[1][0], "salary_max": pair[1][1]} if pair[1] else {})
    )
    return st.fixed_dictionaries(
        {
            "mandate": levels,
            "organisation": st.fixed_dictionaries(
                {
                    "name": maybe(NAMES),
                    "about": maybe(TEXTS),
                    "sector": maybe(["santé", "énergie"]),
                    "stage": maybe(["startup", "scaleup", "grand-groupe"]),
                    "reports_to": maybe(PEOPLE),
                    "internal_customer": maybe(PEOPLE),
                },
                optional={"product_team_size": st.integers(0, 60), "product_teams": st.integers(0, 20)},
            ),
            "context": st.fixed_dictionaries(
                {"why_now": maybe(TEXTS), "incident": maybe(TEXTS), "decides": maybe(TEXTS), "sponsor": maybe(PEOPLE)}
            ),
            "role": st.fixed_dictionaries(
                {
                    "title": maybe(["Product Ops", "Responsable Product Ops", "Directeur Product Ops"]),
                    "title_feminine": maybe(["Directrice Product Ops"]),
                    "setup": maybe(["premier", "seul", "equipe"]),
                    "position": maybe(["central", "integre"]),
                    "seniority": maybe(["junior", "confirme", "senior", "lead"]),
                }
            ),
            "existing_roles": st.lists(role, unique_by=lambda role: role["slug"], max_size=5),
            "problems": some(slugs("problems"), 5),
            "own_missions": st.lists(own_mission, max_size=2, unique_by=lambda own: own["title"]),
            "terms": terms,
            "confirmed": some(["missions", "results", "competencies", "paths"], 4),
        },
        optional={
            "missions": st.lists(mission, unique_by=lambda chosen: chosen["slug"], max_size=7),
            "results": st.lists(result, max_size=5),
            "competencies": competencies,
            "own_competencies": st.lists(
                st.fixed_dictionaries(
                    {"name": st.sampled_from(["Anglais : lire un contrat", "Lire du SQL"]), "required": st.booleans()}
                ),
                max_size=2,
                unique_by=lambda own: own["name"],
            ),
            "own_problems": st.lists(
                st.fixed_dictionaries({"title": st.just("Les contrats partent sans relecture"), "domain": st.sampled_from(DOMAINS)}),
                max_size=1,
            ),
            "paths": some(slugs("career_paths"), 4),
            "cost": st.fixed_dictionaries({"alternatives": st.lists(alternative, max_size=2)}),
        },
    )  # fmt: skip
