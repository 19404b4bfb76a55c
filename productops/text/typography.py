"""French typography: spaces, guillemets, apostrophes and dashes as a French reader expects them."""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\u00a0"
NARROW = "\u202f"

_QUOTED = re.compile(r'"([^"\n]+)"|“([^”\n]+)”')
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_HIGH = re.compile(r"(?<=[\w»)\]%€’…])[ \u00a0\u202f]*([;!?]+)(?=[\s»)\u00a0\u202f]|$)")
_COLON = re.compile(r"(?<=[\w»)\]%€’])[ \u00a0\u202f]*:(?=\s|$)")
_OPEN = re.compile(r"«[ \u00a0\u202f]*")
_CLOSE = re.compile(r"[ \u00a0\u202f]*»")
_NUMERO = re.compile(r"(?<=\bn°) (?=\d)")
_EURO = re.compile(r"(?<=\d)[ \u00a0\u202f]*(€|%)")
_SPACE = re.compile(r"[ \u00a0\u202f]")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_RANGE = re.compile(r"(?<=\d) ?- ?(?=\d+[ \u00a0\u202f]*(?:€|%|ans|mois|jours))")


# The catalogue's sentences come back in document after document: setting them once halves the time of writing.
@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Set a text as French typography wants it; setting it twice changes nothing.

    Curly apostrophes, guillemets, narrow no-break spaces inside guillemets and before ; ! ?, a no-break space
    before a colon, no-break thousands, one ellipsis character. Times (14:30) and addresses (https://) are left alone.
    """
    text = text.replace("...", "…")
    text = _APOSTROPHE.sub("’", text)
    text = _QUOTED.sub(lambda found: f"« {found.group(1) or found.group(2)} »", text)
    text = _OPEN.sub(f"«{NARROW}", text)
    text = _CLOSE.sub(f"{NARROW}»", text)
    text = _HIGH.sub(f"{NARROW}\\1", text)
    text = _COLON.sub(f"{NBSP}:", text)
    text = _NUMERO.sub(NBSP, text)
    text = _EURO.sub(f"{NBSP}\\1", text)
    text = _THOUSANDS.sub(lambda found: _SPACE.sub(NARROW, found.group()), text)
    return _RANGE.sub("–", text)
