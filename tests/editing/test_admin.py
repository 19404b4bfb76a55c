"""The editor's desk opens, and an edit there is an edit everywhere."""

import pytest
from django.contrib import admin
from django.db import connection
from django.urls import reverse
from zeal import zeal_ignore

from productops.contributions.models import Contribution, RemovalRequest
from productops.knowledge.models import Domain, Interviewee, Testimonial
from productops.knowledge.specs import SPECS
from tests.editing.desk import page
from tests.htmx import elements, tree_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _admin_queries():
    """Django's own admin fetches each inline's choice by itself; an editor's page may."""
    with zeal_ignore():
        yield


RECEIVED = (Contribution, RemovalRequest)
MODELS = [m for m in admin.site._registry if m._meta.app_label == "knowledge" and m not in RECEIVED]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_page_opens_under_the_strict_policy(desk, model):
    row = model.objects.first()
    fixed = 403 if model is Domain else 200
    for name, status in {"changelist": 200, "add": fixed, "import": 200, "export": 200}.items():
        assert desk.get(page(model, name)).status_code == status
    for name, status in {"change": 200, "history": 200, "delete": fixed}.items():
        assert desk.get(page(model, name, row.pk)).status_code == status


def test_every_model_of_the_catalogue_is_on_the_desk():
    assert set(MODELS) == {spec.model for _file, spec in SPECS}


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_lists_search_and_count_in_a_constant_number_of_queries(desk, model, django_assert_max_num_queries):
    desk.get(page(model, "changelist"))
    with django_assert_max_num_queries(16):
        response = desk.get(page(model, "changelist") + "?q=de")
    assert response.status_code == 200


def test_lists_count_what_hangs_on_each_row(desk):
    domain = Domain.objects.get(slug="pilotage")
    shown = desk.get(page(Domain, "changelist")).context["cl"].result_list
    counted = next(row for row in shown if row.slug == "pilotage")
    assert counted.missions_counted == domain.missions.count()
    assert counted.testimonials_counted == domain.testimonials.count()
    assert [row.slug for row in shown] == list(Domain.objects.values_list("slug", flat=True)), "the site's own order"


@pytest.mark.parametrize(
    ("model", "field", "term"),
    [
        ("testimonial", "interviewee", "Lim"),
        ("testimonial", "source", "Product"),
        ("testimonial", "situations", "seul"),
        ("pathsignal", "testimonial", "Lim"),
        ("problemmission", "mission", "outils"),
        ("missioncompetency", "competency", "changement"),
    ],
)
def test_long_choices_are_completed(desk, model, field, term):
    sent = {"app_label": "knowledge", "model_name": model, "field_name": field, "term": term}
    assert desk.get(reverse("admin:autocomplete"), sent).json()["results"]


def test_an_edit_reaches_the_site(admin_client, client):
    row = Domain.objects.get(slug="pratiques")
    url = reverse("admin:knowledge_domain_change", args=[row.pk])
    sent = {"name": "Pratiques", "plain_name": row.plain_name, "purpose": "Une raison revue.", "order": row.order}
    assert admin_client.post(url, sent).status_code == 302
    assert "Une raison revue." in client.get(row.get_absolute_url()).content.decode()
    row.refresh_from_db()
    assert row.slug == "pratiques"


def test_unpublishing_a_person_in_the_list_takes_the_voice_away(admin_client, client):
    people = list(Interviewee.objects.all())
    data = {"form-TOTAL_FORMS": len(people), "form-INITIAL_FORMS": len(people), "_save": "Enregistrer"}
    for rank, person in enumerate(people):
        data[f"form-{rank}-id"] = person.pk
        if person.slug != "alexandre-dury":
            data[f"form-{rank}-published"] = "on"
    admin_client.post(reverse("admin:knowledge_interviewee_changelist"), data)
    assert "Alexandre Dury" not in client.get(reverse("knowledge:testimonials")).content.decode()


def test_the_admin_is_closed_to_visitors(client):
    assert client.get(reverse("admin:index")).status_code == 302


def test_an_editor_reads_accepts_and_refuses_what_is_offered(admin_client, client):
    for name in ("Inès Exemple", "Robot"):
        Contribution.objects.receive(
            name=name, role="Product Ops", hard="un", advice="deux", email="a@b.fr", consent_site=True
        )
    url = reverse("admin:contributions_contribution_changelist")
    kept, robot = Contribution.objects.order_by("name")
    assert admin_client.get(url).status_code == 200
    assert admin_client.get(reverse("admin:contributions_contribution_change", args=[kept.pk])).status_code == 200
    assert admin_client.get(reverse("admin:contributions_contribution_add")).status_code == 403
    admin_client.post(url, {"action": "accept", "_selected_action": [kept.pk]})
    admin_client.post(url, {"action": "refuse", "_selected_action": [robot.pk, kept.pk]})
    assert set(Contribution.objects.values_list("name", "status", "email")) == {
        ("Inès Exemple", "accepted", ""), ("Robot", "refused", ""),
    }  # fmt: skip
    assert client.get("/temoignages/ines-exemple/").status_code == 200


@pytest.mark.parametrize(("action", "left"), [("hide", 20), ("hide_person", 19)])
def test_an_editor_removes_a_voice_or_a_person_in_one_gesture(admin_client, client, action, left):
    testimonial = Testimonial.objects.get(slug="martin-lim-curiosite")
    asked = RemovalRequest.objects.create(testimonial=testimonial, email="m@example.org", reason="Retirez-moi.")
    url = reverse("admin:contributions_removalrequest_changelist")
    assert admin_client.get(url).status_code == 200
    admin_client.post(url, {"action": action, "_selected_action": [asked.pk]})
    asked.refresh_from_db()
    assert asked.done
    text = client.get("/temoignages/").content.decode()
    assert f">{left}</small>" in text


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_field_that_one_sees_has_a_name(desk, model):
    for address in (page(model, "changelist"), page(model, "change", model.objects.first().pk)):
        tree = tree_of(desk.get(address))
        found = [(element.name, dict(element.attributes)) for element in elements(tree)]
        named = {attributes.get("for") for name, attributes in found if name == "label"}
        for name, attributes in found:
            if name not in ("input", "select", "textarea") or attributes.get("type") in ("hidden", "submit"):
                continue
            assert attributes.get("id") in named or attributes.get("aria-label"), f"{address}: {attributes}"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a limit of SQLite")
@pytest.mark.parametrize("page", ["", "export/"])
def test_words_too_long_to_look_for_are_a_bad_request(desk, page):
    assert desk.get(f"/gestion/knowledge/dissent/{page}", {"q": "é" * 60_000}).status_code == 400
