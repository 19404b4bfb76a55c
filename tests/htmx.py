"""Replays in Python what htmx does with an answer, so that a swapped page can be compared with a fresh one."""

from __future__ import annotations

from django.test.html import Element, parse_html

OOB = "hx-swap-oob"


def by_id(tree, name):
    """Give the element of this id, or None."""
    for child in tree.children:
        if isinstance(child, Element):
            if dict(child.attributes).get("id") == name:
                return child
            if (found := by_id(child, name)) is not None:
                return found
    return None


def elements(tree):
    """Walk the elements of a tree."""
    for child in tree.children:
        if isinstance(child, Element):
            yield child
            yield from elements(child)


def tree_of(response):
    """Parse a page or a fragment; a fragment of several roots gets one around them."""
    text = response.content.decode()
    body = text[text.index("<body") : text.index("</html>")] if "<body" in text else f"<div>{text}</div>"
    return parse_html(f"<main>{body}</main>")


def swap(page, answer, *, target):
    """Put an answer in a page as htmx would: out of band parts by their id, the rest inside the target."""
    swapped, got = tree_of(page), tree_of(answer)
    for part in [e for e in elements(got) if dict(e.attributes).get(OOB) == "true"]:
        place = by_id(swapped, dict(part.attributes)["id"])
        assert place is not None, f"{part.attributes} has no place in the page"
        place.attributes = [pair for pair in part.attributes if pair[0] != OOB]
        place.children = part.children
    if answer.headers.get("HX-Reswap") != "none":
        by_id(swapped, target).children = by_id(got, target).children
    return swapped
