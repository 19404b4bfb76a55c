"""The one way in: a text, a day and what is known beside it; out come findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from productops.review.findings import Change, Facts, Finding, Hit, Rule, Severity
from productops.review.rules import RULES
from productops.text.folding import fold, unfolds_beyond
from productops.text.tokens import Text

LIMIT = 400_000
"""Characters of a text at most: more is no posting."""


class TooLongError(ValueError):
    """A text too long to be a posting."""


def check(
    text: str, *, on: date, facts: Facts | None = None, but: Collection[str] = (), house: Collection[str] = ()
) -> list[Finding]:
    """Give what the rules find in a posting's text on a day, the heaviest first, then by place.

    `facts` are the structured answers the text may contradict; `but` the ids of rules left aside; `house` the terms
    that the organisation accepts, product names or grades: a finding inside one of them is left out. What concerns the
    absence of something comes once, with an empty excerpt. Raises TooLongError over 400 000 characters, as written or folded.
    """
    if unfolds_beyond(text, LIMIT):
        raise TooLongError(f"{len(text)} caractères")
    read, known = Text(text), replace(facts or Facts(), on=on)
    accepted = _places_of(read, house)
    found = [
        _finding(rule, hit, read, on)
        for rule in RULES
        if rule.id not in but and (rule.in_force_to is None or on <= rule.in_force_to)
        for hit in (_outermost(rule.find(read, known)) if read.words else ())
        if not any(start <= hit.start < hit.end <= end for start, end in accepted)
    ]
    order = {rule.id: rank for rank, rule in enumerate(RULES)}
    return sorted(found, key=lambda f: (f.severity is not Severity.MUST, f.start == f.end, f.start, order[f.rule.id]))


def check_fragment(text: str, *, on: date, house: Collection[str] = ()) -> list[Finding]:
    """Check a field's text: only what it says counts, not what it lacks."""
    found = check(text, on=on, house=house)
    return [finding for finding in found if finding.excerpt and finding.rule.id not in WHOLE]


WHOLE = frozenset({"L04", "L15", "L16", "L25", "G01", "G08", "G15"})
"""Rules that only a whole posting can be judged by."""


def _places_of(text: Text, terms: Collection[str]) -> list[tuple[int, int]]:
    """Give where the terms of a house stand in a text, whole words, whatever their case and accents."""
    found = []
    for term in terms:
        folded = " ".join(fold(term).split())
        if folded:
            pattern = rf"(?<!\w){re.escape(folded)}(?!\w)"
            for met in re.finditer(pattern, text.folded):
                found.append((text.origins[met.start()], text.origins[met.end() - 1] + 1))
    return found


def _outermost(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out what a wider hit of the same rule already shows: « selon profil » in « salaire selon profil »."""
    widest = (0, 0)
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        span = (hit.start, hit.end)
        if hit.start < hit.end <= widest[1] and span != widest:
            continue
        widest = max(widest, span, key=lambda each: each[1])
        yield hit


_SPACES = tuple(" \u00a0\u202f")
_SPACED = tuple(";!?:»")
"""Signs before which French keeps a space."""


def _tidied(change: Change, source: str) -> Change:
    """Keep the space that French puts before a sign, and leave one space where words go."""
    start, end = change.start, change.end
    if (
        end > start
        and source[end : end + 1] in _SPACED
        and source[end - 1] in _SPACES
        and not change.text.endswith(_SPACES)
    ):
        return Change(start, end - 1, change.text)
    if not change.text and start and source[start - 1] in _SPACES and source[end : end + 1] == " ":
        return Change(start, end + 1, "")
    return change


def _finding(rule: Rule, hit: Hit, text: Text, on: date) -> Finding:
    coming = rule.in_force_from is not None and on < rule.in_force_from
    soft = coming or hit.softened
    message = hit.message or rule.message
    if coming and rule.in_force_from:
        message += f" Ce n’est pas encore exigé : la date visée est le {rule.in_force_from:%d/%m/%Y}."
    return Finding(
        rule=rule,
        severity=Severity.SHOULD if soft else rule.severity,
        start=hit.start,
        end=hit.end,
        excerpt=text.excerpt(hit.start, hit.end),
        message=message,
        suggestion=hit.suggestion or rule.suggestion,
        change=hit.change and _tidied(hit.change, text.source),
        coming=coming,
    )
