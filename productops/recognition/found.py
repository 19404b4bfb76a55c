"""What recognition says: things found, how surely, and the words of the text that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PRODUCT_OPS = "product-ops"
"""The job that missions and problems of the catalogue describe."""


class Certainty(StrEnum):
    """How surely something was recognised: both voices say it, or one alone."""

    SURE = "sure"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Extract:
    """Words of the text, as written, and where they stand in it, in characters."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """Something that a text is about, by its slug."""

    slug: str
    certainty: Certainty
    extracts: tuple[Extract, ...] = ()
    cued: bool = True
    """Whether a hand-written cue says it, rather than nearness alone."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text that show it, each once."""
        return tuple(dict.fromkeys(extract.words for extract in self.extracts))

    @property
    def sure(self) -> bool:
        """Tell whether both voices say it."""
        return self.certainty is Certainty.SURE


@dataclass(frozen=True, kw_only=True)
class Recognition:
    """What a short text is about, the best first in each list; nothing where nothing is recognised."""

    text: str
    missions: tuple[Found, ...] = ()
    problems: tuple[Found, ...] = ()
    competencies: tuple[Found, ...] = ()
    domains: tuple[Found, ...] = ()
    roles: tuple[Found, ...] = ()
    jobs: tuple[Found, ...] = ()
    leanings: Mapping[str, int] = field(default_factory=dict)
    """How near the text stands to the work of each job, in thousandths: a sign in many lines, and none in one."""

    @property
    def neighbour_job(self) -> Found | None:
        """The other job whose work the text describes, if there is one."""
        return self.jobs[0] if self.jobs else None
