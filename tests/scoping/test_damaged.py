"""A draft whose row no longer holds what we write says so, can be taken away or deleted; the others stand."""

import json

import pytest
from django.db import connection

from productops.scoping.models import RoleScope, comment_key
from scripts.attack import DAMAGES

pytestmark = pytest.mark.django_db
WHOLE = {"mandate": {"pratiques": 3}, "organisation": {"name": "Maison"}}
PAGES = ("", "contexte/", "mandat/", "relecture/", "documents/offer/", "documents/offer.docx")


@pytest.fixture(params=range(len(DAMAGES)), ids=lambda rank: json.dumps(DAMAGES[rank]))
def damaged(request):
    """The key of a draft with one column damaged."""
    row, key = RoleScope.objects.start(WHOLE)
    RoleScope.objects.filter(pk=row.pk).update(**DAMAGES[request.param])
    return key


def is_told(answer):
    return answer.status_code == 422 and "Ce cadrage est abîmé" in answer.content.decode()


def test_each_page_shows_what_can_be_shown_or_says_it(client, damaged):
    answers = [client.get(f"/cadrage/{damaged}/{page}") for page in PAGES]
    answers += [client.get(f"/lecture/{comment_key(damaged)}/{page}") for page in ("", "mandat/")]
    assert all(answer.status_code in (200, 302) or is_told(answer) for answer in answers)


def test_it_can_be_taken_away_then_deleted(client, damaged):
    taken = client.get(f"/cadrage/{damaged}/cadrage.json")
    assert taken.status_code == 200
    assert json.loads(taken.content)
    assert client.get(f"/cadrage/{damaged}/supprimer/").status_code == 200
    assert client.post(f"/cadrage/{damaged}/supprimer/").status_code == 302
    assert not RoleScope.objects.exists()


def test_the_others_of_the_browser_stand(client, damaged):
    whole = client.post("/cadrage/").url.split("/")[2]
    client.cookies["productops_cadrages"] = _cookie([damaged, whole])
    page = client.get("/cadrage/")
    assert page.status_code == 200
    assert page.content.decode().count("/supprimer/") >= 2
    assert client.get(f"/cadrage/{whole}/contexte/").status_code == 200


def _cookie(keys):
    from django.http import HttpResponse

    from productops.scoping import access

    response = HttpResponse()
    access.write_keys(response, keys)
    return response.cookies[access.COOKIE].value


def test_text_that_is_no_json_at_all_reads_as_it_is(client):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses it itself")
    row, key = RoleScope.objects.start(WHOLE)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = 1")
        cursor.execute("UPDATE scoping_rolescope SET answers = %s WHERE id = %s", ['{"mandate": {', row.pk])
        cursor.execute("PRAGMA ignore_check_constraints = 0")
    assert is_told(client.get(f"/cadrage/{key}/contexte/"))
    assert json.loads(client.get(f"/cadrage/{key}/cadrage.json").content)["answers"] == '{"mandate": {'
    assert "abîmé" not in client.get("/cadrage/").content.decode()


def test_a_fault_of_ours_is_not_laid_on_the_draft(client, key, monkeypatch):
    from productops.scoping.views import step

    def fall(*_args, **_more):
        raise TypeError("ours")

    monkeypatch.setattr(step, "make_form", fall, raising=False)
    monkeypatch.setattr(step.saving, "make_form", fall)
    client.raise_request_exception = False
    assert client.get(f"/cadrage/{key}/contexte/").status_code == 500


def test_whoever_only_reads_is_given_no_key(client):
    row, key = RoleScope.objects.start(WHOLE)
    RoleScope.objects.filter(pk=row.pk).update(answers=[])
    answer = client.get(f"/lecture/{comment_key(key)}/")
    assert is_told(answer)
    assert key not in answer.content.decode()
