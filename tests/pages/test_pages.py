"""Home, health, errors and what every page promises."""

import json

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import reverse

from productops.pages import views
from productops.ui.errors import bad_request, forbidden, server_error

pytestmark = pytest.mark.django_db


def test_home_opens_two_doors(client):
    page = client.get("/").content.decode()
    assert reverse("scoping:start") in page
    assert reverse("knowledge:testimonials") in page
    assert "?parcours=chef-de-projet" in page


def test_home_opens_on_an_empty_database(client, catalogue):
    from productops.knowledge.models import CareerPath, Domain, ExistingRole, Mission, Problem, Testimonial

    for model in (Testimonial, Problem, ExistingRole, Mission, Domain, CareerPath):
        model.objects.all().delete() if model is not CareerPath else model.objects.update(name="x")
    assert client.get("/").status_code == 200


def test_health_tells_the_state_of_the_database(client):
    response = client.get("/sante/")
    assert response.status_code == 200
    assert json.loads(response.content) == {"status": "ok", "database": "ok", "migrations": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_health_says_when_migrations_wait(client, monkeypatch):
    monkeypatch.setattr(views.MigrationExecutor, "migration_plan", lambda self, targets: [("m", False)] * 2)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert json.loads(response.content)["migrations"] == "2 à appliquer"


def test_health_says_when_the_database_is_gone(client, monkeypatch):
    def gone(connection):
        raise DatabaseError

    monkeypatch.setattr(views, "MigrationExecutor", gone)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert json.loads(response.content)["database"] == "injoignable"


@pytest.mark.parametrize("path", ["/", "/temoignages/", "/cadrage/", "/nulle-part/"])
def test_every_page_carries_the_strict_policy(client, path):
    policy = client.get(path)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_an_unknown_address_answers_in_french(client):
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    assert "Page introuvable" in response.content.decode()


def test_the_other_errors_speak_too():
    request = RequestFactory().get("/")
    assert "ne se lit pas" in bad_request(request, ValueError()).content.decode()
    assert "fermée" in forbidden(request, PermissionError()).content.decode()


def test_a_fault_of_ours_answers_without_the_database(monkeypatch, django_db_blocker):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(views, "catalogue", broken)
    client = Client(raise_request_exception=False)
    response = client.get("/")
    assert response.status_code == 500
    assert "Ce n’est pas vous" in response.content.decode()
    with django_db_blocker.block():
        assert server_error(RequestFactory().get("/")).status_code == 500
