"""Whatever an editor can save, every public page and every step still answers."""

import json

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from zeal import zeal_ignore

from productops.knowledge import loading
from productops.knowledge.models import CareerPath, Domain, Interviewee, Mission, Problem, ProfileAnswer
from productops.knowledge.specs import SPECS
from productops.scoping.models import RoleScope
from productops.scoping.steps import STEPS
from tests.amounts import amount
from tests.conftest import ROOT
from tests.editing.desk import form_of, page

pytestmark = pytest.mark.django_db

MODELS = [spec.model for _file, spec in SPECS]
ODD = [
    "", " ", "0", "-3", "3", "12", "99999999999", "deux", "mandat.pilotage", "mandate.pilotage", "role.setup", "gte", "has",
    "within", "a, b", "role.setup=duo", "{}", "[]", '{"mandate": {"pilotage": 9}}', "<b>gras</b>", "\x00", "\ufffd",
    "l’été « ! »", "x" * 700, "🙂", "\u202e", "%s", "none", "pratiques",
]  # fmt: skip
PUBLIC = [
    "/", "/domaines/", "/domaines/pilotage/", "/competences/", "/competences/conduire-le-changement/", "/missions/pile-d-outils/",
    "/parcours/", "/parcours/product-manager/", "/parcours/chef-de-projet/", "/metiers-voisins/", "/temoignages/", "/recherche/?q=outils",
    "/parcours/mon-profil/?passe=pm&reunion=preparer&libre=fabriquer&service=refuser&seul=pairs&taille=startup&decision=chiffres",
    "/cadrage/",
]  # fmt: skip


@st.composite
def edits(draw):
    """Draw which row, which of its fields, and what is typed there; or that it is deleted."""
    return (
        draw(st.sampled_from(MODELS)),
        draw(st.integers(0, 200)),
        draw(st.integers(0, 500)),
        draw(st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.just(None))),
    )


def edit(desk, model, rank, field, typed):
    rows = list(model.objects.order_by("pk"))
    row = rows[rank % len(rows)]
    if typed is None:
        answer = desk.post(page(model, "delete", row.pk), {"post": "yes"})
        assert answer.status_code in (200, 302, 403)
        return
    address = page(model, "change", row.pk)
    data = form_of(desk, address)
    names = [name for name in data if not name.endswith("_FORMS") and not name.endswith("-id")]
    data[names[field % len(names)]] = typed
    assert desk.post(address, data).status_code in (200, 302)


@given(edits())
@settings(
    max_examples=amount(5, 250), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_edit_at_the_desk_breaks_a_page(desk, client, edited):
    answers = json.loads((ROOT / "tests" / "golden" / "scopes" / "seul-en-scaleup.json").read_text())
    answers.pop("version")
    mark = transaction.savepoint()
    try:
        with zeal_ignore():
            edit(desk, *edited)
            _row, key = RoleScope.objects.start(answers)
            steps = [f"/cadrage/{key}/{step.key}/" for step in STEPS]
            documents = [
                f"/cadrage/{key}/documents/{kind}/" for kind in ("offer", "brief", "interview-kit", "onboarding")
            ]
            for address in (*PUBLIC, *steps, *documents):
                assert client.get(address).status_code in (200, 404), (edited, address)
    finally:
        transaction.savepoint_rollback(mark)
        loading.forget()


def test_the_four_domains_are_neither_added_nor_deleted(desk):
    assert desk.post(page(Domain, "add"), {"slug": "politique", "name": "x"}).status_code == 403
    assert desk.post(page(Domain, "delete", Domain.objects.first().pk), {"post": "yes"}).status_code == 403
    assert Domain.objects.count() == 4


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"fact": "mandat.pilotage"}, "n’en fait pas partie"),
        ({"fact": "mandate.pilotage", "operator": "gte", "value": "beaucoup"}, "se compare à un nombre entier"),
        ({"fact": "role.setup", "operator": "gte", "value": "2"}, "ne se compare pas ainsi"),
    ],
)
def test_a_rule_that_could_not_be_weighed_is_refused_at_its_field(desk, typed, told):
    row = CareerPath.objects.get(slug="chef-de-projet")
    with zeal_ignore():
        data = form_of(desk, page(CareerPath, "change", row.pk))
        data |= {f"signals-0-{name}": value for name, value in typed.items()}
        answer = desk.post(page(CareerPath, "change", row.pk), data)
    assert answer.status_code == 200
    assert told in answer.content.decode().replace("&#x27;", "’")


@pytest.mark.parametrize("model", [CareerPath, Mission, Problem, Interviewee, ProfileAnswer], ids=lambda m: m.__name__)
def test_a_change_page_takes_as_many_queries_for_many_lines_as_for_one(desk, model, django_assert_max_num_queries):
    from django.db import connection

    def count(row):
        desk.get(page(model, "change", row.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(page(model, "change", row.pk))
        return len(queries)

    spec = next(spec for _file, spec in SPECS if spec.model is model)
    related = {part.related for part in spec.parts if hasattr(part, "related")}
    row = max(spec.query(), key=lambda each: sum(getattr(each, name).count() for name in related))
    with zeal_ignore():
        many = count(row)
        for name in related:
            kept = getattr(row, name).first()
            getattr(row, name).exclude(pk=kept.pk if kept else None).delete()
        assert many <= count(row) + 1
