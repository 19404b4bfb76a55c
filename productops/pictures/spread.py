"""The spread of votes on a mandate: a line a domain, a disc where votes fell, a ring where the mandate stands."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import sqrt

WIDTH, HEAD, ROW = 320, 26, 68
FIRST, LAST = 34, 286
SMALLEST, LARGEST, RING = 9, 15, 19
"""Radii: of one vote alone, of all the votes on one level, and of the mandate's ring around them."""


def spread(
    rows: Sequence[tuple[str, Sequence[int], int | None]],
    *,
    levels: Sequence[str],
    title: str = "Les avis sur le mandat, domaine par domaine",
) -> str:
    """Draw how many votes each level received: rows are (name, votes by level, the mandate's level or None).

    `levels` are the short names of the levels, the lowest first. The area of a disc grows with its votes, whose number it
    holds. Gives an SVG whose title and description say the same to a screen reader. Raises ValueError where a row does
    not have a count for every level, or where the mandate stands on none of them.
    """
    if any(len(counts) != len(levels) or mandate not in (None, *range(len(levels))) for _name, counts, mandate in rows):
        raise ValueError("a spread takes a count for every level, and the level of the mandate or None")
    description = ". ".join(_describe(row, levels) for row in rows)
    most = max((count for _name, counts, _mandate in rows for count in counts), default=0)
    lines = "".join(_line(rank, row, most) for rank, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="spread" viewBox="0 0 {WIDTH} {HEAD + ROW * len(rows)}" role="img" aria-label="{escape(f"{title} : {description}")}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{_heads(levels)}{lines}</svg>"
    )


def _describe(row: tuple[str, Sequence[int], int | None], levels: Sequence[str]) -> str:
    name, counts, mandate = row
    votes = [f"{count} pour « {level} »" for level, count in zip(levels, counts, strict=True) if count]
    chosen = "" if mandate is None else f" ; le cadrage dit « {levels[mandate]} »"
    return f"{name} : {', '.join(votes) or 'aucun avis'}{chosen}"


def _x(level: int, of: int) -> float:
    return FIRST + (LAST - FIRST) * level / (of - 1)


def _heads(levels: Sequence[str]) -> str:
    return "".join(
        f'<text class="spread__level" x="{_x(level, len(levels)):.1f}" y="12" text-anchor="middle">{escape(name)}</text>'
        for level, name in enumerate(levels)
    )


def _line(rank: int, row: tuple[str, Sequence[int], int | None], most: int) -> str:
    name, counts, mandate = row
    top = HEAD + ROW * rank
    y = top + 40
    drawn = [
        f'<text class="spread__name" x="2" y="{top + 12}">{escape(name)}</text>'
        f'<line class="spread__axis" x1="{FIRST}" x2="{LAST}" y1="{y}" y2="{y}"/>'
    ]
    for level, count in enumerate(counts):
        x = _x(level, len(counts))
        drawn.append(f'<circle class="spread__stop" cx="{x:.1f}" cy="{y}" r="3"/>')
        if count:
            radius = SMALLEST + (LARGEST - SMALLEST) * sqrt(count / most)
            drawn.append(
                f'<circle class="spread__votes spread__votes--{rank + 1}" cx="{x:.1f}" cy="{y}" r="{radius:.1f}"/>'
            )
            drawn.append(f'<text class="spread__count" x="{x:.1f}" y="{y + 4}" text-anchor="middle">{count}</text>')
    if mandate is not None:
        drawn.append(f'<circle class="spread__mandate" cx="{_x(mandate, len(counts)):.1f}" cy="{y}" r="{RING}"/>')
    return "".join(drawn)
