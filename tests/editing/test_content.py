"""`check_content`: the catalogue is clean, and each rule can fail."""

import copy
import io

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from productops.editing.content import check_content
from productops.knowledge.models import Mission
from productops.knowledge.seeding import read_fixture
from productops.knowledge.specs import SPECS

FIXTURES = {file: read_fixture(settings.FIXTURES_DIR / file) for file, _spec in SPECS}


@pytest.fixture
def entries():
    return copy.deepcopy(FIXTURES)


def rules(entries):
    # The command's own day: what it found of each sentence is kept for a day, and reading them all takes seconds.
    return {(fault.rule, fault.slug) for fault in check_content(entries, on=timezone.localdate())}


def run(**options):
    out, status = io.StringIO(), 0
    try:
        call_command("check_content", stdout=out, **options)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue()


def test_the_catalogue_is_clean():
    assert run() == (0, "")


def test_what_stands_in_the_tables_is_read_too(db):
    assert run(database=True) == (0, "")
    Mission.objects.filter(slug="pile-d-outils").update(title="La pile d’outils")
    status, out = run(database=True)
    assert status == 1
    assert "missions.yaml, pile-d-outils : le titre ne commence pas par un infinitif" in out


def first(entries, file):
    return entries[file][0]


MENDED = {
    "lien": lambda e: first(e, "problems.yaml")["missions"].append({"mission": "inconnue", "weight": 1}),
    "fait": lambda e: first(e, "doubts.yaml")["conditions"][0].update(fact="mandat.pilotage"),
    "mission": lambda e: [p.update(missions=[]) for p in e["problems.yaml"]],
    "compétence": lambda e: [m.update(competencies=[]) for m in e["missions.yaml"]],
    "titre": lambda e: first(e, "missions.yaml").update(title="Contribuer au cadre de travail des équipes"),
    "doublon": lambda e: e["missions.yaml"][1].update(detail=first(e, "missions.yaml")["detail"]),
    "phrase": lambda e: first(e, "missions.yaml").update(detail="Un mot " * 40 + "."),
    "typographie": lambda e: first(e, "missions.yaml").update(detail="L'équipe est prête."),
    "droit": lambda e: first(e, "missions.yaml").update(detail="Le poste est réservé aux moins de 30 ans."),
}


@pytest.mark.parametrize("rule", MENDED)
def test_each_rule_can_fail(entries, rule):
    MENDED[rule](entries)
    assert rule in {name for name, _slug in rules(entries)}


@pytest.mark.parametrize(
    "text",
    ["Trois points...", "Un «mot» collé.", "Vraiment?", "Les candidat·es.", "Les candidat(e)s.", "Deux  espaces.",
     "Une espace , ici.", "Bravo !", "Un tiret - ici."],
)  # fmt: skip
def test_each_sign_is_seen(entries, text):
    first(entries, "missions.yaml")["detail"] = text
    assert ("typographie", first(entries, "missions.yaml")["slug"]) in rules(entries)


def test_quotations_are_left_as_they_are(entries):
    first(entries, "testimonials.yaml")["quote"] = "L'équipe... c'est \"tout\" !"
    assert rules(entries) == set()


def test_a_link_of_every_kind_is_followed(entries):
    first(entries, "missions.yaml")["domain"] = "inconnu"
    first(entries, "existing_roles.yaml")["missions"] = ["inconnue"]
    first(entries, "testimonials.yaml")["interviewee"] = "personne"
    assert sum(rule == "lien" for rule, _slug in rules(entries)) == 3


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("doubts.yaml", {"conditions": [{"fact": "problems", "operator": "within", "value": "disparu"}]}),
        ("profile_answers.yaml", {"effects": [{"toward": "disparue", "points": 1, "reason": "Une raison"}]}),
        ("profile_answers.yaml", {"effects": [{"toward": "role.setup=duo", "points": 1, "reason": "Une raison"}]}),
    ],
)
def test_a_rule_on_what_does_not_exist_is_seen(entries, file, change):
    first(entries, file).update(change)
    assert ("fait", first(entries, file)["slug"]) in rules(entries)
