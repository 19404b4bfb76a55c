"""The two mails that the site sends, from the page that asks for one to the page that its link opens."""

import re

import pytest
from django.core import mail as django_mail
from playwright.sync_api import expect

from productops.scoping.models import RoleScope
from productops.ui import limits, mail
from tests.browser.accessibility import violations
from tests.browser.test_offers import publish
from tests.offers.conftest import answers

pytestmark = pytest.mark.browser
WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


@pytest.fixture(autouse=True)
def at_once(settings, monkeypatch):
    """Mail is set up, and what mails does so before the answer."""
    settings.HAS_MAIL = True
    monkeypatch.setattr(mail, "later", mail.done)
    monkeypatch.setattr(limits, "_key", None)
    django_mail.outbox = []


def link(kind):
    """Give the path of the link that the last mail holds."""
    return re.search(rf"https?://[^/\s]+(/{kind}/[\w-]+/)", django_mail.outbox[-1].body)[1]


@WAYS
def test_a_lost_draft_comes_back_to_another_browser(open_page, javascript):
    _row, key = RoleScope.objects.start(answers())
    page = open_page(java_script_enabled=javascript)
    page.goto(f"/cadrage/{key}/liens/")
    page.get_by_role("link", name="Laisser une adresse").click()
    page.get_by_label("courriel").fill("camille@exemple.fr")
    page.get_by_role("button", name="Laisser cette adresse").click()
    assert not django_mail.outbox

    other = open_page(java_script_enabled=javascript)
    other.goto("/cadrage/")
    other.get_by_role("link", name="Le retrouver par courriel").click()
    other.get_by_label("courriel").fill("camille@exemple.fr")
    other.get_by_role("button", name="Demander le lien").click()
    other.goto(link("cadrage/retrouver"))
    assert not javascript or not violations(other)
    other.get_by_role("button", name="L’ouvrir dans ce navigateur").click()
    other.wait_for_url(f"**/cadrage/{key}/**")


@WAYS
def test_an_employer_confirms_an_offer_from_their_own_mail(open_page, javascript):
    _row, key = RoleScope.objects.start(answers())
    page = open_page(java_script_enabled=javascript)
    page.goto(f"/cadrage/{key}/publier/")
    publish(page)
    address = page.locator("#adresse-publique").get_attribute("href")
    page.goto(f"/cadrage/{key}/publication/")
    page.get_by_role("link", name=re.compile("domaine")).first.click()
    page.get_by_label("courriel").fill("rh@exemple.fr")
    page.get_by_role("button", name="Envoyer le courriel").click()

    employer = open_page(java_script_enabled=javascript)
    employer.goto(link("offres/employeur"))
    assert not javascript or not violations(employer)
    employer.get_by_role("button", name=re.compile("^Oui, elle est de")).click()
    employer.goto(address)
    expect(employer.get_by_text("ce site n’a pas vérifié son identité")).to_have_count(0)
    expect(employer.get_by_text("exemple.fr").first).to_be_visible()
