"""The whole pipeline without a browser: `manage.py draft`."""

import io
import json
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from productops.drafting.document import Kind
from productops.knowledge.models import Mission

pytestmark = pytest.mark.django_db


@pytest.fixture
def scope(tmp_path):
    path = tmp_path / "cadrage.json"

    def write(content):
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return str(path)

    return write


def draft(*arguments):
    out = io.StringIO()
    call_command("draft", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments):
    with pytest.raises(CommandError) as raised:
        draft(*arguments)
    assert raised.value.returncode == 2
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_two_mandates_give_two_postings(scope):
    one = draft(scope({"mandate": {"pratiques": 3, "pilotage": 1}}), "--date", "2026-11-23")
    other = draft(scope({"mandate": {"personnes": 3}}), "--date", "2026-11-23")
    assert one.startswith("# Product Ops (F/H)")
    assert one != other
    assert "Offre du 23 novembre 2026." in one


@pytest.mark.parametrize("extension", ["md", "txt", "json"])
def test_every_format_is_written(scope, tmp_path, extension):
    path = tmp_path / f"offre.{extension}"
    printed = draft(scope({"mandate": {"pratiques": 3}}), "--format", extension)
    assert draft(scope({"mandate": {"pratiques": 3}}), "--format", extension, "--output", str(path)) == ""
    assert path.read_text() == printed


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("extension", "mark"), [("docx", b"PK"), ("pdf", b"%PDF-")])
def test_word_and_pdf_files_are_written_the_same_each_time(scope, tmp_path, kind, extension, mark):
    path = scope({"mandate": {"pratiques": 3}})
    one, other = tmp_path / f"un.{extension}", tmp_path / f"deux.{extension}"
    for output in (one, other):
        draft(path, "--document", str(kind), "--format", extension, "--date", "2026-11-23", "--output", str(output))
    assert one.read_bytes().startswith(mark)
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("extension", ["docx", "pdf"])
def test_a_binary_format_wants_a_file(scope, extension):
    assert "--output" in refused(scope({"mandate": {"pratiques": 3}}), "--format", extension)


def test_a_sign_that_the_pdf_cannot_write_is_told(scope, tmp_path):
    said = io.StringIO()
    path = scope({"mandate": {"pratiques": 3}, "organisation": {"name": "Envol 🚀"}})
    call_command("draft", path, "--format", "pdf", "--output", str(tmp_path / "offre.pdf"), stderr=said)
    assert "🚀" in said.getvalue()


def test_the_compact_variant_is_shorter(scope):
    path = scope({"mandate": {"pratiques": 3}})
    assert len(draft(path, "--compact")) < len(draft(path))


def test_a_scope_is_read_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"mandate": {"pilotage": 2}}')))
    assert "Product Ops" in draft("-")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"mandate": {}}, "mandate"),
        ({"mandate": {"pratiques": 3}, "missions": ["inconnue"]}, "missions[0].slug"),
        ({"mandate": {"pratiques": True}}, "mandate.pratiques"),
        ([], "objet JSON"),
        (b"{", "JSON illisible, ligne 1"),
        (b'{"mandate": {"pratiques": 3}, "mandate": {}}', "en double"),
        (b'{"mandate": {"pratiques": NaN}}', "NaN"),
        (b'{"mandate": {"pratiques": \xff}}', "UTF-8"),
        (b"[" * 100_000, "cadrage.json"),
    ],
)
def test_a_bad_scope_is_refused_in_one_line(scope, content, told):
    assert told in refused(scope(content))


def test_a_missing_file_a_bad_date_and_a_bad_place_are_refused(scope, tmp_path):
    good = scope({"mandate": {"pratiques": 3}})
    assert "absent.json" in refused(str(tmp_path / "absent.json"))
    assert "AAAA-MM-JJ" in refused(good, "--date", "23/11/2026")
    assert "nulle" in refused(good, "--output", str(tmp_path / "nulle" / "part.md"))


def test_an_empty_catalogue_says_to_seed(scope):
    Mission.objects.all().delete()
    assert "lancez seed" in refused(scope({"mandate": {"pratiques": 3}}))


def test_what_a_line_is_about_is_recognised_as_on_the_site(scope):
    """The plan begins by a step of the mission that a result speaks of, though nobody tied them."""
    results = ["Notes de version lues par les agents de gare", "Un seul calendrier des sorties"]
    data = {"mandate": {"partenaires": 3}, "results": [{"title": title} for title in results]}
    step = Mission.objects.get(slug="notes-de-version").lines.filter(kind="first_step").first().text
    assert step in draft(scope(data), "--document", "onboarding")
