"""Fields of a form, for the templates that draw them."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.forms.boundfield import BoundField

from productops.ui.fields import ShownField, show

register = template.Library()


@register.filter
def shown(fields: BoundField | Iterable[BoundField]) -> list[ShownField]:
    """Give a field, or several, as plain values to draw."""
    return [show(bound) for bound in ([fields] if isinstance(fields, BoundField) else fields)]
