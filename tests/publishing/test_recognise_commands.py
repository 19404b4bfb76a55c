"""The commands `recognise` and `identity`."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def run(command, file, **options):
    out = io.StringIO()
    call_command(command, str(file), stdout=out, **options)
    return out.getvalue()


def test_recognise_reads_a_list_and_keeps_the_contract(tmp_path):
    file = tmp_path / "lines.json"
    file.write_text(json.dumps(["Onboarder les nouveaux PM", "Bonjour"]))
    first, second = json.loads(run("recognise", file, format="json"))
    assert set(first) == {"text", "missions", "problems", "competencies", "domains", "roles", "neighbour_job"}
    assert first["missions"][0] == {
        "slug": "arrivee-des-pm",
        "certainty": "sure",
        "words": ["Onboarder les nouveaux PM"],
    }
    assert second["missions"] == []
    assert second["neighbour_job"] is None


def test_recognise_reads_plain_text_line_by_line(tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text("Onboarder les nouveaux PM\n\nBonjour\n")
    told = run("recognise", file)
    assert "arrivee-des-pm (sûr) : « Onboarder les nouveaux PM »" in told
    assert "rien de reconnu" in told


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff\xfe", b"[1, 2]", b'["a", ]'])
@pytest.mark.parametrize("command", ["recognise"])
def test_bad_input_exits_with_status_2_and_one_line(tmp_path, command, content):
    file = tmp_path / "bad"
    file.write_bytes(content)
    with pytest.raises(CommandError) as fault:
        run(command, file, format="json")
    assert fault.value.returncode == 2
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("command", ["recognise", "identity"])
def test_a_missing_file_exits_with_status_2(tmp_path, command):
    with pytest.raises(CommandError) as fault:
        run(command, tmp_path / "none")
    assert fault.value.returncode == 2


def test_identity_keeps_the_contract(tmp_path):
    file = tmp_path / "posting.txt"
    file.write_text(
        "Product Ops (F/H)\nVos missions\n- Piloter le cycle OKR des squads\n- Animer les rituels produit\n"
        "- Tenir le manuel produit avec les PM\nVotre profil\nVous savez animer un atelier.\nCDI, Nantes.\n"
    )
    card = json.loads(run("identity", file, format="json"))
    assert set(card) == {
        "language", "parts", "domains", "missions", "competencies", "verdict", "certainty", "alternatives", "missing",
        "contradictions",
    }  # fmt: skip
    assert card["verdict"] == "product-ops"
    assert set(card["domains"]) == {"pratiques", "personnes", "partenaires", "pilotage"}
    assert set(card["parts"][0]) == {"kind", "start", "end"}
    assert "Métier décrit : product-ops" in run("identity", file)


def test_identity_of_what_is_no_posting_gives_a_reason(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("Bonjour, on se voit lundi ?")
    card = json.loads(run("identity", file, format="json"))
    assert (card["verdict"], card["reason"]) == (None, "not-a-posting")


@pytest.mark.parametrize("command", ["recognise", "identity"])
def test_an_empty_catalogue_says_what_to_do(command, tmp_path, monkeypatch):
    from productops.knowledge import loading

    file = tmp_path / "lines.txt"
    file.write_text("Onboarder les nouveaux PM")
    monkeypatch.setattr(loading, "_entries", lambda kinds: {kind: [] for kind in kinds})
    monkeypatch.setattr(loading, "_lexicon", None)
    with pytest.raises(CommandError, match="lancez seed") as refused:
        run(command, file, format="json")
    assert refused.value.returncode == 2
