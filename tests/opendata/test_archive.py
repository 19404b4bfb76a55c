"""The archive: the same bytes for the same catalogue, nothing of anyone who speaks, and back again into an empty site."""

import csv
import io
import json
import re
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productops.knowledge import loading
from productops.knowledge.models import (
    CatalogueRevision,
    Competency,
    Interviewee,
    Mission,
    NeighbourJob,
    Problem,
    SeedRecord,
    Testimonial,
)
from productops.opendata import releases
from productops.opendata.archive import entries_in, files_of, zip_of
from productops.opendata.models import Release
from productops.opendata.tables import KINDS, entries_of, tables
from tests.amounts import amount

pytestmark = pytest.mark.django_db


def dump(folder):
    call_command("dump_catalogue", str(folder), stdout=StringIO())
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_catalogue_gives_the_same_bytes():
    number, files = releases.current_files()
    assert (number, files) == releases.current_files()
    with zipfile.ZipFile(io.BytesIO(zip_of(files))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "no date of the day"
    assert bytes(releases.current().archive) == zip_of(files)


def test_no_file_holds_a_person_nor_what_they_said():
    """Nor where they are hidden: the words of everyone are looked for, six in a row."""
    Interviewee.objects.filter(slug="martin-lim").update(published=False)
    _number, files = releases.current_files()
    text = "\n".join(content.decode() for content in files.values())
    words = " ".join(re.findall(r"\w+", text.lower()))
    for person in Interviewee.objects.all():
        assert person.name not in text
        assert person.slug not in text
    for testimonial in Testimonial.objects.all():
        assert testimonial.slug not in text
        said = re.findall(r"\w+", testimonial.quote.lower())
        for at in range(max(1, len(said) - 5)):
            assert " ".join(said[at : at + 6]) not in words or len(said) < 6, testimonial.slug
    assert "interviewees.json" not in files
    assert "excerpt" not in text


def test_what_is_withdrawn_is_in_no_file_made_after():
    Problem.objects.filter(slug="reunions-sans-decision").delete()
    Mission.objects.filter(slug="pile-d-outils").delete()
    _number, files = releases.current_files()
    assert not any(b"reunions-sans-decision" in content for name, content in files.items() if "lexicon" not in name)
    missions = json.loads(files["missions.json"])
    assert "pile-d-outils" not in {mission["slug"] for mission in missions}
    assert b"pile-d-outils" not in files["problems_missions.csv"]


def test_each_sheet_is_what_its_schema_and_the_package_say():
    _number, files = releases.current_files()
    package = json.loads(files["datapackage.json"])
    assert {one["path"] for one in package["resources"]} | {"datapackage.json", "LISEZMOI.txt"} == {
        name for name in files if not name.startswith("schemas/")
    }
    sheets = {one["name"]: one for one in package["resources"] if one["format"] == "csv"}
    rows = {name: list(csv.DictReader(io.StringIO(files[one["path"]].decode()))) for name, one in sheets.items()}
    assert len(rows["competencies"]) == Competency.objects.count()
    for name, one in sheets.items():
        schema = json.loads(files[one["schema"]])
        columns = [field["name"] for field in schema["fields"]]
        assert files[one["path"]].decode().split("\r\n")[0] == ",".join(columns)
        assert one["bytes"] == len(files[one["path"]])
        keys = schema["primaryKey"] if isinstance(schema["primaryKey"], list) else [schema["primaryKey"]]
        named = [tuple(row[key] for key in keys) for row in rows[name]]
        assert len(set(named)) == len(named), name
        for field in schema["fields"]:
            values = [row[field["name"]] for row in rows[name]]
            if field.get("constraints", {}).get("required"):
                assert all(values), (name, field)
            if field["type"] == "integer":
                assert all(re.fullmatch(r"-?\d+|", value) for value in values)
            if field["type"] == "object":
                assert all(isinstance(json.loads(value), dict) for value in values)
        for link in schema.get("foreignKeys", []):
            known = {row["slug"] for row in rows[link["reference"]["resource"]]}
            assert {row[link["fields"]] for row in rows[name]} <= known | {""}, (name, link)


@pytest.mark.parametrize("kind", KINDS)
def test_entries_are_read_as_seeding_dumps_them(kind):
    """Two readers, one shape; what belongs to people apart."""
    spec = KINDS[kind]
    for row, entry in zip(sorted(spec.rows().items()), sorted(entries_of(kind), key=lambda e: e["slug"]), strict=True):
        whole = {"slug": row[0], **spec.dump(row[1])}
        whole.pop("excerpt", None)
        for signal in whole.get("signals", []):
            signal.pop("testimonial", None)
        assert entry == whole


def test_the_sheets_hold_all_that_the_entries_do():
    """Each text of the JSON is in a sheet of its kind."""

    def texts(value):
        if isinstance(value, dict):
            return [text for inner in value.values() for text in texts(inner)]
        if isinstance(value, list):
            return [text for inner in value for text in texts(inner)]
        return [value] if isinstance(value, str) and value else []

    for kind in KINDS:
        entries = entries_of(kind)
        cells = [cell for table in tables() if table.kind == kind for row in table.rows(entries) for cell in row]
        assert set(texts(entries)) <= set(texts(cells)), kind


def test_dump_seed_dump_gives_the_same_bytes(tmp_path, empty_site):
    before = dump(tmp_path / "one")
    empty_site()
    call_command("seed", "--from", str(tmp_path / "one"), stdout=StringIO())
    assert Competency.objects.exists()
    assert not Interviewee.objects.exists()
    assert dump(tmp_path / "two") == before


# Any text that a form would let in, and what CSV, JSON and YAML are known to trip on.
anything = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=60)


@settings(max_examples=amount(2, 40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(anything, min_size=6, max_size=6), rank=st.integers(0, 3))
def test_whatever_editors_wrote_comes_back(tmp_path_factory, empty_site, words, rank):
    tmp_path = tmp_path_factory.mktemp("dumps")
    with releases.transaction.atomic():
        mission = Mission.objects.order_by("pk")[rank]
        mission.title, mission.detail = words[:2]
        mission.save()
        mission.lines.all().delete()
        for place, text in enumerate(words[2:4]):
            mission.lines.create(kind="deliverable", text=text, order=place * 3)
        NeighbourJob.objects.filter(slug="pmo").update(name=words[4], order=rank)
        Competency.objects.filter(slug="facilitation").update(description=words[5], order=0)
        Mission.objects.exclude(pk=mission.pk).order_by("pk").last().delete()
        before = dump(tmp_path / "one")
        empty_site()
        call_command("seed", "--from", str(tmp_path / "one"), stdout=StringIO())
        assert dump(tmp_path / "two") == before
        releases.transaction.set_rollback(True)


def test_a_site_that_has_a_catalogue_is_left_alone(tmp_path):
    dump(tmp_path / "one")
    with pytest.raises(CommandError, match="a déjà un catalogue"):
        call_command("seed", "--from", str(tmp_path / "one"))


def test_what_was_deleted_here_does_not_come_back_by_a_file(tmp_path, empty_site):
    dump(tmp_path / "one")
    empty_site()
    SeedRecord.objects.create(model="mission", slug="pile-d-outils", digest="x")
    with pytest.raises(CommandError, match="a déjà un catalogue"):
        call_command("seed", "--from", str(tmp_path / "one"))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("datapackage.json", "{", "datapackage.json : illisible"),
        ("datapackage.json", '{"version": 3}', "« version » doit être"),
        ("missions.json", '{"a": 1}', "missions.json : il faut une liste"),
        ("missions.json", '[{"slug": "a"}, {"slug": "a"}]', "en double : a"),
        ("missions.json", '[{"slug": "a", "odd": 1}]', "clef inconnue : odd"),
        ("missions.json", "[" * 100_000, "missions.json : illisible"),
        ("problems.json", '[{"slug": "a", "title": "x", "detail": "x", "domain": "nulle-part"}]', "inconnue : nulle-part"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_named_and_nothing_is_written(tmp_path, empty_site, name, text, said):
    dump(tmp_path / "one")
    (tmp_path / "one" / name).write_text(text)
    empty_site()
    with pytest.raises(CommandError, match=re.escape(said)):
        call_command("seed", "--from", str(tmp_path / "one"))
    assert not Competency.objects.exists()
    assert not SeedRecord.objects.exists()


def test_a_folder_that_holds_something_is_not_written_into(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CommandError, match="n’est pas vide"):
        call_command("dump_catalogue", str(tmp_path))
    with pytest.raises(CommandError, match="impossible d’y écrire"):
        call_command("dump_catalogue", str(tmp_path / "mine.txt"))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_catalogue_edited_while_it_is_read_is_read_again(monkeypatch):
    """What is packed is of one revision, never half of each."""
    true, edits = releases.entries_of, iter([1])

    def read(kind):
        found = true(kind)
        if kind == "glossary" and next(edits, None):
            Mission.objects.get(slug="pile-d-outils").save()
        return found

    monkeypatch.setattr(releases, "entries_of", read)
    before = loading.read_revision()
    number, _files = releases.current_files()
    assert number == before + 1 == loading.read_revision()


def test_a_zip_read_back_gives_its_entries():
    entries = {kind: entries_of(kind) for kind in KINDS}
    assert entries_in(zip_of(files_of(entries, 3))) == entries
    with zipfile.ZipFile(io.BytesIO(zip_of(files_of(entries, 3)))) as archive:
        assert json.loads(archive.read("datapackage.json"))["version"] == "3"


def test_an_archive_is_kept_once():
    first = releases.current()
    assert releases.current() == first
    assert Release.objects.count() == 1
    CatalogueRevision.objects.update(number=first.revision + 1)
    assert releases.current().revision == first.revision + 1
    assert Release.objects.count() == 2
