"""The catalogue of the role, as frozen values: what the core knows before anyone answers a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

P = ParamSpec("P")
T = TypeVar("T")

DOMAINS = ("pratiques", "personnes", "partenaires", "pilotage")
FIRST_JOB = "premier-poste"
"""The path of those for whom it would be a first job."""
SMALL_WINS = "alexandre-serrurier-petites-victoires"
"""The testimonial behind « small wins first »."""
ALL_SUBJECTS = "michael-bastien-tous-les-sujets"
"""The testimonial that tells what carrying every subject took."""
NAMED = (SMALL_WINS, ALL_SUBJECTS)
"""The testimonials that documents ask for by name."""


class Horizon(StrEnum):
    """When a result is read."""

    THREE_MONTHS = "3-mois"
    SIX_MONTHS = "6-mois"
    TWELVE_MONTHS = "12-mois"


class Operator(StrEnum):
    """How a signal compares a fact of the scope with its value."""

    EQ = "eq"
    GTE = "gte"
    LTE = "lte"
    HAS = "has"
    LACKS = "lacks"
    WITHIN = "within"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Domain:
    """One of the 4P. `plain_name` is the heading in a posting."""

    slug: str
    name: str
    plain_name: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class MissionResult:
    """A result of a mission, true or false at its horizon, with the question to ask about today."""

    horizon: Horizon
    title: str
    baseline: str


@dataclass(frozen=True, kw_only=True)
class Mission:
    """A mission. `domain` is None for the function itself; `load` is in half-days a week when carried."""

    slug: str
    domain: str | None
    title: str
    detail: str
    load: int
    deliverables: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    first_steps: tuple[str, ...] = ()
    results: tuple[MissionResult, ...] = ()
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What hurts. `missions` gives the weight (1 to 3) of each mission that answers it."""

    slug: str
    title: str
    detail: str
    domain: str
    missions: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class ExistingRole:
    """Who may already be there. `name` comes with its article; `missions` are those it usually covers."""

    slug: str
    name: str
    usual: str
    missions: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question to ask in an interview, in both registers, and what a good answer holds."""

    vous: str
    tu: str
    good_answer: str


_USUAL = "confirme"
"""The level by which a competency is asked where none is answered."""


@dataclass(frozen=True, kw_only=True)
class Competency:
    """A competency. `posting` is an infinitive clause that follows « Vous savez ».

    `postings` gives clauses by « level-domain »: the level of the post (`Seniority`) and the domain that leads its mandate.
    One that gives a level alone serves all domains, with « … » for the words given for the domain alone.
    `behaviours` gives what one sees at each level: 1 starting, 2 autonomous, 3 a reference. `missing` is the proof that
    most applications lack and how to get it, then for who works beside product teams, and for who has no job.
    """

    slug: str
    name: str
    socle: bool
    description: str
    posting: str
    postings: Mapping[str, str] = field(default_factory=dict)
    behaviours: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    warning_signs: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    wording: str = ""
    missing: str = ""
    missing_inside: str = ""
    missing_free: str = ""

    def asked(self, level: str | None, domain: str | None) -> str:
        """Give the clause by which an offer asks it, at a level and under a mandate that a domain leads."""
        level = level or _USUAL
        if written := self.postings.get(f"{level}-{domain}"):
            return written
        clause, where = self.postings.get(level), self.postings.get(domain or "")
        return clause.replace("…", where) if clause and where else self.posting


@dataclass(frozen=True, kw_only=True)
class PathCompetency:
    """A competency that a past usually brings, or leaves to build; `text` says how."""

    competency: str
    brings: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class PathSignal:
    """A fact that speaks for (effect > 0) or against a path, and why; `testimonial` is a voice's slug."""

    fact: str
    operator: Operator
    value: str
    effect: int
    reason: str
    testimonial: str | None = None


@dataclass(frozen=True, kw_only=True)
class CareerPath:
    """A past. `noun` comes with its article; `welcome` is what a posting says to who comes from there."""

    slug: str
    name: str
    noun: str
    summary: str
    strengths: tuple[str, ...] = ()
    watch_outs: tuple[str, ...] = ()
    ramp_up: tuple[str, ...] = ()
    welcome: str = ""
    trial: tuple[str, ...] = ()
    trial_inside: tuple[str, ...] = ()
    trial_free: tuple[str, ...] = ()
    competencies: tuple[PathCompetency, ...] = ()
    questions: tuple[Question, ...] = ()
    signals: tuple[PathSignal, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A fact of the scope that a doubt needs."""

    fact: str
    operator: Operator
    value: str


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """A sign that what is wanted is not a Product Ops, met when all its conditions hold."""

    slug: str
    title: str
    reason: str
    instead: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, kw_only=True)
class TypicalMandate:
    """A mandate often met, to start from. `answers` are in the JSON form of a scope; they are assumed, not given."""

    slug: str
    name: str
    situation: str
    watch_out: str
    answers: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class NeighbourJob:
    """A job beside this one: what it decides, what one loses in leaving it, the path of those who come from it if any."""

    slug: str
    name: str
    decides: str
    loss: str = ""
    path: str | None = None


@dataclass(frozen=True, kw_only=True)
class ContextNote:
    """What a context changes in the role; `fact` is the path of the answer it helps to give."""

    fact: str
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Testimonial:
    """A published testimonial: the quotation, who said it, and what it speaks of."""

    slug: str
    name: str
    role: str
    quote: str
    source: str
    paths: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """Something public that we quote or build on; what it does not tell of itself is empty."""

    slug: str
    title: str
    publisher: str
    author: str = ""
    dated: str = ""
    url: str = ""
    as_of: str = ""
    excerpt: str = ""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the trade, as it is headed and as pages write it."""

    slug: str
    term: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProfileEffect:
    """What an answer of a candidate says for something (points > 0) or against it, and why.

    `toward` is « mandate.<domain> », a fact and its value (« role.setup=seul »), « job.<neighbouring job> », or a
    competency's slug.
    """

    toward: str
    points: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProfileAnswer:
    """An answer a candidate may give, its slug beginning with its question's; `path` is the slug of the past it tells.

    A past that is no path has its weeks of trial here: elsewhere, beside product teams, without a job.
    """

    slug: str
    text: str
    path: str | None = None
    effects: tuple[ProfileEffect, ...] = ()
    trial: tuple[str, ...] = ()
    trial_inside: tuple[str, ...] = ()
    trial_free: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProfileQuestion:
    """A question put to a candidate, with its answers by slug."""

    slug: str
    text: str
    answers: Mapping[str, ProfileAnswer]


@dataclass(frozen=True, kw_only=True, eq=False)
class Catalogue:
    """Everything the core may draw from, each kind by slug and in the order of display. Two are never equal."""

    revision: int
    domains: Mapping[str, Domain]
    missions: Mapping[str, Mission]
    problems: Mapping[str, Problem]
    existing_roles: Mapping[str, ExistingRole]
    competencies: Mapping[str, Competency]
    paths: Mapping[str, CareerPath]
    testimonials: Mapping[str, Testimonial] = field(default_factory=dict)
    """Those that may be cited, or the first of them where there are many."""
    doubts: tuple[Doubt, ...] = ()
    context_notes: tuple[ContextNote, ...] = ()
    typical_mandates: Mapping[str, TypicalMandate] = field(default_factory=dict)
    profile_questions: Mapping[str, ProfileQuestion] = field(default_factory=dict)
    jobs: Mapping[str, NeighbourJob] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)

    @cached_property
    def role_slugs(self) -> Mapping[str, str]:
        """Give the slug of each role that may already be there, by its name."""
        return {role.name: slug for slug, role in self.existing_roles.items()}

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was seeded yet."""
        return not (self.domains and self.missions)

    def missions_of(self, domain: str | None) -> tuple[Mission, ...]:
        """Give the missions of a domain, or of the function itself (None)."""
        return tuple(mission for mission in self.missions.values() if mission.domain == domain)


def by_catalogue(make: Callable[Concatenate[Catalogue, P], T]) -> Callable[Concatenate[Catalogue, P], T]:
    """Keep what a function makes of a catalogue (and of values beside it) as long as the catalogue is in use.

    What it makes must not hold the catalogue itself, or neither would ever go.
    """
    kept: WeakKeyDictionary[Catalogue, dict[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def made(catalogue: Catalogue, /, *args: P.args, **kwargs: P.kwargs) -> T:
        found = kept.setdefault(catalogue, {})
        key = (args, *kwargs.items())
        if key not in found:
            found[key] = make(catalogue, *args, **kwargs)
        return found[key]

    return made
