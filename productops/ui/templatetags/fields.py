"""Fields of a form, for the templates that draw them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string

from productops.ui.fields import Choice, ShownField, show

register = template.Library()


@register.filter
def shown(fields: BoundField | Iterable[BoundField]) -> list[ShownField]:
    """Give a field, or several, as plain values to draw."""
    return [show(bound) for bound in ([fields] if isinstance(fields, BoundField) else fields)]


@register.filter
def drawn_in(choice: Choice, field: ShownField) -> str:
    """Draw a choice of a group: the same one, asked the same way, is drawn once a process."""
    return _choice(choice, field.type, field.name, field.must_fill, bool(field.errors), field.attributes)


@lru_cache(maxsize=2048)
def _choice(choice: Choice, type_: str, name: str, must_fill: bool, is_wrong: bool, attributes: str) -> str:
    return render_to_string(
        "forms/_choice.html",
        {
            "choice": choice,
            "type": type_,
            "name": name,
            "must_fill": must_fill,
            "is_wrong": is_wrong,
            "attributes": attributes,
        },
    )
