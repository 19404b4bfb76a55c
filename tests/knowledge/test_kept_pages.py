"""Pages kept as bytes: the same as a fresh one, gone with what they showed, nobody's in particular, bounded."""

import gzip

import pytest
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import RequestFactory

from productops.knowledge import kept_pages, loading
from productops.knowledge.kept_pages import store
from productops.knowledge.models import Interviewee, Mission

pytestmark = pytest.mark.django_db

PAGES = ["/", "/domaines/pilotage/", "/competences/", "/missions/pile-d-outils/", "/parcours/", "/parcours/chef-de-projet/",
         "/metiers-voisins/", "/temoignages/", "/temoignages/martin-lim/", "/temoignages/atom.xml", "/a-propos/"]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_the_second_answer_is_the_first_without_a_render(client, address, django_assert_num_queries):
    store.hits = 0
    fresh = client.get(address)
    with django_assert_num_queries(1):
        again = client.get(address)
    assert store.hits == 1
    assert again.content == fresh.content
    assert again["Content-Type"] == fresh["Content-Type"]
    assert again["ETag"]
    assert "Cookie" not in again["Vary"]
    assert "Cookie" not in fresh["Vary"]
    assert not again.cookies
    assert again["Cache-Control"] == "public, no-cache"
    assert "Content-Security-Policy" in again


def test_what_a_reader_has_is_not_sent_again(client):
    mark = client.get("/parcours/")["ETag"]
    again = client.get("/parcours/", headers={"if-none-match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/parcours/", headers={"if-none-match": f"W/{mark}"}).status_code == 304
    assert client.get("/parcours/", headers={"if-none-match": '"forged", x'}).status_code == 200


def test_it_is_packed_once_for_who_unpacks(client):
    plain = client.get("/parcours/")
    packed = client.get("/parcours/", headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]


def test_an_edit_is_seen_at_the_next_request(client):
    client.get("/missions/pile-d-outils/")
    mission = Mission.objects.get(slug="pile-d-outils")
    mission.title = "Choisir les outils"
    mission.save()
    assert "Choisir les outils" in client.get("/missions/pile-d-outils/").content.decode()


def test_a_voice_taken_away_is_gone_at_the_next_request_in_every_process(client):
    """Another process is one whose copies were made before: what it keeps is of the revision it read."""
    address = "/temoignages/martin-lim/"
    assert client.get(address).status_code == 200
    elsewhere = (dict(store._pages), store._revision, loading._cached)
    Interviewee.objects.filter(slug="martin-lim").first().delete()
    store._pages.update(elsewhere[0])
    store._revision, loading._cached = elsewhere[1:]
    assert client.get(address).status_code == 404
    assert "Martin Lim" not in client.get("/temoignages/").content.decode()


def test_what_is_not_asked_of_the_page_never_reaches_it(client):
    fresh = client.get("/temoignages/?parcours=chef-de-projet&x=<script>&parti=1")
    assert b"parti=1" not in fresh.content
    assert client.get("/temoignages/?parcours=chef-de-projet").content == fresh.content


def test_a_free_search_is_not_kept(client):
    client.get("/temoignages/?q=outils")
    assert not store._pages
    assert "outils" in client.get("/temoignages/?q=outils").content.decode()


def test_ten_thousand_addresses_do_not_grow_a_process(client, monkeypatch):
    monkeypatch.setattr(kept_pages, "MOST_BYTES", 400_000)
    for rank in range(60):
        client.get(f"/temoignages/?page={rank}")
        client.get("/", headers={"host": f"h{rank}.exemple"})
    assert sum(page.size for page in store._pages.values()) == store._size <= 400_000
    client.get("/temoignages/?parcours=" + "x" * 500)
    assert not any("x" * 500 in part for key in store._pages for part in key)


def test_each_host_has_its_own_addresses(client):
    one, other = (client.get("/", headers={"host": host}).content.decode() for host in ("un.exemple", "deux.exemple"))
    assert "un.exemple" in one
    assert "un.exemple" not in other


def test_a_message_that_waits_is_shown_and_kept_for_nobody(client):
    """Wherever a message was left, it is told on the next page, and that page is nobody else's."""
    request, answer = RequestFactory().get("/"), HttpResponse()
    waiting = CookieStorage(request)
    waiting.add(messages.SUCCESS, "C’est fait.")
    waiting.update(answer)
    client.cookies.update(answer.cookies)
    assert "C’est fait." in client.get("/").content.decode()
    assert not store._pages
    client.cookies.clear()
    assert "C’est fait." not in client.get("/").content.decode()


def test_what_was_answered_once_is_answered_before_the_layers_of_a_person(client, monkeypatch):
    """Every header is the same; the session, which costs a person's page a read, is not even looked for."""
    whole = client.get("/parcours/")
    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_request", None)
    again = client.get("/parcours/")
    numbers = {"X-Request-ID"}
    assert {**again.headers} | dict.fromkeys(numbers) == {**whole.headers} | dict.fromkeys(numbers)
    assert again.content == whole.content
    unknown = {"headers": {"host": "autre.exemple"}}
    for asked in ({"HTTP_HX_REQUEST": "true"}, unknown, {"data": {"avec": "pmo"}}):
        with pytest.raises(TypeError):
            client.get("/parcours/", **asked)


def test_an_address_cannot_be_remembered_in_ten_thousand_ways(client):
    kept_pages._doors.clear()
    for rank in range(30):
        client.get(f"/parcours/?inconnu={rank}")
    assert not kept_pages._doors


def test_a_site_served_under_another_prefix_has_its_own_pages(client):
    plain = client.get("/parcours/").content
    under = client.get("/parcours/", SCRIPT_NAME="/ailleurs").content
    assert b'href="/ailleurs/' in under
    assert client.get("/parcours/").content == plain


def test_a_head_is_answered_like_a_get(client):
    assert client.head("/parcours/")["ETag"] == client.get("/parcours/")["ETag"]


def test_a_page_that_another_revision_overtook_is_not_kept():
    store.get(("k",), 1)
    store.get(("k",), 2)
    page = kept_pages._Page(body=b"old", packed=b"", content_type="text/html", mark="m")
    store.put(("k",), 1, page)
    assert store.get(("k",), 2) is None
