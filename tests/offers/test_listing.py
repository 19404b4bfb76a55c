"""Listing an offer: asked at the desk, decided by an editor, contested once; what changes the post is read again."""

import json
import re
import time
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from productops.offers import listing
from productops.offers.likeness import are_alike, sketch
from productops.offers.models import Listing, Offer, OfferReport
from productops.offers.signals import signals
from productops.offers.states import Actor, Decision, State
from productops.scoping.models import RoleScope
from tests.amounts import amount
from tests.conftest import ROOT
from tests.offers.conftest import SCOPE, answers
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db

LINE = "offer/closing/equality"


def ask(desk, **fields):
    return desk.client.post(desk.url("listing"), {"contact": "rh@lebonrelais.fr", "agreed": "on"} | fields)


def decide(admin_client, row, button, reason=""):
    url = reverse("admin:offers_listing_change", args=[row.pk])
    return admin_client.post(url, {button: "1", "reason": reason}, follow=True)


@pytest.fixture
def listed(published):
    ask(published)
    Listing.objects.get().accept()
    return published


def the_list(client, query=""):
    return client.get(f"/offres/{query}").content.decode()


def test_an_editor_lists_refuses_and_is_contested(client, admin_client, published):
    assert "Demander à figurer dans la liste" in client.get(published.url("publication")).content.decode()
    assert ask(published).status_code == 302
    row = Listing.objects.get()
    assert (row.decision, row.public_key) == (Decision.WAITING, published.public)
    assert "Le Bon Relais" not in the_list(client)
    page = admin_client.get(reverse("admin:offers_listing_change", args=[row.pk])).content.decode()
    assert "Lister : l’employeur est vérifié" in page
    assert "Dites la raison" in decide(admin_client, row, "_refuse").content.decode()
    assert Listing.objects.get().decision == Decision.WAITING
    decide(admin_client, row, "_refuse", "Le domaine de l’adresse n’est pas celui de l’employeur.")
    desk = client.get(published.url("listing")).content.decode()
    assert "Le domaine de l’adresse" in desk
    empty = client.post(published.url("listing-answer"), {"answer": " "})
    assert empty.status_code == 422
    assert "Écrivez votre réponse" in empty.content.decode()
    client.post(published.url("listing-answer"), {"answer": "Nous recrutons par notre holding."})
    assert Listing.objects.get().decision == Decision.WAITING
    assert "holding" in admin_client.get(reverse("admin:offers_listing_change", args=[row.pk])).content.decode()
    decide(admin_client, row, "_refuse", "Nous n’avons pas pu vérifier.")
    again = client.post(published.url("listing-answer"), {"answer": "Encore une fois."}, follow=True)
    assert "Vous avez déjà répondu" in again.content.decode()
    decide(admin_client, row, "_accept")
    assert published.offer.state == State.LISTED
    assert "Le Bon Relais" in the_list(client)


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"contact": ""}, "Donnez une adresse"), ({"contact": "pas une"}, "pas une"), ({"agreed": ""}, "Cochez la case")],
)
def test_what_is_missing_to_ask_is_said_and_what_was_typed_is_kept(published, fields, told):
    refused = ask(published, **fields)
    assert refused.status_code == 422
    assert told in refused.content.decode()
    assert not Listing.objects.exists()


def test_asking_twice_asks_once(client, published):
    ask(published)
    again = client.post(published.url("listing"), {"contact": "a@b.fr", "agreed": "on"}, follow=True)
    assert "déjà demandée" in again.content.decode()
    assert Listing.objects.count() == 1


def test_who_has_only_the_public_key_asks_nothing(client, published):
    for name in ("liste/", "liste/reponse/", "liste/retrait/"):
        assert client.post(f"/cadrage/{published.public}/publication/{name}", {}).status_code == 404
    assert client.get(published.url("listing-answer")).status_code == 405


def test_what_closes_is_out_of_list_feed_map_card_and_markup_at_the_next_request(client, listed):
    address = listed.address()

    def told():
        return [
            address in client.get(url).content.decode() for url in ("/offres/", "/offres/flux.atom", "/sitemap.xml")
        ]

    assert told() == [True, True, True]
    assert "application/ld+json" in client.get(address).content.decode()
    card = f"/apercu/offre/{listed.public}.png"
    assert client.get(card)["Content-Type"] == "image/png"
    listed.end("pourvue")
    assert told() == [False, False, False]
    closed = client.get(address)
    assert "application/ld+json" not in closed.content.decode()
    assert "Cette offre est close" in closed.content.decode()
    assert "noindex" in closed["X-Robots-Tag"]
    assert client.get(card).status_code == 404


def test_a_day_that_passes_takes_an_offer_out(client, listed, monkeypatch):
    assert listed.address() in the_list(client)
    closes = listed.offer.closes_on
    for name in ("productops.offers.index", "productops.offers.models", "productops.offers.access"):
        monkeypatch.setattr(f"{name}.timezone.localdate", lambda: closes.replace(year=closes.year + 1))
    assert listed.address() not in the_list(client)


def test_an_offer_leaves_the_list_and_keeps_its_address(client, listed):
    client.post(listed.url("listing-leave"))
    assert listed.offer.state == State.PUBLISHED
    assert listed.address() not in the_list(client)
    assert client.get(listed.address()).status_code == 200
    assert "noindex" in client.get(listed.address())["X-Robots-Tag"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("salary_max", 70_000), ("location", "Lyon"), ("contract", "CDD"), ("variable", "20 %")],
)
def test_another_post_goes_back_to_an_editor(client, listed, name, value):
    listed.change(terms=answers()["terms"] | {name: value, "duration": "12 mois"})
    assert listed.publish(why="La suite.").status_code == 302
    assert listed.offer.state == State.PUBLISHED
    assert Listing.objects.get().decision == Decision.WAITING
    assert listed.address() not in the_list(client)
    assert "relit" in client.get(listed.url("publication")).content.decode()


def test_another_title_or_mission_goes_back_and_the_rest_does_not(client, listed):
    listed.rewrite(LINE, "Une autre façon de le dire.")
    listed.publish(why="Un mot.")
    listed.change(terms=answers()["terms"] | {"benefits": ["mutuelle"], "start": "avril 2027"})
    listed.publish(why="Des avantages.")
    assert listed.offer.state == State.LISTED
    assert Listing.objects.get().version == listed.offer.latest
    listed.change(role=answers()["role"] | {"title": "Responsable Product Ops"})
    listed.publish(why="Le titre.")
    assert listed.offer.state == State.PUBLISHED
    Listing.objects.get().accept()
    listed.rewrite("offer/missions/notes-de-version", "Publier des notes de version.")
    listed.publish(why="Une mission.")
    assert listed.offer.state == State.PUBLISHED


def test_a_listed_offer_edited_into_an_illegal_one_is_not_published_or_is_read_again(listed):
    listed.rewrite(LINE, "Nous cherchons un homme de moins de 35 ans.")
    before = listed.offer.latest.number
    listed.client.post(listed.url("publish"), {"employer": "Le Bon Relais", "agreed": "on", "why": "x"})
    assert listed.offer.latest.number == before
    found = listed.screen().context["proposal"].blocking
    row = RoleScope.objects.with_key(listed.key)
    row.exceptions = {each.finding.rule.id: "Un rôle de théâtre le demande." for each in found}
    row.save()
    assert listed.publish(why="Une raison est dite.").status_code == 302
    assert listed.offer.state == State.PUBLISHED
    assert Listing.objects.get().decision == Decision.WAITING
    assert any("Contraire au droit" in sign for sign in signals(Listing.objects.get()))


def test_signs_are_said_in_words(published):
    ask(published, contact="quelquun@gmail.com")
    published.offer.refresh_from_db()
    row = Listing.objects.select_related("offer", "version").get()
    said = " ".join(signals(row))
    assert "gratuite" in said
    assert "n’avait encore rien cadré" in said
    row.version.facts |= {"salary_min": 9_000, "salary_max": 400_000}
    row.version.document["sections"][-1]["blocks"][0]["items"][0]["text"] += " Frais de dossier, envoyez votre IBAN."
    said = " ".join(signals(row))
    assert "loin de celles du métier" in said
    assert "plus du double" in said
    assert "frais" in said
    assert "iban" in said


def test_a_quiet_offer_has_no_sign(published):
    ask(published)
    row = Listing.objects.select_related("offer", "version").get()
    row.is_new_browser = False
    assert signals(row) == []


def test_near_duplicates_are_named_once_however_many(published):
    ask(published)
    row = Listing.objects.select_related("offer", "version").get()
    offers = Offer.objects.bulk_create(
        Offer(key_digest=f"{rank:064}", sealed_key="", employer="Copie & Cie") for rank in range(10_000)
    )
    Listing.objects.bulk_create(
        Listing(offer=offer, version=row.version, public_key="k", sketch=row.sketch) for offer in offers
    )
    told = [sign for sign in signals(row) if "Presque le même texte" in sign]
    assert len(told) == 1
    assert "Copie & Cie" in told[0]
    assert "9999 autres" in told[0]


def test_a_sketch_tells_almost_the_same_text_from_another():
    text = (ROOT / "docs/redaction.md").read_text()[:4000]
    other = (ROOT / "docs/redaction.md").read_text()[4000:8000]
    assert are_alike(sketch(text), sketch(text.replace("Product Ops", "Product Operations", 1)))
    assert not are_alike(sketch(text), sketch(other))


def test_an_operator_lists_at_once(client, catalogue, capsys):
    call_command("publish", SCOPE, "--list", "--contact", "rh@lebonrelais.fr", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert told["public"] in the_list(client)
    assert Offer.objects.get().state == State.LISTED


def test_an_operator_who_names_nobody_answers_for_the_offer_and_is_told_so(client, catalogue, capsys):
    call_command("publish", SCOPE, "--list", "--format", "json")
    told = capsys.readouterr()
    assert json.loads(told.out)["public"] in the_list(client)
    assert "Vous répondez seul" in told.err


def test_a_report_has_a_receipt_where_its_answer_is_read(client, admin_client, listed, monkeypatch):
    monkeypatch.setattr("productops.contributions.forms.TOO_QUICK", 0)
    form = PageForm(client.get(listed.address("report")))
    sent = client.post(listed.address("report"), form.with_fields(subject="argent", text="On me demande un chèque."))
    receipt = sent.url
    assert "On me demande un chèque" in client.get(receipt).content.decode()
    assert "no-store" in client.get(receipt)["Cache-Control"]
    report = OfferReport.objects.get()
    assert report.key_digest not in receipt
    url = reverse("admin:offers_offerreport_change", args=[report.pk])
    admin_client.post(url, {"answer": "L’offre est suspendue.", "done": "on"})
    assert "L’offre est suspendue." in client.get(receipt).content.decode()
    assert client.get(f"/offres/signalements/{'A' * 32}/").status_code == 404


def test_a_crowd_of_reports_from_one_address_are_thirty(client, listed, settings, monkeypatch):
    monkeypatch.setattr("productops.contributions.forms.TOO_QUICK", 0)
    settings.LIMITS = True
    at = time.time()
    monkeypatch.setattr("productops.ui.limits.time", SimpleNamespace(time=lambda: at))  # no hour ends meanwhile
    form = PageForm(client.get(listed.address("report"))).with_fields(subject="autre")
    client.cookies.clear()
    answers = [client.post(listed.address("report"), form).status_code for _ in range(amount(100, 1000))]
    assert OfferReport.objects.count() == 30
    assert set(answers[30:]) == {429}


def test_deleting_the_draft_leaves_no_key(client, listed):
    listed.end("close")
    client.post(f"/cadrage/{listed.key}/supprimer/")
    assert not Listing.objects.exists()


def test_only_an_open_offer_is_asked_for(published):
    published.end("close")
    with pytest.raises(listing.AskedError):
        listing.ask(published.offer, published.public, contact="a@b.fr", is_new_browser=False)


def test_a_listed_page_is_kept_until_an_offer_changes(listed, django_assert_max_num_queries):
    client, address = Client(), listed.address()
    first = client.get(address)
    with django_assert_max_num_queries(2):
        again = client.get(address)
    assert again.content == first.content
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    listed.offer.move(State.SUSPENDED, by=Actor.EDITOR)
    assert client.get(address).status_code == 410


def test_an_employer_takes_the_html_away(client, listed):
    page = client.get(listed.url("listing")).content.decode()
    assert "application/ld+json" in page
    assert re.search(r"&lt;article", page)


def test_a_new_version_may_be_asked_for_after_a_refusal(client, published):
    ask(published)
    Listing.objects.get().refuse("Nous n’avons pas pu vérifier.")
    assert "Répondre, une fois" in client.get(published.url("listing")).content.decode()
    published.rewrite(LINE, "Une autre façon de le dire.")
    published.publish(why="Un mot.")
    assert ask(published).status_code == 302
    row = Listing.objects.get()
    assert (row.decision, row.version) == (Decision.WAITING, published.offer.latest)
