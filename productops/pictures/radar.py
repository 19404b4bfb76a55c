"""The radar of a mandate: up to three rings, one axis a domain. Colours come from the style sheet, by class."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

RINGS = 3
RADIUS = 84
CORE = 0.4
"""Where level 0 stands, in rings from the centre: a mandate of one or two domains keeps a shape one can see."""
WIDTH, HEIGHT = 352, 264
CENTRE = (WIDTH / 2, HEIGHT / 2)


def radar(
    axes: Sequence[tuple[str, int]],
    *,
    title: str = "Le mandat, domaine par domaine",
    style: str = "",
    small: bool = False,
    beside: tuple[str, Sequence[int]] | None = None,
    words: Sequence[str] = (),
) -> str:
    """Draw levels from 0 to 3 on three axes or more, the first one up, clockwise.

    `style` is CSS of ours, for a file that no style sheet reaches; `small` leaves the labels to the description; `beside` is another mandate, by name and levels, drawn as a dashed line; `words` name the levels, from 0 up, where a figure would say less. Gives an SVG whose title and description say the same to a screen reader. Raises ValueError on another level.
    """
    if len(axes) < 3 or any(not 0 <= level <= RINGS for _name, level in axes):
        raise ValueError("a radar takes three axes or more, with levels from 0 to 3")
    description = _describe(axes, words)
    dashed = ""
    if beside:
        others = [(name, level) for (name, _level), level in zip(axes, beside[1], strict=True)]
        description += f". En pointillé, {beside[0]} : {_describe(others, words)}"
        dashed = f'<polygon class="radar__beside" points="{_corners(others)}"/>'
    rings = "".join(
        f'<polygon class="radar__ring" points="{_corners([("", ring)] * len(axes))}"/>' for ring in range(RINGS + 1)
    )
    side = 2 * (RADIUS + 10)  # room for the dots of the tips
    box = f"{CENTRE[0] - side / 2:g} {CENTRE[1] - side / 2:g} {side} {side}" if small else f"0 0 {WIDTH} {HEIGHT}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="radar{" radar--small" if small else ""}" viewBox="{box}" role="img" aria-label="{escape(f"{title} : {description}")}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f"{f'<style>{style}</style>' if style else ''}"
        f"{rings}{_spokes(len(axes))}"
        f'<polygon class="radar__shape" points="{_corners(axes)}"/>{dashed}'
        f"{_dots(axes)}{'' if small else _labels(axes, words)}</svg>"
    )


def _describe(axes: Sequence[tuple[str, int]], words: Sequence[str]) -> str:
    return ", ".join(f"{name} : {words[level]}" if words else f"{name} {level} sur {RINGS}" for name, level in axes)


def _corners(axes: Sequence[tuple[str, int]]) -> str:
    return " ".join(_at(rank, len(axes), level) for rank, (_name, level) in enumerate(axes))


def _point(rank: int, count: int, level: float) -> tuple[float, float]:
    angle = -pi / 2 + 2 * pi * rank / count
    reach = RADIUS * (level + CORE) / (RINGS + CORE)
    return CENTRE[0] + reach * cos(angle), CENTRE[1] + reach * sin(angle)


def _at(rank: int, count: int, level: float) -> str:
    x, y = _point(rank, count, level)
    return f"{x:.1f},{y:.1f}"


def _spokes(count: int) -> str:
    lines = []
    for rank in range(count):
        x, y = _point(rank, count, RINGS)
        lines.append(f'<line class="radar__axis" x1="{CENTRE[0]}" y1="{CENTRE[1]}" x2="{x:.1f}" y2="{y:.1f}"/>')
    return "".join(lines)


def _dots(axes: Sequence[tuple[str, int]]) -> str:
    dots = []
    for rank, (_name, level) in enumerate(axes):
        x, y = _point(rank, len(axes), level)
        dots.append(f'<circle class="radar__dot radar__dot--{rank + 1}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
    return "".join(dots)


def _labels(axes: Sequence[tuple[str, int]], words: Sequence[str]) -> str:
    labels = []
    for rank, (name, level) in enumerate(axes):
        x, y = _point(rank, len(axes), RINGS + 0.55)
        side = "middle" if abs(x - CENTRE[0]) < 1 else ("start" if x > CENTRE[0] else "end")
        # Labels beside the shape would leave the picture: they sit above their axis' end instead.
        if side != "middle":
            x, y = _point(rank, len(axes), RINGS)
            side, y = ("end", y - 20) if x > CENTRE[0] else ("start", y - 20)
            x = WIDTH - 2 if side == "end" else 2
        said = f'<tspan class="radar__level">\u00a0{level}</tspan>'
        if words:
            said = f'<tspan class="radar__level" x="{x:.1f}" y="{y + 4 + (y > CENTRE[1]) * 15:.1f}">{escape(words[level])}</tspan>'
            y -= (y < CENTRE[1]) * 15
        labels.append(
            f'<text class="radar__label" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="{side}">{escape(name)}{said}</text>'
        )
    return "".join(labels)
