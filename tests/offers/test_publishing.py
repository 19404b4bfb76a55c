"""Publishing: what the screen shows is what becomes public; what stands in the way is said, and nothing typed is lost."""

from datetime import timedelta
from io import BytesIO

import pypdf
import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from productops.knowledge.models import Competency, Mission, Testimonial
from productops.offers.models import FrozenError, Offer, OfferReport, OfferVersion, VersionFile
from productops.offers.publication import PublicationError, publish_version
from productops.offers.states import Actor, State
from productops.scoping.models import Letterhead, RoleScope
from tests.offers.conftest import answers
from tests.publishing.test_letterhead import png
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db

LINE = "offer/closing/equality"
FORMATS = ("docx", "pdf", "md", "txt", "json", "html")


def stored(desk):
    """Every byte that is stored of an offer."""
    versions = OfferVersion.objects.filter(offer=desk.offer)
    files = VersionFile.objects.filter(version__in=versions)
    return [bytes(v.page) for v in versions] + [bytes(f.content) for f in files.order_by("pk")]


def test_what_the_screen_shows_is_what_is_read(client, desk):
    screen = desk.screen().content.decode()
    assert desk.publish().status_code == 302
    page = client.get(desk.address()).content.decode()
    shown = bytes(desk.offer.latest.page).decode()
    assert shown in screen
    assert shown in page
    assert desk.key not in page
    for extension in FORMATS:
        file = client.get(desk.address("file", 1, extension))
        assert file.status_code == 200
        assert "attachment" in file["Content-Disposition"]
        assert file.content == bytes(desk.offer.latest.files.get(extension=extension).content)
    assert client.get(desk.address("version", 1)).status_code == 200


def test_the_bytes_of_a_version_outlive_a_thousand_edits_of_the_catalogue(published, catalogue):
    before = stored(published)
    for rank in range(500):
        Mission.objects.filter(pk=Mission.objects.order_by("pk")[rank % Mission.objects.count()].pk).update(
            title=f"Titre {rank}"
        )
        Competency.objects.filter(pk=Competency.objects.order_by("pk")[rank % Competency.objects.count()].pk).update(
            name=f"Nom {rank}"
        )
    Mission.objects.first().save()
    assert stored(published) == before
    assert published.client.get(published.address()).content.decode().count("Titre 4") == 0


def test_nothing_is_republished_by_itself(client, published):
    before = client.get(published.address()).content
    published.rewrite(LINE, "Une ligne changée après coup.")
    assert client.get(published.address("version", 1)).status_code == 200
    assert "après coup" not in client.get(published.address()).content.decode()
    screen = published.screen().content.decode()
    assert "Ce que cette version change" in screen
    assert "Une ligne changée après coup" in screen
    assert published.publish(why="").status_code == 422
    assert published.publish(why="On s’était mal dit.").status_code == 302
    after = client.get(published.address())
    assert "après coup" in after.content.decode()
    assert before != after.content
    assert client.get(published.address("version", 1)).status_code == 404, "the history is the leader's"
    assert "On s’était mal dit" in client.get(published.url("publication")).content.decode()
    assert "On s’était mal dit" not in after.content.decode()


def test_a_version_is_written_once(published):
    version = published.offer.latest
    with pytest.raises(FrozenError):
        version.save()
    with pytest.raises(FrozenError):
        version.files.first().save()
    assert "Rien n’a changé" in published.screen().content.decode()


def test_a_must_that_nothing_excuses_stands_in_the_way(client, desk):
    desk.rewrite(LINE, "Nous cherchons un homme de moins de 35 ans.")
    screen = desk.screen()
    assert "ne peut pas être publiée" in screen.content.decode()
    assert "Publier l’offre</button>" not in screen.content.decode()
    refused = client.post(desk.url("publish"), {"employer": "Alan", "agreed": "on"})
    assert refused.status_code in (409, 422)
    assert not Offer.objects.exists()
    found = desk.screen().context["proposal"].blocking
    row = RoleScope.objects.with_key(desk.key)
    row.exceptions = {each.finding.rule.id: "Un rôle de théâtre le demande." for each in found}
    row.save()
    assert desk.publish().status_code == 302


def test_what_is_still_to_confirm_needs_a_yes(desk):
    screen = desk.screen()
    assert "encore à confirmer" in screen.content.decode()
    refused = desk.publish(agreed="", employer="Chez nous", contact="moi@exemple.fr")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Cochez la case" in page
    assert "Chez nous" in page
    assert "moi@exemple.fr" in page
    assert not Offer.objects.exists()


def test_nothing_but_a_yes_publishes_a_suggestion(desk):
    row = RoleScope.objects.get()
    with pytest.raises(PublicationError, match="à confirmer"):
        publish_version(row.pk, desk.key, seen=None, employer="Alan")
    assert not Offer.objects.exists()


def test_a_closing_date_that_passed_is_said(desk):
    desk.change(terms=answers()["terms"] | {"closing_date": str(timezone.localdate() - timedelta(days=1))})
    assert "La date de clôture est passée" in desk.screen().content.decode()


def test_the_words_of_someone_who_testified_are_not_published(client, desk):
    said = " ".join(Testimonial.objects.first().quote.split()[:12])
    desk.rewrite(LINE, f"Comme on dit ici : {said}.")
    assert "reprend les mots d’une personne" in desk.screen().content.decode()
    assert client.post(desk.url("publish"), {"employer": "Alan", "agreed": "on"}).status_code in (409, 422)
    assert not Offer.objects.exists()


def test_published_while_another_edits(desk):
    page = desk.screen()
    desk.rewrite(LINE, "Écrite entre-temps par une autre personne.")
    refused = desk.publish(page, employer="Le Bon Relais SAS")
    text = refused.content.decode()
    assert refused.status_code == 409
    assert "Écrite entre-temps" in text
    assert "Le Bon Relais SAS" in text
    assert not Offer.objects.exists()
    assert desk.publish(refused).status_code == 302, "what is shown again may be published"


def test_the_same_sending_twice_is_one_publication(desk):
    page = desk.screen()
    assert desk.publish(page).status_code == 302
    assert desk.publish(page).status_code == 302
    assert Offer.objects.count() == OfferVersion.objects.count() == 1
    desk.rewrite(LINE, "Une phrase.")
    page = desk.screen()
    assert desk.publish(page, why="a").status_code == desk.publish(page, why="a").status_code == 302
    assert OfferVersion.objects.count() == 2


def test_the_database_keeps_one_open_offer_a_draft(published):
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.open_for(published.offer.scope, under=published.key, employer="Alan")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Dites qui recrute"),
        ("x" * 121, "120 caractères"),
        ("\u202e\u200b", "Ce nom ne se lit pas"),
        ("—", "Ce nom ne se lit pas"),
    ],
    ids=["none", "long", "unseen", "no letter"],
)
def test_an_employer_that_is_no_name_is_refused(desk, name, told):
    refused = desk.publish(employer=name)
    assert refused.status_code == 422
    assert told in refused.content.decode()


def test_a_name_cannot_hide_what_it_is(desk):
    desk.publish(employer="Al\u200ban\u202e  SAS")
    assert desk.offer.employer == "Al an SAS"


def test_html_is_text_everywhere(client, desk):
    evil = "<script>alert(1)</script>"
    data = answers()
    data["organisation"]["name"] = evil
    data["context"] = {"why_now": evil}
    desk.change(**data)
    desk.rewrite(LINE, evil)
    assert desk.publish(employer=evil).status_code == 302
    for url in (desk.address(), desk.address("file", 1, "html"), desk.url("publication"), desk.address("report")):
        assert "<script>alert" not in client.get(url).content.decode()
    desk.rewrite(LINE, f"{evil} et la suite")
    assert desk.publish(why=evil).status_code == 302
    assert "<script>alert" not in client.get(desk.url("desk-changes", 1, 2)).content.decode()


def test_a_closed_offer_reopens_as_a_new_one(client, published):
    old, address = published.offer, published.address()
    assert published.end("pourvue").status_code == 302
    assert "Le poste est pourvu" in client.get(address).content.decode()
    assert published.publish().status_code == 302
    new = published.offer
    assert new.previous == old
    assert new.latest.number == 1
    assert published.address() != address
    assert "Cette offre est close" in client.get(address).content.decode()
    assert "Cette offre est close" not in client.get(published.address()).content.decode()


def test_a_withdrawn_offer_does_not_come_back_at_its_old_address(client, published):
    address = published.address()
    published.end("retiree")
    assert client.get(address).status_code == 410
    published.publish()
    assert client.get(address).status_code == 410
    assert client.get(published.address()).status_code == 200
    published.end("close")
    published.end("retiree")
    assert client.get(published.address()).status_code == 410


def test_an_offer_whose_date_passed_leaves_room_for_another(published):
    Offer.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    assert published.publish().status_code == 302
    assert [offer.state for offer in Offer.objects.order_by("pk")] == [State.CLOSED, State.PUBLISHED]


@pytest.mark.parametrize("state", [State.SUSPENDED, State.USURPED])
def test_what_the_site_stopped_is_not_published_again(published, state):
    published.offer.move(state, by=Actor.EDITOR)
    published.rewrite(LINE, "Une autre.")
    assert "arrêtée par une personne du site" in published.screen().content.decode()
    assert published.client.post(published.url("publish"), {"employer": "x", "agreed": "on"}).status_code in (409, 422)
    assert Offer.objects.count() == OfferVersion.objects.count() == 1


def test_an_ending_that_is_none_is_said(published):
    refused = published.end("autre")
    assert refused.status_code == 422
    assert "n’est pas un choix" in refused.content.decode()
    published.end("close")
    assert published.end("pourvue").status_code == 422, "what is closed is not closed again"


def test_each_key_opens_only_its_own_door(client, published):
    public, edit = published.public, published.key
    assert client.get(f"/offres/{edit}/").status_code == 404
    assert client.get(f"/offres/{'A' * 22}/").status_code == 404
    for page in ("publier", "publication"):
        assert client.get(f"/cadrage/{public}/{page}/").status_code == 404
    for address in ("versions/0/", "versions/2/", "versions/1/offre.exe", "changements/1-2/", "changements/1-1/"):
        assert client.get(f"/offres/{public}/{address}").status_code == 404
    assert client.get(published.url("desk-changes", 1, 2)).status_code == 404
    assert client.get(published.url("end")).status_code == 405
    row = Offer.objects.filter(pk=published.offer.pk).values().get()
    assert public not in str(row)
    assert published.offer.key_under("B" * 22) == ""


def test_a_rotated_secret_breaks_no_link(client, published, settings):
    address = published.address()
    settings.SECRET_KEY = "une-toute-autre-clef-de-plus-de-cinquante-signes-0000000000"
    assert published.address() == address
    assert client.get(address).status_code == 200


def test_deleting_the_draft_asks_to_end_its_offer_first(client, published):
    address, url = published.address(), f"/cadrage/{published.key}/supprimer/"
    for answer in (client.get(url), client.post(url)):
        assert answer.status_code == 302
        assert answer.url == f"{published.url('publication')}#fin"
    part = client.get(url, headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == f"{published.url('publication')}#fin"
    assert "dites d’abord" in client.get(published.url("publication")).content.decode()
    assert client.get(address).status_code == 200
    OfferReport.objects.create(offer=published.offer, subject="autre", text="Un mot.")
    published.end("close")
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 302
    assert client.get(address).status_code == 410
    assert not OfferVersion.objects.exists()
    assert not VersionFile.objects.exists()
    assert not OfferReport.objects.exists()
    assert Offer.objects.get().employer == ""


def test_a_draft_is_kept_eighteen_months_after_its_last_version(client, published):
    row = RoleScope.objects.get()
    assert row.removed_on == timezone.localdate() + timedelta(days=549)
    RoleScope.objects.update(saved_at=timezone.now() - timedelta(days=500))
    call_command("expire", "--force")
    assert RoleScope.objects.filter(pk=row.pk).exists()
    RoleScope.objects.update(kept_until=timezone.localdate() - timedelta(days=1))
    RoleScope.objects.filter(pk=row.pk).update(saved_at=timezone.now() - timedelta(days=500))
    address = published.address()
    call_command("expire", "--force")
    assert not RoleScope.objects.filter(pk=row.pk).exists()
    assert client.get(address).status_code == 410


def test_without_a_mandate_one_goes_and_chooses_it(client, key, catalogue):
    assert client.get(f"/cadrage/{key}/publier/").url.endswith("/mandat/")
    assert client.post(f"/cadrage/{key}/publier/", {}).url.endswith("/mandat/")
    assert client.get(f"/cadrage/{key}/publication/").url.endswith("/publier/")


def test_publishing_is_offered_at_the_reading(client, desk):
    assert desk.url("publication") in client.get(f"/cadrage/{desk.key}/relecture/").content.decode()


def test_anyone_reports_an_offer(client, published, monkeypatch):
    monkeypatch.setattr("productops.contributions.forms.TOO_QUICK", 0)
    url = published.address("report")
    page = client.get(url)
    refused = client.post(url, PageForm(page).with_fields(email="pas une adresse", text="Un mot."))
    assert refused.status_code == 422
    assert "Un mot." in refused.content.decode()
    sent = client.post(url, PageForm(page).with_fields(subject="usurpee", text="Ce n’est pas nous."), follow=True)
    assert "Votre signalement est reçu" in sent.content.decode()
    report = OfferReport.objects.get()
    assert (report.subject, report.text) == ("usurpee", "Ce n’est pas nous.")


def test_an_editor_stops_a_forged_offer(admin_client, client, published):
    OfferReport.objects.create(offer=published.offer, subject="usurpee")
    listed = admin_client.get("/gestion/offers/offer/")
    assert "Le Bon Relais" in listed.content.decode()
    assert admin_client.get(f"/gestion/offers/offer/{published.offer.pk}/change/").status_code == 200
    assert admin_client.get("/gestion/offers/offerreport/").status_code == 200
    act = {"_selected_action": [published.offer.pk]}
    admin_client.post("/gestion/offers/offer/", act | {"action": "suspend"})
    assert client.get(published.address()).status_code == 410
    admin_client.post("/gestion/offers/offer/", act | {"action": "take_back"})
    assert client.get(published.address()).status_code == 200
    admin_client.post("/gestion/offers/offer/", act | {"action": "usurped"})
    admin_client.post("/gestion/offers/offer/", act | {"action": "take_back"})
    assert client.get(published.address()).status_code == 410


def test_a_version_bears_the_logo_of_its_day(client, desk):
    def logos(number):
        file = client.get(desk.address("file", number, "pdf"))
        return len(pypdf.PdfReader(BytesIO(file.content)).pages[0]["/Resources"].get("/XObject", {}))

    Letterhead.objects.create(scope=RoleScope.objects.with_key(desk.key), logo=png())
    desk.publish()
    Letterhead.objects.update(logo=b"")
    assert logos(1) == 1
    desk.rewrite(LINE, "Toutes les candidatures sont lues.")
    desk.publish(why="Une phrase plus courte")
    assert logos(2) == 0
