"""A shelf of missions: one spine a mission, as thick as the half-days it takes, one domain after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, SPINE, GAP = 286, 24, 2
"""Across: the whole shelf, a half-day (24 px on the narrowest phone, so that a finger finds it), what parts two spines."""
TALL, HEAD, FOOT = 48, 24, 14
"""Down: a spine, the name of a domain, what parts two boards."""


@dataclass(frozen=True, kw_only=True)
class Spine:
    """A mission on the shelf: what it is called, the half-days a week it takes, and where it leads."""

    title: str
    half_days: int
    address: str


def shelf(domains: Sequence[tuple[str, str, Sequence[Spine]]], *, title: str = "Les missions, sur une étagère") -> str:
    """Draw the missions of each domain (slug, name, spines) on its boards, which take a line more where one is full.

    Each spine is a link. Gives an SVG whose title and description say the same to a screen reader.
    """
    description = ", ".join(f"{name} : {len(spines)}" for _slug, name, spines in domains)
    description = f"Un dos par mission, épais comme les demi-journées qu’elle prend. {description}"
    y, drawn = 0, []
    for slug, name, spines in domains:
        drawn.append(f'<text class="shelf__name" x="0" y="{y + 16}">{escape(name)}</text>')
        x, y = 0, y + HEAD
        for spine in spines:
            width = spine.half_days * (SPINE + GAP) - GAP
            if x and x + width > WIDTH:
                drawn.append(_board(y))
                x, y = 0, y + TALL + FOOT
            drawn.append(_spine(spine, slug, x, y, width))
            x += width + GAP
        drawn.append(_board(y))
        y += TALL + FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="shelf" viewBox="0 0 {WIDTH} {y}" role="group" aria-label="{escape(f"{title}. {description}")}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(drawn)}</svg>"
    )


def _spine(spine: Spine, slug: str, x: int, y: int, width: int) -> str:
    half_days = f"{spine.half_days} demi-journée{'s' if spine.half_days > 1 else ''}"
    name = escape(f"{spine.title}, {half_days}")
    return (
        f'<a class="shelf__link" href="{escape(spine.address)}" aria-label="{name}"><title>{name}</title>'
        f'<rect class="shelf__spine shelf__spine--{escape(slug)}" x="{x}" y="{y}" width="{width}" height="{TALL}" rx="2"/>'
        f'<line class="shelf__band" x1="{x + 4}" x2="{x + width - 4}" y1="{y + 9}" y2="{y + 9}"/></a>'
    )


def _board(y: int) -> str:
    return f'<line class="shelf__board" x1="0" x2="{WIDTH}" y1="{y + TALL + 1}" y2="{y + TALL + 1}"/>'
