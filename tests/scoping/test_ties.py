"""What own lines look like is said quietly, and tied only by the leader."""

import re

import pytest

from productops.drafting.own_words import LineKind
from productops.knowledge.loading import catalogue
from productops.scoping.drafts import read_draft
from productops.scoping.likenesses import line_likenesses
from productops.scoping.models import RoleScope
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

OWN = "Faire remonter chaque mois aux PM ce que le support entend des clients"
HTMX = {"HX-Request": "true"}


def press(client, key, step, value):
    fields = PageForm(client.get(step_url(key, step))).with_fields(lier=value)
    return client.post(step_url(key, step), fields)


def offered(client, key, step):
    """Give what the buttons of the page would tie."""
    return re.findall(r'name="lier" value="([^"]*)"', client.get(step_url(key, step)).content.decode())


@pytest.fixture
def own_mission(client, key):
    fill(client, key, "mandat", level_partenaires="3")
    fill(client, key, "missions", own_title_1=OWN, own_domain_1="partenaires")


def test_a_line_that_looks_like_a_mission_offers_it_with_its_words(client, key, own_mission):
    page = client.get(step_url(key, "missions")).content.decode()
    values = offered(client, key, "missions")
    assert "own-mission/1=-" in values
    slug = values[0].removeprefix("own-mission/1=")
    assert slug in catalogue().missions
    shown = re.findall(r"«\s([^»]*)\s»", re.search(r'id="liens".*?</section>', page, re.DOTALL).group())
    assert OWN in shown[0]
    assert all(words in OWN for words in shown[1:])
    assert "ties" not in answers(key), "nothing is tied without a person"


def test_one_click_ties_another_unties(client, key, own_mission):
    value = offered(client, key, "missions")[0]
    response = press(client, key, "missions", value)
    assert response["Location"].endswith("#liens")
    assert answers(key)["ties"] == {"own-mission/1": value.partition("=")[2]}
    assert "Reliée à" in client.get(step_url(key, "missions")).content.decode().replace("\u00a0", " ")
    press(client, key, "missions", "own-mission/1=")
    assert "ties" not in answers(key)


def test_no_is_an_answer(client, key, own_mission):
    press(client, key, "missions", "own-mission/1=-")
    assert answers(key)["ties"] == {"own-mission/1": None}
    assert offered(client, key, "missions") == ["own-mission/1="]


def test_what_was_typed_beside_is_saved_with_the_click(client, key, own_mission):
    fields = PageForm(client.get(step_url(key, "missions"))).with_fields(
        lier="own-mission/1=-", own_title_2="Une autre"
    )
    client.post(step_url(key, "missions"), fields)
    assert [own["title"] for own in answers(key)["own_missions"]] == [OWN, "Une autre"]


@pytest.mark.parametrize(
    "value", ["", "=", "own-mission/9=pile-d-outils", "own-mission/1=inconnue", "x" * 900, "own-mission/1"]
)
def test_a_forged_tie_does_nothing(client, key, own_mission, value):
    assert press(client, key, "missions", value).status_code == 302
    assert "ties" not in answers(key)


def test_a_line_rewritten_loses_its_tie_and_the_others_keep_theirs(client, key, own_mission):
    fill(client, key, "missions", own_title_2="Former le support avant chaque sortie")
    for place in ("own-mission/1", "own-mission/2"):
        press(client, key, "missions", f"{place}=-")
    fill(client, key, "missions", own_title_1="Tout autre chose")
    assert answers(key)["ties"] == {"own-mission/2": None}


def test_a_page_that_saves_itself_shows_what_the_new_line_looks_like(client, key):
    fill(client, key, "mandat", level_partenaires="3")
    fields = PageForm(client.get(step_url(key, "missions"))).with_fields(
        own_title_1=[OWN], own_domain_1=["partenaires"]
    )
    page = client.post(step_url(key, "missions"), fields, headers=HTMX).content.decode()
    assert re.search(r'id="liens"[^>]*hx-swap-oob="true"', page)
    assert "own-mission/1=" in page


@pytest.mark.parametrize(
    ("step", "fields", "kind"),
    [
        ("contexte", {"incident": "Deux équipes ont livré la même fonction sans le savoir"}, LineKind.INCIDENT),
        ("problemes", {"own_title_1": "Les PM découvrent les retours du support des semaines après"}, LineKind.PROBLEM),
        ("resultats", {"title_1": "Chaque PM a son parcours d’arrivée, suivi pendant trois mois"}, LineKind.RESULT),
    ],
)
def test_every_step_where_one_writes_hears(client, key, step, fields, kind):
    fill(client, key, "mandat", level_partenaires="3")
    fill(client, key, step, **fields)
    draft = read_draft(RoleScope.objects.with_key(key), catalogue())
    assert line_likenesses(draft.plan, (kind,)), fields
    assert offered(client, key, step)


def test_a_line_that_says_nothing_stays_quiet(client, key):
    fill(client, key, "mandat", level_partenaires="3")
    fill(client, key, "missions", own_title_1="Être là le mardi")
    assert offered(client, key, "missions") == []


def test_what_is_only_recognised_is_nobodys_word(client, key, own_mission):
    scope = read_draft(RoleScope.objects.with_key(key), catalogue()).scope
    assert scope.recognised.keys() <= {"own-mission/1"}
    assert scope.ties == {}
