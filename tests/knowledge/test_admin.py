"""The editor's desk opens, and an edit there is an edit everywhere."""

import pytest
from django.contrib import admin
from django.urls import reverse
from zeal import zeal_ignore

from productops.knowledge.models import Domain, Interviewee

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _admin_queries():
    """Django's own admin fetches each inline's choice by itself; an editor's page may."""
    with zeal_ignore():
        yield


MODELS = [model for model in admin.site._registry if model._meta.app_label == "knowledge"]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_list_and_form_opens(admin_client, model):
    name = f"admin:knowledge_{model._meta.model_name}"
    row = model.objects.first()
    assert admin_client.get(reverse(f"{name}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"{name}_add")).status_code == 200
    assert admin_client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200


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
