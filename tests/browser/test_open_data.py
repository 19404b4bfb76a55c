"""The data in a real browser: blocks of data under the strict policy, the pages at 320 px, another site that reads."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations


@pytest.mark.parametrize("address", ["/glossaire/", "/temoignages/martin-lim/"])
def test_the_policy_lets_linked_data_be_and_runs_none_of_it(open_page, address):
    """`open_page` fails on any complaint of the console, a refused script among them."""
    page = open_page()
    page.goto(address)
    block = page.locator('script[type="application/ld+json"]')
    expect(block).to_have_count(1)
    assert page.evaluate("() => JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)")


@pytest.mark.parametrize("address", ["/donnees/", "/donnees/adresses/"])
def test_the_pages_of_data_fit_a_small_screen(open_page, address):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not violations(page)
