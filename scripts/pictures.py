"""Redraw the README's picture from the running product: the last step of a short scoping."""

from __future__ import annotations

import os

import django
from django.conf import settings
from playwright.sync_api import Page, sync_playwright

from scripts.browser import find_browser

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def walk(page: Page, address: str) -> None:
    """Answer what an offer needs, and stop at the reading."""
    page.goto(f"{address}/cadrage/")
    page.get_by_role("button", name="Ouvrir la première étape").click()
    page.get_by_label("Nom de l’organisation").fill("Exemplis")
    page.get_by_label("L’organisation en une phrase").fill("Exemplis aide les mairies à répondre aux habitants.")
    page.get_by_label("Nombre de PM").fill("9")
    page.get_by_label("Nombre d’équipes produit").fill("4")
    page.get_by_label("La fonction s’ouvre avec ce poste").check()
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.goto(page.url.replace("problemes", "mandat"))
    page.get_by_role("group", name="Pratiques").get_by_label("Prioritaire").check()
    page.get_by_role("group", name="Partenaires").get_by_label("En appui").check()
    page.get_by_role("button", name="Voir l’offre").click()
    page.locator("#document details.reasons").nth(4).evaluate("d => d.open = true")
    page.locator(".tabs").evaluate("tabs => tabs.scrollIntoView()")


def main() -> None:
    """Serve the product on a throw-away database, walk it, take the picture."""
    django.setup()
    from django.test.utils import setup_databases, teardown_databases
    from pytest_django.live_server_helper import LiveServer

    from productops.knowledge.seeding import seed

    before = setup_databases(verbosity=0, interactive=False)
    seed(settings.FIXTURES_DIR)
    server = LiveServer("127.0.0.1:0")
    flags = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        page = browser.new_page(viewport={"width": 1180, "height": 820}, locale="fr-FR")
        walk(page, server.url)
        page.screenshot(path=settings.BASE_DIR / "docs" / "relecture.png")
        browser.close()
    server.stop()
    teardown_databases(before, verbosity=0)


if __name__ == "__main__":
    main()
