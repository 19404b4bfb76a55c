"""What is reworded on the offer is reworded in the other documents, marked, and undone once."""

from __future__ import annotations

from datetime import date

import pytest

from productops.drafting.compose import compose
from productops.drafting.document import Kind, ReasonKind
from productops.drafting.scope_json import read_scope
from productops.text.folding import fold

ON = date(2026, 3, 2)
OWN = "Préparer la revue des régies avec chaque dépôt"
RESULT = "chaque dépôt lit ses retards le lundi"
BASE = {
    "mandate": {"pilotage": 3, "partenaires": 1},
    "missions": ["cycle-okr"],
    "own_missions": [{"id": "1", "title": OWN, "domain": "pilotage", "half_days": 3}],
    "results": [{"id": "1", "title": RESULT, "horizon": "3-mois", "baseline": "un sur neuf", "target": "tous"}],
}
NEW = {
    "offer/own-mission/1": "Tenir la revue des retards avec les neuf dépôts.",
    "offer/missions/cycle-okr": "Animer les objectifs du trimestre avec les chefs de dépôt.",
    "offer/result/1": "Chaque lundi, neuf dépôts sur neuf commentent leurs retards.",
}
OTHERS = [kind for kind in Kind if kind is not Kind.OFFER]


def written(catalogue, kind, **more):
    return compose(read_scope(BASE | more, catalogue), catalogue, kind=kind, on=ON)


def words(document):
    return fold(" ".join(" ".join((i.label, i.text, *i.cells)) for i in document.items()))


@pytest.mark.parametrize("ref", NEW)
@pytest.mark.parametrize("kind", OTHERS)
def test_the_new_words_stand_where_the_old_ones_stood(catalogue, kind, ref):
    before = written(catalogue, kind)
    after = written(catalogue, kind, edits={ref: {"text": NEW[ref]}})
    old = {"offer/own-mission/1": OWN, "offer/result/1": RESULT}.get(ref) or catalogue.missions["cycle-okr"].title
    if fold(old) not in words(before):
        pytest.skip("this document does not name that line")
    assert fold(NEW[ref].rstrip(".")) in words(after)
    kept = [item for item in after.items() if not item.id.startswith("brief/edits")]
    changed = [item for item in kept if fold(NEW[ref].rstrip(".")) in words_of(item)]
    assert changed
    assert all(item.edited and item.reasons[0].kind is ReasonKind.EDIT for item in changed)


def words_of(item):
    return fold(" ".join((item.label, item.text, *item.cells)))


@pytest.mark.parametrize("kind", OTHERS)
def test_without_a_rewording_nothing_changes(catalogue, kind):
    plain = written(catalogue, kind)
    moved = written(catalogue, kind, edits={"offer/missions/free": {"text": "Une demi-journée reste libre."}})
    same = [item for item in moved.items() if not item.id.startswith("brief/edits")]
    assert same == [item for item in plain.items() if not item.id.startswith("brief/edits")]
