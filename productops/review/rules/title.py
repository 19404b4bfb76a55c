"""What several rules read in a posting: its title, and the language of its words."""

from __future__ import annotations

import re

from productops.text.folding import fold, word_set
from productops.text.parts import skipped_before_title
from productops.text.tokens import Text

FRENCH = word_set(
    "le la les l un une des de du d et ou est sont a au aux en dans pour par sur avec sans vous nous votre vos "
    "notre nos ce cette ces qui que qu se son sa ses il elle on pas plus ne n y leur leurs tu ton ta tes etre "
    "avoir"
)  # fmt: skip
ENGLISH = word_set(
    "the and of to in for with you your we our is are will be that this from as an or by at on have has who what "
    "their they can all not but about across into within team teams work working experience skills ability strong "
    "join looking role years must should"
)  # fmt: skip
_TITLE_WORDS = 16
_ITEM = re.compile(r"[•▪◦●*–-]\s")
_LEADS = re.compile(r"[#*_\s>~=-]*(?:\[)?")


def title_of(text: Text) -> tuple[int, int] | None:
    """Give the place of the title: the first line that is not the page's own, when it reads like one rather than like a sentence."""
    lines = text.lines
    lines = lines[skipped_before_title([fold(text.source[slice(*line)].strip()) for line in lines[:5]]) :]
    if not lines:
        return None
    start, end = lines[0]
    line = text.source[start:end]
    if _ITEM.match(line) and (len(lines) == 1 or _ITEM.match(text.source[lines[1][0] : lines[1][1]])):
        return None
    lead = _LEADS.match(line)
    start += lead.end() if lead else 0
    if link := re.match(r"(?P<label>[^\]\n]+)\]\([^)\s]*\)", text.source[start:end]):
        end = start + link.end("label")
    end = start + len(text.source[start:end].rstrip(" *_#"))
    line = text.source[start:end]
    if (
        not line
        or (line.endswith((".", "!", "?", ":")) and not line.endswith("..."))
        or len(line.split()) > _TITLE_WORDS
    ):
        return None
    return start, end
