"""The papers around the offer as files: the panel's grid, the archive, and what fits on a page."""

import json
import re
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pypdf
import pytest
from django.utils import timezone
from lxml import etree

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.scope_json import read_scope
from productops.knowledge.loading import catalogue as catalogue_now
from productops.publishing.renderers import FORMATS
from productops.publishing.renderers.xlsx import render_xlsx
from productops.scoping.models import RoleScope
from tests.conftest import ON
from tests.drafting.scopes import SCOPES
from tests.scoping.test_wizard import fill

_NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def written(catalogue, data, kind):
    return compose(read_scope(data, catalogue), catalogue, kind=kind, on=ON)


def cells(made, sheet=1):
    """Give a worksheet's texts and formulas by their place."""
    with ZipFile(BytesIO(made)) as package:
        strings = [
            "".join(node.itertext())
            for node in etree.fromstring(package.read("xl/sharedStrings.xml")).findall("x:si", _NS)
        ]
        page = etree.fromstring(package.read(f"xl/worksheets/sheet{sheet}.xml"))
    found = {}
    for cell in page.iter(f"{{{_NS['x']}}}c"):
        formula, value = cell.find("x:f", _NS), cell.find("x:v", _NS)
        if formula is not None:
            found[cell.get("r")] = f"={formula.text}"
        elif value is not None and cell.get("t") == "s":
            found[cell.get("r")] = strings[int(value.text)]
    return found


def test_the_grid_has_a_column_an_interviewer_and_adds_up(catalogue):
    kit = written(catalogue, SCOPES["missions-choisies"], Kind.INTERVIEW_KIT)
    grid = cells(render_xlsx(kit))
    sheets = [section.title for section in kit.sections if section.id.startswith("sheet-")]
    assert [grid[f"{column}1"] for column in "BCD"] == sheets
    assert [grid[f"{column}1"] for column in "EFGH"] == ["Somme", "Plus basse", "Écart", "À discuter"]
    assert grid["E2"] == '=IF(COUNT(B2:D2)=0,"",SUM(B2:D2))'
    criteria = {text for place, text in grid.items() if re.fullmatch(r"A\d+", place)}
    assert "L’étude de cas" in criteria
    assert any("contrat" in text for text in criteria), "the leader's own lines are scored too"
    questions = set(cells(render_xlsx(kit), sheet=3).values())
    asked = [i.text for s in kit.sections if s.id == "sheet-1" for i in s.blocks[1].items]
    assert set(asked) <= questions


def test_nothing_typed_becomes_a_formula(catalogue):
    data = SCOPES["missions-choisies"] | {"results": [{"title": '=HYPERLINK("https://exemple.fr";"gagné")'}]}
    grid = cells(render_xlsx(written(catalogue, data, Kind.INTERVIEW_KIT)))
    assert not any("HYPERLINK" in text for text in grid.values() if text.startswith("=IF("))
    assert any(text.startswith("=HYPERLINK") and place.startswith("A") for place, text in grid.items())
    made = render_xlsx(written(catalogue, data, Kind.INTERVIEW_KIT))
    assert b"<f>HYPERLINK" not in ZipFile(BytesIO(made)).read("xl/worksheets/sheet1.xml")


def test_a_kit_without_any_requirement_still_makes_a_grid(catalogue):
    data = {"mandate": {"pratiques": 1}, "competencies": {"required": []}, "results": [], "missions": []}
    assert cells(render_xlsx(written(catalogue, data, Kind.INTERVIEW_KIT)))["A1"] == "Critère"


@pytest.mark.django_db
def test_the_archive_holds_every_document_named_for_the_company(client, key):
    fill(client, key, "contexte", name="Alan / Santé : Nord")
    fill(client, key, "mandat", level_pratiques="3")
    response = client.get(f"/cadrage/{key}/documents.zip")
    assert response["Content-Type"] == "application/zip"
    assert "no-store" in response["Cache-Control"]
    assert "Alan" in unquote(response["Content-Disposition"])
    with ZipFile(BytesIO(response.content)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert len(names) == len(set(names)) == 4 * 3 + 2
        assert not any(re.search(r"[\\/:]", name) for name in names)
        assert sum("Alan" in name for name in names) == len(names) - 1
        answers = json.loads(archive.read("Réponses du cadrage.json"))
        assert answers["organisation"]["name"] == "Alan / Santé : Nord"


@pytest.mark.django_db
@pytest.mark.parametrize("tail", ["documents.zip", "documents/interview-kit.xlsx"])
def test_without_a_mandate_one_is_sent_to_choose_it(client, key, tail):
    response = client.get(f"/cadrage/{key}/{tail}")
    assert response.status_code == 302
    assert response["Location"].endswith("/mandat/")
    fill(client, key, "mandat", level_pratiques="3")
    assert client.get(f"/cadrage/{key}/{tail}").status_code == 200
    assert client.get(f"/cadrage/{'x' * 22}/{tail}").status_code == 404


def pages(document):
    reader = pypdf.PdfReader(BytesIO(FORMATS["pdf"].made_of(document)))
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in reader.pages]


@pytest.mark.parametrize("name", SCOPES)
def test_the_note_and_each_interview_sheet_hold_on_a_page(catalogue, name):
    brief = pages(written(catalogue, SCOPES[name], Kind.BRIEF))
    assert "Ce qu’on objectera" in brief[0]
    assert brief[1].startswith("Le mandat")
    kit = written(catalogue, SCOPES[name], Kind.INTERVIEW_KIT)
    read = pages(kit)
    for section in kit.sections:
        if section.id.startswith("sheet-"):
            title = " ".join(section.title.replace("\u00a0", " ").split())
            page = next(text for text in read if text.startswith(title))
            assert "Le fait entendu" in page, "its notes stand under its questions"


@pytest.mark.django_db
def test_a_talent_partner_gets_what_is_missing_the_blocks_and_where_to_look(client, key):
    assert client.get(f"/cadrage/{key}/recrutement/").status_code == 302
    fill(client, key, "mandat", level_pilotage="3")
    page = client.get(f"/cadrage/{key}/recrutement/")
    assert page["X-Robots-Tag"].startswith("noindex")
    context = page.context
    assert any("fourchette" in question for question in context["questions"])
    assert len(context["questions"]) <= 9
    fill(client, key, "conditions", salary_min="50000", salary_max="60000", process="Un échange\nUn cas")
    fill(
        client, key, "contexte", name="Alan", tools="Jira, Notion et <b>Amplitude</b>", about="Alan assure <i>vite</i>."
    )
    page = client.get(f"/cadrage/{key}/recrutement/")
    assert not any("fourchette" in question for question in page.context["questions"])
    blocks = {block.slug: block.text for block in page.context["blocks"]}
    assert {"entreprise", "missions", "profil", "conditions", "processus"} == set(blocks)
    assert "Un cas" in blocks["processus"]
    assert "50" in blocks["conditions"]
    whole = FORMATS["txt"].render(compose(read_scope(RoleScope.objects.with_key(key).as_json(), catalogue_now()), catalogue_now(), kind=Kind.OFFER, on=timezone.localdate())).decode()  # fmt: skip
    said = set(" ".join(blocks.values()).split())
    assert set(whole.split()) - said <= set(page.context["title"].split()), "nothing of the offer is left out"
    sourcing = page.context["sourcing"]
    assert "Portfolio Manager" in sourcing.titles, "the titles of the nearest typical mandate"
    assert "Notion" in sourcing.words
    assert "<b>" not in page.content.decode()
