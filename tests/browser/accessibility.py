"""What axe finds on an open page."""

from axe_playwright_python.sync_playwright import Axe

# What breaks a rule is all that is sent back: the thousands of elements that keep it took most of the time.
RUN = """async options => {
  const {violations} = await axe.run(document, {resultTypes: ["violations"], ...options});
  return violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`);
}"""


def violations(page):
    """Give what axe finds, a line a rule with the first element that breaks it: colours are read on paper and by night."""
    # Targets of 24 pixels are asked by WCAG 2.2 AA; axe leaves that rule off unless it is named.
    found = run(page, {"rules": {"target-size": {"enabled": True}}})
    if page.evaluate("matchMedia('(forced-colors: active)').matches"):
        return found  # the colours are the reader's own
    night = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if night else "dark")
    found += run(page, {"runOnly": ["color-contrast"]})
    page.emulate_media(color_scheme="dark" if night else "light")
    return found


def run(page, options):
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(RUN, options)
