"""Replacements: what one click writes, so that the sentence stays French and keeps what it said besides.

A change is offered only where its sentence is of a shape we know. Elsewhere the rule says what to change, by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from productops.review.findings import Change
from productops.text.cues import Span
from productops.text.french import capital
from productops.text.tokens import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the source."""

    start: int
    end: int


def sentence_place(text: Text, word: int) -> Place:
    """Give the place of a word's sentence, its last sign included."""
    if "sentence_places" not in text.memo:
        text.memo["sentence_places"] = {each[0].sentence: Place(each[0].start, each[-1].end) for each in text.sentences}
    places: dict[int, Place] = text.memo["sentence_places"]
    return places[text.words[word].sentence]


def starts_sentence(text: Text, word: int) -> bool:
    """Tell whether a word opens its sentence, a bullet apart."""
    place = sentence_place(text, word)
    return not re.search(r"\w", text.source[place.start : text.words[word].start])


def glued(text: Text, word: int) -> int:
    """Give where a word ends with what is tied to it: « diplômé(e) », « motivé·e »."""
    end = text.words[word].end
    tied = re.compile(r"(?:\([^\s()]{1,5}\)s?|[·.‧•-](?:e|s|es|ne|le|trice|se|ve)\b)*").match(text.source, end)
    return tied.end() if tied else end


def drop_sentence(text: Text, span: Span) -> Change | None:
    """Take a whole sentence away, where the words are all that it says."""
    place = sentence_place(text, span.first)
    return Change(place.start, place.end, "")


_ALONE = re.compile(
    r"(?:il (?:vous )?faut|vous (?:avez|aurez)|nous demandons|on demande|avec|avoir|être|une?|une? très)?\s*(?:une?|de|la)?\s*",
    re.IGNORECASE,
)


_LAST_BUT_ONE = re.compile(
    r"(?<=[^\W_]), (?P<item>[\w’' -]{2,30})$(?<=\w)",
)
"""The comma and the item that come before the last one of a list."""
_SENT = re.compile(
    r"(?:envoye[rz]|joindre|joignez|adresse[rz]|fourni[rs]\w*|transmett\w+|apporte[rz]|dépose[rz]|présente[rz]|:) [\w’' ]{1,25}, [\w’' -]{2,30}$",
    re.IGNORECASE,
)
"""A list of what is sent, up to its last item."""


_PLURAL = re.compile(r"\b(?:sont|seront|\w+(?:ées|és|ables|oires|aires|ues|us|ises))\b(?=\W*$| pour| à)", re.IGNORECASE)
"""What is said of two items and would not agree with one: « sont indispensables », « exigés »."""


def drop_item(text: Text, span: Span) -> Change | None:
    """Take an item out of a list joined by « et » and commas, or a sentence that holds nothing else.

    Nothing is taken where one item would be left before words in the plural.
    """
    change = _drop_item(text, span)
    if change is None:
        return None
    place = sentence_place(text, span.first)
    left = text.source[place.start : change.start] + change.text + text.source[change.end : place.end]
    return None if _PLURAL.search(left) and not re.search(r",| et ", left) else change


def _drop_item(text: Text, span: Span) -> Change | None:
    place = sentence_place(text, span.first)
    source = text.source
    start, end = text.words[span.first].start, glued(text, span.last - 1)
    before, after = source[place.start : start], source[end : place.end]
    if _ALONE.fullmatch(before) and re.fullmatch(
        r"\s*(?:est |sera )?(?:(?:exigée?|obligatoire|requise?|souhaitée?|demandée?|indispensable)(?: (?:à|au|aux|en|dans|sur|chez|pour)\b[^,:]{1,40})?)?\s*[.!]?\s*",
        after,
    ):
        return Change(place.start, place.end, "")
    if re.fullmatch(r"[-–•*·]\s*", before) and re.fullmatch(r"\s*[.;]?\s*", after):
        line = re.compile(r"\n|$").search(source, place.end)
        stop = line.end() if line else place.end
        return Change(place.start - (stop == len(source) and place.start > 0), stop, "")  # its line goes with it
    if not re.search(r"\w", before):
        following = re.match(r"\s*(?:,|et|&)\s+(?=[^\W\d_])", after)
        if not following:
            return None
        at = end + following.end()
        return Change(start, at + 1, source[at] if source[start].islower() else capital(source[at]))
    lead = re.search(r"(?:,\s*|\s+et\s+)(?:une?\s+)?$", before)
    tail = re.match(r"\s*,?\s*(?P<link>et\s+|,\s*)", after)
    if lead and tail and before[: lead.start()].strip():
        link = " et " if tail["link"].startswith("et") else ", "
        if "et" in lead.group().split():
            return None
        return Change(place.start + lead.start(), end + tail.end(), link)
    if lead and re.fullmatch(r"\s*[.!]?\s*", after):
        kept = before[: lead.start()]
        if lead.group().split()[0] == "et" and _SENT.search(kept) and (last := _LAST_BUT_ONE.search(kept)):
            # « Envoyez CV, lettre et photo » → « Envoyez CV et lettre »
            stop = place.end - len(after.lstrip()) if after.strip() else place.end
            return Change(place.start + last.start(), stop, f" et {last['item']}")
        if "et" in lead.group().split() or "," not in kept:
            stop = place.end - len(after.lstrip()) if after.strip() else place.end
            return (
                Change(place.start + lead.start(), stop, "")
                if "," not in kept or "et" in lead.group().split()
                else None
            )
    return None
