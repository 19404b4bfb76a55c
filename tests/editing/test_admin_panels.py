"""On a row's page: the sentences it writes, word for word as documents write them, and what uses it."""

from datetime import date

import pytest
from django.utils.html import escape
from zeal import zeal_ignore

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.scope_json import read_scope
from productops.editing import previews, uses
from productops.knowledge.models import (
    CareerPath,
    Competency,
    Domain,
    ExistingRole,
    Interviewee,
    Mission,
    Problem,
    Source,
    Testimonial,
    TypicalMandate,
)
from tests.editing.desk import page

pytestmark = pytest.mark.django_db

SLUG = "boucle-retours-support"


@pytest.fixture(autouse=True)
def _admin_queries():
    """Django's own admin fetches each choice by itself; an editor's page may."""
    with zeal_ignore():
        yield


def texts(row):
    return {line.text for line in previews.of(row)}


def written(catalogue, answers, kind=Kind.OFFER):
    document = compose(read_scope(answers, catalogue), catalogue, kind=kind, on=date(2026, 11, 23))
    return {item.id: item for item in document.items()}


def shown(desk, row):
    return desk.get(page(type(row), "change", row.pk)).content.decode()


@pytest.mark.parametrize("commitment", ["porter", "contribuer", "appuyer"])
def test_a_mission_reads_as_in_the_offer(desk, catalogue, commitment):
    mission = Mission.objects.get(slug=SLUG)
    chosen = [{"slug": SLUG, "commitment": commitment}, "pile-d-outils"]
    line = written(catalogue, {"mandate": {"pratiques": 1, "partenaires": 2}, "missions": chosen})[
        f"offer/missions/{SLUG}"
    ]
    assert line.text in texts(mission)
    assert escape(line.text) in shown(desk, mission)


def test_a_mission_gives_its_result_at_each_horizon(catalogue):
    lines = written(catalogue, {"mandate": {"partenaires": 3}, "missions": [SLUG]})
    results = [(i.label, i.text) for ref, i in lines.items() if ref.startswith(f"offer/results/{SLUG}/")]
    assert len(results) == 3
    assert results == [(line.where, line.text) for line in previews.of(Mission.objects.get(slug=SLUG))][-3:]


@pytest.mark.parametrize("model", [Mission, Competency, Problem, CareerPath])
def test_every_row_has_its_preview(model):
    short = {row.slug for row in model.objects.all() if len(previews.of(row)) < 2}
    assert not short


@pytest.mark.parametrize(("tone", "where"), [("vous", "Ce que vous savez faire"), ("tu", "Ce que tu sais faire")])
def test_a_competency_reads_as_in_the_offer_in_both_registers(catalogue, tone, where):
    answers = {"mandate": {"pratiques": 2}, "competencies": {"required": ["etre-resilient"]}, "terms": {"tone": tone}}
    line = written(catalogue, answers)["offer/profile/etre-resilient"]
    found = previews.of(Competency.objects.get(slug="etre-resilient"))
    assert (where, line.text) in {(one.where, one.text) for one in found}


def test_a_problem_reads_as_in_the_brief(catalogue):
    line = written(catalogue, {"mandate": {"pratiques": 3}, "problems": ["pm-secretaires"]}, Kind.BRIEF)
    line = line["brief/problems/pm-secretaires"]
    assert texts(Problem.objects.get(slug="pm-secretaires")) >= {line.text, line.cells[0]}


def test_a_path_shows_what_the_offer_says_of_it(catalogue):
    line = written(catalogue, {"mandate": {"pilotage": 2}, "paths": ["coach-consultant"]})["offer/profile/paths"]
    found = texts(CareerPath.objects.get(slug="coach-consultant"))
    assert line.text in found
    assert any(text.startswith("Deux parcours conviennent") for text in found), "and how it is named beside another"


def test_a_saved_edit_is_previewed_at_once(desk):
    mission = Mission.objects.get(slug=SLUG)
    mission.title = "Écouter le support"
    mission.save()
    assert "Contribuer à écouter le support." in shown(desk, mission)


def test_a_mission_that_nothing_uses_opens_and_says_so(desk):
    domain = Domain.objects.get(slug="pilotage")
    page = shown(desk, Mission.objects.create(slug="seule", domain=domain, title="Faire", detail="x", load=1))
    assert "Rien ne l’utilise" in page
    assert "aucun problème n’y mène" in page


def test_a_quotation_is_shown_as_on_the_site(desk, client):
    testimonial = Testimonial.objects.get(slug="martin-lim-curiosite")
    page = shown(desk, testimonial)
    figure = page[page.index("<blockquote>") : page.index("</blockquote>")]
    assert figure in client.get(testimonial.get_absolute_url()).content.decode()
    Interviewee.objects.filter(slug="martin-lim").update(published=False)
    assert "Elle ne paraît pas" in shown(desk, testimonial)


def used(row):
    return {use.label: [name for _address, name in use.rows] for use in uses.of(row)}


def test_each_page_lists_what_uses_its_row(desk):
    problem = Problem.objects.get(slug="pm-secretaires")
    mission = problem.missions.first()
    assert problem.title in used(mission)["Les problèmes auxquels elle répond"]
    role = ExistingRole.objects.filter(missions__isnull=False).first()
    assert role.name in used(role.missions.first())["Les rôles déjà présents qui la couvrent"]
    competency = mission.competencies.first()
    assert mission.title in used(competency)["Les missions qui l’appellent"]
    testimonial = Testimonial.objects.filter(
        competencies__isnull=False, situations__isnull=False, paths__isnull=False
    ).first()
    for row in (testimonial.competencies.first(), testimonial.situations.first(), testimonial.paths.first()):
        assert str(testimonial) in used(row)["Les témoignages qui en parlent"]
    assert str(testimonial) in used(testimonial.source)["Les témoignages qui en viennent"]
    assert str(testimonial) in used(testimonial.interviewee)["Ses témoignages"]
    assert set(used(mission.domain)) >= {"Ses missions", "Ses problèmes"}
    page = shown(desk, mission)
    assert f'href="/gestion/knowledge/problem/{problem.pk}/change/"' in page


def test_typical_mandates_say_what_they_start_from_and_suggest():
    mandate = TypicalMandate.objects.get(slug="seul-en-scale-up")
    problem = Problem.objects.get(slug=mandate.answers["problems"][0])
    assert mandate.name in used(problem)["Les mandats types qui en partent"]
    assert mandate.name in used(ExistingRole.objects.get(slug="support-client"))["Les mandats types où il est là"]
    suggested = [
        m for m in Mission.objects.all() if mandate.name in used(m).get("Les mandats types qui la suggèrent", [])
    ]
    assert 3 <= len(suggested) <= 6


def test_signals_are_found_from_the_voice_they_cite():
    path = CareerPath.objects.filter(signals__testimonial__isnull=False).first()
    testimonial = path.signals.exclude(testimonial=None).first().testimonial
    assert used(testimonial)["Les parcours dont un signal le cite"] == [path.name]


@pytest.mark.parametrize(
    ("model", "slug", "blocking"),
    [
        (Competency, "conduire-le-changement", "Conduire le changement, appelée par « "),
        (CareerPath, "product-manager", "Depuis le product management : Alexandre"),
        (Source, "comment-devenir-product-ops", "Alexandre Dury"),
    ],
)
def test_deleting_a_used_row_says_what_prevents_it(desk, model, slug, blocking):
    row = model.objects.get(slug=slug)
    for answer in (desk.get(page(model, "delete", row.pk)), desk.post(page(model, "delete", row.pk), {"post": "yes"})):
        assert answer.status_code == 200
        text = answer.content.decode()
        assert "Supprimer" in text
        assert "protégés" in text
        assert blocking in text
    assert model.objects.filter(slug=slug).exists()


def test_the_panels_cost_the_same_with_many_users(catalogue, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        uses.of(Competency.objects.get(slug="conduire-le-changement"))
    with django_assert_max_num_queries(6):
        uses.of(Mission.objects.get(slug=SLUG))
