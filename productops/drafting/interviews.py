"""The interviews of a role: how long each lasts and which questions each asks, so that nobody has to ask everything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from productops.drafting.document import Item, Reason
from productops.text.folding import fold
from productops.text.french import CHIEFS

_SHORT, _USUAL = 20, 45
"""Minutes up to which three questions, then four, leave room for the other person's; beyond, five. Ours (repères)."""
_LEAST = 4
_CASE = re.compile(
    r"\b(?:cas|exercice|mise en situation|atelier|etude|(?:use |business )?case|case study|restitution|soutenance|take[- ]home|exos?|test (?:ecrit|technique|pratique))\b"
)
_SILENT = re.compile(
    r"(?:une? |la |le |l’|l'|notre |votre |ta )?"
    r"(?:go ?/? ?no|verdict|proposition|promesse|offre|reponse|retour ecrit|decision|signature|prise de references?|references?"
    r"|pre-?selection|tri|lecture|candidature|cv|envoi|embauche|debut|questionnaire)\b"
)
"""A step at which nobody is received."""
_INFORMAL = re.compile(
    r"\b(?:dejeuner|dej|lunch|resto|restaurant|repas|diner|apero|afterwork|visite|immersion"
    r"|(?:demi-)?journee (?:sur|avec|en|dans|chez|d.observation)"
    r"|(?:cafe|coffee)\b.*\b(?:equipe|collegues?|personne (?:que|qui|remplacee)|pairs?|predecesseur|futurs?))\b"
)
"""A step that is no interview: who is received there looks, and is not looked at."""
_SCREENING = re.compile(
    r"\b(?:rh|drh|ressources humaines|people|talent|recruteur|recruteuse|recrutement|telephon\w*|prequalif\w*|pre-qualif\w*|screening)\b"
)
"""A first call, by whoever cannot judge what is expected of the post."""
_OF_THE_TRADE = re.compile(
    rf"\b(?:pm|product|produit|{CHIEFS}|vp|head|direct\w+|manager|cheffe?|chef|responsable(?! (?:rh|des ressources|du recrutement|recrutement|paie|people|talents?)\b)|lead|fondat\w+|n ?\+ ?1|hierarchi\w+|tech|techniques?|developp\w+|devs?|design\w*|data|delivery|agile)\b(?! des ressources)"
)
"""Words of those who can judge a method of the trade, or who will lead the person."""
_SERVED = re.compile(
    r"\b(?:client(?:e?s|e)?|utilisat\w+|agences?|magasins?|terrain|support|deploiement|operations?|ops|metiers?|commercia\w+|ventes?|conseillers?|conseilleres"
    r"|soignants?|usagers?|exploitation|atelier|usine|entrepot|region\w*|caisse|guichet|customer)\b"
)
"""Words of those whom the post serves."""
_LED = re.compile(
    r"\b(?:(?:le|les|la|deux|trois|quatre|l') ?product ops\b|(?:equipe|membres|collegues) (?:de l'equipe )?product ops\b|(?:ta|votre) (?:future )?equipe\b|future equipe\b|avec l'equipe$)"
)
"""Words of the team that the post will lead."""
_NUMBERS = {
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "quinze": 15,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "quarante-cinq": 45,
}
_HOURS = re.compile(r"\b(\d+|une|deux|trois|quatre)\s*(?:h|heures?)\b\s*(\d{2})?(\s*et demie)?|\b(\d+)h(\d{2})\b")
_MINUTES = re.compile(r"(?<![\w-])(\d+|quinze|vingt|trente|quarante(?:-cinq)?)\s*(?:(?:min|mn|minutes?)\b|['’](?!\w))")


class StepKind(StrEnum):
    """What is done at a step of the hiring process."""

    TALK = "talk"
    CASE = "case"
    SILENT = "silent"
    INFORMAL = "informal"


class Audience(StrEnum):
    """Who receives at a step: those of the trade, who recruits, those whom the post serves, those whom it will lead."""

    TRADE = "trade"
    RECRUITER = "recruiter"
    SERVED = "served"
    LED = "led"


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the hiring process. `minutes` is None where nobody said how long; `reasons` say where it comes from."""

    ref: str
    title: str
    kind: StepKind
    reasons: tuple[Reason, ...]
    who: str = ""
    minutes: int | None = None
    leads: bool = False
    """Whether the post takes the lead of a team that is there."""
    serves: bool = False
    """Whether who receives is one of those whom the product serves."""

    @property
    def audience(self) -> Audience:
        """Who receives, by the words of the step."""
        said = fold(f"{self.title} {self.who}")
        if self.leads and _LED.search(said):
            return Audience.LED
        if _OF_THE_TRADE.search(said):
            return Audience.TRADE
        if _SCREENING.search(said):
            return Audience.RECRUITER
        return Audience.SERVED if self.serves or _SERVED.search(said) else Audience.TRADE

    @property
    def most(self) -> int:
        """How many questions fit."""
        if self.minutes is None or _SHORT < self.minutes <= _USUAL:
            return 4
        return 3 if self.minutes <= _SHORT else 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question, what it is about (a competency's slug, or the theme of a leader's line), and that theme in words."""

    about: str
    theme: str
    item: Item
    noted: bool = True
    """Whether the answer is scored; a paper that one has or has not is seen."""


@dataclass(frozen=True, kw_only=True)
class Dealt:
    """The questions of each step that receives someone, by the step's ref, and those that found no place."""

    sheets: dict[str, tuple[Asked, ...]] = field(default_factory=dict)
    left: tuple[Asked, ...] = ()


_DELAY = re.compile(
    r"\b(?:sous|dans les|d'ici|en moins de|avant)\b ?\d+ ?(?:h|heures?|j|jours?|sem\w*)?\b(?: ouvres?)?"
)
"""When an answer comes, which is no time spent with anybody."""
_RECEIVES = re.compile(
    r"\b(?:entretiens?|echanges?|rencontres?|rdv|rendez-vous|appels?|call|visio|visios|cafe|coffee|discussion|point|jury)\b"
)
_AT_HOME = re.compile(
    r"\b(?:a la maison|chez (?:vous|toi|soi)|a distance seul|asynchrone|take[- ]home|devoir|a rendre)\b"
)
"""An exercise that nobody watches."""


def kind_of_step(text: str) -> StepKind:
    """Tell what is done at a step from how the leader wrote it."""
    folded = fold(text).strip()
    if _DELAY.search(folded) and not _RECEIVES.search(folded):
        return StepKind.SILENT
    if _CASE.search(folded) or _AT_HOME.search(folded):
        return StepKind.CASE
    if _INFORMAL.search(folded):
        return StepKind.INFORMAL
    return StepKind.SILENT if _SILENT.match(folded) else StepKind.TALK


def duration(minutes: int) -> str:
    """Say how long: « 45 minutes », « 2 h », « 1 h 30 »."""
    hours, left = divmod(minutes, 60)
    return f"{minutes} minutes" if not hours else f"{hours} h{f' {left:02}' if left else ''}"


def minutes_of(text: str) -> int | None:
    """Read how long a step lasts (« 1 h 30 », « une heure et demie », « 45 minutes »), or nothing."""
    folded = _DELAY.sub(" ", fold(text))
    if re.search(r"\bdemi-heure\b", folded):
        return 30
    if found := _HOURS.search(folded):
        hours, minutes = found[1] or found[4], found[2] or found[5] or ("30" if found[3] else "0")
        return 60 * _number(hours) + int(minutes)
    found = _MINUTES.search(folded)
    return _number(found[1]) if found else None


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)


def deal(
    steps: Sequence[Step],
    *,
    lines: Sequence[Asked],
    others: Sequence[Asked],
    more: Sequence[Asked],
    recruiters: Sequence[Asked] = (),
    served: Sequence[Asked] = (),
    led: Sequence[Asked] = (),
) -> Dealt:
    """Deal questions to the steps that receive someone, each question once.

    `lines` are about what the leader wrote, `others` about competencies and pasts: half of the room is kept for these
    while both are too many. `more` fills a sheet that has fewer than four, first with what it already speaks of.
    Who is not of the trade asks what they can judge: `recruiters`, `served` and `led` are theirs, as far as others are there to
    ask the rest.
    """
    talks = [step for step in steps if step.kind is StepKind.TALK] or [s for s in steps if s.kind is StepKind.CASE][:1]
    sheets: dict[str, tuple[Asked, ...]] = {}
    if any(step.audience is Audience.TRADE for step in talks):
        for whose, asked in ((Audience.RECRUITER, recruiters), (Audience.SERVED, served), (Audience.LED, led)):
            theirs = [step for step in talks if step.audience is whose]
            for rank, step in enumerate(theirs):
                share = -(-len(asked) // len(theirs))
                if own := tuple(asked[rank * share : (rank + 1) * share][: step.most]):
                    sheets[step.ref] = own
    talks = [step for step in talks if step.ref not in sheets]
    # What the leader expects is asked by who will work with the person; a first call has the past and the rest.
    talks.sort(key=lambda step: step.audience is Audience.RECRUITER)
    room = sum(step.most for step in talks)
    for_lines = max(room - len(others), (room + 1) // 2)
    queue = [*lines[:for_lines], *others]
    left = [*lines[for_lines:], *queue[room:]]
    queue = queue[:room]
    spare = list(more)
    for rank, step in enumerate(talks):
        share = -(-len(queue) // (len(talks) - rank))
        sheet, queue = queue[: min(share, step.most)], queue[min(share, step.most) :]
        while len(sheet) < min(_LEAST, step.most) and spare:
            about = {asked.about for asked in sheet}
            sheet.append(spare.pop(next((n for n, asked in enumerate(spare) if asked.about in about), 0)))
        if sheet:
            sheets[step.ref] = tuple(sheet)
    return Dealt(sheets=sheets, left=(*left, *queue))
