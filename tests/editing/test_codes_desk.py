"""Neighbouring codes at the editor's desk: in the form, in a sheet and back, in the versions of the row."""

import pytest
from zeal import zeal_ignore

from productops.knowledge.models import Competency
from tests.editing.desk import CSV, YAML, exported, form_of, imported, page, versions

pytestmark = pytest.mark.django_db
SLUG = "conduire-le-changement"


@pytest.fixture(autouse=True)
def _admin_queries():
    with zeal_ignore():
        yield


@pytest.fixture
def row():
    return Competency.objects.get(slug=SLUG)


def test_a_code_is_mended_in_the_form_and_kept_as_a_version(desk, row):
    address = page(Competency, "change", row.pk)
    data = form_of(desk, address) | {"codes-0-label": "Un libellé lu"}
    assert desk.post(address, data).status_code == 302
    assert row.codes.first().label == "Un libellé lu"
    assert versions(row).first().entry["related_match"][0]["label"] == "Un libellé lu"


def test_a_code_of_no_repertoire_is_refused_with_a_word(desk, row):
    address = page(Competency, "change", row.pk)
    data = form_of(desk, address) | {"codes-0-code": "1703M"}
    answer = desk.post(address, data)
    assert answer.status_code == 200
    assert "Un code ROME 4.0 est une lettre et quatre chiffres." in answer.content.decode()
    assert row.codes.first().code == "M1402"


@pytest.mark.parametrize(("kind", "name"), [(CSV, "c.csv"), (YAML, "c.yaml")])
def test_codes_leave_in_a_sheet_and_come_back(desk, row, kind, name):
    sheet = exported(desk, Competency, kind).decode("utf-8-sig")
    imported(desk, Competency, sheet.replace("M1429", "M1430"), name)
    assert [code.code for code in row.codes.all()][:2] == ["M1402", "M1430"]
    assert row.codes.count() == 3
