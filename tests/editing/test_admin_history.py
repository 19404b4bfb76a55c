"""Who changed which line, the old text, and the way back."""

import shutil

import pytest
import yaml
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from zeal import zeal_ignore

from productops.editing.models import EntryVersion
from productops.editing.versions import CREATED, FOUND, standing
from productops.knowledge import loading
from productops.knowledge.models import CatalogueRevision, Competency, Interviewee, Mission, Problem
from productops.knowledge.seeding import read_fixture, seed
from tests.conftest import StrictClient
from tests.editing.desk import form_of, page, versions

pytestmark = pytest.mark.django_db

SLUG = "pile-d-outils"


@pytest.fixture(autouse=True)
def _admin_queries():
    """Django's own admin fetches each choice by itself; an editor's page may."""
    with zeal_ignore():
        yield


@pytest.fixture
def mission():
    return Mission.objects.get(slug=SLUG)


def edit(desk, row, **values):
    """Change fields of a form, by the name they have on the page, and save it."""
    url = page(type(row), "change", row.pk)
    response = desk.post(url, form_of(desk, url) | values)
    assert response.status_code == 302, response.context["errors"]


def history(desk, row):
    return desk.get(page(type(row), "history", row.pk)).content.decode()


def test_seeding_leaves_no_history():
    assert not EntryVersion.objects.exists()


def test_a_version_says_who_changed_what_and_the_old_text(desk, editor, mission):
    old = mission.title
    edit(desk, mission, title="Choisir les outils")
    after, before = versions(mission)
    assert (after.author, after.entry["title"]) == (editor, "Choisir les outils")
    assert (before.author, before.entry["title"], before.reason) == (None, old, FOUND)
    shown = history(desk, mission)
    assert "Camille Roy" in shown
    assert f"<del>{old}</del><ins>Choisir les outils</ins>" in shown


def test_a_line_of_a_list_is_told_too(desk, editor, mission):
    line = mission.lines.filter(kind="deliverable").first()
    edit(desk, mission, **{"lines-0-text": "Une liste d’outils"})
    version = versions(mission).first()
    assert version.author == editor
    assert version.entry == standing(mission)
    shown = history(desk, mission)
    assert f"<del>{line.text}</del><ins>Une liste d’outils</ins>" in shown
    assert "<dt>livrable</dt>" in shown


def test_a_save_that_changes_nothing_leaves_no_version(desk, mission):
    edit(desk, mission)
    assert not versions(mission).exists()
    edit(desk, mission, title="Choisir les outils")
    edit(desk, mission)
    assert versions(mission).count() == 2


def test_a_new_row_begins_its_history_with_its_lists(desk, editor):
    data = form_of(desk, page(Problem, "add"))
    mission, domain = Mission.objects.first(), Mission.objects.first().domain
    data |= {"slug": "nouveau", "title": "Un problème", "detail": "Un détail", "domain": domain.pk, "order": 99}
    data |= {"problem_missions-TOTAL_FORMS": 1, "problem_missions-0-mission": mission.pk}
    data |= {"problem_missions-0-weight": 2, "problem_missions-0-order": 0}
    assert desk.post(page(Problem, "add"), data).status_code == 302
    (version,) = versions(Problem.objects.get(slug="nouveau"))
    assert (version.reason, version.author) == (CREATED, editor)
    assert version.entry["missions"] == [{"weight": 2, "mission": mission.slug}]


def test_unpublishing_in_the_list_is_a_version(desk, editor):
    people = list(Interviewee.objects.all())
    data = {"form-TOTAL_FORMS": len(people), "form-INITIAL_FORMS": len(people), "_save": "Enregistrer"}
    for rank, person in enumerate(people):
        data |= {f"form-{rank}-id": person.pk} | ({f"form-{rank}-published": "on"} if rank else {})
    desk.post(page(Interviewee, "changelist"), data)
    assert versions(people[0]).first().author == editor
    assert "<dt>publié</dt>" in history(desk, people[0])
    assert not versions(people[1]).exists()


def test_what_changed_without_the_admin_is_noticed_at_the_next_edit(desk, mission):
    edit(desk, mission, title="Première")
    Mission.objects.filter(pk=mission.pk).update(detail="Par une commande.")
    edit(desk, mission, title="Seconde")
    assert [version.reason for version in versions(mission)] == ["", FOUND, "", FOUND]
    assert versions(mission)[1].author is None


def test_a_return_to_a_version_brings_back_the_row_and_its_lists(desk, editor, mission):
    before = standing(mission)
    edit(
        desk,
        mission,
        **{"title": "Choisir les outils", "order": "42", "lines-0-text": "Autre chose", "results-0-DELETE": "on"},
    )
    version = versions(mission).get(reason=FOUND)
    url = reverse("admin:knowledge_mission_version", args=[mission.pk, version.pk])
    number = CatalogueRevision.objects.get().number
    shown = desk.get(url).content.decode()
    assert "<del>Choisir les outils</del>" in shown
    assert CatalogueRevision.objects.get().number == number, "reading writes nothing"
    assert "est revenue à la version" in desk.post(url, follow=True).content.decode()
    assert standing(mission) == before
    assert versions(mission).first().author == editor
    assert versions(mission).first().reason.startswith("Retour à la version du ")
    assert LogEntry.objects.first().change_message.startswith("Retour à la version du ")
    assert loading.catalogue().missions[SLUG].title == before["title"]
    assert "il n’y a rien à changer" in desk.get(url).content.decode()


def test_a_version_whose_link_is_gone_does_not_come_back(desk, mission):
    extra = Competency.objects.create(slug="en-trop", kind="specifique", name="En trop", description="x", posting="x")
    edit(desk, mission, **{"mission_competencies-0-competency": extra.pk})
    edit(desk, mission, **{"mission_competencies-0-competency": Competency.objects.get(slug="etre-resilient").pk})
    extra.delete()
    url = reverse("admin:knowledge_mission_version", args=[mission.pk, versions(mission)[1].pk])
    before = standing(mission)
    for answer in (desk.get(url), desk.post(url)):
        assert answer.status_code == 200
        assert "« en-trop »" in answer.content.decode().replace("\u202f", " ")
    assert standing(mission) == before


def test_a_version_of_another_row_is_not_found(desk, mission):
    other = Mission.objects.exclude(pk=mission.pk).first()
    edit(desk, mission, title="Choisir les outils")
    version = versions(mission).first()
    assert desk.get(reverse("admin:knowledge_mission_version", args=[other.pk, version.pk])).status_code == 404
    for wrong in ("0", "x", "99999999999999999999999"):
        assert desk.get(f"/gestion/knowledge/mission/{mission.pk}/history/{wrong}/").status_code in (302, 404)


def test_who_may_only_read_does_not_go_back(desk, mission):
    edit(desk, mission, title="Choisir les outils")
    reader = get_user_model().objects.create_user("lecture", password="un-mot-de-passe-long", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_mission"))
    client = StrictClient()
    client.force_login(reader)
    assert "Choisir les outils" in history(client, mission)
    url = reverse("admin:knowledge_mission_version", args=[mission.pk, versions(mission).last().pk])
    assert "<form method" not in client.get(url).content.decode().split("content-main")[1]
    assert client.post(url).status_code == 403


def test_a_person_removed_is_removed_from_the_history_too(desk):
    person = Interviewee.objects.get(slug="martin-lim")
    edit(desk, person, role="Product Ops, autrement")
    testimonial = person.testimonials.first()
    edit(desk, testimonial, context="Un autre contexte.")
    assert desk.post(page(Interviewee, "delete", person.pk), {"post": "yes"}).status_code == 302
    assert not EntryVersion.objects.filter(slug__in=["martin-lim", testimonial.slug]).exists()


def test_the_author_of_a_version_may_leave(desk, editor, mission):
    edit(desk, mission, title="Choisir les outils")
    get_user_model().objects.create_superuser("reste", password="un-mot-de-passe-long")
    editor.delete()
    client = StrictClient()
    client.force_login(get_user_model().objects.get())
    assert "Choisir les outils" in history(client, mission)


def test_seeding_again_leaves_an_edited_row_and_says_so(desk, mission, tmp_path):
    folder = shutil.copytree(settings.FIXTURES_DIR, tmp_path / "fixtures")
    entries = read_fixture(folder / "missions.yaml")
    entries[1]["title"] = "Tenir un manuel"
    (folder / "missions.yaml").write_text(yaml.safe_dump(entries))
    edit(desk, mission, title="Choisir les outils")
    versions = EntryVersion.objects.count()
    report = seed(folder)
    assert report.edited == [f"mission/{SLUG}"]
    assert report.updated == [f"mission/{entries[1]['slug']}"]
    assert EntryVersion.objects.count() == versions


def test_seeding_again_leaves_a_row_where_an_editor_put_it_and_moves_the_others(desk, mission, tmp_path):
    edit(desk, mission, order="99")
    seed(settings.FIXTURES_DIR)
    assert Mission.objects.get(slug=SLUG).order == 99
    folder = shutil.copytree(settings.FIXTURES_DIR, tmp_path / "fixtures")
    entries = read_fixture(folder / "missions.yaml")
    (folder / "missions.yaml").write_text(yaml.safe_dump([*entries[1:], entries[0]]))
    for _twice in range(2):
        seed(folder)
        assert Mission.objects.get(slug=SLUG).order == 99
        assert Mission.objects.get(slug=entries[1]["slug"]).order == 0
    edit(desk, mission, order="98")
    seed(folder)
    assert Mission.objects.get(slug=SLUG).order == 98


def test_a_version_is_no_row_of_the_catalogue(desk, mission):
    edit(desk, mission, title="Choisir les outils")
    number = CatalogueRevision.objects.get().number
    versions(mission).first().save()
    versions(mission).delete()
    assert CatalogueRevision.objects.get().number == number
