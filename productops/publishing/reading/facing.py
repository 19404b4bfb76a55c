"""The face à face: a candidate's answers held against a posting, line by line. Unknown counts for nothing, and nothing is kept.

What speaks for someone is told an answer at a time, never added up: taking an answer away can only take reasons away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from productops.drafting.catalogue import CareerPath, Catalogue, ProfileAnswer, ProfileEffect
from productops.drafting.facts import TOP_LEVEL
from productops.drafting.fitting import DOMAIN
from productops.drafting.profile import Situation, way_to
from productops.publishing.reading.card import Card
from productops.text.folding import fold
from productops.text.french import lower_first

SHOWN = 5
"""Lines of a list at most: beyond, they are not read."""
WEIGHS = 2
"""Level from which a domain is a reason: one in support says little of the days one would spend."""
_CONCERNS = {"decision": "decides", "refus": "limits", "ombre": "results", "duree": "start", "taille": "size"}
"""What a posting leaves unsaid and that a question of the profile is about, by the question's slug."""
_HEADCOUNT = re.compile(
    r"(?:\d|\bdix|\bvingt|\btrente|\bquarante|\bcinquante|\bsoixante|\bcent|\bcents|\bmille|aine (?:de|d'))\s?(?:salarie|personnes?|collabora|employe|talents|agents|people|employees|staff|etp)"
    r"|\beffectif|\bstart-?up\b|\bscale-?up\b|\bpme\b|\beti\b|grand groupe|groupe (?:international|mondial|cote)"
)
"""What tells the size of a company, by its headcount or by what it is called."""
_UNSAID = {
    "role.setup": "Qui, aujourd’hui, fait ce métier dans l’équipe, et avec qui travaillerais-je ?",
    "organisation.stage": "Combien de personnes compte l’entreprise aujourd’hui ?",
    "role.seniority": "Quel niveau d’expérience attendez-vous, et pour quelles missions ?",
}
"""What to ask where a posting does not say a fact that an answer is about."""


@dataclass(frozen=True, kw_only=True)
class Facing:
    """A line of the face à face: an answer, the words of the posting it meets, and what one says of the other.

    `answer` and `words` are empty in a question that no answer, or no line, has raised; `step` is a first step.
    """

    answer: str
    words: str
    text: str
    step: str = ""


@dataclass(frozen=True, kw_only=True)
class FaceToFace:
    """The three lists, whole; a page shows the first `SHOWN` of each."""

    speaks_for: tuple[Facing, ...]
    to_learn: tuple[Facing, ...]
    unsaid: tuple[Facing, ...]

    def lists(self) -> tuple[tuple[str, tuple[Facing, ...]], ...]:
        """Give the lists as they are read: each with its title, and its first `SHOWN` lines."""
        return (
            ("Ce qui parle pour vous", self.speaks_for[:SHOWN]),
            ("Ce que vous auriez à apprendre", self.to_learn[:SHOWN]),
            ("Ce que l’offre ne dit pas", self.unsaid[:SHOWN]),
        )


def face(
    answers: Mapping[str, ProfileAnswer], card: Card, catalogue: Catalogue, situation: Situation | None = None
) -> FaceToFace:
    """Hold answers against a posting. The order of the answers changes nothing; the situation chooses the first steps."""
    given = [(slug, answers[slug]) for slug in catalogue.profile_questions if slug in answers]
    path = next((catalogue.paths[a.path] for _slug, a in given if a.path and a.path in catalogue.paths), None)
    works = any(card.levels.values())
    pros: list[tuple[int, Facing]] = []
    cons: list[tuple[int, Facing]] = []
    for _slug, answer in given if works else ():
        for effect in answer.effects:
            weight, words = _meets(effect, card)
            if not words or not weight:
                continue
            if effect.points > 0:
                pros.append((weight, Facing(answer=answer.text, words=words, text=effect.reason)))
            elif step := _step(effect, card, catalogue, path, situation):
                cons.append((weight, Facing(answer=answer.text, words=words, text=effect.reason, step=step)))
    if works:
        cons += _of_the_past(path, answers, card, catalogue, situation)
    return FaceToFace(speaks_for=_ordered(pros), to_learn=_ordered(cons), unsaid=tuple(_unsaid(given, card)))


def _ordered(lines: list[tuple[int, Facing]]) -> tuple[Facing, ...]:
    """Give the heaviest first; a text that two answers give is told once."""
    once: dict[str, Facing] = {}
    for _weight, line in sorted(lines, key=lambda each: -each[0]):
        once.setdefault(line.text, line)
    return tuple(once.values())


def _meets(effect: ProfileEffect, card: Card) -> tuple[int, str]:
    """Give how heavily an effect meets the posting, and the words of the posting it meets; no words where it does not."""
    toward = effect.toward
    if toward.startswith(DOMAIN):
        domain = toward.removeprefix(DOMAIN)
        level = card.levels.get(domain, 0)
        line = next((m.line.words for m in card.missions if m.mission.domain == domain), "")
        return (abs(effect.points) * level, line) if level >= WEIGHS else (0, "")
    fact, equals, value = toward.partition("=")
    if equals:
        told = {"role.setup": card.setup, "role.seniority": card.asked}.get(fact)
        same = told is not None and str(told.value) == value
        return (abs(effect.points) * TOP_LEVEL, " … ".join(told.words)) if told is not None and same else (0, "")
    return abs(effect.points) * TOP_LEVEL, _asks(toward, card)


def _asks(competency: str, card: Card) -> str:
    """Give the words of a posting that ask for a competency, in its profile or by a mission that needs it first."""
    asked = next((extract.words for known, extract in card.competencies if known.slug == competency), "")
    return asked or next(
        (each.line.words for each in card.missions if each.mission.competencies[:1] == (competency,)), ""
    )


def _step(
    effect: ProfileEffect,
    card: Card,
    catalogue: Catalogue,
    path: CareerPath | None,
    situation: Situation | None,
) -> str:
    """Give the first step towards what an answer leaves to learn; nothing where the catalogue knows none."""
    toward = effect.toward
    if toward in catalogue.competencies:
        ways = {link.competency: link.text for link in (path.competencies if path else ()) if not link.brings}
        known = catalogue.competencies[toward]
        return way_to(known, ways.get(toward) or known.missing, situation)
    if toward.startswith(DOMAIN):
        domain = toward.removeprefix(DOMAIN)
        of_it = [each.mission for each in card.missions if each.mission.domain == domain]
        if situation in (Situation.FREE, Situation.ELSEWHERE):
            # The first steps of a mission are those of who already works there.
            needed = next((each.competencies[0] for each in of_it if each.competencies), None)
            asked = catalogue.competencies.get(needed or "")
            return way_to(asked, asked.missing, situation) if asked else ""
        return next((each.first_steps[0] for each in of_it if each.first_steps), "")
    if path is None:
        return ""
    weeks = path.trial
    if situation in (Situation.FREE, Situation.BESIDE):
        weeks = path.trial_free if situation is Situation.FREE else path.trial_inside
    return weeks[0].partition(" : ")[2] if weeks else ""


def _of_the_past(
    path: CareerPath | None,
    answers: Mapping[str, ProfileAnswer],
    card: Card,
    catalogue: Catalogue,
    situation: Situation | None,
) -> Iterator[tuple[int, Facing]]:
    """Give what a past usually leaves to build, that the posting asks and no answer says one already does."""
    if path is None:
        return
    told = next(answer.text for answer in answers.values() if answer.path == path.slug)
    shown = {e.toward for answer in answers.values() for e in answer.effects if e.points}
    for link in path.competencies:
        words = _asks(link.competency, card)
        if not link.brings and words and link.competency not in shown:
            known = catalogue.competencies[link.competency]
            text = f"Ce passé n’y prépare pas d’ordinaire : {lower_first(known.name)}"
            yield 1, Facing(answer=told, words=words, text=text, step=way_to(known, link.text, situation))


def _unsaid(given: list[tuple[str, ProfileAnswer]], card: Card) -> Iterator[Facing]:
    """Give, as questions, what an answer is about and the posting does not say."""
    silent = {silence.code: silence for silence in card.silences}
    asked: set[str] = set()
    for slug, answer in given:
        for question in _questions(slug, answer, card, silent.keys()):
            text = _UNSAID.get(question) or silent[question].question
            if text not in asked:
                asked.add(text)
                yield Facing(answer=answer.text, words="", text=text)


def _questions(slug: str, answer: ProfileAnswer, card: Card, silent: Collection[str]) -> Iterator[str]:
    known = {
        "role.setup": card.setup is not None,
        "role.seniority": card.asked is not None,
        "organisation.stage": bool(_HEADCOUNT.search(fold(card.text))),
    }
    if (code := _CONCERNS.get(slug)) and code in silent:
        yield code
    most = max((abs(effect.points) for effect in answer.effects), default=0)
    for effect in answer.effects:
        fact = effect.toward.partition("=")[0]
        # What an answer only touches on is no question of its own.
        if fact in _UNSAID and not known.get(fact, False) and abs(effect.points) == most:
            yield fact
