"""Files given to the checker, on the page and to the command: read, or refused with what to do."""

import io
import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from productops.intake.pdf import COLUMNS
from productops.review.check import LIMIT
from tests.intake import files

pytestmark = pytest.mark.django_db

URL = reverse("publishing:check")
CASES = Path(__file__).resolve().parents[3] / "shared/cases/review.json"
FILES = (
    [case for case in json.loads(CASES.read_text("utf-8")) if case["kind"] == "file-format"] if CASES.exists() else []
)
EMPTY = "vide.txt"
SCOPE = Path(__file__).resolve().parents[1] / "golden/scopes/seul-en-scaleup.json"


def review(path, **options):
    out, err = io.StringIO(), io.StringIO()
    with suppress(SystemExit):
        call_command("review", str(path), stdout=out, stderr=err, format="json", **options)
    return json.loads(out.getvalue()), err.getvalue()


@pytest.mark.skipif(not FILES, reason=f"{CASES} is not there")
@pytest.mark.parametrize("case", [case for case in FILES if case["file"]["name"] != EMPTY], ids=lambda case: case["id"])
def test_a_file_of_the_cases_is_read_or_refused(case, client, tmp_path):
    path = tmp_path / case["file"]["name"]
    path.write_bytes(files.build(case))
    answer = client.post(URL, {"fichier": SimpleUploadedFile(path.name, path.read_bytes()), "lecteur": "recruteur"})
    if "refus" in case["outcome"]:
        with pytest.raises(CommandError) as refused:
            review(path)
        assert refused.value.returncode == 2
        assert answer.status_code == 422
        told = "Collez" if path.name == "image.pdf" else ".docx"
        assert told.lower() in str(refused.value).lower()
        assert told.lower() in answer.content.decode().lower()
        return
    data, notes = review(path, on=date(2026, 11, 26).isoformat())
    found = {finding["rule"] for finding in data["findings"]}
    assert found >= set(case["expected_rules"])
    assert not found & set(case["expected_silent"])
    for finding in data["findings"]:
        assert data["text"][finding["start"] : finding["end"]] == finding["excerpt"]
    assert answer.status_code == 200
    assert (COLUMNS in notes) == (path.name == "deux-colonnes.pdf")
    assert ("De ce fichier" in answer.content.decode()) == bool(notes)


@pytest.mark.parametrize(
    ("data", "told"), [(b"", "vide"), (b"a " * LIMIT, "trop long")], ids=["of no byte", "far too long"]
)
def test_a_file_with_nothing_or_too_much_is_told(client, tmp_path, data, told):
    path = tmp_path / EMPTY
    path.write_bytes(data)
    with pytest.raises(CommandError, match=told):
        review(path)
    typed = {"texte": "Ce que j’ai tapé", "fichier": SimpleUploadedFile(path.name, data)}
    answer = client.post(URL, typed)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Ce que j’ai tapé" in answer.content.decode()


@pytest.mark.parametrize("extension", ["docx", "pdf", "md", "txt"])
def test_what_the_product_writes_it_reads_back(tmp_path, extension):
    path = tmp_path / f"offre.{extension}"
    call_command("draft", str(SCOPE), format=extension, output=str(path))
    written = tmp_path / "offre.txt"
    call_command("draft", str(SCOPE), format="txt", output=str(written))
    data, _notes = review(path)
    words, read = (set(re.findall(r"\w+", text.lower())) for text in (written.read_text("utf-8"), data["text"]))
    assert words <= read
    assert {finding["rule"] for finding in data["findings"]} == {
        finding["rule"] for finding in review(written)[0]["findings"]
    }
