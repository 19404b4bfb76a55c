"""The second door, as candidates walk through it: with JavaScript, without, on a phone and by keyboard."""

import pytest
from playwright.sync_api import expect

from productops.contributions import forms
from productops.contributions.models import Contribution
from tests.amounts import NIGHT
from tests.browser.accessibility import open_everything, violations

pytestmark = pytest.mark.browser

MODES = [
    pytest.param({}, id="with JavaScript"),
    pytest.param({"java_script_enabled": False}, id="without JavaScript"),
    pytest.param({"viewport": {"width": 390, "height": 844}}, id="on a phone"),
]


@pytest.mark.parametrize("options", MODES)
def test_a_newcomer_finds_a_former_project_manager_alone_in_the_role_in_three_actions(open_page, options):
    page = open_page(**options)
    page.goto("/")
    actions = [
        lambda: page.get_by_role("link", name="Depuis la gestion de projet transverse").click(),
        lambda: page.get_by_role("link", name="Seul Product Ops").click(),
    ]
    if "viewport" in options:  # on a phone the filters are folded
        actions.insert(1, lambda: page.locator("summary", has_text="Choisir un passé").click())
    for act in actions:
        act()
    page.wait_for_url("**/temoignages/?parcours=chef-de-projet&contexte=seul")
    page.locator(".quote").filter(has_text="en tant que seule Product Ops").wait_for()
    expect(page.locator(".quote")).to_have_count(1)
    expect(page.get_by_role("link", name="Margaux Gunepin", exact=True)).to_be_visible()


@pytest.mark.parametrize("options", MODES)
def test_a_newcomer_finds_a_mandate_for_their_past_with_a_posting_s_warning_signs_in_three_actions(open_page, options):
    page = open_page(**options)
    page.goto("/")
    page.get_by_role("navigation", name="Principale").get_by_role("link", name="Parcours").click()
    page.get_by_role("link", name="Depuis le product management").first.click()
    page.get_by_role("link", name="Premier Product Ops en startup").first.click()
    page.get_by_role("heading", name="Premier Product Ops en startup", level=1).wait_for()
    expect(page.get_by_role("heading", name="Ce qui doit alerter dans l’annonce")).to_be_visible()
    expect(page.get_by_text("couteau suisse")).to_be_visible()


@pytest.mark.parametrize("options", MODES)
def test_a_newcomer_finds_what_they_lack_and_how_to_prove_it_in_three_actions(open_page, options):
    page = open_page(**options)
    page.goto("/")
    page.get_by_role("navigation", name="Principale").get_by_role("link", name="Parcours").click()
    page.get_by_role("link", name="Depuis la gestion de projet transverse").first.click()
    page.locator("#competences").get_by_role("link", name="Pilotage par objectifs").click()
    page.get_by_role("heading", level=1).wait_for()
    expect(page.get_by_role("heading", name="Ce qui la prouverait")).to_be_visible()


def test_the_table_of_contents_follows_the_reader(open_page):
    page = open_page()
    page.goto("/mandats/analyste/")
    contents = page.get_by_role("navigation", name="Sur cette page")
    contents.get_by_role("link", name="En entretien").click()
    expect(contents.locator("[aria-current]")).to_have_text("En entretien")
    assert page.locator("#entretien").bounding_box()["y"] >= 0
    beside = contents.bounding_box()
    assert beside["y"] >= 0, "it stays in sight"
    assert (
        beside["x"]
        > page.locator("#entretien").bounding_box()["x"] + page.locator("#entretien").bounding_box()["width"]
    )


def test_however_long_the_table_of_contents_it_marks_the_part_one_went_to(open_page):
    page = open_page()
    page.goto("/questions/")
    contents = page.get_by_role("navigation", name="Sur cette page")
    for name in ("J’ai perdu mon emploi", "Quel diplôme faut-il"):
        contents.get_by_role("link", name=name).click()
        expect(contents.locator("[aria-current]")).to_contain_text(name)


def test_on_a_phone_the_table_of_contents_is_folded_until_asked_for(open_page):
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto("/mandats/analyste/")
    contents = page.get_by_role("navigation", name="Sur cette page")
    expect(contents.get_by_role("link", name="En entretien")).to_be_hidden()
    contents.locator("summary").click()
    contents.get_by_role("link", name="En entretien").click()
    expect(contents.get_by_role("link", name="En entretien")).to_be_hidden()


def test_too_few_answers_bring_the_focus_to_what_is_left(open_page):
    page = open_page()
    page.goto("/parcours/mon-profil/?passe=produit&annees=milieu&envoi=1")
    assert page.evaluate("document.activeElement.id") == "manque"
    page.locator("#manque a").first.click()
    assert page.evaluate("document.activeElement.id") == "reunion-chiffres"


def test_refining_does_not_reload_and_the_browser_goes_back_and_forward(open_page):
    page = open_page()
    page.goto("/temoignages/")
    page.evaluate("window.same = true")
    page.locator("#parcours-premier-poste").click()
    page.wait_for_url("**/?parcours=premier-poste")
    expect(page.locator(".quote")).to_have_count(3)
    assert page.evaluate("window.same") is True
    assert page.locator("#compte").inner_text() == "3 témoignages"
    assert page.evaluate("document.activeElement.id") == "parcours-premier-poste"
    page.get_by_label("Un mot, ou une phrase").fill("curiosite")
    page.get_by_label("Un mot, ou une phrase").press("Enter")
    page.wait_for_url("**/?q=curiosite&parcours=premier-poste")
    assert page.locator("mark").inner_text() == "curiosité"
    page.go_back()
    page.wait_for_url("**/?parcours=premier-poste")
    expect(page.locator(".quote")).to_have_count(3)
    page.go_back()
    page.wait_for_url("**/temoignages/")
    expect(page.locator(".quote")).to_have_count(12)
    page.go_forward()
    page.wait_for_url("**/?parcours=premier-poste")
    expect(page.locator(".quote")).to_have_count(3)
    page.get_by_role("link", name="Retirer le filtre : En premier poste").click()
    expect(page.locator(".quote")).to_have_count(12)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_words_search_from_any_page(open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    page.goto("/competences/")
    page.get_by_label("Chercher dans le site").fill("résilience")
    page.get_by_label("Chercher dans le site").press("Enter")
    page.wait_for_url("**/recherche/?q=*")
    expect(page.locator("h2", has_text="Témoignages")).to_be_visible()
    page.locator(".results").get_by_role("link", name="Faire preuve de résilience").last.click()
    page.wait_for_url("**/competences/etre-resilient/")


@pytest.mark.parametrize("options", MODES)
def test_a_candidate_answers_and_reads_where_they_would_thrive(open_page, options):
    page = open_page(**options)
    page.goto("/parcours/mon-profil/")
    page.get_by_label("Du product management").check()
    page.get_by_label("Je fabrique un tableau").check()
    page.get_by_role("button", name="Voir mon profil").click()
    expect(page.get_by_text("Encore 4 réponses")).to_be_visible()
    assert page.get_by_label("Je fabrique un tableau").is_checked()
    for label in ("On a refait à la main", "Cela me coûterait", "Oui, j’aime ouvrir un chemin", "Dans une startup"):
        page.get_by_label(label).check()
    page.get_by_role("button", name="Voir mon profil").click()
    page.wait_for_selector("h1:has-text('vous y seriez bien')")
    expect(page.locator("h2", has_text="Quatre semaines pour essayer")).to_be_visible()
    shared = page.locator("#adresse").get_attribute("href")
    friend = open_page()
    friend.goto(shared)
    assert friend.locator("h1").inner_text() == page.locator("h1").inner_text()
    page.get_by_role("link", name="Revoir mes réponses").click()
    assert page.get_by_label("Dans une startup").is_checked()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_someone_offers_a_testimonial_and_takes_it_back(open_page, monkeypatch, javascript):
    monkeypatch.setattr(forms, "TOO_QUICK", 0)  # a form sent at once is a robot's: this hand is as quick
    page = open_page(java_script_enabled=javascript)
    page.goto("/temoignages/proposer/")
    page.get_by_label("Votre nom, tel qu’il paraîtra").fill("Inès")
    page.get_by_label("Qu’est-ce qui est difficile").fill("Dire non sans passer pour un frein.")
    page.get_by_role("button", name="Envoyer à la relecture").click()
    summary = page.locator(".error-summary")
    assert "Sans cet accord" in summary.inner_text()
    assert page.get_by_label("Qu’est-ce qui est difficile").input_value() == "Dire non sans passer pour un frein."
    page.get_by_label("Que diriez-vous").fill("Écoutez d’abord.")
    page.get_by_label("J’accepte que mes réponses").check()
    page.get_by_role("button", name="Envoyer à la relecture").click()
    page.wait_for_selector("h1:has-text('Merci')")
    assert Contribution.objects.count() == 1
    expect(page.get_by_text("Dire non sans passer pour un frein.")).to_be_visible()
    page.locator("summary", has_text="Effacer mon témoignage").click()
    page.get_by_role("button", name="Oui, tout effacer").click()
    page.wait_for_selector("h1:has-text('effacé')")
    assert Contribution.objects.count() == 0


def test_the_filters_are_walked_with_the_keyboard(open_page):
    page = open_page()
    page.goto("/temoignages/?parcours=chef-de-projet")
    page.locator("#q").focus()
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert reached[1:6] == [
        "parcours-tous", "parcours-product-manager", "parcours-chef-de-projet", "parcours-coach-consultant",
        "parcours-premier-poste",
    ]  # fmt: skip
    page.locator("#contexte-seul").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?parcours=chef-de-projet&contexte=seul")
    assert page.evaluate("document.activeElement.id") == "contexte-seul"


PAGES = {
    "reading": "/lire/?lecteur=candidat",
    "voices": "/temoignages/?q=organisation&domaine=pratiques",
    "nothing": "/temoignages/?q=budget&parcours=premier-poste",
    "search": "/recherche/?q=adoption",
    "person": "/temoignages/michael-bastien/",
    "paths": "/parcours/",
    "path": "/parcours/premier-poste/",
    "competency": "/competences/conduire-le-changement/",
    "domain": "/domaines/personnes/",
    "mandates": "/mandats/",
    "mandate": "/mandats/junior-dans-une-equipe/",
    "glossary": "/glossaire/",
    "first questions": "/questions/",
    "two jobs": "/metiers-voisins/?metier=pmo",
    "two paths": "/parcours/?avec=product-manager&avec=premier-poste",
    "pitch": "/parcours/mon-profil/proposition/?passe=produit&reunion=corvee&libre=fabriquer&service=outil&decision=frustration&seul=ouvrir&mal=pm-secretaires",
    "people": "/temoignages/",
    "questions": "/parcours/mon-profil/?passe=produit",
    "profile": "/parcours/mon-profil/?passe=produit&reunion=corvee&libre=fabriquer&service=outil&decision=frustration&seul=ouvrir",
    "contribute": "/temoignages/proposer/",
    "about": "/a-propos/",
    "privacy": "/confidentialite/",
    "accessibility": "/accessibilite/",
    "legal": "/mentions/",
    "map": "/plan/",
    "gallery": "/galerie/",
    "competencies": "/competences/",
    "removal": "/temoignages/retrait/?voix=martin-lim-curiosite",
}  # fmt: skip

BOTH_LOOKS = {PAGES[name] for name in ("gallery", "people", "profile", "contribute")}
"""By day, the pages read in both looks and in both widths: the gallery has every component, the others lay them out."""


SHARDS = 4
"""Opening a browser costs more than opening a page: each reads its share of them, and processes share the shards."""


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_page_is_accessible_and_holds_in_320_pixels(open_page, shard):
    page = open_page()
    for address in list(PAGES.values())[shard::SHARDS]:
        thorough = NIGHT or address in BOTH_LOOKS
        page.set_viewport_size({"width": 1280, "height": 720})
        page.goto(address)
        open_everything(page, within="main")
        assert not violations(page, both_looks=thorough), address
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert not thorough or not violations(page), address


def test_the_errors_of_the_form_are_accessible(open_page):
    page = open_page()
    page.goto("/temoignages/proposer/")
    page.get_by_role("button", name="Envoyer à la relecture").click()
    page.wait_for_selector(".error-summary")
    assert not violations(page)
    assert page.evaluate("document.activeElement.id") == "erreurs"


def test_taking_a_filter_off_leaves_the_keyboard_at_what_is_found(open_page):
    page = open_page()
    page.goto("/temoignages/?parcours=chef-de-projet&contexte=seul")
    page.locator("#retirer-1").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".found__count")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.browse__found') !== null")
