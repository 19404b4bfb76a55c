"""A lost draft comes back by an address left on purpose, where the operator set up mail; never otherwise."""

import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from productops.scoping.access import COOKIE
from productops.scoping.left_address import LeftAddress
from productops.scoping.models import RoleScope
from productops.ui import limits, mail
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db
CAMILLE = "camille@exemple.fr"
ASK = "/cadrage/retrouver/"


@pytest.fixture(autouse=True)
def at_once(settings, monkeypatch):
    """Mail is set up, and what mails does so before the answer, for the tests to read it."""
    settings.HAS_MAIL = True
    monkeypatch.setattr(mail, "later", mail.done)
    monkeypatch.setattr(limits, "_key", None)


@pytest.fixture
def draft(client, catalogue):
    """A draft whose name says nothing that a mail should."""
    _row, key = RoleScope.objects.start({"organisation": {"name": "Maison secrète"}})
    return key


def leave(client, key, address=CAMILLE):
    return client.post(f"/cadrage/{key}/adresse/", {"email": address})


def links(message):
    return re.findall(r"http://testserver(/cadrage/retrouver/[\w-]+/)", message.body)


def asked(client, address=CAMILLE):
    """Ask, and give the links of the one mail that this sent."""
    django_mail.outbox.clear()
    assert client.post(ASK, {"email": address}).status_code == 302
    assert len(django_mail.outbox) == 1
    return links(django_mail.outbox[0])


def test_an_address_left_brings_the_draft_back_once_to_another_browser(client, draft):
    assert leave(client, draft).status_code == 302
    assert not django_mail.outbox, "nothing leaves before anyone asks"
    (link,) = asked(Client(), " CAMILLE@Exemple.fr ")
    message = django_mail.outbox[0]
    assert message.to == ["CAMILLE@Exemple.fr"]
    assert not {draft, "secrète", "<", "img"} & set(re.split(r"\W", message.body)), "plain, and nothing of the draft"
    assert draft not in message.body
    elsewhere = Client()
    page = elsewhere.get(link)
    assert page.status_code == 200
    assert page["Cache-Control"].startswith("max-age=0")
    assert draft not in page.content.decode()
    assert elsewhere.get(link).status_code == 200, "what only reads the link does not use it"
    answer = elsewhere.post(link)
    assert answer["Location"] == f"/cadrage/{draft}/"
    assert COOKIE in answer.cookies
    assert "Maison secrète" in elsewhere.get("/cadrage/").content.decode()
    ended = elsewhere.post(link)
    assert ended.status_code == 404
    assert "ne sert plus" in ended.content.decode()


def test_nothing_stored_says_the_address_or_opens_the_draft(client, draft):
    leave(client, draft)
    (link,) = asked(client)
    row = LeftAddress.objects.get()
    stored = " ".join(str(getattr(row, field.attname)) for field in row._meta.fields)
    assert not [told for told in (CAMILLE, "camille", draft, link.split("/")[-2]) if told in stored]


def test_the_answer_is_the_same_whether_the_address_is_known(client, draft):
    leave(client, draft)
    known, unknown = (Client().post(ASK, {"email": address}, follow=True) for address in (CAMILLE, "lou@exemple.fr"))
    pages = [re.sub(r'value="[\w]{64}"', "", page.content.decode()) for page in (known, unknown)]
    assert pages[0] == pages[1]
    assert len(django_mail.outbox) == 1


def test_the_answer_does_not_wait_for_the_mail(client, draft, monkeypatch):
    waiting = []
    monkeypatch.setattr(mail, "later", waiting.append)
    leave(client, draft)
    for address in (CAMILLE, "lou@exemple.fr"):
        client.post(ASK, {"email": address})
    assert len(waiting) == 2, "nothing is looked up before the answer, whoever asks"
    assert not django_mail.outbox


def test_a_link_ends_in_an_hour_and_a_later_one_replaces_it(client, draft):
    leave(client, draft)
    (first,), (second,) = asked(client), asked(client)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    LeftAddress.objects.update(link_until=timezone.now() - timedelta(seconds=1))
    assert client.get(second).status_code == client.post(second).status_code == 404


def test_a_mailbox_gets_three_mails_a_day_whoever_asks(client, draft):
    leave(client, draft)
    for end in range(5):
        Client(REMOTE_ADDR=f"192.0.2.{end}").post(ASK, {"email": CAMILLE.upper() if end % 2 else CAMILLE})
    assert len(django_mail.outbox) == limits.MAILS == 3


def test_one_mail_gives_a_link_for_each_draft_of_an_address(client, draft):
    _row, other = RoleScope.objects.start()
    leave(client, draft), leave(client, other)
    assert {client.post(link)["Location"] for link in asked(client)} == {f"/cadrage/{key}/" for key in (draft, other)}


def test_an_address_is_taken_back_at_once(client, draft):
    leave(client, draft)
    (link,) = asked(client)
    client.post(f"/cadrage/{draft}/adresse/", {"retirer": "oui"})
    assert not LeftAddress.objects.exists()
    assert client.get(link).status_code == 404
    django_mail.outbox.clear()
    client.post(ASK, {"email": CAMILLE})
    assert not django_mail.outbox


def test_whoever_gets_a_mail_for_the_draft_of_another_takes_their_address_back(client, draft):
    leave(client, draft)
    (link,) = asked(client)
    answer = client.post(link, {"retirer": "oui"})
    assert COOKIE not in answer.cookies
    assert not LeftAddress.objects.exists()


def test_a_new_address_takes_the_place_of_the_first(client, draft):
    leave(client, draft)
    (link,) = asked(client)
    leave(client, draft, "lou@exemple.fr")
    assert client.get(link).status_code == 404
    assert len(asked(client, "lou@exemple.fr")) == 1
    django_mail.outbox.clear()
    client.post(ASK, {"email": CAMILLE})
    assert not django_mail.outbox


def test_it_goes_with_its_draft(client, draft):
    leave(client, draft)
    client.post(f"/cadrage/{draft}/supprimer/")
    assert not LeftAddress.objects.exists()


def test_a_link_that_edits_leaves_no_address(client, draft):
    from productops.scoping.links import Link, Use

    row = RoleScope.objects.get()
    link = Link.objects.give(under=draft, scope=row, use=Use.EDIT, name="Lou")
    assert leave(client, link.key_under(draft)).status_code == 404
    assert not LeftAddress.objects.exists()


def test_it_still_opens_once_the_sites_secret_has_changed(client, draft, settings):
    leave(client, draft)
    before = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "une-autre-clef" * 5, [before]
    assert len(asked(client)) == 1
    settings.SECRET_KEY_FALLBACKS = []
    django_mail.outbox.clear()
    client.post(ASK, {"email": CAMILLE})
    assert not django_mail.outbox


def test_without_mail_nothing_offers_it_but_what_is_left_is_taken_back(client, draft, settings):
    leave(client, draft)
    settings.HAS_MAIL = False
    assert client.get(ASK).status_code == client.post(ASK, {"email": CAMILLE}).status_code == 404
    assert ASK not in client.get("/cadrage/").content.decode()
    page = client.get(f"/cadrage/{draft}/adresse/").content.decode()
    assert "Retirer l’adresse" in page
    assert 'name="email"' not in page
    assert leave(client, draft, "lou@exemple.fr").status_code == 404
    assert client.post(f"/cadrage/{draft}/adresse/", {"retirer": "oui"}).status_code == 302
    assert client.get(f"/cadrage/{draft}/adresse/").status_code == 404
    assert "/adresse/" not in client.get(f"/cadrage/{draft}/liens/").content.decode()


def test_with_mail_the_start_and_the_links_lead_to_it(client, draft):
    assert ASK in client.get("/cadrage/").content.decode()
    shown = client.get(f"/cadrage/{draft}/liens/").content.decode()
    assert f"/cadrage/{draft}/adresse/" in shown
    leave(client, draft)
    assert "Une adresse de courriel est laissée depuis" in client.get(f"/cadrage/{draft}/liens/").content.decode()


@pytest.mark.parametrize(
    "typed", ["", "camille", "camille@", "a" * 300 + "@exemple.fr", "a@b.fr\r\nBcc: c@d.fr", "<b>"]
)
def test_what_is_no_address_is_kept_with_a_message(client, draft, typed):
    for url in (ASK, f"/cadrage/{draft}/adresse/"):
        answer = client.post(url, {"email": typed})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()
    assert not django_mail.outbox
    assert not LeftAddress.objects.exists()


def test_a_server_that_refuses_is_logged_without_the_address_and_the_answer_is_the_same(
    client, draft, settings, caplog
):
    leave(client, draft)
    settings.EMAIL_BACKEND = "tests.scoping.test_recovery.Refusing"
    assert client.post(ASK, {"email": CAMILLE}).status_code == 302
    assert "A mail was not sent." in caplog.text
    assert "SMTPRecipientsRefused" in caplog.text
    assert "camille" not in caplog.text
    assert draft not in caplog.text


class Refusing:
    """A mail server that says no."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        import smtplib

        raise smtplib.SMTPRecipientsRefused(dict.fromkeys(messages[0].to, (550, b"no")))


@pytest.mark.django_db(transaction=True)
def test_it_is_sent_from_beside_the_request(client, draft, monkeypatch):
    """The true path: a thread of its own, with a connection that it gives back."""
    monkeypatch.undo()
    monkeypatch.setattr(mail, "WAITS", (0, 1))
    leave(client, draft)
    from django.conf import settings

    settings.HAS_MAIL = True
    sent = []
    true = mail._sender.submit
    monkeypatch.setattr(mail._sender, "submit", lambda *work: sent.append(true(*work)))
    client.post(ASK, {"email": CAMILLE})
    assert sent[0].result(timeout=10) is None
    assert len(django_mail.outbox) == 1


@pytest.mark.parametrize(
    ("url", "sender", "told"),
    [
        ("", "", "False"),
        ("smtp+tls://nom:mot@mail.exemple.fr:587", "site@exemple.fr", "True mail.exemple.fr 587 True site@exemple.fr"),
        ("smtp+tls://nom:mot@mail.exemple.fr:587", None, "EMAIL_FROM manque"),
    ],
    ids=["no mail", "mail", "mail from nobody"],
)
def test_mail_is_set_up_by_two_settings_of_the_operator(url, sender, told):
    code = (
        "from productops import settings as s; print(s.HAS_MAIL, *((s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS,"
        " s.DEFAULT_FROM_EMAIL) if s.HAS_MAIL else ()))"
    )
    env = os.environ | {"EMAIL_URL": url} | ({} if sender is None else {"EMAIL_FROM": sender})
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert told in done.stdout + done.stderr
