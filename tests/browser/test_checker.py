"""Any posting is checked, mended and read by a candidate, in a real browser."""

import base64

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import open_everything
from tests.browser.test_journey import assert_fit_for_all
from tests.browser.test_wizard import WAYS, Keyboard
from tests.intake.files import as_pdf
from tests.publishing.test_checker import BAD

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("options", WAYS)
def test_a_posting_is_checked_mended_and_undone(open_page, options):
    page = open_page(**options)
    page.goto("/")
    page.get_by_role("link", name="Vérifier une offre").click()
    page.get_by_label("Le texte de l’offre").fill(BAD)
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.get_by_text("Contrôlé le").wait_for()
    if options.get("java_script_enabled", True):
        open_everything(page)
        assert_fit_for_all(page, "checked, everything open")
    page.locator("mark", has_text="jeune diplômé").get_by_role("link").click()
    assert "#c" in page.url
    page.get_by_role("button", name="Remplacer « anglais langue maternelle » par").click()
    page.get_by_text("Le remplacement est fait").wait_for()
    assert "anglais courant (niveau C1)" in page.get_by_label("Le texte de l’offre").input_value()
    page.get_by_role("button", name="Annuler").click()
    page.get_by_text("Contrôlé le").wait_for()
    assert page.get_by_label("Le texte de l’offre").input_value() == BAD
    page.get_by_label("Je lis cette offre").check()
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.get_by_role("heading", name="Elle ne dit pas").wait_for()


def test_a_finding_is_set_aside_with_the_keyboard_alone(open_page):
    page = open_page()
    page.goto("/verifier/")
    hand = Keyboard(page)
    hand.reach(page.get_by_label("Le texte de l’offre"))
    page.keyboard.insert_text(BAD)
    hand.reach(page.get_by_role("button", name="Vérifier", exact=True).last)
    page.keyboard.press("Enter")
    page.get_by_text("Contrôlé le").wait_for()
    summary = page.locator("summary", has_text="Un texte m’y oblige").first
    hand.reach(summary)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Contrat de professionnalisation")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Mis de côté").wait_for()


def test_a_field_of_the_wizard_is_read_while_one_types(open_page):
    page = open_page()
    page.goto("/cadrage/mandats-types/")
    page.get_by_role("button", name="Partir de là : Product Ops analyste").click()
    page.wait_for_url("**/contexte/")
    page.get_by_label("Pourquoi maintenant").fill("Nous cherchons un jeune diplômé de moins de 30 ans")
    page.locator("#apercu").get_by_text("« Jeune diplômé » vise un âge").wait_for()
    page.reload()
    expect(page.locator(".field__finding")).to_have_count(2)
    assert_fit_for_all(page, "contexte, with findings under a field")


def test_a_file_dropped_on_the_text_is_read(open_page):
    page = open_page()
    page.goto("/verifier/")
    dropped = page.evaluate_handle(
        """data => {
          const moved = new DataTransfer();
          moved.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], "offre.pdf"));
          return moved;
        }""",
        base64.b64encode(as_pdf(BAD)).decode(),
    )
    text = page.get_by_label("Le texte de l’offre")
    text.dispatch_event("dragover", {"dataTransfer": dropped})
    text.dispatch_event("drop", {"dataTransfer": dropped})
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.get_by_text("Contrôlé le").wait_for()
    page.locator("mark", has_text="jeune diplômé").first.wait_for()
    assert "anglais langue maternelle" in " ".join(text.input_value().split())
