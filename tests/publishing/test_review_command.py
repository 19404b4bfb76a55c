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
    assert set(data) == {"checked_at", "findings"}
    for finding in data["findings"]:
        assert set(finding) == {"rule", "severity", "start", "end", "excerpt", "message", "reference", "suggestion"}
        assert finding["severity"] in ("must", "should")
        assert BAD[finding["start"] : finding["end"]] == finding["excerpt"]


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert run("-")[0] == 1


@pytest.mark.parametrize(
    ("content", "told"), [(None, "illisible"), (b"", "vide"), (b"\xff\xfe\x00", "UTF-8"), (b"a" * 500_000, "trop long")]
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path, content, told):
    path = tmp_path / "offre.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=told) as fault:
        call_command("review", str(path))
    assert fault.value.returncode == 2
