"""Pictures in templates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from productops.pictures.bars import week_bar as draw_bar
from productops.pictures.dots import dot as draw_dot

register = template.Library()


@register.simple_tag
def week_bar(half_days: Any, name: str) -> SafeString:
    """Draw a part of the week, beside the words that say it."""
    return mark_safe(draw_bar(float(half_days), name=name))  # safe: SVG of ours, its texts escaped


@register.simple_tag
def dot(count: int, most: int, name: str) -> SafeString:
    """Draw a count as a disc, beside the number."""
    return mark_safe(draw_dot(count, most, name=name))  # safe: SVG of ours, its texts escaped


@register.filter
def drawn(svg: str) -> SafeString:
    """Let a picture drawn by `productops.pictures` through: its texts are escaped there."""
    return mark_safe(svg)
