"""What several rules read in a posting: its title, its amounts, the language of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from productops.text.tokens import Text

FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "de",
        "du",
        "d",
        "et",
        "ou",
        "est",
        "sont",
        "a",
        "au",
        "aux",
        "en",
        "dans",
        "pour",
        "par",
        "sur",
        "avec",
        "sans",
        "vous",
        "nous",
        "votre",
        "vos",
        "notre",
        "nos",
        "ce",
        "cette",
        "ces",
        "qui",
        "que",
        "qu",
        "se",
        "son",
        "sa",
        "ses",
        "il",
        "elle",
        "on",
        "pas",
        "plus",
        "ne",
        "n",
        "y",
        "leur",
        "leurs",
        "tu",
        "ton",
        "ta",
        "tes",
        "etre",
        "avoir",
    ]
)
ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "for",
        "with",
        "you",
        "your",
        "we",
        "our",
        "is",
        "are",
        "will",
        "be",
        "that",
        "this",
        "from",
        "as",
        "an",
        "or",
        "by",
        "at",
        "on",
        "have",
        "has",
        "who",
        "what",
        "their",
        "they",
        "can",
        "all",
        "not",
        "but",
        "about",
        "across",
        "into",
        "within",
        "team",
        "teams",
        "work",
        "working",
        "experience",
        "skills",
        "ability",
        "strong",
        "join",
        "looking",
        "role",
        "years",
        "must",
        "should",
    ]
)
_TITLE_WORDS = 14

_SPACE = r"[\s\u00a0\u202f]"
_NUMBER = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3}){1,3}(?:,\d{1,2})?|\d{1,7}(?:[,.]\d{1,2})?"
_AMOUNT = re.compile(
    rf"(?P<low>{_NUMBER}){_SPACE}{{0,2}}(?P<lowk>[kK])?{_SPACE}{{0,2}}(?:€|euros?)?{_SPACE}{{0,2}}(?:(?:à|et|-|–|—|/){_SPACE}{{0,2}}(?P<high>{_NUMBER}){_SPACE}{{0,2}})?(?P<k>[kK])?{_SPACE}{{0,2}}(?P<unit>€|euros?\b|EUR\b|eur\b)",
)
_PERIODS = (
    (re.compile(r"(?:par|/|de l[’'])\s?h(?:eure)?\b|de l[’']heure|horaire", re.IGNORECASE), "hour"),
    (re.compile(r"par mois|/\s?mois|mensuel|/m\b", re.IGNORECASE), "month"),
    (re.compile(r"par jour|/\s?j(?:our)?\b|TJM|journalier", re.IGNORECASE), "day"),
    (re.compile(r"par an|/\s?an\b|annuel|par année", re.IGNORECASE), "year"),
)
_NOT_PAY = re.compile(
    r"chiffre d[’']affaires|CA de|levée|levé|levés|fonds|budget|millions?|milliards?|ticket|prime|bonus|variable|cooptation|repas|indemnité|amende|capital|panier|client|facture|abonnement|épargne|collect",
    re.IGNORECASE,
)
_AROUND = 60


@dataclass(frozen=True, kw_only=True)
class Amount:
    """An amount in euros, or a range, with the period it is for ("" when the text does not say)."""

    low: float
    high: float
    period: str
    start: int
    end: int
    is_pay: bool

    def yearly(self, hint: int | None = None) -> tuple[float, float]:
        """Give the amount a year; where no period is said, one is guessed from its size. (0, 0) when it cannot be."""
        period = self.period or ("year" if self.high >= 10_000 else "month" if self.high >= 900 else "")
        times = {"year": 1.0, "month": 12.0, "hour": 1820.04, "day": 0.0, "": 0.0}[period]
        return self.low * times, self.high * times


def amounts(text: Text) -> tuple[Amount, ...]:
    """Give the amounts of a text, in order."""
    if "amounts" not in text.memo:
        text.memo["amounts"] = tuple(_amounts(text))
    read: tuple[Amount, ...] = text.memo["amounts"]
    return read


def _amounts(text: Text) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(text.source):
        text.steps += 1
        thousand = 1000 if found["k"] or found["lowk"] else 1
        low = _figure(found["low"]) * thousand
        high = _figure(found["high"]) * thousand if found["high"] else low
        around = text.source[max(0, found.start() - _AROUND) : found.end() + _AROUND]
        near = text.source[found.end() : found.end() + 30]
        period = next((name for mark, name in _PERIODS if mark.search(near)), "")
        period = period or next((name for mark, name in _PERIODS if mark.search(around)), "")
        before = text.source[max(0, found.start() - _AROUND) : found.start()]
        is_pay = not _NOT_PAY.search(before.rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]) and not re.match(
            r"\s*(?:de )?(?:millions?|milliards?|M\b)", near
        )
        yield Amount(
            low=min(low, high), high=max(low, high), period=period, start=found.start(), end=found.end(), is_pay=is_pay
        )


def _figure(written: str) -> float:
    plain = re.sub(r"[ \u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def title_of(text: Text) -> tuple[int, int] | None:
    """Give the place of the title: the first line, when it reads like one rather than like a sentence."""
    if not text.lines:
        return None
    start, end = text.lines[0]
    line = text.source[start:end].lstrip("# ").rstrip()
    start = end - len(text.source[start:end].lstrip("# "))
    if line.endswith((".", "!", "?", ":")) or len(line.split()) > _TITLE_WORDS:
        return None
    return start, end
