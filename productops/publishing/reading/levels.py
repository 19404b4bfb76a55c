"""What a posting says of the level it asks and of who is already there, with the words that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from productops.drafting.scope import Seniority, Setup, Stage
from productops.text.cues import Cues
from productops.text.tokens import Text

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Told(Generic[T]):
    """What a text tells, by which words; of a level, the fewest years asked, and whether the title alone says it."""

    value: T
    words: tuple[str, ...]
    years: int | None = None
    titled: bool = False


_TITLES = (
    (Seniority.LEAD, re.compile(r"\b(?:head of|director|directeur|directrice|vp|responsable|lead)\b")),
    (Seniority.SENIOR, re.compile(r"\b(?:senior|principal|(?<!of )staff|sr)\b")),
    (Seniority.JUNIOR, re.compile(r"\b(?:junior|alternance|alternante?|stage|stagiaire|intern|internship|apprenti)\b")),
)
"""What a title says of a level, the highest first; a trainee is no lead."""
_IN_CHARGE = "responsable"
_LEADS_OTHERS = re.compile(
    r"(?<!n')(?<!pas )(?<!sans )\bencadr(?!ee?s? par\b)\w+\b(?! (?:personne\b|aucun)| ?: ?(?:aucun|non|pas))|\b(?:manage[rz]?|managerez|diriger|dirigez|animer|recruter|faire grandir) (?:une |l'|votre |son |cette )?equipe|\bmanagement (?:d'|de l'|d'une )equipe"
    r"|\bvotre equipe (?:de|compte)|\b\w+ (?:personnes|product ops) a (?:encadrer|manager)|\bmanag\w+ d(?:e|')\s?\w+ (?:personnes|product ops)"
)
"""What shows that who is « responsable » leads others: the title alone is given to who answers for a subject."""
_NUMBERS = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10} | {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "seven": 7,
    "eight": 8,
    "ten": 10,
}
_WRITTEN = "|".join(_NUMBERS)
_COUNT = rf"(?P<low>\d{{1,2}}|{_WRITTEN})"
_YEARS = re.compile(
    rf"(?<!jusqu'a )(?<!moins de )(?<!au-dela de )\b{_COUNT}\s?\+?(?:\s?(?:-|a|to|–|ou|or)\s?(?:\d{{1,2}}|{_WRITTEN}))?\s?\+?\s*(?:\w+\s)?(?:ans?|annees?|years?|yrs)\b[^.\n]{{0,60}}?(?:experience|pratique|poste|role|management|produc?t|produit)"
    rf"|(?:experience|minimum)[^.\n]{{0,40}}?\b(?P<late>\d{{1,2}}|{_WRITTEN})\s?\+?\s?(?:ans?|annees?|years?|yrs)\b"
)
_BEGINNER = re.compile(r"\b(?:debutante?s? accepte|sans experience|no (?:prior )?experience|entry[- ]level)")
_AT_LEAST = ((8, Seniority.LEAD), (5, Seniority.SENIOR), (2, Seniority.CONFIRMED))
"""Years from which a level is asked (a repère); fewer is a beginner's post."""


def seniority_of(text: Text) -> Told[Seniority] | None:
    """Tell the level that a posting asks: by its title, or else by the years it wants."""
    years, words = _years(text)
    head = Text(text.source.strip().split("\n", 1)[0][:200])
    for level, pattern in reversed(_TITLES):
        found = pattern.search(head.folded)
        if found and not (found.group() == _IN_CHARGE and not _LEADS_OTHERS.search(text.folded)):
            # Years asked of a beginner do not show that one is: the card tells the two apart.
            shows = words if level is not Seniority.JUNIOR or (years or 0) <= 1 else ()
            said = tuple(dict.fromkeys((written(head, found.span()), *shows)))
            return Told(value=level, words=said, years=years, titled=True)
    if years is None:
        return None
    asked = next((level for least, level in _AT_LEAST if years >= least), Seniority.JUNIOR)
    # Years alone never ask to lead others.
    return Told(value=Seniority.SENIOR if asked is Seniority.LEAD else asked, words=words, years=years)


def _years(text: Text) -> tuple[int | None, tuple[str, ...]]:
    if found := _BEGINNER.search(text.folded):
        return 0, (written(text, found.span()),)
    asked = []
    for found in _YEARS.finditer(text.folded):
        said = found["low"] or found["late"]
        asked.append((int(said) if said.isdigit() else _NUMBERS[said], written(text, found.span())))
    asked = [each for each in asked if each[0] <= 20]
    return (min(asked)[0], (min(asked)[1],)) if asked else (None, ())


def written(text: Text, span: tuple[int, int]) -> str:
    """Give the words at a place of the folded text as they are written."""
    return " ".join(text.source[text.origins[span[0]] : text.origins[span[1] - 1] + 1].split())


SETUP_NAMES = {
    Setup.FIRST: "la fonction s’ouvre avec ce poste",
    Setup.ALONE: "une personne, seule, tient la fonction",
    Setup.TEAM: "une équipe Product Ops existe",
}
_SETUPS = (
    (
        Setup.FIRST,
        Cues(
            "premier|premiere ..2 product_ops|product_operations", "premier|premiere recrutement ..2 product_ops|product_operations", "first ..2 product_ops|product_operations", "first hire",
            "creation ..2 poste|fonction", "poste ..2 cree", "fonction s_ouvre|se cree",
            "ouvrez|ouvres|creez|crees ..2 fonction", "pas encore de|d ..2 product_ops", "build ..4 function ..2 scratch|ground",
            "founding product_ops|product_operations",
        ),
    ),
    (
        Setup.TEAM,
        Cues(
            "rejoindre|rejoignez|rejoins|integrer|integrez ..4 equipe|team product_ops|ops", "equipe product_ops|product_operations",
            "product_ops|product_operations team", "join ..6 product_ops|product_operations team",
        ),
    ),
    (
        Setup.ALONE,
        Cues("seul|seule product_ops", "seul|seule a ce_poste|tenir", "only product_ops|product_operations", "remplace|remplacement|succede"),
    ),
)  # fmt: skip


def setup_of(text: Text) -> Told[Setup] | None:
    """Tell who is already in the function, where the text says it."""
    for setup, cues in _SETUPS:
        for span in cues.find(text):
            return Told(value=setup, words=(text.excerpt(text.words[span.first].start, text.words[span.last - 1].end),))
    return None


_MANY = _NUMBERS | {
    "quinze": 15,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "dizaine": 10,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
}
_PMS = re.compile(
    rf"(?<![\d,.])\b(?P<count>\d{{1,3}}|{'|'.join(_MANY)})\+? (?:de )?(?:pms?|product managers?|chef(?:fe)?s? de produit)\b"
)
_STAGES = ((30, Stage.GROUP), (11, Stage.SCALEUP), (1, Stage.STARTUP))
"""Product managers from which a company is usually at a stage (a repère): the typical mandates say five to ten, then dozens."""


def stage_of(text: Text) -> Stage | None:
    """Tell the stage of a company by the most product managers that its posting counts; None where it counts none."""
    counts = [found["count"] for found in _PMS.finditer(text.folded)]
    most = max((int(said) if said.isdigit() else _MANY[said] for said in counts), default=0)
    return next((stage for least, stage in _STAGES if most >= least), None)
