"""The admin's page of drafts: numbers, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from productops.scoping.admin import census
from productops.scoping.models import KEPT, RoleScope
from tests.conftest import StrictClient

HERE = "/gestion/scoping/rolescope/"


def draft(saved_ago=0, **fields):
    row, key = RoleScope.objects.start({"organisation": {"name": "Maison Inès"}})
    RoleScope.objects.filter(pk=row.pk).update(saved_at=timezone.now() - timedelta(days=saved_ago), **fields)
    return row, key


@pytest.fixture
def desk(db):
    client = StrictClient()
    client.force_login(get_user_model().objects.create_superuser("camille", "camille@exemple.test", "x"))
    return client


@pytest.mark.django_db
def test_an_empty_site_counts_nothing():
    told = census()
    assert (told.count, told.signs, told.mean, told.largest, told.late, told.held) == (0,) * 6


@pytest.mark.django_db
def test_drafts_are_counted_by_when_they_were_saved_and_when_they_go(django_assert_num_queries):
    for age in (1, 20, 200, KEPT.days - 3, KEPT.days - 40, KEPT.days + 5):
        draft(age)
    draft(KEPT.days + 5, kept_until=timezone.localdate() + timedelta(days=10))
    with django_assert_num_queries(1):
        told = census()
    assert told.count == 7
    assert told.saved == [(7, 1), (30, 2), (90, 2)]
    assert told.expiring == [(7, 1), (30, 1), (90, 2)]
    assert (told.late, told.held) == (1, 1)
    assert told.late == RoleScope.objects.expired(timezone.now()).count()


@pytest.mark.django_db
def test_sizes_are_those_of_what_was_written():
    draft(name="")
    before = census()
    draft(name="n" * 100)
    after = census()
    assert after.largest == before.largest + 100
    assert after.signs == before.signs * 2 + 100
    assert after.mean == round(after.signs / 2)


def test_the_page_says_no_name_and_no_key(desk):
    row, key = draft(name="Cadrage secret")
    page = desk.get(HERE).content.decode()
    assert "Maison" not in page
    assert "secret" not in page
    assert key not in page
    assert row.key_digest not in page
    assert HERE in desk.get("/gestion/").content.decode()


def test_no_draft_has_a_page(desk):
    row, _key = draft()
    for path in (f"{row.pk}/change/", f"{row.pk}/", f"{row.pk}/history/", f"{row.pk}/delete/", "add/", "export/"):
        answer = desk.get(HERE + path)
        assert answer.status_code == 404, path
    assert (
        desk.post(HERE, {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}).status_code == 200
    )
    assert RoleScope.objects.count() == 1


def test_an_editor_without_the_right_is_refused(db):
    client = StrictClient()
    client.force_login(get_user_model().objects.create_user("lou", password="x", is_staff=True))
    assert client.get(reverse("admin:scoping_rolescope_changelist")).status_code == 403
