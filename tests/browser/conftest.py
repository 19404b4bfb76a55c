"""A real Chromium against a live server, with the real catalogue."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from scripts.browser import find_browser

# Playwright runs an event loop in this thread; Django's database calls of the tests are synchronous all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A click returns once the next page begins to arrive, so that what a test looks for is waited for, never looked at once.
PATIENCE = 30_000  # milliseconds: a busy machine is slow, which is no fault of the page
expect.set_options(timeout=PATIENCE)

FLAGS = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    path = find_browser()
    assert path, "aucun navigateur : lancez make test, qui en installe un"
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def site(transactional_db, live_server):
    """The address of a server whose catalogue is seeded."""
    return live_server.url


class Watched:
    """A page that remembers what it asked of other hosts and what the console complained of."""

    def __init__(self, context, site):
        self.page = context.new_page()
        self.faults = []
        self.page.on("console", lambda m: self._heard(m))
        self.page.on("request", lambda r: r.url.startswith((site, "data:")) or self.faults.append(f"asked {r.url}"))
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))

    def _heard(self, message):
        # An answer to bad input is no fault of the page, nor is a connection that the test cut.
        expected = any(
            told in message.text
            for told in ("status of 4", "status of 503", "ERR_INTERNET_DISCONNECTED", "htmx:sendError")
        )
        expected = expected or message.text.startswith("htmx:afterRequest")
        if message.type in ("error", "warning") and not expected:
            self.faults.append(message.text)


@pytest.fixture
def open_page(browser, site):
    """Open a page of a fresh browser; at the end nothing may have been asked elsewhere or complained of."""
    opened = []

    def opener(**options):
        context = browser.new_context(base_url=site, locale="fr-FR", **options)
        context.set_default_timeout(PATIENCE)
        watched = Watched(context, site)
        opened.append((context, watched))
        return watched.page

    yield opener
    for context, watched in opened:
        context.close()
        assert not watched.faults, watched.faults
