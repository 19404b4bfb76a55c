"""Teachers, patients and wardens are called no clients, once the leader said that they are who uses the product."""

from __future__ import annotations

import re
from datetime import date

import pytest

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.scope_json import read_scope
from productops.drafting.users_named import called

ON = date(2026, 3, 2)
CLIENT = re.compile(r"(?<!support )(?<!aucune donnée )\b[Cc]lients?\b")
USED = ["formation-des-equipes-clients", "communication-d-incident", "fin-de-vie-des-fonctionnalites"]


def scope(catalogue, users, missions=USED):
    return read_scope(
        {
            "mandate": {"pratiques": 2, "partenaires": 3},
            "missions": missions,
            "organisation": {"name": "Les Tilleuls", "users": users},
        },
        catalogue,
    )


def words(catalogue, kind, users, missions=USED):
    document = compose(scope(catalogue, users, missions), catalogue, kind=kind, on=ON)
    return "\n".join(" ".join((i.label, i.text, *i.cells)) for i in document.items())


@pytest.mark.parametrize("kind", [Kind.OFFER, Kind.ONBOARDING])
def test_who_uses_the_product_is_called_a_client_where_the_leader_calls_them_so(catalogue, kind):
    assert CLIENT.search(words(catalogue, kind, ""))
    assert CLIENT.search(words(catalogue, kind, "Nos clients, des régies"))
    said = words(catalogue, kind, "Les gardiens d’immeuble et leurs remplaçants")
    assert not CLIENT.search(said), CLIENT.search(said)
    assert "utilisateurs" in said


@pytest.mark.parametrize(
    "mission", ["suivi-des-engagements-clients", "registre-des-interfaces-clients", "boucle-retours-ventes"]
)
def test_who_buys_stays_a_client(core_catalogue, mission):
    named = called(core_catalogue, scope(core_catalogue, "Les gardiens", [mission]))
    assert named.missions[mission] is core_catalogue.missions[mission]


def test_no_text_loses_its_grammar_and_no_slug_moves(core_catalogue):
    named = called(core_catalogue, scope(core_catalogue, "Les gardiens"))
    assert named is not core_catalogue
    assert list(named.missions) == list(core_catalogue.missions)
    for slug, mission in named.missions.items():
        was = core_catalogue.missions[slug]
        assert (mission.slug, mission.competencies, mission.load) == (was.slug, was.competencies, was.load)
        said = " ".join(
            (mission.title, mission.detail, *mission.first_steps, *mission.deliverables, *mission.indicators)
        )
        assert not re.search(r"\b(?:de|du|le|au|que|Le|De|Du|Au) utilisateur", said), said
