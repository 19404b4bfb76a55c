"""The table of states: every pair, by every actor, is either a way or refused; and what each state answers."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from productops.offers.models import READABLE, Offer, WayError
from productops.offers.states import OPEN, STANDINGS, WAYS, Actor, State
from productops.scoping.models import RoleScope

pytestmark = pytest.mark.django_db

ADDRESSES = [
    ("offer",),
    ("report",),
    ("version", 1),
    ("version", 2),
    ("changes", 1, 2),
    *(("file", 1, extension) for extension in ("docx", "pdf", "md", "txt", "json", "html")),
]


def an_offer(state, **fields):
    row, key = RoleScope.objects.start()
    return Offer.objects.open_for(row, under=key, employer="Alan", state=state, **fields)[0]


def test_every_state_has_its_ways_and_its_standing():
    assert set(WAYS) == set(STANDINGS) == set(State)


@pytest.mark.parametrize(("start", "to", "actor"), list(product(State, State, Actor)))
def test_the_table_is_the_only_way(start, to, actor):
    is_due = actor is Actor.CLOCK
    offer = an_offer(start, closes_on=timezone.localdate() - timedelta(days=1) if is_due else None)
    if actor in WAYS[start].get(to, ()):
        offer.move(to, by=actor, reason="Parce que.")
        assert Offer.objects.get(pk=offer.pk).state == to
    else:
        with pytest.raises(WayError):
            offer.move(to, by=actor)
        assert Offer.objects.get(pk=offer.pk).state == start


def test_nothing_comes_back_from_a_link_that_ended():
    assert WAYS[State.WITHDRAWN] == WAYS[State.USURPED] == {}
    assert not any(state in WAYS[State.CLOSED] for state in OPEN)


@pytest.mark.parametrize("state", OPEN)
def test_a_closing_date_passes_by_itself(state):
    today = timezone.localdate()
    offer = an_offer(state, closes_on=today)
    assert offer.state_on(today) is state
    assert offer.state_on(today + timedelta(days=1)) is State.CLOSED
    with pytest.raises(WayError):
        offer.move(State.CLOSED, by=Actor.CLOCK)


def test_what_its_date_closed_is_closed_for_everyone():
    offer = an_offer(State.PUBLISHED, closes_on=timezone.localdate() - timedelta(days=10))
    with pytest.raises(WayError):
        offer.move(State.LISTED, by=Actor.EDITOR)
    offer.move(State.WITHDRAWN, by=Actor.LEADER)
    assert offer.closed_on == timezone.localdate() - timedelta(days=9)


def test_a_closed_offer_is_read_for_a_year(client, published):
    assert published.end("close").status_code == 302
    page = client.get(published.address())
    assert page.status_code == 200
    assert "Cette offre est close" in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"]
    Offer.objects.update(closed_on=timezone.localdate() - READABLE)
    assert client.get(published.address()).status_code == 410
    Offer.objects.update(closed_on=timezone.localdate() - READABLE + timedelta(days=1))
    assert client.get(published.address()).status_code == 200


@pytest.mark.parametrize("state", [State.SUSPENDED, State.USURPED, State.WITHDRAWN])
def test_every_address_of_what_ended_answers_that_it_did_at_once(client, published, state):
    published.rewrite("offer/closing/equality", "Une autre phrase.")
    assert published.publish(why="Pour voir.").status_code == 302
    client.post(published.url("history"), {"historique": "public"})
    urls = [published.address(*address) for address in ADDRESSES]
    assert [client.get(url).status_code for url in urls] == [200] * len(urls)
    Offer.objects.update(state=state)
    for url in urls:
        answer = client.get(url)
        assert answer.status_code == 410, url
        assert "no-store" in answer["Cache-Control"]
        assert STANDINGS[state].gone.partition(" :")[0] in answer.content.decode()
        assert "Le Bon Relais" not in answer.content.decode()
    assert client.post(published.address("report"), {}).status_code == 410


def test_only_what_an_editor_agreed_to_is_for_search_engines(client, published):
    before = client.get(published.address())
    assert "noindex" in before["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in before.content.decode()
    assert "n’a pas vérifié son identité" in before.content.decode()
    published.offer.move(State.LISTED, by=Actor.EDITOR)
    after = client.get(published.address())
    assert "X-Robots-Tag" not in after
    assert "noindex" not in after.content.decode()
    assert "n’a pas vérifié" not in after.content.decode()


def test_another_employer_is_another_agreement(published):
    published.offer.move(State.LISTED, by=Actor.EDITOR)
    published.rewrite("offer/closing/equality", "Une autre phrase.")
    published.publish(why="Une phrase.")
    assert published.offer.state == State.LISTED
    published.rewrite("offer/closing/equality", "Encore une autre.")
    published.publish(why="Le nom.", employer="Une autre maison")
    assert published.offer.state == State.PUBLISHED
