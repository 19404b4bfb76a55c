"""A mandate drawn, in templates."""

from collections.abc import Mapping, Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

from productops.drafting.document import Block
from productops.drafting.wording import MANDATE_LEVELS
from productops.pictures.radar import radar

register = template.Library()


@register.filter
def levels_radar(block: Block) -> SafeString:
    """Draw the levels of a block's items."""
    return mark_safe(
        radar([(item.text, item.level or 0) for item in block.items], words=MANDATE_LEVELS)
    )  # safe: SVG of ours, its texts escaped


@register.simple_tag
def small_radar(levels: Mapping[str, int], name: str, leanings: Sequence[int] = ()) -> SafeString:
    """Draw the levels of a mandate by domain, small, with a candidate's leanings where they are known."""
    if len(levels) < 3:
        return mark_safe("")  # a catalogue being filled: three domains make a shape
    axes = [(slug.capitalize(), level) for slug, level in levels.items()]
    beside = ("vos penchants", leanings) if leanings else None
    return mark_safe(
        radar(axes, title=name, small=True, beside=beside, words=() if leanings else MANDATE_LEVELS)
    )  # safe: SVG of ours, its texts escaped
