"""`manage.py review`: the findings of a text, for a terminal or another program."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.publishing.test_checker import BAD

GOOD = "Responsable produit\nOffre du 12 novembre 2026. Chez Alma, CDI à Lyon. De 45 000 à 50 000 € bruts par an."


def run(path, **options):
    out, status = io.StringIO(), 0
    try:
        call_command("review", str(path), stdout=out, **options)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue()


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "offre.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_a_broken_must_is_told_by_the_exit_status(bad, tmp_path):
    status, out = run(bad)
    assert status == 1
    assert "L02 [must] « jeune diplômé »" in out
    good = tmp_path / "bonne.txt"
    good.write_text(GOOD, encoding="utf-8")
    assert run(good)[0] == 0


def test_json_says_everything_and_where(bad):
    _status, out = run(bad, format="json")
    data = json.loads(out)
    assert set(data) == {"checked_at", "findings", "text"}
    assert data["text"] == BAD
    for finding in data["findings"]:
        assert set(finding) == {
            "rule",
            "severity",
            "start",
            "end",
            "excerpt",
            "message",
            "reference",
            "suggestion",
            "replacement",
        }
        assert finding["severity"] in ("must", "should")
        assert BAD[finding["start"] : finding["end"]] == finding["excerpt"]


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert run("-")[0] == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "illisible"), (b"", "vide"), (b"\xff\xfe\x00", "n’est pas un texte"), (b"a" * 500_000, "trop long")],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path, content, told):
    path = tmp_path / "offre.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=told) as fault:
        call_command("review", str(path))
    assert fault.value.returncode == 2


def test_a_replacement_is_the_whole_text_after_it(bad):
    data = json.loads(run(bad, format="json")[1])
    after = {finding["rule"]: finding["replacement"] for finding in data["findings"]}
    assert after["L08"] == BAD.replace("anglais langue maternelle", "anglais courant (niveau C1)")
    assert after["L02"] is None, "no wording is sure"


def test_a_candidate_gets_three_lists_each_with_its_words(bad):
    data = json.loads(run(bad, format="json", reader="candidate")[1])
    assert set(data) == {"checked_at", "findings", "text", "says", "silent_on", "ask"}
    assert {said["label"]: said["words"] for said in data["says"]} == {"le contrat": "CDD évolutif vers un CDI"}
    for said in data["says"]:
        assert BAD[said["start"] : said["end"]] == said["words"]
    assert [each["label"] for each in data["silent_on"]][:2] == ["la rémunération", "ce que l’on attendra de vous"]
    assert any(each["words"] == "jeune diplômé" for each in data["ask"])
    _status, out = run(bad, reader="candidate")
    assert "dit : le contrat « CDD évolutif vers un CDI »" in out


def test_the_day_of_the_check_is_given(bad):
    assert json.loads(run(bad, format="json", on="2028-02-01")[1])["checked_at"] == "2028-02-01"
    with pytest.raises(CommandError, match="AAAA-MM-JJ") as fault:
        call_command("review", str(bad), on="demain")
    assert fault.value.returncode == 2


def test_answers_given_beside_are_compared_with_the_text(bad, tmp_path):
    facts = tmp_path / "reponses.json"
    facts.write_text('{"contract": "CDI"}', encoding="utf-8")
    said = json.loads(run(bad, format="json", facts=str(facts))[1])["findings"]
    assert "L17" not in {finding["rule"] for finding in said}, "the text says both"
    facts.write_text('{"organisation": "Lanterne"}', encoding="utf-8")
    assert "L19" not in {
        finding["rule"] for finding in json.loads(run(bad, format="json", facts=str(facts))[1])["findings"]
    }


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{", "JSON"),
        ("[]", "un objet"),
        ('{"salaire": 3}', "clé inconnue"),
        ('{"team_size": "dix"}', "nombre entier"),
        ('{"title": true}', "un texte"),
    ],
)
def test_answers_that_cannot_be_read_are_one_clear_line(bad, tmp_path, written, told):
    facts = tmp_path / "reponses.json"
    facts.write_text(written, encoding="utf-8")
    with pytest.raises(CommandError, match=told) as fault:
        call_command("review", str(bad), facts=str(facts))
    assert fault.value.returncode == 2
