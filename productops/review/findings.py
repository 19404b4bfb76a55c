"""What a rule is, what it finds, and the structured answers that a text may contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from productops.text.tokens import Text


class Severity(StrEnum):
    """`must` stands in the way of publication until it is mended or justified; `should` warns."""

    MUST = "must"
    SHOULD = "should"


class Look(StrEnum):
    """How a finding is shown: to mend, to look at again, or a piece of advice."""

    MEND = "a-corriger"
    LOOK = "a-relire"
    ADVICE = "conseil"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What was answered beside the text; None where it was not. Salaries are yearly and gross, in euros.

    `on` is the day of the check: rules compare the dates of the text with it.
    """

    organisation: str | None = None
    title: str | None = None
    contract: str | None = None
    duration: str | None = None
    location: str | None = None
    onsite_days: int | None = None
    salary_min: int | None = None
    salary_max: int | None = None
    team_size: int | None = None
    results: int | None = None
    required: int | None = None
    on: date | None = None


@dataclass(frozen=True)
class Change:
    """What one click puts in a text: `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str

    def made(self, source: str) -> str:
        """Give the whole text once the change is made."""
        return f"{source[: self.start]}{self.text}{source[self.end :]}"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A place in the text (0 to 0 for something absent), with what is said of it when it differs from the rule's own.

    `change` is what one click would do, offered only where the sentence stays French and keeps its meaning.
    """

    start: int = 0
    end: int = 0
    message: str = ""
    suggestion: str = ""
    change: Change | None = None
    softened: bool = False


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule, dated and sourced. `find` gives its hits; `absent` where it speaks of what is missing.

    `reference` is the article or the evidence, `source` the address where it was read, `confidence` how: A the text
    itself, B a public body or a law firm, C not verified. `exception` where a text may oblige to write it. `reader` and
    `question` say it to the person who applies.
    """

    id: str
    title: str
    severity: Severity
    reference: str
    source: str
    confidence: str
    message: str
    why: str
    suggestion: str
    find: Callable[[Text, Facts], Iterable[Hit]]
    version: int = 1
    in_force_from: date | None = None
    in_force_to: date | None = None
    absent: bool = False
    exception: bool = False
    reader: str = ""
    question: str = ""

    @property
    def is_practice(self) -> bool:
        """Tell whether it is good practice rather than law."""
        return self.id.startswith("G")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a rule found. `excerpt` is empty for something absent; `coming` where the rule is not in force yet."""

    rule: Rule
    severity: Severity
    start: int
    end: int
    excerpt: str
    message: str
    suggestion: str
    change: Change | None = None
    coming: bool = False

    @property
    def replacement(self) -> str | None:
        """Give the words that one click would write, "" where it takes some away, None where there is no sure change."""
        return None if self.change is None else self.change.text

    @property
    def look(self) -> Look:
        """Give how it is shown."""
        if self.severity is Severity.MUST:
            return Look.MEND
        return Look.ADVICE if self.rule.is_practice else Look.LOOK
