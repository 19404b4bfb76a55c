"""What a leader may answer, each answer said once.

The records of `scope` declare their fields with `text`, `number`, `choice`, `day`, `texts` and `part`: what is asked, how
it is called when it is given as a reason, its limits, and the subject it belongs to. From these the JSON reader, the
forms, the summaries, « which step » and what is still to confirm are derived. Adding an optional answer is one field
there, one sentence where it is printed, and one test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

LONG, MEDIUM, TITLE = 600, 300, 120
"""Characters of a long text, of a sentence, of a title."""
LIST = 10
"""Entries of a list at most."""
_KEY = "answer"


class Subject(StrEnum):
    """What an answer is about: those of one subject are asked together."""

    CONTEXT = "context"
    PROBLEMS = "problems"
    MANDATE = "mandate"
    MISSIONS = "missions"
    RESULTS = "results"
    PROFILE = "profile"
    TERMS = "terms"


class Group(StrEnum):
    """Plain answers that stand together on a page, under this heading."""

    ORGANISATION = "L’organisation"
    GROUNDS = "Ce qui vous décide"
    POST = "Le poste"
    TITLES = "L’intitulé"
    CONTRACT = "Le contrat"
    PLACE = "Le lieu"
    PAY = "La rémunération"
    HIRING = "Le recrutement"
    DECISION = "La décision"
    VERDICT = "Votre réponse"
    SETTLED = "Ce qui a été arrêté"

    @property
    def subject(self) -> Subject:
        """Give the subject of its answers."""
        if self in (Group.VERDICT, Group.SETTLED):
            return Subject.MANDATE
        return Subject.CONTEXT if self in (Group.ORGANISATION, Group.GROUNDS, Group.POST) else Subject.TERMS


class AnswerKind(StrEnum):
    """What an answer holds: one value of a simple type, or a part of the scope with a shape of its own."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    DAY = "day"
    TEXTS = "texts"
    PART = "part"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer. `path` is its place in the JSON form of a scope.

    `label` is what is asked, `named` what it is called as a reason (« le secteur »), `group` where it stands.
    A text holds `longest` characters, shown over `rows` lines where there are several; a number goes from `least` to
    `most`, in euros where `euros`; a choice is one of `options`, by value. What is `assumable` may come with a typical
    mandate; what is suggested until the leader says so is `confirmed_as` a part.
    """

    path: str
    kind: AnswerKind
    subject: Subject
    named: str
    label: str = ""
    group: Group | None = None
    hint: str = ""
    longest: int = 0
    rows: int = 0
    least: int = 0
    most: int = 0
    euros: bool = False
    enumeration: type[StrEnum] | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    assumable: bool = False
    confirmed_as: str = ""

    @property
    def name(self) -> str:
        """Give the last part of its path."""
        return self.path.rpartition(".")[2]


def _asked(kind: AnswerKind, default: Any, **said: Any) -> Any:
    if "group" in said:
        said["subject"] = said["group"].subject
    if callable(default):
        return field(default_factory=default, metadata={_KEY: {"kind": kind, **said}})
    return field(default=default, metadata={_KEY: {"kind": kind, **said}})


def text(label: str, named: str, longest: int = TITLE, **said: Any) -> Any:
    """Declare a text; none where it is not answered."""
    return _asked(AnswerKind.TEXT, None, label=label, named=named, longest=longest, **said)


def number(label: str, named: str, least: int, most: int, **said: Any) -> Any:
    """Declare a whole number within bounds."""
    return _asked(AnswerKind.NUMBER, None, label=label, named=named, least=least, most=most, **said)


def choice(label: str, named: str, enumeration: type[StrEnum], options: Mapping[Any, str], **said: Any) -> Any:
    """Declare one value of an enumeration, each with what it is called."""
    named_options = {str(value): options[value] for value in enumeration}
    return _asked(
        AnswerKind.CHOICE, None, label=label, named=named, enumeration=enumeration, options=named_options, **said
    )


def day(label: str, named: str, **said: Any) -> Any:
    """Declare a date."""
    return _asked(AnswerKind.DAY, None, label=label, named=named, **said)


def texts(label: str, named: str, longest: int = MEDIUM, **said: Any) -> Any:
    """Declare a list of texts, one a line."""
    return _asked(AnswerKind.TEXTS, (), label=label, named=named, longest=longest, **said)


def part(named: str, default: Any, **said: Any) -> Any:
    """Declare a part of the scope that has a shape of its own; `path` says where it stands, where not by its name."""
    return _asked(AnswerKind.PART, default, named=named, **said)


def answers_of(record: type[Any], prefix: str = "") -> dict[str, Answer]:
    """Give the answers that a record declares, by path, in its order."""
    found = {}
    for each in fields(record):
        if declared := each.metadata.get(_KEY):
            path = declared.get("path") or f"{prefix}{each.name}"
            found[path] = Answer(**{**declared, "path": path})
    return found
