"""Offering a testimonial, its moderation, taking it back, and asking that a testimonial be removed."""

import re

import pytest
from django.core import signing
from django.test import Client, RequestFactory
from django.urls import reverse
from zeal import zeal_ignore

from productops.contributions.forms import SALT, TOO_QUICK, GuardedForm
from productops.contributions.models import Contribution, RemovalRequest
from productops.knowledge.loading import catalogue as fresh
from productops.knowledge.models import Interviewee, Testimonial
from productops.ui.limits import QUOTAS, Asked, wait_for

pytestmark = pytest.mark.django_db
URL = "/temoignages/proposer/"


@pytest.fixture
def opened(monkeypatch):
    """A form opened long enough ago for a person to have filled it."""
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now - TOO_QUICK - 60)
    token = GuardedForm.opened()
    monkeypatch.setattr(signing.time, "time", lambda: now)
    return token


@pytest.fixture
def answers(opened):
    return {
        "name": "Inès Exemple", "role": "Product Ops", "company": "Une coopérative", "path": "coach-consultant",
        "situation": "seul", "email": "ines@example.org", "opened_at": opened, "site_web": "",
        "hard": "Dire non sans passer pour un frein.", "advice": "Commencez par écouter : « tout » attendra.",
        "consent_site": "on",
    }  # fmt: skip


def send(client, answers, **changes):
    return client.post(URL, answers | changes)


def test_a_testimonial_is_received_read_then_published_word_for_word(client, answers):
    response = send(client, answers)
    assert response.status_code == 302
    private = response["Location"]
    page = client.get(private)
    assert "Merci, c’est reçu" in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"]
    assert "Inès" not in client.get("/temoignages/").content.decode()
    assert not Interviewee.objects.filter(name="Inès Exemple").exists()

    Contribution.objects.get().accept()
    text = client.get("/temoignages/", {"parcours": "coach-consultant", "contexte": "seul"}).content.decode()
    assert "Inès Exemple" in text
    assert "Dire non sans passer pour un frein." in text
    assert "Une coopérative" in text
    assert "Témoignage recueilli ici" in text
    assert "Votre témoignage est publié" in client.get(private).content.decode()
    Contribution.objects.get().accept()
    assert Interviewee.objects.filter(name="Inès Exemple").count() == 1


def test_documents_cite_only_those_who_agreed(client, answers):
    send(client, answers)
    Contribution.objects.get().accept()
    assert not any(testimonial.name == "Inès Exemple" for testimonial in fresh().testimonials.values())
    send(client, answers, name="Léon Accord", consent_documents="on")
    Contribution.objects.get(name="Léon Accord").accept()
    assert any(testimonial.name == "Léon Accord" for testimonial in fresh().testimonials.values())


@pytest.mark.parametrize("accepted", [False, True])
def test_its_author_takes_everything_back_for_good(client, answers, accepted):
    private = send(client, answers)["Location"]
    if accepted:
        Contribution.objects.get().accept()
    assert "C’est effacé" in client.post(private).content.decode()
    assert not Contribution.objects.exists()
    assert not Interviewee.objects.filter(name="Inès Exemple").exists()
    assert not Testimonial.objects.filter(quote__contains="passer pour un frein").exists()
    assert client.get(private).status_code == 404
    assert "passer pour un frein" not in client.get("/temoignages/", {"q": "frein"}).content.decode()


def test_only_its_author_sees_it(client, answers):
    send(client, answers)
    for key in ("x" * 32, "inconnu", "%00"):
        assert client.get(f"{URL}{key}/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"consent_site": ""}, "Sans cet accord, nous ne gardons rien"),
        ({"advice": ""}, "deux questions au moins"),
        ({"hard": "   ", "advice": "   "}, "deux questions au moins"),
        ({"name": ""}, "sous quel nom vous citer"),
        ({"role": ""}, "elle paraît sous votre nom"),
        ({"email": "pas une adresse"}, "il lui faut un @"),
        ({"hard": "Voyez https://vente.example"}, "Sans adresse de site"),
        ({"hard": "x" * 601}, "600 caractères au plus, et il y en a 601"),
        ({"path": "marin"}, "marin » n’est pas un choix"),
        ({"name": "Un\x00nul"}, "caractère nul"),
        ({"site_web": "https://robot.example"}, "doit rester vide"),
        ({"opened_at": "faux"}, "ouvert trop longtemps"),
        ({"opened_at": ""}, "ouvert trop longtemps"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, answers, changes, said):
    response = send(client, answers, **changes)
    text = response.content.decode()
    assert response.status_code == 422
    assert said in text
    assert not Contribution.objects.exists()
    for name in {"company", "hard", "advice"} - set(changes):
        assert answers[name][:12] in text


def test_everything_to_mend_is_said_at_once(client, answers):
    text = send(client, answers, name="", advice="", consent_site="", opened_at=GuardedForm.opened()).content.decode()
    for said in ("sous quel nom vous citer", "deux questions au moins", "Sans cet accord"):
        assert said in text
    assert "très vite" not in text, "haste is no reason while there is something to mend"
    assert 'href="#id_before"' in text, "the summary leads to an empty answer"


@pytest.mark.parametrize(("button", "status"), [("_accept", "accepted"), ("_refuse", "refused")])
def test_an_editor_decides_on_the_page_where_they_read(client, answers, admin_user, button, status):
    send(client, answers)
    row = Contribution.objects.get()
    client.force_login(admin_user)
    address = reverse("admin:contributions_contribution_change", args=[row.pk])
    text = client.get(address).content.decode()
    assert "Dire non sans passer pour un frein." in text
    assert f'name="{button}"' in text
    assert 'name="_save"' not in text
    with zeal_ignore():  # each row published keeps its own version: a few queries a sentence, once
        said = client.post(address, {button: "oui"}, follow=True).content.decode()
    assert ("est publié" if status == "accepted" else "Refusés : 1") in said
    row.refresh_from_db()
    assert (row.status, row.email) == (status, "")
    assert Interviewee.objects.filter(name="Inès Exemple").exists() is (status == "accepted")
    assert f'name="{button}"' not in client.get(address).content.decode(), "decided once"


def test_a_form_sent_at_once_is_asked_again_and_then_passes(client, answers, monkeypatch):
    response = send(client, answers, opened_at=GuardedForm.opened())
    assert response.status_code == 422
    assert "très vite" in response.content.decode()
    token = re.search(r'name="opened_at" value="([^"]+)"', response.content.decode())[1]
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + TOO_QUICK + 1)
    assert send(client, answers, opened_at=token).status_code == 302


def test_a_stale_form_gets_a_new_time(client, answers, monkeypatch):
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 3 * 24 * 3600)
    response = send(client, answers)
    assert response.status_code == 422
    token = re.search(r'name="opened_at" value="([^"]+)"', response.content.decode())[1]
    assert signing.TimestampSigner(salt=SALT).unsign(token, max_age=10)


def test_a_flood_is_asked_to_come_back_later_with_its_text_and_closes_nothing_to_others(client, answers):
    for _ in range(QUOTAS[Asked.CONTRIBUTING].address):
        wait_for(Asked.CONTRIBUTING, RequestFactory().post(URL, REMOTE_ADDR="127.0.0.1"))
    response = send(client, answers)
    assert response.status_code == 429
    assert response["Retry-After"]
    assert "Dire non sans passer" in response.content.decode()
    assert send(Client(REMOTE_ADDR="192.0.2.9"), answers).status_code == 302


def test_two_people_may_have_one_name_and_no_name_takes_an_address_of_ours(client, answers):
    for name in ("Inès Exemple", "Inès Exemple", "Proposer", "Retrait", "🙂"):
        Contribution.objects.receive(
            name=name, role="Product Ops", hard="un", advice="deux", consent_site=True
        )[0].accept()  # fmt: skip
    slugs = list(Interviewee.objects.order_by("-pk").values_list("slug", flat=True)[:5])
    assert slugs == ["anonyme", "retrait-2", "proposer-2", "ines-exemple-2", "ines-exemple"]
    for slug in slugs:
        assert client.get(reverse("knowledge:person", args=[slug])).status_code == 200


def test_a_voice_that_is_missing_is_asked_for_with_its_past_chosen(client):
    text = client.get(URL, {"parcours": "chef-de-projet"}).content.decode()
    assert '<option value="chef-de-projet" selected>' in text
    assert client.get(URL, {"parcours": "inconnu\x00"}).status_code == 200


# --- removal -------------------------------------------------------------------------------------


def test_every_voice_can_be_asked_to_be_removed(client, opened):
    for person in Interviewee.objects.filter(published=True):
        page = client.get(person.get_absolute_url()).content.decode()
        assert page.count("Demander le retrait de ces phrases") == 1
        assert f"/temoignages/retrait/?voix={person.testimonials.first().slug}" in page
    url = "/temoignages/retrait/?voix=martin-lim-curiosite"
    assert "Martin Lim" in client.get(url).content.decode()
    sent = {
        "email": "martin@example.org",
        "reason": "C’est moi, merci de retirer.",
        "opened_at": opened,
        "site_web": "",
    }
    assert client.post(url, sent).status_code == 302
    request = RemovalRequest.objects.get()
    assert request.testimonial.slug == "martin-lim-curiosite"
    assert client.get(reverse("contributions:removal-received")).status_code == 200


@pytest.mark.parametrize("testimonial", ["", "inconnue", "%00", "x" * 3000])
def test_a_removal_may_be_asked_without_a_known_voice(client, opened, testimonial):
    url = f"/temoignages/retrait/?voix={testimonial}"
    assert client.get(url).status_code == 200
    sent = {"email": "a@example.org", "reason": "Une phrase de moi.", "opened_at": opened}
    assert client.post(url, sent).status_code == 302
    assert RemovalRequest.objects.get().testimonial is None


def test_a_removal_without_an_address_to_answer_is_not_taken(client, opened):
    response = client.post("/temoignages/retrait/", {"email": "", "reason": "Retirez tout.", "opened_at": opened})
    assert response.status_code == 422
    assert "Retirez tout." in response.content.decode()
    assert not RemovalRequest.objects.exists()
