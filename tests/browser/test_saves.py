"""A page that saves itself says so only where we answered; otherwise it says that it did not, and tries again."""

import pytest
from playwright.sync_api import expect

from productops.scoping.models import RoleScope
from tests.browser.test_wizard import start

pytestmark = pytest.mark.browser

PORTAL = (
    "<!doctype html><html><body><h1>Bienvenue sur le wifi</h1><div id='apercu'><p>Bienvenue</p></div></body></html>"
)
ANSWERS = {
    "a proxy's 503": {"status": 503, "body": PORTAL},
    "a proxy's 429": {"status": 429, "body": PORTAL, "headers": {"Retry-After": "1"}},
    "a proxy's 413": {"status": 413, "body": PORTAL},
    "an expired form": {"status": 403, "body": PORTAL},
    "a page of someone else": {"status": 200, "body": PORTAL},
    "a conflict of someone else": {"status": 409, "body": PORTAL},
}


def names():
    return [row.answers.get("organisation", {}).get("name") for row in RoleScope.objects.all()]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_what_is_no_answer_of_ours_is_not_saved_and_is_sent_again(open_page, answer):
    page = open_page()
    page.clock.install()
    start(page)
    page.get_by_label("Nom de l’organisation").fill("Avant")
    page.locator("#etat").get_by_text("Enregistré à").wait_for()
    preview = page.locator("#apercu").inner_html()
    refused = []

    def meet(route):
        if route.request.method != "POST" or refused:
            return route.continue_()
        refused.append(route.request.url)
        return route.fulfill(content_type="text/html", **answer)

    page.route("**/contexte/", meet)
    page.get_by_label("Nom de l’organisation").fill("Après")
    page.locator("#etat").get_by_text("Pas enregistré").wait_for()
    assert page.locator("#apercu").inner_html() == preview
    expect(page.get_by_text("Bienvenue")).to_have_count(0)
    assert len(refused) == 1
    page.clock.fast_forward("02")  # the wait before the next sending
    page.locator("#etat").get_by_text("Enregistré à").wait_for()  # by itself: nothing more was typed
    assert names() == ["Après"]


def test_what_was_never_saved_is_sent_on_leaving(open_page):
    page = open_page()
    start(page)
    lost = []

    def cut(route):
        if route.request.method == "POST" and not lost:
            lost.append(1)
            return route.abort("internetdisconnected")
        return route.continue_()

    page.route("**/contexte/", cut)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("Nom de l’organisation").fill("Alan")
    page.get_by_text("la connexion manque").wait_for()
    page.unroute("**/contexte/")
    page.goto("/plan/")
    for _ in range(50):
        if names() == ["Alan"]:
            break
        page.wait_for_timeout(100)
    assert names() == ["Alan"]
