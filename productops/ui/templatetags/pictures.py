"""Pictures in templates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from productops.drafting.document import Block
from productops.drafting.wording import MANDATE_LEVELS
from productops.pictures.bars import week_bar as draw_bar
from productops.pictures.dots import dot as draw_dot
from productops.pictures.radar import radar

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


@register.filter
def levels_radar(block: Block) -> SafeString:
    """Draw the levels of a block's items."""
    return mark_safe(
        radar([(item.text, item.level or 0) for item in block.items], words=MANDATE_LEVELS)
    )  # safe: see `drawn`


@register.simple_tag
def small_radar(levels: Mapping[str, int], name: str, leanings: Sequence[int] = ()) -> SafeString:
    """Draw the levels of a mandate by domain, small, with a candidate's leanings where they are known."""
    if len(levels) < 3:
        return mark_safe("")  # a catalogue being filled: three domains make a shape
    axes = [(slug.capitalize(), level) for slug, level in levels.items()]
    beside = ("vos penchants", leanings) if leanings else None
    return mark_safe(
        radar(axes, title=name, small=True, beside=beside, words=() if leanings else MANDATE_LEVELS)
    )  # safe: see `drawn`
