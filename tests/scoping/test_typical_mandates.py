"""Starting from a typical mandate: nothing of it passes for the leader's answer until they have seen it."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse

from productops.drafting.document import Kind
from productops.drafting.scope import ASSUMABLE, Seniority
from productops.drafting.scope_json import answer_paths, read_scope
from productops.editing.checks import check_row
from productops.knowledge.models import TypicalMandate
from productops.knowledge.seeding import read_fixture
from tests.scoping.pages import PageForm
from tests.scoping.test_autosave import autosave
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

ENTRIES = read_fixture(settings.FIXTURES_DIR / "typical_mandates.yaml")


def start_from(client, slug):
    response = client.post(reverse("scoping:start"), {"modele": slug})
    return response.url.split("/")[2]


@pytest.fixture
def started(client):
    return start_from(client, "seul-en-scale-up")


def test_their_page_draws_each_and_every_mandate_leads_to_its_card(client):
    page = client.get(reverse("scoping:typical")).content.decode()
    for entry in ENTRIES:
        assert f'value="{entry["slug"]}"' in page
        assert f'id="mandat-{entry["slug"]}"' in page
        of_it = client.get(reverse("knowledge:mandate", args=[entry["slug"]])).content.decode()
        assert f'{reverse("scoping:typical")}#mandat-{entry["slug"]}"' in of_it
    assert page.count('class="radar"') == len(ENTRIES) == 7
    assert reverse("scoping:typical") in client.get(reverse("scoping:start")).content.decode()


def test_their_page_opens_nothing_by_itself(client):
    assert client.post(reverse("scoping:typical")).status_code == 405


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["slug"])
def test_each_is_a_scope_that_needs_little_and_overloads_nobody(catalogue, entry):
    scope = read_scope(entry["answers"], catalogue)
    assert answer_paths(entry["answers"]) <= set(ASSUMABLE)
    assert 2 <= len(scope.problems) <= 3
    assert max(scope.mandate.values()) == (2 if scope.role.seniority is Seniority.JUNIOR else 3)
    assert sum(level == max(scope.mandate.values()) for level in scope.mandate.values()) == 1


@pytest.mark.parametrize("slug", [entry["slug"] for entry in ENTRIES])
def test_every_document_of_it_says_what_is_assumed(client, slug):
    key = start_from(client, slug)
    for kind in Kind:
        page = client.get(step_url(key, "relecture"), {"document": kind}).content.decode()
        assert "à confirmer" in page
    brief = client.get(reverse("publishing:download", args=[key, "brief", "md"])).content.decode()
    assert "repris d’un mandat type, à confirmer" in brief


def test_its_answers_are_assumed_until_their_step_is_saved(client, started):
    assert set(answers(started)["assumed"]) == {
        "organisation.stage", "role.setup", "role.position", "role.seniority", "existing_roles", "problems", "mandate",
    }  # fmt: skip
    assert "viennent du mandat type" in client.get(step_url(started, "problemes")).content.decode()
    fill(client, started, "contexte", name="Alan")
    assert answers(started)["assumed"] == ["mandate", "problems"]
    fill(client, started, "problemes")
    fill(client, started, "mandat")
    assert "assumed" not in answers(started)
    assert "viennent du mandat type" not in client.get(step_url(started, "problemes")).content.decode()


def test_a_page_that_saves_itself_accepts_only_what_was_touched(client, started):
    autosave(client, started, "contexte", name="Alan")
    assert "role.setup" in answers(started)["assumed"]
    autosave(client, started, "contexte", setup="premier")
    assert "role.setup" not in answers(started)["assumed"]
    assert "role.seniority" in answers(started)["assumed"]


def test_coming_back_leads_to_what_is_still_assumed(client, started):
    resume = reverse("scoping:resume", args=[started])
    assert client.get(resume).url == step_url(started, "contexte")
    fill(client, started, "contexte", name="Alan")
    assert client.get(resume).url == step_url(started, "problemes")


def test_the_reading_lists_what_is_assumed_with_the_way_to_its_step(client, started):
    page = client.get(step_url(started, "relecture")).content.decode()
    assert "cela vient du mandat type, à confirmer" in page
    assert f"{step_url(started, 'mandat')}?retour=relecture" in page


def test_what_is_assumed_stays_so_in_a_copy_and_in_a_file(client, started):
    data = client.get(reverse("scoping:export", args=[started])).content.decode()
    address = reverse("scoping:import")
    imported = client.post(address, PageForm(client.get(address)).with_fields(text=data)).url.split("/")[2]
    copied = client.post(reverse("scoping:duplicate", args=[started])).url.split("/")[2]
    assert answers(imported)["assumed"] == answers(copied)["assumed"] == answers(started)["assumed"]


def test_a_typical_mandate_that_does_not_exist_opens_an_empty_draft(client):
    assert answers(start_from(client, "n-importe-quoi")) == {}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"mandate": {"pratiques": 4}}, "entre 0 et 3"),
        ({"mandate": {}}, "au-dessus de 0"),
        ({"mandate": {"pratiques": 3}, "problems": ["inconnu"]}, "identifiant inconnu"),
        ({"mandate": {"pratiques": 3}, "organisation": {"name": "Alan"}}, "organisation.name"),
        ("mandat", "un objet JSON"),
    ],
    ids=str,
)
def test_an_editor_cannot_save_one_that_no_scoping_could_start_from(catalogue, wrong, told):
    row = TypicalMandate(slug="essai", name="Essai", situation="Ici.", watch_out="Là.", answers=wrong)
    with pytest.raises(ValidationError) as refusal:
        check_row(row)
    assert told in str(refusal.value)
