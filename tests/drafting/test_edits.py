"""What a leader does by hand hangs on a line's id, and outlives a change of answers."""

import pytest

from productops.drafting.compose import compose, write
from productops.drafting.document import Kind, ReasonKind
from productops.drafting.scope_json import ScopeError, read_scope
from productops.publishing import edits as desk
from tests.conftest import ON

MANDATE = {"mandate": {"pratiques": 3}}


def lines(document, section="missions"):
    return [i.id for s in document.sections if s.id == section for b in s.blocks for i in b.items]


def both(catalogue, data, kind=Kind.OFFER):
    scope = read_scope(data, catalogue)
    return write(scope, catalogue, kind=kind, on=ON), compose(scope, catalogue, kind=kind, on=ON)


def make(catalogue, data, action, ref, **options):
    plain, now = both(catalogue, data)
    edits = desk.make(desk.Change(action=action, ref=ref, **options), data.get("edits", {}), plain=plain, now=now)
    return data | {"edits": edits}


def test_a_line_is_rewritten_set_in_type_and_says_what_it_was(catalogue):
    first = lines(both(catalogue, MANDATE)[0])[0]
    data = make(catalogue, MANDATE, desk.Action.REWRITE, first, text='Tenir  "le manuel" ?')
    item = next(i for i in both(catalogue, data)[1].items() if i.id == first)
    assert item.text == "Tenir «\u202fle manuel\u202f»\u202f?"
    assert item.edited
    assert item.reasons[0].kind is ReasonKind.EDIT
    assert "Poser avec les équipes" in item.reasons[0].text


def test_writing_the_first_words_again_takes_the_edit_back(catalogue):
    plain, _now = both(catalogue, MANDATE)
    first = next(item for item in plain.items() if "/missions/" in item.id)
    data = make(catalogue, MANDATE, desk.Action.REWRITE, first.id, text="autre chose")
    assert make(catalogue, data, desk.Action.REWRITE, first.id, text=first.text)["edits"] == {}


def test_lines_change_places_and_come_back(catalogue):
    one, two, *rest = lines(both(catalogue, MANDATE)[0])
    data = make(catalogue, MANDATE, desk.Action.DOWN, one)
    assert lines(both(catalogue, data)[1])[:2] == [two, one]
    assert lines(both(catalogue, data)[1])[2:] == rest
    assert make(catalogue, data, desk.Action.UP, one)["edits"] == {}


def test_a_line_at_the_edge_goes_no_further(catalogue):
    first = lines(both(catalogue, MANDATE)[0])[0]
    with pytest.raises(desk.EditError, match="bord"):
        make(catalogue, MANDATE, desk.Action.UP, first)


def test_a_line_is_added_after_another_and_removed_again(catalogue):
    first = lines(both(catalogue, MANDATE)[0])[0]
    data = make(catalogue, MANDATE, desk.Action.ADD, first, text="Tenir la caisse")
    added = "offer/added/missions/1"
    assert lines(both(catalogue, data)[1])[1] == added
    assert make(catalogue, data, desk.Action.REMOVE, added)["edits"] == {}
    twice = make(catalogue, data, desk.Action.ADD, added, text="Et la clef")
    assert lines(both(catalogue, twice)[1])[1:3] == [added, "offer/added/missions/2"]


def test_edits_outlive_a_change_of_answers(catalogue):
    """A rewritten mission sleeps while its domain is out, then comes back as its author left it."""
    first = lines(both(catalogue, MANDATE)[0])[0]
    data = make(catalogue, MANDATE, desk.Action.REWRITE, first, text="Mon texte.")
    elsewhere = data | {"mandate": {"personnes": 3}}
    plain, now = both(catalogue, elsewhere)
    assert first not in lines(now)
    trace = next(desk.traces(read_scope(elsewhere, catalogue), plain, now))
    assert "En attente" in trace.note
    back = next(
        i for i in both(catalogue, data | {"mandate": {"pratiques": 3, "pilotage": 2}})[1].items() if i.id == first
    )
    assert back.text == "Mon texte."


def test_an_order_keeps_new_lines_after_those_they_followed(catalogue):
    one, two, *_rest = lines(both(catalogue, MANDATE)[0])
    data = make(catalogue, MANDATE, desk.Action.DOWN, one)
    wider = data | {
        "mandate": {"pratiques": 3},
        "own_missions": [{"id": "mienne", "title": "Ranger", "domain": "pratiques"}],
    }
    found = lines(both(catalogue, wider)[1])
    assert [ref for ref in found if ref in (one, two)] == [two, one]
    assert "offer/own-mission/mienne" in found


def test_a_line_that_changed_meanwhile_is_not_overwritten(catalogue):
    first = lines(both(catalogue, MANDATE)[0])[0]
    data = make(catalogue, MANDATE, desk.Action.REWRITE, first, text="La version d’une autre fenêtre")
    with pytest.raises(desk.EditError, match="La version d’une autre fenêtre"):
        make(catalogue, data, desk.Action.REWRITE, first, text="La mienne", seen="Poser avec les équipes")


@pytest.mark.parametrize(("text", "told"), [("  \n ", "vide"), ("x" * 601, "600 caractères")])
def test_an_empty_or_endless_line_is_refused(catalogue, text, told):
    first = lines(both(catalogue, MANDATE)[0])[0]
    with pytest.raises(desk.EditError, match=told):
        make(catalogue, MANDATE, desk.Action.REWRITE, first, text=text)


def test_the_brief_marks_what_was_done_by_hand(catalogue):
    one, two, *_ = lines(both(catalogue, MANDATE)[0])
    data = make(catalogue, MANDATE, desk.Action.REWRITE, one, text="Mon texte.")
    data = make(catalogue, data, desk.Action.REMOVE, two)
    data = make(catalogue, data, desk.Action.ADD, one, text="Ma ligne.")
    brief = both(catalogue, data, Kind.BRIEF)[1]
    rows = {i.text: i.cells for s in brief.sections if s.id == "edits" for b in s.blocks for i in b.items}
    assert ("Mon texte.",) in rows.values()
    assert ("Retirée",) in rows.values()
    assert ("Ma ligne.",) in rows.values()
    note = next(i for i in brief.items() if i.id == "brief/origin/added")
    assert "1 ligne écrite à la main" in note.text


@pytest.mark.parametrize(
    "edit",
    [{}, {"text": ""}, {"removed": False}, {"removed": "oui"}, {"text": "a", "removed": True}, {"order": []}, {"order": [1]}, {"texte": "a"}, {"text": 3}],
    ids=str,
)  # fmt: skip
def test_a_malformed_edit_is_named(catalogue, edit):
    with pytest.raises(ScopeError, match=r"edits\.offer/x"):
        read_scope(MANDATE | {"edits": {"offer/x": edit}}, catalogue)
