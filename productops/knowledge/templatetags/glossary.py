"""The words of the trade, explained where they are met; and whose definition it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from productops.drafting.catalogue import Catalogue
from productops.knowledge.loading import catalogue

register = template.Library()

DEFINITION, FRAMEWORK = "product-ops-manifesto", "les-4p-du-product-ops"
"""The sources of the definition that heads pages, and of the 4P."""
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_APART = frozenset(
    ("a", "blockquote", "button", "dt", "h1", "h2", "h3", "h4", "label", "nav", "option", "script", "style", "summary", "svg", "textarea", "th")
)  # fmt: skip
"""Where a word is no link: a name, a quotation, a control."""


@dataclass(frozen=True, kw_only=True)
class _Words:
    """The words to link, as the pages write them, and the entry that each belongs to."""

    known: Catalogue
    pattern: re.Pattern[str]
    slugs: Mapping[str, str]


_read: _Words | None = None


def _words(known: Catalogue) -> _Words:
    """Give the words of a catalogue, read once while it is the current one."""
    global _read
    if _read is None or _read.known is not known:
        slugs = {form: term.slug for term in known.terms.values() for form in term.forms}
        either = "|".join(_written(form) for form in sorted(slugs, key=len, reverse=True)) or "(?!)"
        pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
        _read = _Words(known=known, pattern=pattern, slugs={_folded(form): slug for form, slug in slugs.items()})
    return _read


def _written(form: str) -> str:
    """Give the pattern of a form: any space, and any capital where it has none."""
    spaced = re.escape(escape(form)).replace(r"\ ", r"\s")
    return spaced if form != form.lower() else f"(?i:{spaced})"


def _folded(form: str) -> str:
    return " ".join(form.split()).lower()


class _Glossed(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        return mark_safe(_linked(self.nodelist.render(context)))  # safe: what is rendered is, and links are ours


@register.tag
def glossed(parser: Parser, _token: Token) -> _Glossed:
    """Link each word of the glossary to its explanation, the first time the page writes it in a running text."""
    nodelist = parser.parse(("endglossed",))
    parser.delete_first_token()
    return _Glossed(nodelist)


def _linked(html: str) -> str:
    words = _words(catalogue())
    page, told, apart, parts = reverse("knowledge:glossary"), set[str](), 0, []

    def link(found: re.Match[str]) -> str:
        slug = words.slugs[_folded(found[0])]
        if slug in told:
            return found[0]
        told.add(slug)
        return f'<a class="gloss" href="{page}#{slug}">{found[0]}</a>'

    for part in _TAG.split(html):
        if named := _NAME.match(part):
            if named[2] in _APART:
                apart += -1 if named[1] else 1
            parts.append(part)
        else:
            parts.append(part if apart else words.pattern.sub(link, part))
    return "".join(parts)


@register.simple_tag
def framework_by() -> str:
    """Name whose framework the 4P are."""
    source = catalogue().sources.get(FRAMEWORK)
    return (source.author or source.publisher) if source else ""


@register.inclusion_tag("components/_definition.html")
def definition() -> dict[str, Any]:
    """Say what a Product Ops is, in whose words, and whose the 4P are."""
    sources = catalogue().sources
    return {"definition": sources.get(DEFINITION), "framework": sources.get(FRAMEWORK)}
