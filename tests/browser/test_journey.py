"""From the home page to a posting, as people do it: with JavaScript, without, and with the keyboard alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from productops.drafting.document import Kind
from productops.scoping.models import RoleScope
from tests.amounts import NIGHT
from tests.browser.accessibility import open_everything, violations
from tests.browser.drafts import ANSWERS, open_the_offer

pytestmark = pytest.mark.browser

NEXT = "Enregistrer et continuer"


def go_on(page, step):
    page.get_by_role("button", name=NEXT).click()
    page.wait_for_url(f"**/{step}/")


def walk_to_the_offer(page):
    page.goto("/")
    page.get_by_role("link", name="Commencer un cadrage").click()
    page.get_by_role("button", name="Ouvrir la première étape").click()
    page.wait_for_url("**/contexte/")
    page.get_by_label("Nom de l’organisation").fill("Alan")
    page.get_by_label("Nombre de PM").fill("12")
    page.get_by_label("La fonction s’ouvre avec ce poste").check()
    page.get_by_label("L’équipe data", exact=True).check()
    go_on(page, "problemes")
    page.get_by_label("Autre problème n° 1").fill("Chaque équipe a ses chiffres")
    page.get_by_label("Domaine du problème n° 1").select_option("pilotage")
    go_on(page, "mandat")
    assert page.get_by_role("group", name="Pilotage").get_by_label("Prioritaire").is_checked()
    page.get_by_role("group", name="Pratiques").get_by_label("Prioritaire").check()
    page.get_by_role("group", name="Pilotage").get_by_label("En appui").check()
    go_on(page, "missions")
    page.get_by_label("Autre mission n° 1").fill("Préparer la revue trimestrielle")
    go_on(page, "resultats")
    page.get_by_label("Résultat n° 1").fill("Chaque équipe lit ses chiffres sans les demander")
    go_on(page, "profil")
    go_on(page, "conditions")
    page.get_by_label("CDI").check()
    page.get_by_label("Lieu de travail").fill("Paris")
    page.get_by_label("Salaire, bas de la fourchette").fill("50000")
    page.get_by_label("Salaire, haut de la fourchette").fill("60000")
    go_on(page, "relecture")
    document = page.locator("#document")
    for said in (
        "Product Ops (F/H)",
        "Douze product managers (PM)",
        "Préparer la revue trimestrielle",
        "sans les demander",
    ):
        assert said in document.inner_text().replace("\u00a0", " "), said
    return document


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_leader_goes_from_home_to_a_posting_in_hand(open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    document = walk_to_the_offer(page)
    (row,) = RoleScope.objects.all()
    typed = row.answers | {"results": row.answers["results"][:1]}  # the catalogue suggests the others
    assert typed == ANSWERS
    first = document.locator("summary").first
    first.click()
    expect(document.locator("details[open]")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="Markdown").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.startswith("# Product Ops (F/H)")
    assert "Préparer la revue trimestrielle" in text
    page.goto("/cadrage/")
    expect(page.get_by_role("link", name="Product Ops – Alan", exact=True)).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_fast_way_takes_fifteen_actions_at_most(open_page, javascript):
    """One action is a field filled or a click, from the page of departure to the posting."""
    page = open_page(java_script_enabled=javascript)
    page.goto("/cadrage/")
    actions = [
        lambda: page.get_by_role("link", name="Remplir l’essentiel").click(),
        lambda: page.get_by_label("Nom de l’organisation").fill("Alan"),
        lambda: page.get_by_label("Nombre de PM").fill("12"),
        lambda: page.locator("summary", has_text="Relier le produit").click(),
        lambda: page.get_by_label("Les PM découvrent trop tard").check(),
        lambda: page.get_by_label("Le support client").check(),
        lambda: page.get_by_label("Le poste sera réussi si").fill("Chaque équipe répond au support"),
        lambda: page.get_by_label("Cible").fill("95 %"),
        lambda: page.get_by_role("button", name="Voir le mandat suggéré").click(),
        lambda: page.get_by_role("button", name="Voir l’offre").click(),
    ]
    for action in actions:
        action()
    page.wait_for_url(re.compile(r"/relecture/(#contenu)?$"))
    assert len(actions) <= 15
    document = page.locator("#document").inner_text().replace("\u00a0", " ")
    assert "chaque équipe répond au support (cible : 95 %)" in document.lower()
    assert "Aider le support client à rapporter" in document


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_line_is_retouched_with_the_keyboard_alone(open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    open_the_offer(page)
    page.get_by_role("link", name="Retoucher la ligne : Préparer la revue trimestrielle").press("Enter")
    page.get_by_label("Le texte de la ligne").wait_for()
    assert page.evaluate("document.activeElement.id") == "texte-ligne", "the pen is in the hand"
    page.keyboard.press("Control+a")
    page.keyboard.type("Tenir la revue de chaque trimestre.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("La ligne est réécrite.").wait_for()
    assert "Tenir la revue de chaque trimestre." in page.locator("#document").inner_text()
    page.get_by_role("button", name="Annuler").press("Enter")
    page.get_by_text("La retouche est annulée.").wait_for()
    assert "Préparer la revue trimestrielle." in page.locator("#document").inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_note_is_left_with_the_link_to_comment(open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    open_the_offer(page)
    reading = page.url
    page.goto(page.locator(".share").get_attribute("href"))
    page.get_by_role("link", name="Laisser une note sur la ligne : Préparer la revue trimestrielle").press("Enter")
    page.get_by_label("Votre note sur cette ligne").fill("Avec la finance, non ?")
    page.get_by_label("Votre nom").fill("Camille")
    page.get_by_role("button", name="Laisser la note").click()
    page.get_by_text("La note est laissée").wait_for()
    if javascript:  # the accessibility engine is JavaScript itself
        assert_fit_for_all(page, "read and comment")
    page.goto(reading)
    page.get_by_text("Avec la finance, non").wait_for()
    if javascript:
        assert_fit_for_all(page, "reading, with a note")
    page.get_by_role("button", name="Effacer la note").click()
    page.get_by_text("La note est effacée.").wait_for()
    expect(page.get_by_text("Avec la finance, non")).to_have_count(0)


def test_the_posting_is_copied_as_rich_text(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    open_the_offer(page)
    page.get_by_role("link", name="Lire et copier l’offre").click()
    page.get_by_role("button", name="Copier, mise en forme comprise").click()
    page.get_by_text("Copié").wait_for()
    read = """async type => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType(type)).text();
    }"""
    rich, plain = page.evaluate(read, "text/html"), page.evaluate(read, "text/plain")
    assert "<h3>Vos missions</h3>" in rich
    assert "<li>" in rich
    assert "class=" not in rich
    assert "href=" not in rich
    assert "Préparer la revue trimestrielle." in plain


def test_without_javascript_no_button_promises_to_copy(open_page):
    page = open_page(java_script_enabled=False)
    open_the_offer(page)
    page.get_by_role("link", name="Lire et copier l’offre").click()
    expect(page.get_by_role("heading", name="Vos missions")).to_be_visible()
    expect(page.get_by_role("button", name="Copier")).to_be_hidden()


def test_an_error_takes_the_focus_and_leads_to_its_field(open_page):
    page = open_page()
    page.goto("/cadrage/")
    page.get_by_role("button", name="Ouvrir la première étape").click()
    page.get_by_label("Nombre de PM").fill("-4")
    page.get_by_role("button", name=NEXT).click()
    expect(page).to_have_title(re.compile("^Erreur"))
    assert page.evaluate("document.activeElement.id") == "erreurs"
    page.get_by_role("alert").get_by_role("link", name="Nombre de PM").click()
    assert page.evaluate("document.activeElement.id") == "id_product_team_size"
    assert page.get_by_label("Nombre de PM").input_value() == "-4"


def test_the_mandate_is_chosen_with_the_keyboard_alone(open_page):
    page = open_page()
    page.goto("/cadrage/")
    page.get_by_role("button", name="Ouvrir la première étape").press("Enter")
    page.wait_for_url("**/contexte/")
    page.get_by_role("link", name="Le mandat").press("Enter")
    page.wait_for_url("**/mandat/")
    page.get_by_role("group", name="Pratiques").get_by_label("Hors du mandat").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/missions/")
    expect(page.get_by_role("heading", name="Suggérées par vos réponses")).to_be_visible()


def test_the_skip_link_leads_to_the_content(open_page):
    page = open_page()
    page.goto("/temoignages/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_candidate_finds_the_voices_of_one_past(open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    page.goto("/temoignages/")
    page.locator("#parcours-premier-poste").click()
    page.wait_for_url("**/temoignages/?parcours=premier-poste")
    expect(page.locator("figure.quote")).to_have_count(3)
    page.get_by_role("link", name="Émilie Briot").first.click()
    page.get_by_role("heading", name="Émilie Briot", level=1).wait_for()
    page.go_back()
    expect(page.locator("figure.quote")).to_have_count(3)


PAGES = ["/", "/domaines/", "/missions/pile-d-outils/", "/cadrage/", "/cadrage/importer/", "/verifier/", "/metiers-voisins/", "/nulle-part/"]  # fmt: skip
"""Those of candidates are read in `test_candidates`."""
ALIKE = [
    "/domaines/pratiques/",
    "/competences/etre-resilient/",
    "/parcours/chef-de-projet/",
    "/temoignages/martin-lim/",
]
"""One more of each kind that is read there: by night."""
STEPS = ["rapide", "contexte", "problemes", "mandat", "missions", "resultats", "profil", "conditions", "relecture"]


def assert_fit_for_all(page, name):
    """No accessibility violation, and nothing to scroll sideways at 320 px."""
    found = violations(page)
    assert not found, f"{name}: {found}"
    assert_fits(page, name)


def assert_fits(page, name):
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), f"{name} scrolls sideways"
    page.set_viewport_size({"width": 1280, "height": 800})


def test_the_offer_writes_itself_while_one_types(open_page):
    page = open_page()
    page.goto("/cadrage/")
    page.get_by_role("button", name="Ouvrir la première étape").click()
    page.get_by_role("link", name="Le mandat").click()
    page.get_by_role("group", name="Pratiques").get_by_label("Prioritaire").check()
    page.locator("#apercu").get_by_text("Améliorer la façon de travailler").first.wait_for()
    page.get_by_role("button", name="Enregistrer et rester ici").click()
    page.get_by_role("link", name="Le contexte").click()
    field = page.get_by_label("Nom de l’organisation")
    field.click()
    page.keyboard.type("Le Bon Relais")
    page.locator("#apercu").get_by_text("Le Bon Relais").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "id_name", "the focus stays in the field"
    page.locator("#apercu").evaluate("aside => aside.scrollTop = 300")
    page.keyboard.type(" bis")
    page.locator("#apercu").get_by_text("Le Bon Relais bis").first.wait_for()
    assert field.input_value() == "Le Bon Relais bis"
    assert page.locator("#apercu").evaluate("aside => aside.scrollTop") == 300, "and the preview where it was"
    assert_fit_for_all(page, "contexte, with its preview")


def test_the_fast_way_tells_its_faults_at_its_own_address(open_page):
    page = open_page()
    page.goto("/cadrage/")
    page.get_by_label("Nom de l’organisation").fill("Alan")
    page.get_by_role("button", name="Voir le mandat suggéré").click()
    page.wait_for_url("**/rapide/")
    expect(page).to_have_title(re.compile("^Erreur"))
    assert page.evaluate("document.activeElement.id") == "erreurs"
    assert_fit_for_all(page, "rapide, refused")
    page.get_by_role("alert").get_by_role("link", name="Nombre de PM").click()
    assert page.evaluate("document.activeElement.id") == "id_product_team_size"
    assert page.get_by_label("Nom de l’organisation").input_value() == "Alan"


def test_every_page_is_accessible_and_fits_a_narrow_screen(open_page):
    page = open_page()
    for path in PAGES + ALIKE * NIGHT:
        page.goto(path)
        assert_fit_for_all(page, path)


def test_every_step_is_accessible_and_fits_a_narrow_screen(open_page):
    page = open_page()
    open_the_offer(page)
    for step in STEPS:
        page.goto(page.url.rsplit("/", 2)[0] + f"/{step}/")
        # Folded, a step shows less of the same: by day axe reads it unfolded, which shows all.
        (assert_fit_for_all if NIGHT else assert_fits)(page, step)
        open_everything(page)
        assert_fit_for_all(page, f"{step}, everything open")


def test_every_document_is_accessible_and_fits_a_narrow_screen(open_page):
    page = open_page()
    open_the_offer(page)
    draft = page.url.rsplit("/", 2)[0]
    for kind in Kind:
        page.goto(f"{draft}/relecture/?document={kind}")
        line = page.locator(".line__edit").nth(4)
        line.click()
        page.get_by_label("Le texte de la ligne").wait_for()
        open_everything(page)
        assert_fit_for_all(page, f"{kind}, a line under the pen")
        page.get_by_label("Le texte de la ligne").fill(" ")
        page.get_by_role("button", name="Enregistrer", exact=True).click()
        page.get_by_text("La ligne est vide").wait_for()
        # The form that refuses is the same in all four: by day axe reads it in the offer.
        (assert_fit_for_all if NIGHT or kind is Kind.OFFER else assert_fits)(page, f"{kind}, refused")
        page.goto(f"{draft}/documents/{kind}/")
        assert_fit_for_all(page, f"{kind}, as its reader sees it")


def test_a_colleague_votes_on_the_mandate_and_the_leader_sees_the_spread(open_page):
    page = open_page()
    open_the_offer(page)
    mandate = page.url.rsplit("/", 2)[0] + "/mandat/"
    page.goto(page.locator("#lien-de-lecture").get_attribute("href"))
    page.get_by_role("link", name="quel mandat vous donneriez").click()
    page.get_by_role("button", name="Donner mon avis").click()
    page.get_by_role("alert").get_by_role("link", name="Votre nom").click()
    page.keyboard.type("Inès Roy")
    page.get_by_label("Pourquoi").fill("Nos chiffres se contredisent.")
    assert_fit_for_all(page, "vote, refused")
    page.get_by_role("group", name="Pilotage").get_by_label("Sans avis").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Donner mon avis").press("Enter")
    page.wait_for_url("**vus=oui**")
    expect(page.get_by_role("img", name="Les avis sur le mandat")).to_be_in_viewport()
    assert_fit_for_all(page, "vote, given")
    page.goto(mandate)
    page.get_by_text("Qui dit quoi").click()
    assert_fit_for_all(page, "mandat, with votes")
    page.get_by_role("group", name="Pilotage").get_by_label("Prioritaire").check(force=True)
    expect(page.locator("#avis")).to_contain_text("« Prioritaire »")
    page.goto(mandate)
    page.get_by_text("Qui dit quoi").click()
    page.get_by_role("button", name="Effacer").click()
    expect(page.get_by_role("img", name="Les avis sur le mandat")).to_have_count(0)


def test_the_fast_way_survives_a_reload_and_says_what_it_lacks(open_page):
    page = open_page()
    page.goto("/cadrage/")
    lacking = page.locator("[data-lacking]")
    expect(lacking.get_by_text("le nom de l’organisation")).to_be_visible()
    page.get_by_label("Nom de l’organisation (nécessaire)").fill("Alan")
    page.get_by_label("Un incident récent").fill("Une panne un lundi")
    page.get_by_label("Personne de cette liste").check()
    expect(lacking.get_by_text("le nom de l’organisation")).to_be_hidden()
    page.reload()
    expect(page.get_by_label("Nom de l’organisation (nécessaire)")).to_have_value("Alan")
    expect(page.get_by_label("Un incident récent")).to_have_value("Une panne un lundi")
    expect(page.get_by_label("Personne de cette liste")).to_be_checked()
    expect(lacking.get_by_text("qui est déjà là")).to_be_hidden()
    expect(lacking.get_by_text("la cible de ce résultat")).to_be_visible()
    page.get_by_role("button", name="Voir le mandat suggéré").click()
    expect(page.get_by_label("Un incident récent")).to_have_value("Une panne un lundi")
    page.goto("/cadrage/")
    expect(page.get_by_label("Nom de l’organisation (nécessaire)")).to_have_value("")
