"""What axe finds on an open page."""

from axe_playwright_python.sync_playwright import Axe


def violations(page):
    """Give what axe finds, a line a rule with the first element that breaks it: colours are read on paper and by night."""
    # Targets of 24 pixels are asked by WCAG 2.2 AA; axe leaves that rule off unless it is named.
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response["violations"]
    if page.evaluate("matchMedia('(forced-colors: active)').matches"):
        return told(found)  # the colours are the reader's own
    night = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if night else "dark")
    found += Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    page.emulate_media(color_scheme="dark" if night else "light")
    return told(found)


def told(found):
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]
