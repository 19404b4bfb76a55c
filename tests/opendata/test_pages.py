"""`/donnees/`: archives that do not move, what changed in words, the ten lines of the page, codes, linked data."""

import csv
import io
import json
import re
import subprocess
import sys
from html import unescape
from xml.etree import ElementTree

import pytest

from productops.knowledge.models import (
    CareerPath,
    Competency,
    Interviewee,
    Mission,
    NeighbourJob,
    Situation,
    Term,
    Testimonial,
)
from productops.opendata.models import Release
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def latest(client):
    response = client.get("/donnees/catalogue-latest.zip")
    assert response.status_code == 302
    assert response["Cache-Control"] == "public, no-cache"
    return response["Location"]


# --- archives ---------------------------------------------------------------------------------------


def test_an_archive_answers_the_same_bytes_after_an_edit(client):
    address = latest(client)
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first["Content-Type"] == "application/zip"
    mission = Mission.objects.get(slug="pile-d-outils")
    mission.title = "Choisir les outils"
    mission.save()
    assert client.get(address).content == first.content
    other = latest(client)
    assert other != address
    assert client.get(other).content != first.content
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again["Cache-Control"]) == (304, first["Cache-Control"])


def test_the_archive_of_today_answers_though_nobody_asked_for_it_yet(client):
    revision = client.get("/glossaire.json").json()["revision"]
    assert client.get(f"/donnees/catalogue-{revision}.zip").status_code == 200
    assert client.get(f"/donnees/catalogue-{revision - 1}.zip").status_code == 404


def test_an_archive_that_cannot_be_kept_is_given_all_the_same(client, monkeypatch):
    from django.db import OperationalError

    def locked(**_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Release.objects, "get_or_create", locked)
    revision = client.get("/donnees.json").json()["revision"]
    assert client.get(f"/donnees/catalogue-{revision}.zip").content[:2] == b"PK"
    assert not Release.objects.exists()
    assert client.get(f"/donnees/changements/{revision}-{revision}.csv").status_code == 503


def test_a_voice_taken_away_changes_nothing_of_the_data(client):
    before = latest(client)
    Testimonial.objects.first().delete()
    Interviewee.objects.first().delete()
    after = latest(client)
    sheet = client.get(between(before, after, "csv")).content.decode()
    assert len(sheet.splitlines()) == 1


# --- what changed -----------------------------------------------------------------------------------


def between(before, after, form):
    old, new = (re.search(r"\d+", address)[0] for address in (before, after))
    return f"/donnees/changements/{old}-{new}.{form}"


@pytest.fixture
def edited(client):
    before = latest(client)
    mission = Mission.objects.get(slug="pile-d-outils")
    mission.detail = "Un autre détail."
    mission.save()
    mission.lines.filter(kind="deliverable").first().delete()
    Term.objects.create(slug="mot-neuf", term="Mot neuf", definition="Un mot, qui <est> neuf.", order=99)
    Situation.objects.filter(slug="recrutement").delete()
    paths = list(CareerPath.objects.all())
    paths[0].order, paths[1].order = paths[1].order, paths[0].order
    CareerPath.objects.bulk_update(paths, ["order"])
    return before, latest(client)


def test_what_changed_is_told_in_words_as_a_sheet(client, edited):
    response = client.get(between(*edited, "csv"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    told = {(row["kind"], row["slug"]): row for row in rows}
    assert set(told) == {
        ("missions", "pile-d-outils"),
        ("glossary", "mot-neuf"),
        ("situations", "recrutement"),
        ("career_paths", ""),
    }
    title = Mission.objects.get(slug="pile-d-outils").title
    words = told["missions", "pile-d-outils"]["words"].replace("\u202f", " ").replace("\u00a0", " ")
    assert words == f"Mission « {title} » : modification (en quoi elle consiste, livrable)."
    assert told["glossary", "mot-neuf"]["change"] == "ajout"
    assert told["situations", "recrutement"]["change"] == "retrait"
    assert told["career_paths", ""]["change"] == "nouvel ordre"
    back = client.get(between(*reversed(edited), "csv")).content.decode()
    assert "retrait" in back.split("mot-neuf")[1].splitlines()[0]


def test_what_changed_is_told_as_a_feed(client, edited):
    root = ElementTree.fromstring(client.get(between(*edited, "atom")).content)
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert len(titles) == 4
    assert len({entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")}) == 4
    whole = ElementTree.fromstring(client.get("/donnees/changements.atom").content)
    entries = list(whole.iter(f"{ATOM}entry"))
    assert len(entries) == 2
    assert "Mot neuf" in entries[0].findtext(f"{ATOM}summary")
    assert "première archive" in entries[1].findtext(f"{ATOM}summary")


def test_the_page_lists_the_archives_and_what_changed(client, edited):
    page = client.get("/donnees/").content.decode()
    assert edited[0] in page
    assert between(*edited, "csv") in page
    assert between(*edited, "atom") in page


# --- the pages --------------------------------------------------------------------------------------


def test_the_page_says_whose_what_is(client):
    page = re.sub(r"\s", " ", client.get("/donnees/").content.decode())
    for said in ("Creative Commons Attribution 4.0", "Le cadre des 4P, qui est de Thiga", "Licence Ouverte", "ESCO"):
        assert said in page
    assert "competencies_related_match.csv" in page
    assert client.post("/donnees/").status_code == 405


def test_the_reference_shows_every_address_and_every_shape(client):
    page = client.get("/donnees/adresses/").content.decode()
    spec = client.get("/donnees/openapi.json").json()
    for path in spec["paths"]:
        assert f"<code>{path}</code>" in page
    for name in spec["components"]["schemas"]:
        assert f'id="forme-{name}"' in page


def test_ten_lines_rebuild_the_map_of_competencies(client, tmp_path):
    """The lines of the docs, as they are printed there and on the page, run apart from the product."""
    lines = re.search(r"```python\n(.*?)```", (ROOT / "docs/donnees.md").read_text(), re.DOTALL)[1]
    assert len([line for line in lines.splitlines() if line]) == 10
    assert lines.strip() in unescape(client.get("/donnees/").content.decode())
    (tmp_path / "catalogue.zip").write_bytes(client.get(latest(client)).content)
    done = subprocess.run(
        [sys.executable, "-I", "-c", lines], cwd=tmp_path, capture_output=True, check=True, env={"PYTHONUTF8": "1"}
    )
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    shown = client.get("/competences/").context["map"]
    assert rows[1:] == [[one.name, *(str(count) for _domain, count in cells)] for one, cells in shown]
    assert rows[0][1:] == ["pratiques", "personnes", "partenaires", "pilotage", "fonction"]
    assert any(int(cell) for row in rows[1:] for cell in row[1:])


# --- neighbouring codes -----------------------------------------------------------------------------

ESCO = "http://data.europa.eu/esco/occupation/"
CODES = {
    "agir-en-product-manager": ["M1703", ESCO + "9f508305-80ce-4111-8722-f2c9b4a44890"],
    "analyse-de-donnees": ["M1419", ESCO + "d3edb8f8-3a06-47a0-8fb9-9b212c006aa2"],
    "conduire-le-changement": ["M1402", "M1429", ESCO + "6a29d804-f775-446c-bec7-35fc4e28ac97"],
    "gestion-de-projet-transverse": ["M1828", ESCO + "c94f3565-d987-431f-a46b-6f4e018e0bd7"],
    "outillage-no-code-api": ["M1887"],
    "pilotage-budgetaire": ["M1204"],
    "coach-agile": ["M1814", ESCO + "8b6388a4-4904-471b-9331-d3b1211f5525"],
    "data-analyst": ["M1419", ESCO + "d3edb8f8-3a06-47a0-8fb9-9b212c006aa2"],
    "pmo": ["M1828", ESCO + "5ccb2c34-e860-43a5-9869-342487518115", ESCO + "c94f3565-d987-431f-a46b-6f4e018e0bd7"],
    "product-manager": [
        "M1703",
        ESCO + "9f508305-80ce-4111-8722-f2c9b4a44890",
        ESCO + "a79170ad-0b7b-4697-864f-1748359aa10a",
    ],
    "product-owner": ["M1864"],
}
VERSIONS = {"rome": "v460", "esco": "v1.2.0"}
"""What was read, frozen: a code changes here only by someone who read it again."""


def test_the_codes_are_those_that_were_read():
    found = {
        row.slug: [code.code for code in row.codes.all()]
        for model in (Competency, NeighbourJob)
        for row in model.objects.prefetch_related("codes")
    }
    assert {slug: codes for slug, codes in found.items() if codes} == CODES
    for model in (Competency, NeighbourJob):
        for row in model.objects.all():
            assert all(code.read_on == "2026-11" for code in row.codes.all())
            assert all(code.version == VERSIONS[code.repertoire] for code in row.codes.all())
            assert all(code.label for code in row.codes.all())


@pytest.mark.parametrize(
    ("repertoire", "code", "read_on"),
    [("rome", "m1703", "2026-11"), ("rome", "M17O3", "2026-11"), ("esco", "javascript:alert(1)", "2026-11"),
     ("esco", ESCO + "9f508305", "2026-11"), ("rome", "M1703", "hier"), ("onet", "M1703", "2026-11")],
)  # fmt: skip
def test_a_code_that_its_repertoire_could_not_give_is_refused(repertoire, code, read_on):
    from django.core.exceptions import ValidationError

    row = Competency.objects.first()
    with pytest.raises(ValidationError):
        row.codes.model(competency=row, repertoire=repertoire, code=code, read_on=read_on).full_clean()


# --- linked data ------------------------------------------------------------------------------------


def linked(client, address):
    page = client.get(address).content.decode()
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def test_pages_describe_what_they_show(client):
    (glossary,) = linked(client, "/glossaire/")
    assert glossary["@type"] == "DefinedTermSet"
    assert len(glossary["hasDefinedTerm"]) == Term.objects.count()
    (competencies,) = linked(client, "/competences/")
    assert len(competencies["hasDefinedTerm"]) == Competency.objects.count()
    (competency,) = linked(client, "/competences/conduire-le-changement/")
    assert competency["skos:relatedMatch"][0]["termCode"] == "M1402"
    assert competency["skos:relatedMatch"][2]["@id"].startswith(ESCO)
    (job,) = linked(client, "/metiers-voisins/")
    assert (job["@type"], job["name"]) == ("Occupation", "Product Ops")


def test_a_quotation_names_its_speaker_and_its_source(client):
    (graph,) = linked(client, "/temoignages/martin-lim/")
    said = {one["text"] for one in graph["@graph"]}
    assert said == set(Testimonial.objects.filter(interviewee__slug="martin-lim").values_list("quote", flat=True))
    assert {one["creator"]["name"] for one in graph["@graph"]} == {"Martin Lim"}
    assert all(one["isPartOf"]["url"].startswith("https://") for one in graph["@graph"])


def test_no_text_closes_the_block_of_data(client):
    Term.objects.filter(slug=Term.objects.first().slug).update(definition="</script><script>alert(1)</script>&<!--")
    Term.objects.first().save()
    (glossary,) = linked(client, "/glossaire/")
    assert any(term["description"].startswith("</script>") for term in glossary["hasDefinedTerm"])
    assert "<script>alert" not in client.get("/glossaire/").content.decode()


def test_the_pages_of_data_can_be_found(client):
    for page in ("/plan/", "/"):
        assert 'href="/donnees/"' in client.get(page).content.decode()
    assert "/donnees/</loc>" in client.get("/sitemap.xml").content.decode()
    for page in (
        "/domaines/",
        "/domaines/pilotage/",
        "/parcours/",
        "/parcours/mon-profil/",
        "/mandats/",
        "/glossaire/",
    ):
        address = re.search(r'href="([^"]+\.json)"', client.get(page).content.decode())[1]
        assert address == f"{page.rstrip('/')}.json"
        assert client.get(address).json()["page"].endswith(page)
