"""A picture as a file of its own: no style sheet reaches it, so its colours are written on it, as by day."""

from __future__ import annotations

import re

_INK, _SOFT, _RULE, _PAPER, _ACCENT = "#221d17", "#5c5347", "#8f8371", "#fbf7f0", "#0b5a62"
_DOMAINS = {
    "pratiques": "#0b6b74",
    "personnes": "#b3471b",
    "partenaires": "#7a4fa3",
    "pilotage": "#8a6a00",
    "fonction": "#5c5347",
}
_LOOKS: dict[str, dict[str, str]] = {
    "radar": {"font-family": "sans-serif", "font-size": "14"},
    "radar__ring": {"fill": "none", "stroke": "#ddd2c0"},
    "radar__axis": {"fill": "none", "stroke": "#ddd2c0"},
    "radar__shape": {"fill": _ACCENT, "fill-opacity": ".22", "stroke": _ACCENT, "stroke-width": "2"},
    "radar__label": {"fill": _INK},
    "radar__level": {"font-weight": "600"},
    **{f"radar__dot--{rank}": {"fill": fill} for rank, fill in enumerate(_DOMAINS.values(), start=1)},
    "career-line": {"font-family": "sans-serif", "font-size": "15"},
    "career-line__way": {"stroke": _RULE, "stroke-width": "2"},
    "career-line__dot": {"fill": _PAPER, "stroke": _RULE, "stroke-width": "2"},
    "career-line__dot--here": {"fill": _INK, "stroke": "none"},
    "career-line__past": {"fill": _INK},
    "career-line__here": {"fill": _INK, "font-weight": "600"},
    "career-line__where": {"fill": _SOFT},
    "career-line__spoken": {"fill": _SOFT},
    **{f"sign--{slug}": {"fill": fill} for slug, fill in _DOMAINS.items()},
    "shelf": {"font-family": "sans-serif", "font-size": "14"},
    "shelf__name": {"fill": _INK, "font-weight": "600"},
    "shelf__band": {"stroke": _PAPER, "stroke-width": "2"},
    "shelf__board": {"stroke": _RULE, "stroke-width": "2"},
    **{f"shelf__spine--{slug}": {"fill": fill} for slug, fill in _DOMAINS.items()},
}


def as_file(svg: str) -> str:
    """Write on a picture the colours that the style sheet gives it on a page, and lay paper under it.

    As attributes: the policy of the site lets no style be written inside a file that it serves.
    """
    painted = re.sub(r'class="([^"]*)"', _painted, svg)
    return painted.replace("</desc>", f'</desc><rect width="100%" height="100%" fill="{_PAPER}"/>', 1)


def _painted(found: re.Match[str]) -> str:
    looks: dict[str, str] = {}
    for name in found[1].split():
        looks |= _LOOKS.get(name, {})
    return " ".join([found[0], *(f'{attribute}="{value}"' for attribute, value in looks.items())])
