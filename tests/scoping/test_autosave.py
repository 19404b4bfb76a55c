"""A page that saves itself as it changes: what is kept, what is accepted, what it shows again, and never a conflict
with itself."""

import json
import re

import pytest

from productops.scoping.merging import BASE, PAGE, REVISION, TURN
from productops.scoping.models import RoleScope
from productops.scoping.steps import BY_KEY
from tests.htmx import by_id, swap, tree_of
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db

STEPS = [key for key, step in BY_KEY.items() if step.form]
HTMX = {"HX-Request": "true"}


def send(client, key, step, fields):
    """Send what the page holds now, as its script does."""
    return client.post(step_url(key, step), fields, headers=HTMX)


def autosave(client, key, step, **fields):
    """Open a step, change some fields, and let the page save itself."""
    return send(client, key, step, PageForm(client.get(step_url(key, step))).with_fields(**fields))


def after(fields, response, **changes):
    """Give what the page sends next: its hidden values are those of the answer, and its turn has grown."""
    text = response.content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(revision|base|waiting|shown)" value="([^"]*)"', text))
    held = {name: [value.replace("&quot;", '"')] for name, value in hidden.items()}
    return fields | held | {TURN: [str(int(fields[TURN][0]) + 1)]} | changes


def said(response):
    """Give the text of what the page says of itself, on one line."""
    text = re.search(r'<div class="state".*?\n</div>', response.content.decode(), re.DOTALL).group()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ")


def test_a_change_is_saved_and_the_offer_follows(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    response = autosave(client, key, "contexte", name="Alan", product_team_size="12", product_teams="4")
    assert response.status_code == 200
    assert re.search(r"Enregistré à \d\d:\d\d", said(response))
    assert answers(key)["organisation"] == {"name": "Alan", "product_team_size": 12, "product_teams": 4}
    assert 'Douze <i lang="en">product managers</i> (PM)' in response.content.decode().replace("\u00a0", " ")
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("step", STEPS)
def test_the_swapped_page_is_what_a_fresh_page_shows(client, key, step):
    fill(client, key, "contexte", name="Alan", product_team_size="9", product_teams="3", reports_to="la CPO")
    fill(client, key, "problemes", problems_pratiques=["chaque-equipe-sa-methode", "trop-d-outils"])
    fill(client, key, "mandat", level_pratiques="3", level_pilotage="1")
    changes = {
        "rapide": {"result_title": "Tout va", "result_target": "mieux", "nobody": "on"},
        "contexte": {"name": "Alma"},
        "problemes": {"problems_pilotage": ["okr-pour-la-forme"]},
        "mandat": {"level_personnes": "2"},
        "missions": {"own_title_1": "Préparer la revue"},
        "resultats": {"target_1": "tous"},
        "profil": {"own_name_1": "Anglais lu"},
        "conditions": {"location": "Nantes", "salary_min": "40000", "salary_max": "70000"},
    }
    page = client.get(step_url(key, step))
    swapped = swap(page, send(client, key, step, PageForm(page).with_fields(**changes[step])), target="apercu")
    fresh = tree_of(client.get(step_url(key, step)))
    assert by_id(swapped, "apercu") == by_id(fresh, "apercu")
    assert by_id(swapped, "rang") == by_id(fresh, "rang")
    state = [
        [c for c in by_id(tree, "etat").children if getattr(c, "name", "") == "input"] for tree in (swapped, fresh)
    ]
    assert state[0] == state[1], "the page goes on from the state a fresh one would have"


def test_a_preview_that_stays_the_same_is_not_sent_again(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    page = client.get(step_url(key, "contexte"))
    fields = PageForm(page).fields()
    quiet = send(client, key, "contexte", after(fields, page))
    assert 'id="apercu"' not in quiet.content.decode()
    assert 'id="etat"' in quiet.content.decode(), "how the save went is still said"
    swapped = swap(page, quiet, target="apercu")
    assert by_id(swapped, "apercu") == by_id(tree_of(client.get(step_url(key, "contexte"))), "apercu")
    told = send(client, key, "contexte", after(fields, quiet, name=["Alan"]))
    assert "Alan" in told.content.decode().split('id="etat"')[0]
    again = send(client, key, "contexte", after(fields, told, name=["Alan"]))
    assert again["HX-Reswap"] == "none"
    assert "HX-Reswap" not in told


@pytest.mark.parametrize("digest", ["", "forge", "x" * 10_000])
def test_a_digest_that_is_not_the_previews_gets_the_preview(client, key, digest):
    fill(client, key, "mandat", level_pratiques="3")
    response = autosave(client, key, "contexte", shown=[digest])
    assert 'id="apercu"' in response.content.decode()


def test_an_answer_that_cannot_be_read_waits_and_is_left_out_of_the_offer(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    fill(client, key, "conditions", location="Nantes")
    response = autosave(client, key, "conditions", location="Lyon", salary_min="beaucoup")
    assert response.status_code == 422
    assert "à revoir : Salaire, bas de la fourchette" in said(response)
    page = response.content.decode()
    assert "voici l’offre sans elle" in page
    assert "Lyon" in page
    assert answers(key)["terms"] == {"location": "Nantes"}
    again = PageForm(client.get(step_url(key, "conditions"))).fields()
    assert (again["location"], again["salary_min"]) == (["Lyon"], ["beaucoup"])


def test_a_field_corrected_a_moment_later_leaves_nothing_waiting(client, key):
    fields = PageForm(client.get(step_url(key, "conditions"))).with_fields(salary_min="6 milliers")
    refused = send(client, key, "conditions", fields)
    fields = after(fields, refused, salary_min="60000")
    assert send(client, key, "conditions", fields).status_code == 200
    row = RoleScope.objects.with_key(key)
    assert (row.answers["terms"], row.pending) == ({"salary_min": 60000}, {})


def test_what_saves_itself_accepts_only_what_was_touched(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    autosave(client, key, "missions", own_title_1="Préparer la revue")
    assert answers(key)["confirmed"] == []
    autosave(client, key, "profil", own_name_1="Anglais lu")
    assert answers(key)["confirmed"] == []
    page = PageForm(client.get(step_url(key, "missions")))
    picked = next(name for name in page.fields() if name.startswith("pick_"))
    send(client, key, "missions", page.with_fields(**{picked: []}))
    assert answers(key)["confirmed"] == ["missions"]


def test_typing_on_while_a_save_is_under_way_is_no_conflict(client, key):
    """The page has not read its answers yet: it sends again from the state it was opened with."""
    fields = PageForm(client.get(step_url(key, "contexte"))).fields()
    for turn, name in enumerate(("A", "Al", "Alan"), start=1):
        assert send(client, key, "contexte", fields | {"name": [name], TURN: [str(turn)]}).status_code == 200
    gone_on = client.post(step_url(key, "contexte"), fields | {"name": ["Alan SA"], TURN: ["4"]})
    assert gone_on.status_code == 302
    assert answers(key)["organisation"]["name"] == "Alan SA"


def test_a_save_that_comes_late_does_not_undo_a_later_one(client, key):
    fields = PageForm(client.get(step_url(key, "contexte"))).fields()
    client.post(step_url(key, "contexte"), fields | {"name": ["Alan SA"], TURN: ["2"]})
    assert send(client, key, "contexte", fields | {"name": ["Ala"], TURN: ["1"]}).status_code == 200
    assert answers(key)["organisation"]["name"] == "Alan SA"


def test_what_another_page_changed_meanwhile_is_not_undone(client, key):
    page = client.get(step_url(key, "contexte"))
    mine = PageForm(page).with_fields(name="Alan")
    first = send(client, key, "contexte", mine)
    fill(client, key, "contexte", sector="Santé")
    mine = after(mine, first, reports_to="la CPO")
    second = send(client, key, "contexte", mine)
    send(client, key, "contexte", after(mine, second, about="Une mutuelle"))
    assert answers(key)["organisation"] == {
        "name": "Alan",
        "sector": "Santé",
        "reports_to": "la CPO",
        "about": "Une mutuelle",
    }


@pytest.fixture
def conflict(client, key):
    """Two pages changed the same field; the second has just been told."""
    mine = PageForm(client.get(step_url(key, "contexte"))).with_fields(name="Seconde")
    fill(client, key, "contexte", name="Première")
    response = send(client, key, "contexte", mine)
    assert response.status_code == 409
    return mine, response


def test_a_conflict_gives_both_texts_and_a_choice(client, key, conflict):
    _mine, response = conflict
    assert "Première" in said(response)
    page = response.content.decode()
    assert "Garder la mienne" in page
    assert 'name="take" value="name"' in page
    row = RoleScope.objects.with_key(key)
    assert row.answers["organisation"]["name"] == "Première"
    assert row.pending["contexte"]["fields"] == {"name": ["Seconde"]}


def test_typing_elsewhere_does_not_choose_for_the_person(client, key, conflict):
    mine, response = conflict
    again = send(client, key, "contexte", after(mine, response, sector="Santé"))
    assert again.status_code == 409
    assert answers(key)["organisation"] == {"name": "Première"}
    assert RoleScope.objects.with_key(key).pending["contexte"]["fields"] == {"name": ["Seconde"], "sector": ["Santé"]}


@pytest.mark.parametrize(("choice", "kept"), [({"onward": "contexte"}, "Seconde"), ({"take": "name"}, "Première")])
def test_the_person_chooses_either_text(client, key, conflict, choice, kept):
    mine, response = conflict
    chosen = client.post(step_url(key, "contexte"), after(mine, response, sector="Santé") | choice)
    assert chosen.url == step_url(key, "contexte")
    row = RoleScope.objects.with_key(key)
    assert row.answers["organisation"] == {"name": kept, "sector": "Santé"}
    assert row.pending == {}


def test_a_valid_save_elsewhere_does_not_lose_what_waits(client, key, conflict):
    fill(client, key, "contexte", onward="contexte", decides="La CPO tranche")
    row = RoleScope.objects.with_key(key)
    assert row.answers["organisation"]["name"] == "Seconde", "the page was opened on what waited, and saved"
    assert row.pending == {}


def test_a_page_that_did_not_see_what_waits_leaves_it_waiting(client, key):
    other = PageForm(client.get(step_url(key, "contexte"))).with_fields(sector="Santé")
    autosave(client, key, "contexte", product_team_size="beaucoup")
    assert client.post(step_url(key, "contexte"), other).status_code == 302
    row = RoleScope.objects.with_key(key)
    assert row.answers["organisation"] == {"sector": "Santé"}
    assert row.pending["contexte"]["fields"] == {"product_team_size": ["beaucoup"]}
    shown = PageForm(client.get(step_url(key, "contexte"))).fields()
    assert (shown["sector"], shown["product_team_size"]) == (["Santé"], ["beaucoup"])


def test_two_refused_texts_are_both_kept_and_shown(client, key):
    one, other = (PageForm(client.get(step_url(key, "contexte"))) for _ in range(2))
    send(client, key, "contexte", one.with_fields(product_team_size="beaucoup"))
    send(client, key, "contexte", other.with_fields(product_team_size="énormément"))
    page = client.get(step_url(key, "contexte"))
    assert PageForm(page).fields()["product_team_size"] == ["énormément"]
    assert "beaucoup" in page.content.decode()
    client.post(step_url(key, "contexte"), PageForm(page).with_fields(product_team_size="12"))
    assert RoleScope.objects.with_key(key).pending == {}


@pytest.mark.parametrize("forged", [{TURN: "-3"}, {TURN: "٣"}, {TURN: "9" * 40}, {PAGE: "x" * 9000}, {PAGE: ""}, {"waiting": "\x00"}, {BASE: "[]"}, {REVISION: "é"}], ids=str)  # fmt: skip
def test_forged_hidden_values_break_nothing(client, key, forged):
    fill(client, key, "contexte", name="Alan")
    response = autosave(client, key, "contexte", name="Forcé", **forged)
    assert response.status_code in (200, 409)
    row = RoleScope.objects.with_key(key)
    assert "Forcé" in json.dumps([row.answers, row.pending], ensure_ascii=False)


def test_a_wrong_key_or_a_null_character_is_no_fault_of_ours(client, key):
    assert send(client, "A" * 22, "contexte", {}).status_code == 404
    response = send(client, key, "contexte", {"name": "a\x00", "product_team_size": "<script>"})
    assert response.status_code == 422
    assert RoleScope.objects.with_key(key).pending["contexte"]["fields"]["name"] == ["a"]


def test_every_line_says_why_but_none_is_retouched_there(client, key):
    fill(client, key, "mandat", level_pratiques="3")
    page = client.get(step_url(key, "contexte")).content.decode()
    assert "Pourquoi cette ligne" in page
    assert "retoucher=" not in page


def test_the_suggested_mandate_is_shown_before_it_is_chosen(client, key):
    fill(client, key, "problemes", problems_pilotage=["okr-pour-la-forme"])
    page = client.get(step_url(key, "mandat")).content.decode()
    assert "Pilotage : Prioritaire" in page
    assert "Voici ce que donnerait le mandat suggéré" in page
    assert "mandate" not in answers(key)


@pytest.mark.parametrize(
    ("step", "change"),
    [
        ("contexte", {"name": "Alan"}),
        ("problemes", {"problems_pratiques": ["trop-d-outils"]}),
        ("mandat", {"level_pilotage": "2"}),
        ("missions", {"pick_pile-d-outils": "on"}),
        ("resultats", {"title_1": "Un résultat"}),
        ("profil", {"own_name_1": "Anglais"}),
        ("conditions", {"location": "Nantes"}),
    ],
)
def test_one_save_works_each_suggestion_out_once(client, key, calls, step, change):
    fill(client, key, "mandat", level_pratiques="3")
    fields = PageForm(client.get(step_url(key, step))).with_fields(**change)
    calls.update(dict.fromkeys(calls, 0))
    assert send(client, key, step, fields).status_code == 200
    # What the save itself changes is suggested before it and after it: two scopes, once each.
    moved = {"mandat": 2, "problemes": 2}.get(step, 1)
    assert max(calls.values()) <= moved, calls


@pytest.mark.parametrize(
    ("fields", "outcome"), [({"name": "Alan"}, "saved"), ({"product_team_size": "douze"}, "invalid")]
)
def test_only_a_save_bears_the_header_that_says_so(client, key, fields, outcome):
    assert autosave(client, key, "contexte", **fields)["ProductOps-Save"] == outcome
    page = client.get(step_url(key, "contexte"))
    assert "ProductOps-Save" not in page
    assert "ProductOps-Save" not in client.post(step_url(key, "contexte"), PageForm(page).fields())
    assert "ProductOps-Save" not in send(client, "x" * 22, "contexte", {})
