"""The employer's mail domain: confirmed by whoever receives mail there, told for what it is, dropped with the name."""

import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from productops.offers.employer_domain import EmployerDomain
from productops.offers.models import OfferVersion, VersionFile
from productops.offers.states import Actor, State
from productops.ui import limits, mail
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db
RH = "rh@exemple.fr"
UNCHECKED = "n’a pas vérifié son identité"


@pytest.fixture(autouse=True)
def at_once(settings, monkeypatch):
    settings.HAS_MAIL = True
    monkeypatch.setattr(mail, "later", mail.done)
    monkeypatch.setattr(limits, "_key", None)


def ask(desk, address=RH):
    return desk.client.post(desk.url("employer-domain"), {"email": address})


def asked(desk, address=RH):
    """Ask, and give the link of the mail that this sent."""
    django_mail.outbox.clear()
    assert ask(desk, address).status_code == 302
    (message,) = django_mail.outbox
    assert message.to == [address]
    return re.search(r"http://testserver(/offres/employeur/[\w-]+/)", message.body)[1]


def confirmed(desk, address=RH):
    assert Client().post(asked(desk, address)).status_code == 302


def public(desk):
    return Client().get(desk.address()).content.decode()


def stored():
    pages = OfferVersion.objects.order_by("pk").values_list("page", flat=True)
    files = VersionFile.objects.order_by("pk").values_list("content", flat=True)
    return [bytes(content) for content in (*pages, *files)]


def test_whoever_receives_the_mail_confirms_and_the_page_says_that_and_no_more(published):
    before = stored()
    assert UNCHECKED in public(published)
    link = asked(published)
    message = django_mail.outbox[0]
    assert published.offer.employer not in message.body + message.subject, "no word of a stranger is mailed"
    assert published.key not in message.body
    assert published.public not in message.body
    reader = Client()
    page = reader.get(link).content.decode()
    assert published.offer.employer in page
    assert published.address() in page
    assert UNCHECKED in public(published), "what only reads the link confirms nothing"
    assert reader.post(link)["Location"] == published.address()
    told = public(published)
    assert UNCHECKED not in told
    assert "@exemple.fr" in told
    assert "rien vérifié d’autre" in told
    assert "Signaler cette offre" in told
    assert stored() == before
    assert reader.get(link).status_code == reader.post(link).status_code == 404


def test_the_address_is_kept_nowhere(published):
    confirmed(published, "marie.durand@exemple.fr")
    row = EmployerDomain.objects.get()
    assert "durand" not in " ".join(str(getattr(row, field.attname)) for field in row._meta.fields)
    pages = [published.client.get(published.url(name)).content.decode() for name in ("employer-domain", "publication")]
    assert "durand" not in "".join([*pages, public(published)])
    assert row.link_digest is None


def test_whoever_disowns_the_offer_is_led_to_the_report(published):
    link = asked(published)
    answer = Client().post(link, {"refuser": "oui"})
    assert answer["Location"] == published.address("report")
    assert not EmployerDomain.objects.exists()
    assert UNCHECKED in public(published)


def test_a_version_under_another_name_drops_it_and_one_under_the_same_does_not(published):
    confirmed(published)
    published.rewrite("offer/summary/contract", "CDI, dès janvier")
    screen = published.screen()
    assert "confirmée depuis @exemple.fr" in screen.content.decode()
    assert published.publish(screen, why="Une précision").status_code == 302
    assert published.offer.latest.number == 2
    assert "@exemple.fr" in public(published)
    published.rewrite("offer/summary/contract", "CDI, dès février")
    assert published.publish(employer="Une autre maison", why="Le nom").status_code == 302
    assert UNCHECKED in public(published)
    assert not EmployerDomain.objects.exists()


def test_the_leader_takes_it_away(published):
    confirmed(published)
    published.client.post(published.url("employer-domain"), {"retirer": "oui"})
    assert UNCHECKED in public(published)


def test_it_goes_with_the_draft(published):
    confirmed(published)
    published.end("retiree")
    published.client.post(f"/cadrage/{published.key}/supprimer/")
    assert not EmployerDomain.objects.exists()


@pytest.mark.parametrize(
    "typed",
    ["x@gmail.com", "x@GMAIL.com", "x@eu.outlook.com", "x@orange.fr", "x@laposte.net", "x@free.fr", "x@yopmail.com"],
)
def test_a_mailbox_that_anyone_opens_is_refused(published, typed):
    answer = ask(published, typed)
    assert answer.status_code == 422
    assert "N’importe qui ouvre une boîte" in answer.content.decode()
    assert not django_mail.outbox


@pytest.mark.parametrize(
    "typed", ["", "rh", "rh@", "rh@exemple.fr\r\nBcc: a@b.fr", f"rh@{'é' * 80}.fr", "rh@\u200b.fr"]
)
def test_what_is_no_address_is_kept_with_a_message(published, typed):
    assert ask(published, typed).status_code == 422
    assert not django_mail.outbox


def test_letters_that_look_alike_are_told_apart(published):
    confirmed(published, "rh@exempłe.fr")
    told = public(published)
    assert re.search(r"@xn--exempe-\w+\.fr", told)
    assert "@exempłe" not in told


def test_a_link_ends_in_two_days_and_a_later_one_replaces_it(published):
    first, second = asked(published), asked(published)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    EmployerDomain.objects.update(asked_at=timezone.now() - timedelta(hours=49))
    assert Client().post(second).status_code == 404
    assert UNCHECKED in public(published)
    assert "Personne n’a répondu" in published.client.get(published.url("employer-domain")).content.decode()


@pytest.mark.parametrize("how", ["close", "retiree"])
def test_an_offer_that_ended_is_no_longer_confirmed(published, how):
    link = asked(published)
    published.end(how)
    assert Client().get(link).status_code == Client().post(link).status_code == 404
    assert ask(published).status_code == 404


def test_a_mailbox_gets_three_mails_a_day(published):
    for _ in range(3):
        assert ask(published).status_code == 302
    refused = ask(published)
    assert refused.status_code == 422
    assert "3 courriels" in refused.content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert len(django_mail.outbox) == 3


def test_a_server_that_refuses_is_said_calmly_and_logged_without_the_address(published, settings, caplog):
    settings.EMAIL_BACKEND = "tests.scoping.test_recovery.Refusing"
    assert ask(published).status_code == 302
    page = published.client.get(published.url("employer-domain")).content.decode()
    assert "Le courriel n’est pas parti" in page
    assert "SMTPRecipientsRefused" in caplog.text
    assert "exemple.fr" not in caplog.text


def test_without_mail_nothing_offers_it_but_what_is_there_is_taken_away(published, settings):
    confirmed(published)
    settings.HAS_MAIL = False
    page = PageForm(published.client.get(published.url("employer-domain")))
    assert "email" not in page.fields()
    assert ask(published).status_code == 404
    published.client.post(published.url("employer-domain"), {"retirer": "oui"})
    assert published.client.get(published.url("employer-domain")).status_code == 404
    assert "publication/employeur/" not in published.client.get(published.url("publication")).content.decode()
    assert UNCHECKED in public(published)


def test_an_editor_sees_it(published, admin_client):
    pk = published.offer.pk
    assert "Rien n’est confirmé" in admin_client.get(f"/gestion/offers/offer/{pk}/change/").content.decode()
    confirmed(published)
    assert "@exemple.fr" in admin_client.get(f"/gestion/offers/offer/{pk}/change/").content.decode()
    published.client.post(published.url("listing"), {"contact": RH, "agreed": "on"})
    listing = published.offer.listing
    assert "@exemple.fr" in admin_client.get(f"/gestion/offers/listing/{listing.pk}/change/").content.decode()


def test_a_suspended_offer_is_confirmed_by_nobody(published):
    link = asked(published)
    published.offer.move(State.SUSPENDED, by=Actor.EDITOR)
    assert Client().post(link).status_code == 404


def test_anyone_elses_key_is_a_404(published):
    assert Client().get(f"/cadrage/{'x' * 22}/publication/employeur/").status_code == 404
    assert Client().get(f"/offres/employeur/{'x' * 22}/").status_code == 404
