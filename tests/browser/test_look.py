"""Light or dark: what the device asks, until one chooses."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations

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


def test_a_target_too_small_is_found(open_page):
    """The rule on targets is off in axe unless it is asked for: this shows that it is."""
    page = open_page()
    page.goto("/")
    page.locator(".site-nav a").evaluate_all(
        "links => links.forEach(link => { link.style.font = '5px/1 serif'; link.style.padding = 0; })"
    )
    page.locator(".site-nav").evaluate("nav => { nav.style.gap = 0; }")
    assert any(found.startswith("target-size") for found in violations(page))
