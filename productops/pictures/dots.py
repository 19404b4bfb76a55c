"""A dot whose area says how many. Sizes are SVG attributes: the policy allows no inline style."""

from __future__ import annotations

from html import escape
from math import sqrt

SIDE = 32


def dot(count: int, most: int, *, name: str = "plain") -> str:
    """Draw `count` as a disc, the whole cell for `most`. `name` is a class for the colour.

    The number stands beside it: screen readers pass over the picture. Raises ValueError above `most` or under 0.
    """
    if not 0 <= count <= most:
        raise ValueError("a dot takes a count between 0 and the most")
    radius = SIDE / 2 * sqrt(count / most) if most else 0
    return (
        f'<svg class="dot dot--{escape(name)}" viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true" focusable="false">'
        f'<circle cx="{SIDE // 2}" cy="{SIDE // 2}" r="{radius:.1f}"/></svg>'
    )
