"""The catalogue of each process is as fresh as the last edit."""

import gc
import weakref
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from productops.knowledge import voices
from productops.knowledge.loading import catalogue, forget, lexicon, read_once
from productops.knowledge.models import CatalogueRevision, ExistingRole, Interviewee, Mission, MissionLine, Testimonial
from productops.knowledge.plain import entries_of
from productops.knowledge.search import lookup
from productops.knowledge.search.results import library
from productops.knowledge.search.words import Query
from productops.knowledge.specs import SPECS
from productops.scoping.likenesses import _recognised as own_line_read

pytestmark = pytest.mark.django_db


def test_nothing_changed_gives_the_same_copy_for_one_query(django_assert_num_queries):
    first = catalogue()
    with django_assert_num_queries(1):
        assert catalogue() is first


@pytest.mark.parametrize("edit", ["row", "child", "link", "deletion"])
def test_every_kind_of_edit_is_seen(edit):
    before = catalogue()
    mission = Mission.objects.get(slug="pile-d-outils")
    if edit == "row":
        mission.title = "Choisir les outils"
        mission.save()
        assert catalogue().missions["pile-d-outils"].title == "Choisir les outils"
    elif edit == "child":
        MissionLine.objects.create(mission=mission, kind="partner", text="les achats", order=9)
        assert "les achats" in catalogue().missions["pile-d-outils"].partners
    elif edit == "link":
        ExistingRole.objects.get(slug="pmo").missions.add(mission)
        assert "pile-d-outils" in catalogue().existing_roles["pmo"].missions
    else:
        mission.delete()
        assert "pile-d-outils" not in catalogue().missions
    assert catalogue().revision > before.revision


def test_an_edit_made_by_another_process_is_seen():
    catalogue()
    Mission.objects.filter(slug="pile-d-outils").update(title="Autre processus")
    CatalogueRevision.objects.filter(pk=1).update(number=10_000)
    assert catalogue().missions["pile-d-outils"].title == "Autre processus"


def test_an_empty_database_gives_an_empty_catalogue():
    for model in (ExistingRole, Mission):
        model.objects.all().delete()
    assert catalogue().is_empty


def test_the_tables_give_what_the_fixtures_give(core_catalogue):
    assert vars(replace(catalogue(), revision=0)) == vars(core_catalogue)


@pytest.mark.parametrize("spec", [spec for _file, spec in SPECS], ids=lambda spec: spec.label)
def test_plain_values_say_what_rows_say(spec):
    rows = {row.slug: spec.dump(row) for row in spec.query()}
    read = {
        entry.pop("slug"): {
            key: [
                {k: v for k, v in each.items() if v is not None} if isinstance(each, dict) else each for each in value
            ]
            if isinstance(value, list)
            else value
            for key, value in entry.items()
        }
        for entry in entries_of(spec)
    }
    assert read == rows
    assert list(read) == list(rows)


def test_where_voices_are_many_the_first_and_those_that_are_called_for_are_held(monkeypatch):
    monkeypatch.setattr(voices, "HELD", 3)
    cited = [each.slug for each in Testimonial.objects.cited().order_by("order", "pk")]
    signals = {signal.testimonial for path in catalogue().paths.values() for signal in path.signals} - {None}
    CatalogueRevision.objects.filter(pk=1).update(number=10_000)
    held = list(catalogue().testimonials)
    assert held == [slug for slug in cited if slug in held]
    assert held[:3] == cited[:3]
    assert set(held) == {*cited[:3], *signals, voices.HOME_VOICE, *voices.NAMED}


def test_a_voice_held_goes_with_the_person_who_may_not_be_cited():
    gone = Testimonial.objects.get(slug=voices.HOME_VOICE)
    Interviewee.objects.filter(pk=gone.interviewee_id).update(citable=False)
    CatalogueRevision.objects.filter(pk=1).update(number=10_000)
    assert gone.slug not in catalogue().testimonials


def test_no_table_of_voices_is_read_whole():
    CatalogueRevision.objects.filter(pk=1).update(number=10_000)
    with CaptureQueriesContext(connection) as queries:
        catalogue()
    read = [query["sql"] for query in queries if 'FROM "knowledge_testimonial' in query["sql"]]
    assert len(read) == 8
    assert all(" WHERE " in sql or " LIMIT " in sql for sql in read)


def test_what_is_kept_until_an_edit_is_read_once_and_again_after_it(django_assert_num_queries):
    before = lookup.count(Query(), ())
    with django_assert_num_queries(1):  # the revision
        assert lookup.count(Query(), ()) is before
    voice = Testimonial.objects.published().first()
    voice.published = False
    voice.save()
    assert lookup.count(Query(), ()).total == before.total - 1


def test_an_edit_lets_the_old_lexicon_go():
    forget()
    old = weakref.ref(lexicon())
    own_line_read("Choisir les outils des équipes produit")
    mission = Mission.objects.get(slug="pile-d-outils")
    mission.title = f"{mission.title}, chaque année"
    mission.save()
    library()
    gc.collect()
    assert old() is None


@pytest.mark.parametrize("address", ["/", "/parcours/", "/cadrage/"])
def test_a_request_reads_the_revision_once(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert sum("cataloguerevision" in query["sql"] for query in queries) <= 1


def test_a_request_that_edits_reads_what_it_wrote(rf):
    def view(_request):
        before = catalogue()
        Mission.objects.get(slug="pile-d-outils").delete()
        return before, catalogue()

    before, after = read_once(view)(rf.get("/"))
    assert "pile-d-outils" in before.missions
    assert "pile-d-outils" not in after.missions


def test_an_edit_that_changes_none_of_their_words_keeps_the_lexicon_and_the_library():
    words, books = lexicon(), library()
    Testimonial.objects.first().save()
    assert lexicon() is words
    assert library() is books


def test_an_edit_of_their_words_makes_both_again():
    words, books = lexicon(), library()
    mission = Mission.objects.first()
    mission.title = f"{mission.title}, chaque lundi"
    mission.save()
    assert lexicon() is not words
    assert library() is not books
    assert library().lexicon is lexicon()


def test_a_name_that_goes_leaves_the_words_of_the_library():
    books = library()
    person = Interviewee.objects.filter(published=True).first()
    person.published = False
    person.save()
    assert library() is not books
