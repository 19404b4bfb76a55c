"""The whole wizard as people go through it: in a hurry, on a phone, without JavaScript, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.amounts import by_night
from tests.browser.test_journey import NEXT, assert_fit_for_all

pytestmark = pytest.mark.browser

WAYS = [
    pytest.param({}, id="with JavaScript"),
    pytest.param({"java_script_enabled": False}, id="without JavaScript"),
    pytest.param({"viewport": {"width": 390, "height": 844}}, id="on a phone", marks=by_night),
]


def said(page, selector="#document"):
    return page.locator(selector).inner_text().replace("\u00a0", " ").replace("\u202f", " ")


def start(page):
    page.goto("/cadrage/")
    page.get_by_role("button", name="Ouvrir la première étape").click()
    page.wait_for_url("**/contexte/")


def fill(page, label, value):
    return lambda: page.get_by_label(label, exact=True).fill(value)


def tick(page, label):
    return lambda: page.get_by_label(label, exact=True).first.check()


def level(page, domain, name):
    return lambda: page.get_by_role("group", name=domain).get_by_label(name).check()


def go_on(page, step):
    def act():
        page.get_by_role("button", name=NEXT).click()
        page.wait_for_url(f"**/{step}/")

    return act


@pytest.mark.parametrize("options", WAYS)
def test_the_eight_steps_take_fifty_actions_at_most(open_page, options):
    """One action is a field filled or a click. Every step gets answers of its own."""
    page = open_page(**options)
    page.goto("/")
    actions = [
        lambda: page.get_by_role("link", name="Commencer un cadrage").click(),
        lambda: page.get_by_role("button", name="Ouvrir la première étape").click(),
        fill(page, "Nom de l’organisation", "Alan"),
        fill(page, "L’organisation en une phrase", "Alan assure 500 000 personnes"),
        tick(page, "Scale-up"),
        fill(page, "Nombre de PM", "12"),
        fill(page, "Nombre d’équipes produit", "4"),
        fill(page, "Pourquoi maintenant", "Les équipes passent de deux à quatre"),
        fill(page, "Un incident récent", "Deux équipes ont livré la même fonction."),
        tick(page, "La fonction s’ouvre avec ce poste"),
        tick(page, "Confirmé"),
        fill(page, "Rattachement", "la direction produit"),
        fill(page, "Qui soutient le poste à la direction", "la directrice générale"),
        tick(page, "L’équipe data"),
        go_on(page, "problemes"),
        tick(page, "On a un outil pour tout, et l’information n’est nulle part"),
        tick(page, "Nos PM passent plus de temps à recopier et à relancer qu’à réfléchir au produit"),
        fill(page, "Autre problème n° 1", "Chaque équipe a ses chiffres"),
        lambda: page.get_by_label("Domaine du problème n° 1").select_option("pilotage"),
        go_on(page, "mandat"),
        level(page, "Pratiques", "Prioritaire"),
        level(page, "Pilotage", "En appui"),
        go_on(page, "missions"),
        fill(page, "Autre mission n° 1", "Préparer la revue trimestrielle"),
        go_on(page, "resultats"),
        lambda: page.get_by_label("Aujourd’hui").first.fill("trois outils"),
        lambda: page.get_by_label("Cible").first.fill("un seul"),
        fill(page, "Résultat n° 4", "Chaque équipe lit ses chiffres sans les demander"),
        go_on(page, "profil"),
        fill(page, "Autre compétence n° 1", "Anglais lu"),
        go_on(page, "conditions"),
        tick(page, "CDI"),
        fill(page, "Lieu de travail", "Paris"),
        fill(page, "Jours sur place par semaine", "2"),
        fill(page, "Salaire, bas de la fourchette", "50000"),
        fill(page, "Salaire, haut de la fourchette", "60000"),
        fill(page, "Étapes du recrutement", "Un échange avec la direction produit\nUn cas préparé sur place"),
        fill(page, "Délai de réponse", "sous dix jours"),
        fill(page, "Où candidater", "emploi@exemple.fr"),
        go_on(page, "relecture"),
    ]
    for action in actions:
        action()
    assert len(actions) <= 50
    document = said(page)
    for told in ("12 product managers (PM)", "Préparer la revue trimestrielle", "sans les demander", "trois outils", "anglais lu", "emploi@exemple.fr"):  # fmt: skip
        assert told in document, told
    if options.get("java_script_enabled", True):
        assert_fit_for_all(page, "relecture")


@pytest.mark.parametrize("options", WAYS)
def test_the_fast_way_with_every_field_takes_twenty_five_actions_at_most(open_page, options):
    page = open_page(**options)
    page.goto("/cadrage/")
    actions = [
        fill(page, "Nom de l’organisation (nécessaire)", "Alan"),
        fill(page, "Ce qu’elle fait, en une phrase", "Alan assure 500 000 personnes"),
        fill(page, "Nombre de PM (nécessaire)", "12"),
        fill(page, "Nombre d’équipes produit", "4"),
        fill(page, "À qui le poste est rattaché", "la direction produit"),
        fill(page, "Pourquoi maintenant", "Les équipes passent de deux à quatre"),
        fill(page, "Un incident récent", "Deux équipes ont livré la même fonction."),
        lambda: page.locator("summary", has_text="Relier le produit").click(),
        tick(page, "Les PM découvrent trop tard ce que le support sait déjà"),
        fill(page, "Autre problème n° 1", "Chaque équipe a ses chiffres"),
        lambda: page.get_by_label("Domaine du problème n° 1").select_option("pilotage"),
        tick(page, "L’équipe data"),
        fill(page, "Le poste sera réussi si… (nécessaire)", "Chaque équipe répond au support"),
        fill(page, "Aujourd’hui", "deux sur quatre"),
        fill(page, "Cible (nécessaire)", "les quatre"),
        lambda: page.get_by_label("Échéance").select_option("6-mois"),
        tick(page, "CDI"),
        fill(page, "Lieu de travail", "Paris"),
        fill(page, "Salaire, bas de la fourchette", "50000"),
        fill(page, "Salaire, haut de la fourchette", "60000"),
        fill(page, "Où candidater", "emploi@exemple.fr"),
        lambda: page.get_by_role("button", name="Voir le mandat suggéré").click(),
        lambda: page.get_by_role("button", name="Voir l’offre").click(),
    ]
    for action in actions:
        action()
    page.wait_for_url(re.compile(r"/relecture/(#contenu)?$"))
    assert len(actions) <= 25
    assert "aujourd’hui : deux sur quatre ; cible : les quatre" in said(page)


class Keyboard:
    """Goes to a field as someone without a mouse does: with the Tab key, and nothing else."""

    def __init__(self, page):
        self.page = page

    def reach(self, locator):
        handle = locator.element_handle()
        for _ in range(400):
            if handle.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key never reaches {locator}")

    def type(self, label, text):
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(text)

    def tick(self, label):
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Space")

    def press(self, name, step):
        self.reach(self.page.get_by_role("button", name=name))
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"**/{step}/")


def test_the_whole_wizard_with_the_keyboard_alone(open_page):
    page = open_page()
    page.goto("/cadrage/")
    hand = Keyboard(page)
    hand.press("Ouvrir la première étape", "contexte")
    hand.type("Nom de l’organisation", "Alan")
    hand.type("Nombre de PM", "12")
    hand.tick("L’équipe data")
    hand.press(NEXT, "problemes")
    hand.type("Chercher un problème", "outil")
    hand.tick("On a un outil pour tout, et l’information n’est nulle part")
    hand.press(NEXT, "mandat")
    hand.reach(page.get_by_role("group", name="Pratiques").get_by_role("radio", checked=True))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    hand.press(NEXT, "missions")
    hand.type("Autre mission n° 1", "Préparer la revue")
    hand.press(NEXT, "resultats")
    hand.type("Résultat n° 5", "Chaque équipe lit ses chiffres")
    hand.press(NEXT, "profil")
    hand.press(NEXT, "conditions")
    hand.type("Lieu de travail", "Paris")
    hand.press(NEXT, "relecture")
    document = said(page)
    for told in ("Alan", "Préparer la revue", "Chaque équipe lit ses chiffres", "Paris"):
        assert told in document, told


def test_a_page_left_at_once_has_kept_what_was_typed(open_page):
    page = open_page()
    start(page)
    page.get_by_label("Nom de l’organisation").fill("Alan")
    page.locator("#etat").get_by_text("Enregistré à").wait_for()
    page.get_by_label("Secteur").press_sequentially("Santé")
    page.get_by_role("link", name="Les problèmes").click()
    page.wait_for_url("**/problemes/")
    page.get_by_role("link", name="Le contexte").first.click()
    page.wait_for_url("**/contexte/")
    assert page.get_by_label("Nom de l’organisation").input_value() == "Alan"
    assert page.get_by_label("Secteur").input_value() == "Santé"


def test_going_on_while_the_page_saves_itself_is_no_conflict(open_page):
    page = open_page()
    start(page)
    for word in ("Alan", " santé", " et", " prévoyance"):
        page.get_by_label("Nom de l’organisation").press_sequentially(word)
        page.wait_for_timeout(850)  # long enough for a save to leave, too short to have read its answer
    page.get_by_role("button", name=NEXT).click()
    page.wait_for_url("**/problemes/")
    page.go_back()
    assert page.get_by_label("Nom de l’organisation").input_value() == "Alan santé et prévoyance"


def test_two_people_on_one_field_choose(open_page):
    page, other = open_page(), open_page()
    start(page)
    other.goto(page.url)
    other.get_by_label("Secteur").fill("Assurance")
    other.locator("#etat").get_by_text("Enregistré à").wait_for()
    page.get_by_label("Secteur").fill("Santé")
    page.get_by_role("button", name="Prendre l’autre").wait_for()
    assert "Assurance" in said(page, "#etat")
    assert page.get_by_label("Secteur").input_value() == "Santé"
    assert_fit_for_all(page, "a conflict")
    page.get_by_role("button", name="Prendre l’autre").click()
    page.wait_for_url("**/contexte/")
    assert page.get_by_label("Secteur").input_value() == "Assurance"
    expect(page.get_by_text("a changé dans une autre fenêtre")).to_have_count(0)


def test_a_lost_connection_is_said_and_nothing_is_lost(open_page):
    page = open_page()
    start(page)
    page.context.set_offline(True)
    page.get_by_label("Nom de l’organisation").fill("Alan")
    page.get_by_text("la connexion manque").wait_for()
    page.context.set_offline(False)
    page.get_by_label("Secteur").fill("Santé")
    page.locator("#etat").get_by_text("Enregistré à").wait_for()
    page.reload()
    assert page.get_by_label("Nom de l’organisation").input_value() == "Alan"


def test_problems_are_ranked_by_buttons_and_by_dragging(open_page):
    page = open_page()
    start(page)
    page.get_by_role("link", name="Les problèmes").click()
    rows = page.locator("[data-rank] > li")
    for rank, label in enumerate(("On a un outil pour tout", "Nos équipes se bloquent", "On écrit des OKR"), start=1):
        page.get_by_label(label).check()
        rows.nth(rank - 1).wait_for()
    page.get_by_role("button", name="Monter : On écrit des OKR").press("Enter")
    page.locator("[data-rank] > li:nth-child(2)", has_text="OKR").wait_for()
    assert "monter-okr" in page.evaluate("document.activeElement.id"), "the focus stays on the button"
    page.get_by_role("button", name="Monter : On écrit des OKR").press("Enter")
    page.locator("[data-rank] > li:nth-child(1)", has_text="OKR").wait_for()
    with page.expect_response(lambda response: "problemes" in response.url and response.status == 200):
        rows.nth(2).drag_to(rows.nth(0))
    page.locator("[data-rank] > li:nth-child(1)").get_by_role("button").first.wait_for()
    page.reload()
    order = [text.split("\n")[0] for text in rows.all_inner_texts()]
    assert "OKR" not in order[0]
    assert_fit_for_all(page, "problemes, ranked")


def test_a_long_page_is_filtered_as_one_types(open_page):
    page = open_page()
    start(page)
    page.get_by_role("link", name="Les problèmes").click()
    page.get_by_label("Chercher un problème").press_sequentially("Supports")
    page.get_by_text(re.compile(r"^\d réponses$")).wait_for()
    expect(page.get_by_label("Les PM découvrent trop tard")).to_be_visible()
    expect(page.get_by_label("On écrit des OKR")).to_be_hidden()
    page.keyboard.press("Enter")
    assert page.url.endswith("/problemes/"), "the Enter key searches, it does not leave the page"
    page.get_by_label("Chercher un problème").fill("zzz")
    page.get_by_text("Aucune réponse").wait_for()
    page.get_by_label("Chercher un problème").fill("")
    expect(page.get_by_label("On écrit des OKR")).to_be_visible()


def test_the_address_is_copied(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    start(page)
    page.get_by_role("button", name="Copier l’adresse").click()
    page.get_by_text("C’est copié.").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.url.removesuffix("contexte/")


def test_a_typical_mandate_leads_to_a_posting_that_says_what_is_assumed(open_page):
    page = open_page()
    page.goto("/cadrage/")
    page.get_by_role("link", name="Voir les mandats types").click()
    page.get_by_role("button", name="Partir de là : Pilotage en grand groupe").click()
    page.wait_for_url("**/contexte/")
    assert page.get_by_label("Grand groupe").is_checked()
    assert_fit_for_all(page, "contexte, from a typical mandate")
    page.get_by_role("button", name="Voir l’offre").click()
    page.wait_for_url(re.compile(r"/relecture/(#contenu)?$"))
    assert page.locator("#document .to-confirm").count() > 3
    page.locator("#reponses summary", has_text="Le mandat").click()
    page.get_by_role("link", name="Changer : Pilotage").click()
    page.get_by_role("button", name="Enregistrer et voir l’offre").click()
    page.wait_for_url("**/relecture/#contenu")
    assert "viennent du mandat type" not in page.content()


def test_what_falls_is_said_and_taken_back(open_page):
    page = open_page()
    start(page)
    page.get_by_role("link", name="Le mandat").click()
    level(page, "Pratiques", "Prioritaire")()
    go_on(page, "missions")()
    go_on(page, "resultats")()
    page.get_by_role("link", name="Le mandat").click()
    level(page, "Pratiques", "Hors du mandat")()
    level(page, "Personnes", "Prioritaire")()
    go_on(page, "missions")()
    page.get_by_role("heading", name="Une réponse a changé la suite").wait_for()
    assert_fit_for_all(page, "what fell")
    page.get_by_role("button", name="Reprendre ce que j’avais : les missions").click()
    page.get_by_text("C’est repris.").wait_for()
    expect(page.get_by_role("heading", name="Une réponse a changé la suite")).to_have_count(0)
