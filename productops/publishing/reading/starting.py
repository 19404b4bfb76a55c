"""« Partir de cette offre » : what was read in a posting, line by line, and the draft that the accepted lines open.

A line that the leader accepts is an answer of theirs; a line left aside goes nowhere. Where they prefer to decide later,
the same lines open a draft in which everything is still to be confirmed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from productops.drafting.answers import LIST, TITLE
from productops.drafting.scope import Commitment
from productops.drafting.thresholds import MANY_REQUIREMENTS
from productops.drafting.wording import LEVELS, MANDATE_LEVELS
from productops.publishing.reading.card import SAID, Answer, Card
from productops.publishing.reading.levels import SETUP_NAMES
from productops.publishing.reading.terms import Term, read_terms
from productops.recognition.found import Extract
from productops.text.french import join
from productops.text.layout import lines
from productops.text.parts import PartKind, parts
from productops.text.tokens import Text


@dataclass(frozen=True, kw_only=True)
class Line:
    """What may enter the draft: its name in the form, what it says, the words it comes from, whether it begins accepted.

    `own` is the text of a line that no mission expresses, to be kept in the leader's words or dropped.
    """

    name: str
    text: str
    words: str = ""
    answer: str = ""
    kept: bool = True
    own: str = ""

    @property
    def field(self) -> str:
        """Name the field that holds the text of an own line."""
        return f"texte-{self.name}"


@dataclass(frozen=True, kw_only=True)
class Group:
    """Lines of one kind, under a title."""

    title: str
    hint: str
    lines: tuple[Line, ...]


_TITLE_OF_A_POST = 90
_MARKS = (" (F/H)", " (H/F)", " F/H", " H/F", " (F/H/X)", " (H/F/X)", " (M/F/D)", " (M/W/D)")


def title_of(source: str) -> str:
    """Give the title of the post as the first line has it, without its open marks; "" where that line is no title."""
    text = Text(source)
    first = next(iter(lines(source)), None)
    if first is None or not any(part.kind is PartKind.TITLE for part in parts(text)[:1]):
        return ""
    title = " ".join(source[first.words_at : first.end].split())
    for mark in _MARKS:
        title = title.replace(mark, "").replace(mark.lower(), "")
    return title.strip(" -–,:") if len(title) <= _TITLE_OF_A_POST else ""


def groups(card: Card, names: Mapping[str, str]) -> tuple[Group, ...]:
    """Give what was read, to accept or refuse line by line; `names` are those of the domains, by slug."""
    found = (
        Group(title="Le poste", hint="", lines=tuple(_post(card, names))),
        Group(
            title="Les missions reconnues",
            hint="Chacune vient du catalogue, avec ses résultats et ses compétences ; à côté, les mots de l’offre.",
            lines=tuple(
                Line(
                    name=f"mission-{each.mission.slug}",
                    text=each.mission.title,
                    words=each.line.words,
                    answer=SAID[each.answer],
                    kept=each.answer is Answer.SURE,
                )
                for each in card.missions
            ),
        ),
        Group(
            title="Ce que le catalogue n’exprime pas",
            hint=f"Gardée, la ligne devient une mission à vous, dans vos mots : {TITLE} caractères au plus, {LIST} lignes au plus.",
            lines=tuple(_own(card)),
        ),
        Group(
            title="Les compétences demandées",
            hint="",
            lines=tuple(
                Line(name=f"competence-{known.slug}", text=known.name, words=extract.words)
                for known, extract in card.competencies[:MANY_REQUIREMENTS]
            ),
        ),
        Group(title="Les conditions", hint="", lines=tuple(map(_of_term, read_terms(card.text)))),
    )
    return tuple(group for group in found if group.lines)


def _post(card: Card, names: Mapping[str, str]) -> Iterator[Line]:
    if title := title_of(card.text):
        yield Line(name="intitule", text=f"Intitulé : {title}")
    held = [f"{names[domain]} {MANDATE_LEVELS[level].lower()}" for domain, level in card.levels.items() if level]
    if held:
        yield Line(name="mandat", text=f"Mandat : {join(held)}", answer=SAID[card.answer])
    if card.setup:
        yield Line(
            name="depart",
            text=f"Point de départ : {SETUP_NAMES[card.setup.value]}",
            words=" … ".join(card.setup.words),
        )
    if card.asked:
        yield Line(
            name="niveau", text=f"Niveau : {LEVELS[card.asked.value].lower()}", words=" … ".join(card.asked.words)
        )


def _own(card: Card) -> Iterator[Line]:
    """Give the lines that no mission expresses; those of a list begin kept, as many as a draft takes."""
    kept = 0
    for rank, extract in enumerate(card.unexpressed, start=1):
        told = card.text[: extract.start].rstrip(" ").endswith(_BULLETS) and kept < LIST
        kept += told
        yield Line(name=f"mienne-{rank}", text=extract.words, kept=told, own=_shortened(extract))


_BULLETS = ("-", "–", "—", "*", "•", "·")


def _shortened(extract: Extract) -> str:
    """Give a line as a title of a mission, cut at a word where it is too long."""
    said = " ".join(extract.words.split()).rstrip(" .;")
    return said if len(said) <= TITLE else said[: TITLE + 1].rsplit(" ", 1)[0].rstrip(" ,;:")


def _of_term(term: Term) -> Line:
    return Line(name=f"condition-{term.path}", text=f"{term.label} : {term.told}", words=term.words)


def answers_of(card: Card, accepted: Collection[str], own: Mapping[str, str]) -> dict[str, Any]:
    """Give the answers, in the JSON form of a scope, that the accepted lines make; `own` gives the text of own lines."""
    answers: dict[str, Any] = {}
    role: dict[str, Any] = {}
    if "intitule" in accepted:
        role["title"] = title_of(card.text)
    if "niveau" in accepted and card.asked:
        role["seniority"] = str(card.asked.value)
    if "depart" in accepted and card.setup:
        role["setup"] = str(card.setup.value)
    if role:
        answers["role"] = role
    if "mandat" in accepted:
        answers["mandate"] = dict(card.levels)
    missions = [
        _chosen(each.mission.slug, each.commitment)
        for each in card.missions
        if f"mission-{each.mission.slug}" in accepted
    ]
    mine = [
        {"id": f"lu-{rank}", "title": own[f"mienne-{rank}"]}
        for rank in range(1, len(card.unexpressed) + 1)
        if f"mienne-{rank}" in accepted and own.get(f"mienne-{rank}")
    ][:LIST]
    if missions or mine:
        answers["missions"] = missions
    if mine:
        answers["own_missions"] = mine
    required = [known.slug for known, _extract in card.competencies if f"competence-{known.slug}" in accepted]
    if required:
        answers["competencies"] = {"required": required, "appreciated": []}
    terms = {
        term.path.removeprefix("terms."): term.value
        for term in read_terms(card.text)
        if f"condition-{term.path}" in accepted
    }
    return answers | ({"terms": terms} if terms else {})


def _chosen(slug: str, commitment: Commitment) -> dict[str, Any]:
    return {"slug": slug, "commitment": str(commitment)}


def confirmed(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Give answers that the leader has accepted: the parts they chose are theirs."""
    parts_of_theirs = [part for part in ("missions", "competencies") if part in answers]
    return {**answers, "confirmed": parts_of_theirs} if parts_of_theirs else dict(answers)
