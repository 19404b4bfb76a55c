"""Seeding never writes over an editor's work, and never brings back what was deleted."""

import shutil
from io import StringIO

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from productops.knowledge.models import (
    CareerPath,
    Competency,
    Interviewee,
    Mission,
    MissionLine,
    Problem,
    ProfileAnswer,
    SeedRecord,
    Testimonial,
)
from productops.knowledge.seeding import digest, read_fixture, seed
from productops.knowledge.specs import SPECS, SeedError

pytestmark = pytest.mark.django_db

SLUG = "pile-d-outils"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(settings.FIXTURES_DIR, tmp_path / "fixtures")


def change(folder, file, slug, **values):
    path = folder / file
    entries = read_fixture(path)
    next(e for e in entries if e["slug"] == slug).update(values)
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False))


def test_seeding_again_changes_nothing(folder):
    report = seed(folder)
    assert not any([report.created, report.updated, report.edited, report.deleted, report.dropped_links])


def test_a_changed_fixture_updates_an_untouched_row(folder):
    change(folder, "missions.yaml", SLUG, title="Choisir les outils", deliverables=["Une liste"])
    assert seed(folder).updated == [f"mission/{SLUG}"]
    mission = Mission.objects.get(slug=SLUG)
    assert mission.title == "Choisir les outils"
    assert [line.text for line in mission.lines.filter(kind="deliverable")] == ["Une liste"]


def test_an_edited_row_is_left_alone_whole(folder):
    Mission.objects.filter(slug=SLUG).update(title="Ma version")
    change(folder, "missions.yaml", SLUG, title="Une autre", detail="Un autre détail.")
    report = seed(folder)
    assert report.edited == [f"mission/{SLUG}"]
    assert Mission.objects.get(slug=SLUG).title == "Ma version"
    assert Mission.objects.get(slug=SLUG).detail != "Un autre détail."


def test_a_child_row_counts_as_an_edit(folder):
    mission = Mission.objects.get(slug=SLUG)
    MissionLine.objects.create(mission=mission, kind="deliverable", text="Ajouté à la main", order=9)
    change(folder, "missions.yaml", SLUG, title="Une autre")
    assert seed(folder).edited == [f"mission/{SLUG}"]
    assert Mission.objects.get(slug=SLUG).title != "Une autre"


def test_a_deleted_person_stays_deleted_until_restored_by_name(folder):
    Interviewee.objects.get(slug="martin-lim").delete()
    report = seed(folder)
    assert "interviewee/martin-lim" in report.deleted
    assert not Interviewee.objects.filter(slug="martin-lim").exists()
    assert not Testimonial.objects.filter(slug__startswith="martin-lim").exists()
    seed(folder, restore=["martin-lim", "martin-lim-embarquer"])
    assert Interviewee.objects.filter(slug="martin-lim").exists()
    assert Testimonial.objects.filter(slug="martin-lim-embarquer").exists()
    assert not Testimonial.objects.filter(slug="martin-lim-curiosite").exists()


def test_a_row_made_by_hand_with_the_same_slug_is_left_alone(folder):
    SeedRecord.objects.filter(slug=SLUG).delete()
    change(folder, "missions.yaml", SLUG, title="Une autre")
    assert seed(folder).edited == [f"mission/{SLUG}"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"competencies": ["inconnue"]}, "inconnue"),
        ({"titre": "x"}, "clef inconnue"),
        ({"load": 40}, "load"),
        ({"title": "x" * 200}, "title"),
        ({"deliverables": [{"Une liste": "oubliée entre guillemets"}]}, "un texte est attendu"),
    ],
)
def test_a_faulty_fixture_seeds_nothing_and_names_the_fault(folder, values, told):
    change(folder, "missions.yaml", SLUG, **values)
    change(folder, "domains.yaml", "pratiques", purpose="Autre chose.")
    with pytest.raises(SeedError, match="missions.yaml") as raised:
        seed(folder)
    assert SLUG in str(raised.value)
    assert told in str(raised.value)


def test_a_broken_file_is_named(folder):
    (folder / "domains.yaml").write_text("- slug: [")
    with pytest.raises(SeedError, match="domains.yaml"):
        seed(folder)


def test_seeding_an_empty_database_gives_every_row(folder):
    for model in (ProfileAnswer, Testimonial, Problem, Interviewee, Mission, CareerPath, Competency, SeedRecord):
        model.objects.all().delete()
    report = seed(folder)
    assert not report.deleted
    assert Testimonial.objects.count() == 21


def test_the_command_says_what_it_left_alone():
    Mission.objects.filter(slug=SLUG).update(title="Ma version")
    out = StringIO()
    call_command("seed", stdout=out)
    assert f"mission/{SLUG}" in out.getvalue()
    call_command("seed", "--restore", "nulle-part", stdout=out)
    assert "Rien à restaurer pour « nulle-part »" in out.getvalue()


def test_the_command_fails_in_one_line_on_a_fault(folder, settings):
    settings.FIXTURES_DIR = folder
    (folder / "domains.yaml").write_text("rien")
    with pytest.raises(CommandError, match="domains.yaml"):
        call_command("seed")


def test_a_list_added_to_the_model_since_is_filled_where_nobody_edited_and_only_there(folder):
    """A row seeded before the list existed has a digest without it; so has one that an editor changed since."""
    spec = next(spec for _file, spec in SPECS if spec.model is CareerPath)
    CareerPath.objects.get(slug="premier-poste").lines.filter(kind="trial").delete()
    CareerPath.objects.get(slug="chef-de-projet").lines.filter(kind="trial").delete()
    for slug, row in spec.rows().items():
        before = {key: value for key, value in spec.dump(row).items() if key != "trial"}
        SeedRecord.objects.filter(model="careerpath", slug=slug).update(digest=digest(before))
    CareerPath.objects.filter(slug="chef-de-projet").update(summary="Ma version")
    report = seed(folder)
    assert "careerpath/premier-poste" in report.updated
    assert CareerPath.objects.get(slug="premier-poste").lines.filter(kind="trial").count() == 4
    assert "careerpath/chef-de-projet" in report.edited
    assert CareerPath.objects.get(slug="chef-de-projet").summary == "Ma version"
