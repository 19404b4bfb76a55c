"""A bar of a part of the week. Widths are SVG attributes: the policy allows no inline style."""

from __future__ import annotations

from html import escape

WIDTH = 240
HEIGHT = 14


def week_bar(half_days: float, *, of: int = 10, kept: int = 1, name: str = "plain") -> str:
    """Draw how much of a week of `of` half-days is taken; a mark shows where the `kept` last ones begin.

    What passes the whole week stops at the edge. `name` is a class for the colour. The picture repeats what the words
    beside it say: screen readers pass over it.
    """
    taken = min(max(float(half_days), 0.0), of) / of * WIDTH
    mark = (of - kept) / of * WIDTH
    return (
        f'<svg class="week-bar week-bar--{escape(name)}" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none"'
        f' aria-hidden="true" focusable="false">'
        f'<rect class="week-bar__all" width="{WIDTH}" height="{HEIGHT}" rx="3"/>'
        f'<rect class="week-bar__taken" width="{taken:.1f}" height="{HEIGHT}" rx="3"/>'
        f'<line class="week-bar__mark" x1="{mark:.1f}" x2="{mark:.1f}" y1="0" y2="{HEIGHT}"/></svg>'
    )
