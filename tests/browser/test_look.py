"""Light or dark, what is asked over a page, what is said once done: the look where it moves."""

import re

import pytest
from playwright.sync_api import expect

from tests.amounts import NIGHT, amount
from tests.browser.accessibility import violations
from tests.browser.drafts import open_the_offer

PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(("device", "other"), [("light", "Sombre"), ("dark", "Clair")])
def test_the_look_one_chose_wins_over_the_device_and_stays(open_page, device, other):
    page = open_page(color_scheme=device)
    page.goto("/")
    looks = page.get_by_role("group", name="Apparence")
    expect(looks.get_by_role("button", name="Comme l’appareil")).to_have_attribute("aria-pressed", "true")
    asked = page.evaluate(PAPER)
    looks.get_by_role("button", name=other).click()
    assert page.evaluate(PAPER) != asked
    page.goto("/temoignages/")
    assert page.evaluate(PAPER) != asked
    expect(looks.get_by_role("button", name=other)).to_have_attribute("aria-pressed", "true")
    assert not violations(page)
    looks.get_by_role("button", name="Comme l’appareil").click()
    assert page.evaluate(PAPER) == asked
    page.reload()
    assert page.evaluate(PAPER) == asked


def test_without_javascript_no_button_promises_a_look(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_role("group", name="Apparence", include_hidden=True)).to_be_hidden()


@pytest.mark.parametrize(
    "address", ["/", "/temoignages/?parcours=chef-de-projet", "/competences/", "/parcours/mon-profil/"]
)
def test_forced_colours_keep_what_is_chosen_visible(open_page, address):
    page = open_page(forced_colors="active")
    page.goto(address)
    assert not violations(page)
    chosen_ones = page.locator(".facet__choice--here, .looks [aria-pressed=true]").all()
    assert chosen_ones
    for chosen in chosen_ones:
        assert chosen.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    for disc in page.locator(".dot").all()[:3]:
        assert disc.evaluate("e => getComputedStyle(e).fill !== getComputedStyle(document.body).backgroundColor")


ENGLISH_ADDED = """() => {
  const added = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const around = text.parentElement;
    if (!/\\p{L}{3}/u.test(text.data) || around.closest("svg, script, option, textarea, [hidden]")) continue;
    const word = document.createElement("i");
    word.lang = "en";
    word.textContent = " roadmap ";
    text.after(word);
    added.push([word, `${around.outerHTML.slice(0, 90)}: ${text.data}`]);
  }
  // Read once all are there: a style asked for after each one would be worked out again as often.
  const apart = added.filter(([word]) => getComputedStyle(word).display !== "inline").map(([, told]) => told);
  return [texts.length, apart];
}"""
"""Puts an English word, marked as `typo` marks it, after every text of the page; gives those where it leaves the line."""


def test_an_english_word_stays_in_its_line_wherever_it_is_said(open_page):
    page = open_page()
    for address in (
        "/galerie/", "/", "/cadrage/", "/recherche/?q=discovery", "/metiers-voisins/", "/parcours/",
        "/temoignages/alexandre-serrurier/", "/domaines/pratiques/", "/competences/", "/mandats/seul-en-scale-up/",
    ):  # fmt: skip
        page.goto(address)
        count, apart = page.evaluate(ENGLISH_ADDED)
        assert count > 20, address
        assert not apart, (address, apart)


def test_a_target_too_small_is_found(open_page):
    """The rule on targets is off in axe unless it is asked for: this shows that it is."""
    page = open_page()
    page.goto("/")
    page.locator(".site-nav a").evaluate_all(
        "links => links.forEach(link => { link.style.font = '5px/1 serif'; link.style.padding = 0; })"
    )
    page.locator(".site-nav").evaluate("nav => { nav.style.gap = 0; }")
    assert any(found.startswith("target-size") for found in violations(page))


def test_a_question_over_the_page_holds_the_keyboard_and_gives_it_back(open_page):
    page = open_page()
    open_the_offer(page)
    reading = page.url
    link = page.get_by_role("link", name="Dupliquer ce cadrage")
    link.press("Enter")
    question = page.get_by_role("dialog", name="Dupliquer ce cadrage")
    expect(question).to_be_visible()
    assert violations(page) == []
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(link).to_be_focused()
    link.press("Enter")
    question.get_by_role("link", name="Revenir").click()
    expect(question).to_be_hidden()
    assert page.url == reading
    link.press("Enter")
    question.get_by_role("button", name="Dupliquer").click()
    expect(page.get_by_text("Voici un cadrage à part")).to_be_visible()
    assert page.url != reading


def test_a_question_that_does_not_come_is_asked_on_its_own_page(open_page):
    page = open_page()
    open_the_offer(page)

    def cut(route):
        lost = "hx-request" in route.request.headers
        return route.abort("internetdisconnected") if lost else route.continue_()

    page.route("**/supprimer/", cut)
    page.get_by_role("link", name="Le supprimer maintenant").click()
    expect(page.get_by_role("heading", name="Supprimer ce cadrage", level=1)).to_be_visible()
    page.get_by_role("button", name="Supprimer pour de bon").click()
    expect(page.get_by_text("Le cadrage est supprimé.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_what_was_done_is_said_where_one_is(open_page, javascript):
    page = open_page(java_script_enabled=javascript, viewport={"width": 390, "height": 700})
    open_the_offer(page)
    page.get_by_role("link", name="Retoucher la ligne : Préparer la revue trimestrielle").click()
    page.get_by_label("Le texte de la ligne").fill("Tenir la revue de chaque trimestre.")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    told = page.get_by_text("La ligne est réécrite.")
    expect(told).to_be_in_viewport()
    expect(page.locator("#document li", has_text="Tenir la revue de chaque trimestre.")).to_be_in_viewport()
    if javascript:
        page.get_by_role("button", name="Fermer").click()
        expect(told).to_be_hidden()
    else:
        expect(page.get_by_role("button", name="Fermer")).to_have_count(0)


def test_the_tools_of_a_line_come_with_the_focus_or_by_the_switch(open_page):
    page = open_page(java_script_enabled=False)
    open_the_offer(page)
    line = page.locator("#document li.line").first
    pencil, why = line.locator(".line__edit"), line.locator(".reasons > summary")
    shown = "e => getComputedStyle(e).opacity"
    page.mouse.move(0, 0)
    assert (pencil.evaluate(shown), why.evaluate(shown)) == ("0", "0")
    line.hover()
    assert (pencil.evaluate(shown), why.evaluate(shown)) == ("1", "1")
    page.mouse.move(0, 0)
    why.focus()
    assert (pencil.evaluate(shown), why.evaluate(shown)) == ("1", "1")
    why.press("Enter")
    expect(line.locator(".reasons li").first).to_be_visible()
    why.press("Enter")
    switch = page.get_by_label("Montrer à chaque ligne pourquoi elle est là")
    switch.focus()
    assert pencil.evaluate(shown) == "0"
    switch.press("Space")
    assert {each.evaluate(shown) for each in page.locator("#document .line__edit").all()} == {"1"}


def test_where_nothing_hovers_the_switch_gives_the_tools(open_page):
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    open_the_offer(page)
    pencil = page.locator("#document li.line .line__edit").first
    expect(pencil).to_be_hidden()
    page.get_by_label("Montrer à chaque ligne pourquoi elle est là").check()
    expect(pencil).to_be_visible()
    assert violations(page) == []


LONG = 4500
"""Pixels from which a page, on a phone, says at its head what it holds."""
WATCH_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver(list => list.getEntries().forEach(each => { window.shifted += each.value; }))
    .observe({type: "layout-shift", buffered: true});
"""


def test_on_a_phone_a_long_page_has_its_contents_and_nothing_moves_as_it_opens(open_page):
    page = open_page(viewport={"width": 390, "height": 844})
    page.add_init_script(WATCH_SHIFTS)
    listed = re.findall(r"<loc>https?://[^/]+(.*?)</loc>", page.request.get("/sitemap.xml").text())
    open_the_offer(page)
    draft = page.url.partition("relecture")[0]
    steps = ("contexte", "problemes", "mandat", "missions", "resultats", "profil", "conditions", "relecture")
    kinds = {address.rstrip("/").rpartition("/")[0]: address for address in listed}
    if not NIGHT:  # by day one page of each kind, the last of its list
        listed = list(kinds.values())
    long_ones = 0
    for address in [*listed, "/plan/", *(f"{draft}{step}/" for step in steps)]:
        page.goto(address)
        height, contents, shifted = page.evaluate(
            "[document.documentElement.scrollHeight, document.querySelectorAll('[data-contents] a').length, window.shifted]"
        )
        assert height <= LONG or contents > 1, (address, height)
        assert shifted == 0, (address, shifted)
        long_ones += height > LONG
        ends = page.locator("[data-contents] a").evaluate_all(
            "links => links.filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.hash)"
        )
        assert not ends, (address, ends)
    assert long_ones > amount(6, 10)
