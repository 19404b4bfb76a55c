"""The terms that a posting states, read into answers of a scope, each with the words that say it. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from productops.drafting.answers import MEDIUM
from productops.drafting.scope import PLAIN, Contract
from productops.review.rules.amounts import pays
from productops.text.french import integer
from productops.text.layout import LineKind, lines
from productops.text.parts import PartKind, parts
from productops.text.tokens import Text


@dataclass(frozen=True, kw_only=True)
class Term:
    """An answer read in a posting: its path in a scope, its value, how it is told, and the words that say it."""

    path: str
    value: Any
    told: str
    words: str

    @property
    def label(self) -> str:
        """Name the answer."""
        return str(PLAIN[self.path].label) if self.path in PLAIN else "Rémunération"


_CONTRACTS = (
    (Contract.APPRENTICE, re.compile(r"\balternan(?:ce|te?)\b|\bapprentissage\b|contrat de professionnalisation|\bapprenticeship\b")),
    (Contract.INTERN, re.compile(r"\bstage de\b|\bstagiaire\b|\binternship\b")),
    (Contract.CDD, re.compile(r"\bcdd\b|duree determinee|\bfixed[- ]term\b")),
    (Contract.CDI, re.compile(r"\bcdi\b|duree indeterminee|\bpermanent (?:contract|position|role)\b")),
    (Contract.FREELANCE, re.compile(r"\bfreelance\b|en independante?\b|\bportage\b")),
)  # fmt: skip
_MONTHS = re.compile(r"\b(?:cdd|stage|mission|contrat|alternance)\b[^.\n]{0,20}?\b(\d{1,2} mois)\b")
_ONSITE = re.compile(
    r"\b([0-5]|un|deux|trois|quatre|cinq) jours?[^.\n,;]{0,24}?(?:sur site|sur place|au bureau|en presentiel)"
)
_ONSITE_WORDS = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_REMOTE = re.compile(r"[^.,\n;]{0,60}\b(?:teletravail|full remote|remote|hybride?|a distance)\b[^.,\n;]{0,60}")
_PLACE = re.compile(
    r"^\W*(?:lieu(?: de travail)?|localisation|location|poste base a|base[de]? in|ou) ?:? ?(?P<place>[^.;()\n]{2,60})",
    re.MULTILINE,
)
_BASED = re.compile(
    r"\b(?:poste |bureaux? )?(?:base|situe)e?s? (?:a|au) (?P<place>[a-z][\w' -]{2,30}?)(?=[.,;()\n]| (?:avec|et|ou|en|dans)\b)"
)
_PAID_OVER = re.compile(r"\bsur (1[2-6]) mois\b")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s<>()\"']{4,180}")
_APPLY = re.compile(r"\b(?:postul|candidat|cv\b|apply|application|resume)")
_ASK = re.compile(r"\b(?:question|renseignement|contact|information)")


def read_terms(source: str) -> tuple[Term, ...]:
    """Read what a posting says of contract, pay, place, process and contact, each answer once."""
    text = Text(source)
    found: dict[str, Term] = {}
    for term in (*_contract(text), *_pay(text), *_place(text), *_process(text), *_contact(text)):
        found.setdefault(term.path, term)
    return tuple(found.values())


def _words(text: Text, span: tuple[int, int]) -> str:
    return " ".join(text.source[text.origins[span[0]] : text.origins[span[1] - 1] + 1].split())


def _term(path: str, value: Any, words: str, told: str = "") -> Iterator[Term]:
    if not isinstance(value, str) or 0 < len(value) <= MEDIUM:
        yield Term(path=path, value=value, told=told or str(value), words=words)


def _contract(text: Text) -> Iterator[Term]:
    met = [(found.start(), kind, found) for kind, pattern in _CONTRACTS if (found := pattern.search(text.folded))]
    if met:
        _start, kind, found = min(met, key=lambda each: each[0])
        yield from _term("terms.contract", str(kind), _words(text, found.span()))
    if found := _MONTHS.search(text.folded):
        yield from _term("terms.duration", _words(text, found.span(1)), _words(text, found.span()))


def _pay(text: Text) -> Iterator[Term]:
    """Give the yearly gross pay; another period, or a net one, is not turned into it."""
    amount = next((each for each in pays(text) if each.guessed == "year" and not each.net), None)
    if amount is None:
        return
    words = text.source[amount.start : amount.end]
    for path, value in (("terms.salary_min", amount.low), ("terms.salary_max", amount.high)):
        yield from _term(path, int(value), words, told=f"{integer(int(value))} €")
    if found := _PAID_OVER.search(text.folded):
        yield from _term("terms.salary_months", int(found[1]), _words(text, found.span()))


def _place(text: Text) -> Iterator[Term]:
    if found := _PLACE.search(text.folded) or _BASED.search(text.folded):
        place = _words(text, found.span("place")).strip(" :,–-")
        yield from _term("terms.location", place, _words(text, found.span()))
    if found := _ONSITE.search(text.folded):
        said = found[1]
        yield from _term("terms.onsite_days", int(_ONSITE_WORDS.get(said, said)), _words(text, found.span()))
    if found := _REMOTE.search(text.folded):
        words = _words(text, found.span()).strip(" -–•*,:")
        yield from _term("terms.remote", words, words)


_MOST_STEPS, _SHORTEST = 10, 4


def _process(text: Text) -> Iterator[Term]:
    """Give the lines of the part that tells the hiring, where there is one."""
    told = [part for part in parts(text) if part.kind is PartKind.PROCESS]
    kept = []
    for line in lines(text.source):
        if any(part.start <= line.start < part.end for part in told):
            words = " ".join(text.source[line.words_at : line.end].split())
            heads = line.kind in (LineKind.HEADING, LineKind.LABEL) or words.endswith(":")
            if heads or len(words.split()) < _SHORTEST or _ADDRESS.search(words):
                continue
            if len(words) <= MEDIUM:
                kept.append(words)
    if kept:
        steps = kept[:_MOST_STEPS]
        yield Term(path="terms.process", value=steps, told=" ; ".join(steps), words=steps[0])


def _contact(text: Text) -> Iterator[Term]:
    """Give where one applies, and whom one asks: an address beside the words that say which."""
    for found in _ADDRESS.finditer(text.source):
        address = found.group().rstrip(".,;:")
        start = text.source.rfind("\n", 0, found.start()) + 1
        end = text.source.find("\n", found.end())
        line = text.source[start : end if end >= 0 else len(text.source)].strip()
        said = Text(line).folded
        if _APPLY.search(said):
            yield from _term("terms.apply_to", address, line[:160])
        elif _ASK.search(said):
            yield from _term("terms.contact", address, line[:160])
