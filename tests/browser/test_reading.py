"""A posting becomes a confirmed draft, by the keyboard, in few actions; a candidate reads the same one without a script."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_journey import assert_fit_for_all
from tests.browser.test_wizard import WAYS
from tests.publishing.postings import ENGLISH, OFFER, PEOPLE

pytestmark = pytest.mark.browser

MOST_ACTIONS = 20


class Counted:
    """Counts what a leader does: a text pasted, a key pressed to choose or to move, a button."""

    def __init__(self, page):
        self.page, self.actions = page, 0

    def paste(self, text):
        self.page.get_by_label("Le texte de l’offre").fill(text)
        self.actions += 1

    def press(self, key):
        self.page.keyboard.press(key)
        self.actions += 1

    def click(self, name):
        self.page.get_by_role("button", name=name, exact=True).last.click()
        self.actions += 1


@pytest.mark.parametrize("text", [OFFER, PEOPLE, ENGLISH], ids=["offer", "people", "english"])
def test_a_pasted_posting_becomes_a_confirmed_draft_in_few_actions(open_page, text):
    page = open_page()
    page.goto("/lire/")
    leader = Counted(page)
    leader.paste(text)
    leader.click("Lire")
    page.get_by_role("heading", name="Quel métier", exact=True).wait_for()
    leader.click("Partir de cette offre")
    page.get_by_role("heading", name="Ce que nous y avons lu, à confirmer").wait_for()
    page.wait_for_load_state("load")  # the arrows are heard once the script has run
    boxes = page.get_by_role("checkbox")
    # By the arrows and the space alone: into the list, down to the second line, refused, then taken back.
    leader.press("ArrowDown")
    leader.press("ArrowDown")
    expect(boxes.nth(1)).to_be_focused()
    was = boxes.nth(1).is_checked()
    leader.press("Space")
    assert boxes.nth(1).is_checked() is not was
    leader.press("Space")
    assert boxes.nth(1).is_checked() is was
    leader.press("ArrowUp")
    assert boxes.first.evaluate("box => box === document.activeElement")
    assert_fit_for_all(page, "the lines to confirm")
    boxes.last.focus()
    leader.press("ArrowDown")
    leader.press("Space")
    page.wait_for_url("**/relecture/")
    page.get_by_role("heading", name="Ce qu’une personne de l’extérieur en comprend").wait_for()
    assert leader.actions <= MOST_ACTIONS


@pytest.mark.parametrize("options", WAYS)
def test_a_candidate_reads_a_posting_and_holds_it_against_their_answers(open_page, options):
    page = open_page(**options)
    page.goto(
        "/parcours/mon-profil/?passe=projet&libre=fabriquer&reunion=absents&seul=ouvrir&taille=groupe&service=planning"
    )
    page.get_by_role("link", name="Mettre une offre en face de mes réponses").click()
    page.get_by_label("Le texte de l’offre").fill(OFFER)
    page.get_by_role("button", name="Lire", exact=True).last.click()
    page.get_by_role("heading", name="Ce qui parle pour vous").wait_for()
    if options.get("java_script_enabled", True):
        assert_fit_for_all(page, "the card of a posting, read by a candidate")
    page.get_by_role("button", name="Voir ce qu’elle dit du droit").click()
    page.get_by_role("heading", name="Elle ne dit pas").wait_for()
    assert page.get_by_label("Le texte de l’offre").input_value() == OFFER
