"""French typography in templates: one filter everywhere, never by hand."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from productops.text import french
from productops.text.typography import typeset

register = template.Library()

# Words the trade keeps in English, so that a screen reader says them right. « Product Ops » is a name here.
_ENGLISH = re.compile(
    r"\b(product management|product managers?|customer success|discovery|delivery|roadmaps?|backlogs?|releases?|"
    r"no-code|stakeholders?|onboarding|feedbacks?|user research|scale-ups?|startups?)\b",
    re.IGNORECASE,
)


@register.filter
def typo(value: Any) -> Any:
    """Set a text as French typography wants it, and mark the trade's English words. Escapes; HTML and numbers go through."""
    if hasattr(value, "__html__") or value is None or isinstance(value, (bool, int, float, Fraction)):
        return value
    return _typo(str(value))


@register.filter
def plain_typo(value: Any) -> Any:
    """Set a text as French typography wants it, where no element may stand: a title, an option, an attribute."""
    return typeset(value) if isinstance(value, str) and not isinstance(value, SafeString) else value


@register.filter
def as_typed(text: Any) -> str:
    """Leave a text as its author typed it: a posting that is read, an address."""
    return str(text)


def mark_english(text: str) -> str:
    """Mark the trade's English words in a text or an escaped HTML text, so that a screen reader says them right."""
    return _ENGLISH.sub(r'<i lang="en">\1</i>', text)


# The catalogue's sentences come back on page after page: setting them once saves a sixth of a page’s time.
@lru_cache(maxsize=4096)
def _typo(text: str) -> SafeString:
    # Safe: the text is escaped here, and what is added is a fixed tag around one of the words listed.
    return mark_safe(mark_english(escape(typeset(text))))


@register.filter
def quoted(text: Any) -> SafeString:
    """Put a quotation between guillemets."""
    return _typo(f"« {str(text).strip()} »")


@register.filter
def capital(text: Any) -> str:
    """Begin with a capital."""
    return french.capital(str(text))


@register.filter
def lower_first(text: Any) -> str:
    """Begin in lower case, names and acronyms apart."""
    return french.lower_first(str(text))


@register.filter
def sentence(text: Any) -> str:
    """End with a stop, begin with a capital."""
    return french.sentence(str(text))


@register.filter
def days(half_days: Any) -> str:
    """Say a weekly load: « 1,5 jour », or « rien » for none."""
    amount = Fraction(half_days)
    return french.days(amount) if amount else "rien"


@register.filter
def counted(number: int, forms: str) -> str:
    """Count things: `{{ n|counted:"voix,voix" }}` or `{{ n|counted:"mission" }}`."""
    singular, _comma, plural = forms.partition(",")
    return french.counted(number, singular, plural or None)


@register.filter
def long_date(day: Any) -> str:
    """Write a date: « 1er mars 2027 »."""
    return french.long_date(day)


@register.filter
def listed(phrases: Any) -> str:
    """List phrases: « a, b et c »."""
    return french.join(str(phrase) for phrase in phrases)


@register.filter
def cells_of(columns: Any, item: Any) -> list[tuple[str, str]]:
    """Pair the cells of a line with the names of their columns, which are the last ones."""
    return list(zip(columns[len(columns) - len(item.cells) :], item.cells, strict=True))


@register.filter
def item(values: Any, rank: int) -> Any:
    """Give what stands at a rank, from 0."""
    return values[rank]


@register.filter
def at(found: Any, key: str) -> Any:
    """Give what a mapping holds at a key, or nothing."""
    return found.get(key) if found else None


@register.filter
def first_sentence(text: Any) -> str:
    """Give the first sentence of a text."""
    first, stop, _rest = str(text).partition(". ")
    return f"{first}." if stop else first
