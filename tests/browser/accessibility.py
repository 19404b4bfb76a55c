"""What axe finds on an open page."""

from axe_playwright_python.sync_playwright import Axe

from tests.amounts import NIGHT

# What breaks a rule is all that is sent back: the thousands of elements that keep it took most of the time. A colour is read
# once it has come: half-way through an animation, nobody reads it.
RUN = """async options => {
  await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
  const {violations} = await axe.run(document, {resultTypes: ["violations"], ...options});
  return violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`);
}"""


OPEN = "all => all.forEach(details => { details.open = true; })"


def open_everything(page, within=""):
    page.locator(f"{within} details").evaluate_all(OPEN)


def violations(page, *, both_looks=NIGHT):
    """Give what axe finds, a line a rule with the first element that breaks it.

    Colours are read in both looks by the nightly run, and by day where a page is asked to answer for the others.
    """
    # Targets of 24 pixels are asked by WCAG 2.2 AA; axe leaves that rule off unless it is named.
    found = run(page, {"rules": {"target-size": {"enabled": True}}})
    if not both_looks or page.evaluate("matchMedia('(forced-colors: active)').matches"):
        return found  # forced colours are the reader's own
    night = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(color_scheme="light" if night else "dark")
    found += run(page, {"runOnly": ["color-contrast"]})
    page.emulate_media(color_scheme="dark" if night else "light")
    return found


def run(page, options):
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(RUN, options)
