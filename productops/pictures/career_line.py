"""The career line of a person: the pasts that the source tells, the job today, and the domains they speak of."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape

WIDTH, SPINE, TEXT = 320, 12, 34
STEP, LINE, SPOKEN = 40, 20, 26
"""Heights: from a step to the next, of a line of text, of a domain spoken of."""
LONGEST = 36
"""Characters that a line of text holds, in the widest of the fonts used."""

_SIGNS = {
    "pratiques": '<circle class="sign sign--pratiques" cx="{x}" cy="{y}" r="5"/>',
    "personnes": '<rect class="sign sign--personnes" x="{left}" y="{top}" width="9" height="9" rx="1"/>',
    "partenaires": '<path class="sign sign--partenaires" d="M{x} {up}l5.5 10h-11z"/>',
    "pilotage": '<path class="sign sign--pilotage" d="M{x} {up}l5.5 5.5-5.5 5.5-5.5-5.5z"/>',
}


def career_line(
    steps: Sequence[str], *, role: str, where: str = "", spoken: Sequence[tuple[str, str, int]] = (), name: str
) -> str:
    """Draw a way to the job, from the top down: `steps` in order, then `role` and `where` one holds it.

    `spoken` tells how many times the person speaks of each domain (slug, name, times): a sign each time, under the job.
    `name` is whose line it is. Gives an SVG whose title and description say the same to a screen reader. Raises KeyError
    on a domain without a sign.
    """
    title = f"Parcours : {name}"
    description = ", puis ".join([*steps, f"{role}{f', {where}' if where else ''}"])
    if spoken:
        description += f". Parle de {', '.join(f'{domain} ({times} fois)' for _slug, domain, times in spoken)}"
    y, drawn = 14, []
    for step in steps:
        lines = textwrap.wrap(step, LONGEST)
        below = y + STEP + LINE * (len(lines) - 1)
        drawn.append(f'<line class="career-line__way" x1="{SPINE}" x2="{SPINE}" y1="{y}" y2="{below}"/>')
        drawn.append(f'<circle class="career-line__dot" cx="{SPINE}" cy="{y}" r="6"/>{_text(lines, y, "past")}')
        y = below
    drawn.append(f'<circle class="career-line__dot career-line__dot--here" cx="{SPINE}" cy="{y}" r="8"/>')
    for kind, text in (("here", role), ("where", where)):
        lines = textwrap.wrap(text, LONGEST)
        drawn.append(_text(lines, y, kind))
        y += LINE * len(lines)
    for slug, domain, times in spoken:
        y += SPOKEN - LINE // 2
        for rank in range(times):
            x = TEXT + 6 + 16 * rank
            drawn.append(_SIGNS[slug].format(x=x, y=y, left=x - 4.5, top=y - 4.5, up=y - 5.5))
        drawn.append(
            f'<text class="career-line__spoken" x="{TEXT + 16 * times + 6}" y="{y + 4}">parle de {escape(domain)}</text>'
        )
        y += LINE // 2
    height = y if spoken else y - LINE // 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="career-line" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(f"{title}. {description}")}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(drawn)}</svg>"
    )


def _text(lines: Sequence[str], y: int, kind: str) -> str:
    rows = "".join(
        f'<tspan x="{TEXT}" y="{y + 5 + LINE * rank}">{escape(line)}</tspan>' for rank, line in enumerate(lines)
    )
    return f'<text class="career-line__{kind}">{rows}</text>' if rows else ""
