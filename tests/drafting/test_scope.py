"""Strict reading of a scope's JSON form."""

import json

import pytest

from productops.drafting.answers import AnswerKind
from productops.drafting.catalogue import Horizon
from productops.drafting.scope import ANSWERS, Commitment, Contract, Stage
from productops.drafting.scope_json import ScopeError, prune, read_scope

MANDATE = {"mandate": {"pratiques": 3}}

WHOLE = {
    "version": 1,
    "organisation": {
        "name": "Alan",
        "about": "Alan assure.",
        "sector": "Santé",
        "stage": "scaleup",
        "product_team_size": 12,
        "product_teams": 4,
        "reports_to": "la direction produit",
        "internal_customer": "les PM",
    },
    "context": {"why_now": "On grandit", "incident": "Un doublon", "decides": "Le CPO", "sponsor": "le CPO"},
    "role": {
        "title": "Product Ops",
        "title_feminine": "",
        "setup": "premier",
        "position": "central",
        "seniority": "senior",
    },
    "existing_roles": ["pmo", {"slug": "equipe-data", "holds": "les tableaux de bord"}],
    "problems": [],
    "own_problems": [{"id": "a", "title": "Un problème", "domain": "pratiques"}],
    "mandate": {"pratiques": 3, "personnes": 1, "partenaires": 0, "pilotage": 2},
    "missions": ["pile-d-outils", {"slug": "cycle-okr", "commitment": "contribuer", "half_days": 2}],
    "own_missions": [{"title": "Tenir la revue", "domain": "pilotage", "commitment": "porter", "half_days": 1}],
    "results": [{"title": "Un résultat", "horizon": "3-mois", "baseline": "2", "target": "4"}],
    "competencies": {"required": ["aimer-faire"], "appreciated": ["facilitation"]},
    "own_competencies": [{"name": "Anglais lu", "required": True}],
    "paths": ["product-manager"],
    "terms": {
        "contract": "CDI",
        "salary_min": 50000,
        "salary_max": 60000,
        "benefits": ["Mutuelle"],
        "closing_date": "2027-01-31",
        "process": ["Un échange"],
        "tone": "tu",
    },
    "cost": {"alternatives": [{"title": "Une ou un PM de plus", "yearly": 70000}]},
    "edits": {"offer/limits/out": {"removed": True}, "offer/closing/dates": {"text": "Offre ouverte."}},
    "exceptions": {"L15": "Un texte l’impose."},
    "confirmed": ["missions", "results"],
}


def faults_of(data, catalogue):
    with pytest.raises(ScopeError) as raised:
        read_scope(data, catalogue)
    return {fault.path: fault.message for fault in raised.value.faults}


def test_a_whole_scope_is_read(catalogue):
    scope = read_scope(WHOLE, catalogue)
    assert scope.organisation.stage is Stage.SCALEUP
    assert next(role for role in scope.existing_roles if role.slug == "equipe-data").holds == "les tableaux de bord"
    assert scope.missions[1].commitment is Commitment.CONTRIBUTE
    assert scope.results[0].horizon is Horizon.THREE_MONTHS
    assert scope.terms.contract is Contract.CDI
    assert scope.terms.closing_date.isoformat() == "2027-01-31"
    assert scope.own_missions[0].id == "1", "an own entry without an id takes its rank"
    assert scope.role.title_feminine is None
    assert scope.confirmed == {"missions", "results"}


def test_only_the_mandate_is_required(catalogue):
    scope = read_scope(MANDATE, catalogue)
    assert scope.mandate == {"pratiques": 3, "personnes": 0, "partenaires": 0, "pilotage": 0}
    assert scope.missions is None
    assert scope.required is None


@pytest.mark.parametrize("empty", [None, ""])
def test_null_and_empty_text_mean_not_answered(catalogue, empty):
    data = {name: empty for name in WHOLE if name != "mandate"} | MANDATE
    assert read_scope(data, catalogue) == read_scope(MANDATE, catalogue)


def test_an_empty_list_means_none_chosen(catalogue):
    scope = read_scope(MANDATE | {"missions": [], "results": [], "paths": []}, catalogue)
    assert (scope.missions, scope.results, scope.paths) == ((), (), ())


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"mandat": {}}, "mandat"),
        ({"organisation": {"nom": "x"}}, "organisation.nom"),
        ({"organisation": []}, "organisation"),
        ({"organisation": {"name": 3}}, "organisation.name"),
        ({"organisation": {"product_team_size": True}}, "organisation.product_team_size"),
        ({"organisation": {"product_team_size": "5"}}, "organisation.product_team_size"),
        ({"organisation": {"product_team_size": -1}}, "organisation.product_team_size"),
        ({"organisation": {"about": "x" * 601}}, "organisation.about"),
        ({"organisation": {"name": "a\u0000b"}}, "organisation.name"),
        ({"organisation": {"name": "a\ufffdb"}}, "organisation.name"),
        ({"context": {"sponsor": "a\ud800b"}}, "context.sponsor"),
        ({"context": {"why_now": "x" * 301}}, "context.why_now"),
        ({"role": {"setup": "solo"}}, "role.setup"),
        ({"mandate": {"pratiques": 4}}, "mandate.pratiques"),
        ({"mandate": {"pratiques": True}}, "mandate.pratiques"),
        ({"mandate": {"produit": 1}}, "mandate.produit"),
        ({"mandate": {"pratiques": 0}}, "mandate"),
        ({"mandate": None}, "mandate"),
        ({"missions": ["inconnue"]}, "missions[0].slug"),
        ({"missions": ["pile-d-outils", "pile-d-outils"]}, "missions[1]"),
        ({"missions": [{"slug": "pile-d-outils", "commitment": "mener"}]}, "missions[0].commitment"),
        ({"missions": [{"slug": "pile-d-outils", "half_days": 11}]}, "missions[0].half_days"),
        ({"missions": "pile-d-outils"}, "missions"),
        ({"own_missions": [{"title": "x" * 121}]}, "own_missions[0].title"),
        ({"own_missions": [{"title": "a", "id": "1"}, {"title": "b", "id": "1"}]}, "own_missions[1]"),
        ({"own_missions": [{"domain": "pratiques"}]}, "own_missions[0].title"),
        ({"problems": ["a"] * 11}, "problems"),
        ({"results": ["un texte"]}, "results[0]"),
        ({"results": [{"title": "a", "horizon": "9-mois"}]}, "results[0].horizon"),
        ({"competencies": {"required": ["aimer-faire"], "appreciated": ["aimer-faire"]}}, "competencies.appreciated"),
        ({"own_competencies": [{"name": "a", "required": 1}]}, "own_competencies[0].required"),
        ({"terms": {"salary_min": 60000, "salary_max": 50000}}, "terms.salary_max"),
        ({"terms": {"benefits": ["a", ""]}}, "terms.benefits[1]"),
        ({"terms": {"benefits": [None]}}, "terms.benefits[0]"),
        ({"terms": {"closing_date": "31/01/2027"}}, "terms.closing_date"),
        ({"terms": {"closing_date": "2027-02-30"}}, "terms.closing_date"),
        ({"terms": {"onsite_days": 6}}, "terms.onsite_days"),
        ({"edits": {"x": {}}}, "edits.x"),
        ({"edits": {"x": {"text": "a", "removed": True}}}, "edits.x"),
        ({"confirmed": ["tout"]}, "confirmed[0]"),
        ({"version": 2}, "version"),
    ],
)
def test_a_fault_is_named_by_its_path(catalogue, change, path):
    assert path in faults_of(MANDATE | change, catalogue)


def test_every_fault_is_named_at_once(catalogue):
    faults = faults_of({"mandate": {"pratiques": 9}, "role": {"setup": "x"}, "autre": 1}, catalogue)
    assert set(faults) == {"mandate.pratiques", "role.setup", "autre"}


@pytest.mark.parametrize("data", [[], "texte", 3, None])
def test_what_is_no_object_is_refused(catalogue, data):
    assert "" in faults_of(data, catalogue)


def test_a_draft_in_progress_may_lack_its_mandate(catalogue):
    assert not read_scope({}, catalogue, partial=True).has_mandate


def test_what_vanished_from_the_catalogue_falls_with_a_notice(catalogue):
    stored = json.loads(json.dumps(WHOLE))
    stored["missions"].append("disparue")
    stored["existing_roles"].append({"slug": "parti", "holds": "x"})
    stored["competencies"]["required"].append("oubliee")
    kept, superseded = prune(stored, catalogue)
    assert superseded == ("existing_roles : parti", "missions : disparue", "competencies : oubliee")
    assert read_scope(kept, catalogue) == read_scope(WHOLE, catalogue)


TIED = {
    "own_missions": [{"id": "1", "title": "Relire les contrats"}],
    "own_problems": [{"title": "Personne ne relit"}],
    "results": [{"id": "a", "title": "Tout est relu"}, {"title": "Rien n’attend"}],
}


def test_own_lines_are_tied_to_the_catalogue_or_to_nothing(catalogue):
    ties = {"own-mission/1": "pile-d-outils", "own-problem/1": "trop-d-outils", "result/a": None, "incident": None}
    scope = read_scope(MANDATE | TIED | {"ties": ties, "mandate_reasons": {"pratiques": "Tout part de là."}}, catalogue)
    assert scope.ties == ties
    assert scope.mandate_reasons == {"pratiques": "Tout part de là."}
    assert [result.id for result in scope.results] == ["a", "2"]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"ties": {"own-mission/1": "inconnue"}}, "ties.own-mission/1"),
        ({"ties": {"mission/1": "pile-d-outils"}}, "ties.mission/1"),
        ({"ties": {"own-mission/": None}}, "ties.own-mission/"),
        ({"ties": {"incident": ""}}, "ties.incident"),
        ({"ties": {"incident": True}}, "ties.incident"),
        ({"ties": ["incident"]}, "ties"),
        ({"mandate_reasons": {"politique": "x"}}, "mandate_reasons.politique"),
        ({"mandate_reasons": {"pilotage": "x" * 301}}, "mandate_reasons.pilotage"),
        ({"results": [{"id": "a", "title": "Un"}, {"id": "a", "title": "Deux"}]}, "results[1]"),
        ({"existing_roles": [{"slug": "pmo", "published": "oui"}]}, "existing_roles[0].published"),
    ],
)
def test_what_is_no_tie_is_named(catalogue, data, path):
    with pytest.raises(ScopeError) as refused:
        read_scope(MANDATE | data, catalogue)
    assert [fault.path for fault in refused.value.faults] == [path]


def test_a_tie_to_what_has_vanished_falls(catalogue):
    kept, superseded = prune(MANDATE | {"ties": {"incident": "disparue", "why-now": None}}, catalogue)
    assert kept["ties"] == {"why-now": None}
    assert superseded == ("ties : disparue",)


def faulty(data, catalogue):
    """Give the paths of what is refused in a draft, which may lack anything."""
    try:
        read_scope(data, catalogue, partial=True)
    except ScopeError as error:
        return {fault.path for fault in error.faults}
    return set()


def within(path, value):
    """Give the scope that answers one thing, by its path."""
    part, name = path.split(".")
    return {part: {name: value}}


LONG = ("organisation.about",)
SHORT = (
    "role.title", "role.title_feminine", "organisation.name", "organisation.sector", "organisation.reports_to",
    "organisation.internal_customer", "context.sponsor", "terms.reply_within", "verdict.job", "decision.decide_by",
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "longest"),
    [
        (path, 600 if path in LONG else 120 if path in SHORT else 300)
        for path, answer in ANSWERS.items()
        if answer.kind is AnswerKind.TEXT
    ],
)
def test_a_text_is_taken_up_to_its_length(catalogue, path, longest):
    assert path not in faulty(within(path, "x" * longest), catalogue)
    assert path in faulty(within(path, "x" * (longest + 1)), catalogue)


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [
        ("organisation.product_team_size", 0, 10_000),
        ("organisation.product_teams", 0, 10_000),
        ("terms.onsite_days", 0, 5),
        ("terms.salary_min", 1, 10_000_000),
        ("terms.salary_max", 1, 10_000_000),
        ("terms.salary_months", 1, 18),
    ],
)
def test_a_number_is_taken_within_its_bounds(catalogue, path, least, most):
    for value, taken in ((least - 1, False), (least, True), (most, True), (most + 1, False)):
        assert (path not in faulty(within(path, value), catalogue)) is taken, value


@pytest.mark.parametrize(
    ("write", "path", "most"),
    [
        (lambda n: {"terms": {"benefits": ["a"] * n}}, "terms.benefits", 10),
        (lambda n: {"terms": {"process": ["a"] * n}}, "terms.process", 10),
        (lambda n: {"own_problems": [{"title": f"a{i}"} for i in range(n)]}, "own_problems", 10),
        (lambda n: {"own_missions": [{"title": f"a{i}"} for i in range(n)]}, "own_missions", 10),
        (lambda n: {"own_competencies": [{"name": f"a{i}"} for i in range(n)]}, "own_competencies", 10),
        (lambda n: {"results": [{"title": f"a{i}"} for i in range(n)]}, "results", 10),
        (lambda n: {"cost": {"alternatives": [{"title": f"a{i}"} for i in range(n)]}}, "cost.alternatives", 10),
        (lambda n: {"missions": ["inconnue"] * n}, "missions", 60),
        (lambda n: {"competencies": {"required": ["inconnue"] * n}}, "competencies.required", 60),
        (lambda n: {"edits": {f"offer/{i}": {"text": "a"} for i in range(n)}}, "edits", 200),
        (lambda n: {"ties": {f"own-mission/{i}": None for i in range(n)}}, "ties", 50),
    ],
)
def test_a_list_is_taken_up_to_its_length(catalogue, write, path, most):
    assert path not in faulty(write(most), catalogue)
    assert path in faulty(write(most + 1), catalogue)


@pytest.mark.parametrize(
    ("data", "path", "taken"),
    [
        ({"missions": [{"slug": "pile-d-outils", "half_days": 0}]}, "missions[0].half_days", False),
        ({"missions": [{"slug": "pile-d-outils", "half_days": 1}]}, "missions[0].half_days", True),
        ({"missions": [{"slug": "pile-d-outils", "half_days": 10}]}, "missions[0].half_days", True),
        ({"cost": {"alternatives": [{"title": "a", "yearly": 0}]}}, "cost.alternatives[0].yearly", True),
        ({"cost": {"alternatives": [{"title": "a", "yearly": 100_000_000}]}}, "cost.alternatives[0].yearly", True),
        ({"cost": {"alternatives": [{"title": "a", "yearly": 100_000_001}]}}, "cost.alternatives[0].yearly", False),
        ({"edits": {"x": {"text": "a" * 600}}}, "edits.x.text", True),
        ({"edits": {"x": {"text": "a" * 601}}}, "edits.x.text", False),
        ({"edits": {"x": {"text": "a", "was": "a" * 2400}}}, "edits.x.was", True),
        ({"edits": {"x": {"text": "a", "was": "a" * 2401}}}, "edits.x.was", False),
        ({"edits": {"x": {"removed": True}}}, "edits.x", True),
        ({"edits": {"x": {"order": ["a"]}}}, "edits.x", True),
        ({"edits": {"x": {"order": ["a"], "text": "a"}}}, "edits.x", False),
        ({"terms": {"salary_min": 50_000, "salary_max": 50_000}}, "terms.salary_max", True),
        ({"mandate": {"pratiques": 3}}, "mandate.pratiques", True),
        ({"mandate": {"pratiques": -1}}, "mandate.pratiques", False),
    ],
)
def test_what_is_just_within_its_limit_is_taken(catalogue, data, path, taken):
    assert (path not in faulty(data, catalogue)) is taken
