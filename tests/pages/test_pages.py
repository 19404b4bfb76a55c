"""Home, health, errors and what every page promises."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from productops.knowledge import kept_pages
from productops.knowledge.models import Interviewee
from productops.pages import views
from productops.ui.errors import bad_request, forbidden, server_error
from tests.conftest import ROOT

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


def test_a_voice_taken_away_is_gone_and_an_unknown_one_was_never_there(client, db):
    Interviewee.objects.filter(slug="martin-lim").update(published=False)
    response = client.get("/temoignages/martin-lim/")
    assert response.status_code == 410
    assert "retirée" in response.content.decode()
    assert "Martin" not in response.content.decode()
    assert client.get("/temoignages/personne-du-tout/").status_code == 404


def test_too_many_passwords_are_told_to_wait(client, django_user_model):
    django_user_model.objects.create_user("redaction", password="une phrase assez longue", is_staff=True)
    for _try in range(settings.AXES_FAILURE_LIMIT):
        response = client.post("/gestion/login/", {"username": "redaction", "password": "non"})
    assert response.status_code == 429
    assert "Réessayez dans une heure" in response.content.decode()


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


ASKED = """
import django; django.setup()
from django.test import Client
for headers in ({}, {"HX-Request": "true"}):
    answer = Client(raise_request_exception=False, headers=headers).get("/parcours/")
    print(answer.status_code, answer.get("Retry-After"), "Le site revient dans un instant" in answer.content.decode())
"""


@pytest.mark.parametrize(
    ("address", "told"),
    [("postgres://nom:mot@127.0.0.1:1/base", "503 5 True"), ("sqlite:///{folder}/base.sqlite3", "500 None False")],
    ids=["a server that is away", "tables that are missing are our fault"],
)
def test_a_database_that_is_away_is_told_to_come_back_to(address, told, tmp_path):
    env = os.environ | {"DATABASE_URL": address.format(folder=tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [told, told]


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility", "legal", "map"])
def test_the_pages_every_site_needs_open(client, name, django_assert_max_num_queries, catalogue):
    with django_assert_max_num_queries(6):
        response = client.get(reverse(f"pages:{name}"))
    assert response.status_code == 200
    assert f'href="{reverse(f"pages:{name}")}"' in client.get("/").content.decode()


def test_who_runs_the_site_is_said_or_said_to_be_missing(client, settings):
    assert "Non renseignée" in client.get(reverse("pages:legal")).content.decode()
    kept_pages.store.forget()  # settings do not change while a process lives
    settings.SITE_PUBLISHER, settings.SITE_CONTACT, settings.SITE_HOST = "La Coopérative", "nous@exemple.fr", "Un hôte"
    text = client.get(reverse("pages:legal")).content.decode()
    assert all(said in text for said in ("La Coopérative", "nous@exemple.fr", "Un hôte"))
    assert "nous@exemple.fr" in client.get(reverse("pages:privacy")).content.decode()


def test_the_map_leads_to_every_page_of_the_catalogue(client, catalogue):
    text = client.get(reverse("pages:map")).content.decode()
    for slug in catalogue.missions:
        assert f'href="/missions/{slug}/"' in text
    for slug in catalogue.competencies:
        assert f'href="/competences/{slug}/"' in text


def test_what_is_kept_is_what_the_page_says(client):
    """A cookie that the product writes and the page does not name would make it untrue."""
    from productops.scoping.access import COOKIE

    text = client.get(reverse("pages:privacy")).content.decode()
    client.post(reverse("scoping:start"))
    client.get(reverse("contributions:contribute"))
    assert set(client.cookies) <= {COOKIE, "csrftoken"}
    assert all(cookie in text for cookie in client.cookies)
