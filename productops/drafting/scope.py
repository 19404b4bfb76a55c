"""The scope of a role: what one organisation wants, as frozen values. `reading` makes one from its JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from productops.drafting.catalogue import Horizon

WEEK = 10
"""Half-days in a working week."""
ADDED = "added"
"""In an edit's id, what marks a line of the leader's own: `offer/added/<section>/<name>`."""
CONFIRMABLE = ("missions", "results", "competencies", "paths")
"""What is suggested until the leader says so."""
ASSUMABLE = (
    "organisation.stage",
    "role.title",
    "role.setup",
    "role.position",
    "role.seniority",
    "existing_roles",
    "problems",
    "mandate",
)
"""The answers that a typical mandate may fill before the leader has given them."""


class Stage(StrEnum):
    """How far the organisation has grown."""

    STARTUP = "startup"
    SCALEUP = "scaleup"
    GROUP = "grand-groupe"


class Setup(StrEnum):
    """Who is already in the function."""

    FIRST = "premier"
    ALONE = "seul"
    TEAM = "equipe"


class Position(StrEnum):
    """Where the role sits."""

    CENTRAL = "central"
    EMBEDDED = "integre"


class Seniority(StrEnum):
    """The level of the role."""

    JUNIOR = "junior"
    CONFIRMED = "confirme"
    SENIOR = "senior"
    LEAD = "lead"


class Commitment(StrEnum):
    """How far the role answers for a mission."""

    CARRY = "porter"
    CONTRIBUTE = "contribuer"
    SUPPORT = "appuyer"


class Contract(StrEnum):
    """The kind of contract."""

    CDI = "CDI"
    CDD = "CDD"
    APPRENTICE = "alternance"
    INTERN = "stage"
    FREELANCE = "freelance"


class Tone(StrEnum):
    """How the posting speaks to its reader."""

    VOUS = "vous"
    TU = "tu"


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Who recruits."""

    name: str | None = None
    about: str | None = None
    sector: str | None = None
    stage: Stage | None = None
    product_team_size: int | None = None
    product_teams: int | None = None
    reports_to: str | None = None
    internal_customer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Context:
    """Why the role, and who decides."""

    why_now: str | None = None
    incident: str | None = None
    decides: str | None = None
    sponsor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Role:
    """What the role is called and how it is set up."""

    title: str | None = None
    title_feminine: str | None = None
    setup: Setup | None = None
    position: Position | None = None
    seniority: Seniority | None = None


@dataclass(frozen=True, kw_only=True)
class HeldRole:
    """A role already there, and what it holds here, in the leader's words."""

    slug: str
    holds: str | None = None


@dataclass(frozen=True, kw_only=True)
class OwnProblem:
    """A problem in the leader's words."""

    id: str
    title: str
    domain: str | None = None


@dataclass(frozen=True, kw_only=True)
class MissionChoice:
    """A mission chosen from the catalogue; what is None is derived from the mandate."""

    slug: str
    commitment: Commitment | None = None
    half_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class OwnMission:
    """A mission in the leader's words."""

    id: str
    title: str
    domain: str | None = None
    commitment: Commitment | None = None
    half_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """A result the role will be judged on."""

    title: str
    horizon: Horizon | None = None
    baseline: str | None = None
    target: str | None = None


@dataclass(frozen=True, kw_only=True)
class OwnCompetency:
    """A competency in the leader's words."""

    id: str
    name: str
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The conditions. Salaries are yearly and gross, in euros."""

    contract: Contract | None = None
    duration: str | None = None
    status: str | None = None
    working_time: str | None = None
    location: str | None = None
    onsite_days: int | None = None
    remote: str | None = None
    salary_min: int | None = None
    salary_max: int | None = None
    salary_months: int | None = None
    variable: str | None = None
    equity: str | None = None
    collective_agreement: str | None = None
    benefits: tuple[str, ...] = ()
    start: str | None = None
    closing_date: date | None = None
    process: tuple[str, ...] = ()
    reply_within: str | None = None
    apply_to: str | None = None
    tone: Tone | None = None


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """What else the money could buy; `yearly` in euros."""

    title: str
    yearly: int | None = None


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What a leader did to a line of a document: another text, or removed; or the order of a section's lines.

    `was` is the text that stood there then. A line of their own comes `after` another. See `document.apply_edits`.
    """

    text: str | None = None
    removed: bool = False
    was: str | None = None
    after: str | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A whole scope. Where a choice is None it was not made, and is suggested.

    `assumed`: the answers that come from a typical mandate and that nobody has accepted yet.
    """

    mandate: Mapping[str, int]
    organisation: Organisation = field(default_factory=Organisation)
    context: Context = field(default_factory=Context)
    role: Role = field(default_factory=Role)
    existing_roles: tuple[HeldRole, ...] = ()
    problems: tuple[str, ...] = ()
    own_problems: tuple[OwnProblem, ...] = ()
    missions: tuple[MissionChoice, ...] | None = None
    own_missions: tuple[OwnMission, ...] = ()
    results: tuple[Result, ...] | None = None
    required: tuple[str, ...] | None = None
    appreciated: tuple[str, ...] | None = None
    own_competencies: tuple[OwnCompetency, ...] = ()
    paths: tuple[str, ...] | None = None
    terms: Terms = field(default_factory=Terms)
    alternatives: tuple[Alternative, ...] = ()
    edits: Mapping[str, Edit] = field(default_factory=dict)
    exceptions: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()

    @property
    def has_mandate(self) -> bool:
        """Tell whether one domain at least is above zero."""
        return any(self.mandate.values())
