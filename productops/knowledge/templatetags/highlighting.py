"""What a search found, shown in the text that says it."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from productops.knowledge.search.words import Query, matches
from productops.ui.templatetags.typography import quoted, typo

register = template.Library()

# Signs that no text holds (private use): they cross typography and escaping, then become tags.
_OPEN, _CLOSE = "\ue000", "\ue001"
_DROPPED = {ord(_OPEN): None, ord(_CLOSE): None}


@register.simple_tag
def highlight(text: Any, query: Query | str = "") -> SafeString:
    """Set a text, with what a query looks for highlighted."""
    return _tagged(typo(_marked(str(text), query)))


@register.simple_tag
def quoted_highlight(text: Any, query: Query | str = "") -> SafeString:
    """Put a quotation between guillemets, with what a query looks for highlighted."""
    return _tagged(quoted(_marked(str(text), query)))


@register.simple_tag
def found_in(text: Any, query: Query | str = "") -> SafeString:
    """Set a text with what a query looks for highlighted, or give nothing where it does not say it."""
    marked = _marked(str(text), query)
    return _tagged(typo(marked)) if _OPEN in marked else mark_safe("")


def _marked(text: str, query: Query | str = "") -> str:
    text = text.translate(_DROPPED)
    if not isinstance(query, Query):
        return text
    parts, last = [], 0
    for start, end in matches(text, query):
        parts += [text[last:start], _OPEN, text[start:end], _CLOSE]
        last = end
    return "".join([*parts, text[last:]])


def _tagged(text: SafeString) -> SafeString:
    # Safe: `typo` escaped the text, and the two signs become fixed tags.
    return mark_safe(text.replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>"))
