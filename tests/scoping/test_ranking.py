"""Problems in the leader's order, and the search of long pages, without JavaScript."""

import pytest

from productops.drafting.scope_json import read_scope
from productops.drafting.suggest import suggest_mandate
from tests.scoping.pages import PageForm
from tests.scoping.test_autosave import send
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

FIRST, SECOND = "chaque-equipe-sa-methode", "trop-d-outils"
OTHER = "okr-pour-la-forme"


@pytest.fixture
def ranked(client, key):
    fill(client, key, "problemes", problems_pratiques=[FIRST, SECOND], problems_pilotage=[OTHER])
    return key


def order(client, key):
    return PageForm(client.get(step_url(key, "problemes"))).fields()["order"]


def test_problems_are_moved_by_buttons_and_the_page_comes_back_to_them(client, ranked):
    assert order(client, ranked) == [FIRST, SECOND, OTHER]
    assert fill(client, ranked, "problemes", monter=OTHER).url == f"{step_url(ranked, 'problemes')}#rang"
    assert answers(ranked)["problems"] == [FIRST, OTHER, SECOND]
    fill(client, ranked, "problemes", descendre=FIRST)
    assert answers(ranked)["problems"] == [OTHER, FIRST, SECOND]


@pytest.mark.parametrize("move", [{"monter": FIRST}, {"descendre": OTHER}, {"monter": "inconnu"}], ids=str)
def test_a_move_off_the_list_changes_nothing(client, ranked, move):
    assert fill(client, ranked, "problemes", **move).status_code == 302
    assert answers(ranked)["problems"] == [FIRST, SECOND, OTHER]


def test_the_order_one_drags_is_saved_and_a_new_problem_comes_last(client, ranked):
    page = PageForm(client.get(step_url(ranked, "problemes")))
    fields = page.with_fields(order=[OTHER, SECOND, FIRST], problems_personnes=["pm-isoles"])
    assert send(client, ranked, "problemes", fields).status_code == 200
    assert answers(ranked)["problems"] == [OTHER, SECOND, FIRST, "pm-isoles"]


def test_a_problem_left_out_leaves_the_order(client, ranked):
    fill(client, ranked, "problemes", problems_pratiques=[SECOND])
    assert order(client, ranked) == [SECOND, OTHER]


def test_the_first_problem_weighs_more_in_the_suggested_mandate(catalogue):
    def levels(*problems):
        scope = read_scope({"problems": list(problems)}, catalogue, partial=True)
        return {level.domain: level.level for level in suggest_mandate(scope, catalogue)}

    pair = ("carrieres-sans-reperes", "okr-pour-la-forme")
    one, other = levels(*pair), levels(*reversed(pair))
    assert one != other
    assert one["personnes"] > other["personnes"] or one["pilotage"] < other["pilotage"]


def test_an_unknown_problem_in_the_order_is_refused_without_a_fault(client, ranked):
    page = PageForm(client.get(step_url(ranked, "problemes")))
    response = client.post(step_url(ranked, "problemes"), page.with_fields(order=["inconnu", FIRST]))
    assert response.status_code == 422
    assert answers(ranked)["problems"] == [FIRST, SECOND, OTHER]


@pytest.mark.parametrize("sought", ["SUPPORT", "supports tickets", "decouvrent trop tard", "réponse support"])
def test_a_search_shows_what_it_finds_and_keeps_what_was_ticked(client, key, sought):
    response = fill(client, key, "problemes", problems_pratiques=[FIRST], chercher=sought)
    assert "chercher=" in response.url
    page = client.get(response.url).content.decode()
    shown = page.split('value="retours-support-trop-tard"')[0].rsplit("<li", 1)[1]
    hidden = page.split(f'value="{FIRST}"')[0].rsplit("<li", 1)[1]
    assert "hidden" not in shown
    assert "hidden" in hidden
    assert answers(key)["problems"] == [FIRST]


def test_a_search_accepts_nothing(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    response = fill(client, key, "missions", chercher="support")
    assert answers(key)["confirmed"] == []
    page = client.get(response.url).content.decode()
    assert "pour «" in page
    assert client.get(step_url(key, "missions"), {"chercher": "\x00" + "z" * 9000}).status_code == 200


def test_a_named_button_beats_the_search(client, key):
    assert fill(client, key, "problemes", chercher="support", onward="mandat").url == step_url(key, "mandat")
