"""What axe finds on an open page."""

from axe_playwright_python.sync_playwright import Axe


def violations(page):
    """Give what axe finds, a line a rule with the first element that breaks it."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]
