"""What the role is, as tables: seeded from `fixtures/*.yaml`, edited in the admin. Lists are ordered child rows.

Every change bumps the catalogue's revision (see `loading`), so that each process knows when its copy is stale.
"""

from productops.knowledge.models.base import Line, Question, Slugged, SlugManager
from productops.knowledge.models.bookkeeping import CatalogueRevision, SeedRecord
from productops.knowledge.models.glossary import Term, TermForm
from productops.knowledge.models.judgements import (
    ContextNote,
    Doubt,
    DoubtCondition,
    MandateLine,
    MandateNeighbour,
    MandateQuestion,
    MandateSign,
    NeighbourJob,
    NeighbourJobMoment,
    TypicalMandate,
    WayOut,
)
from productops.knowledge.models.lexicon import LexiconLine, LexiconRecord
from productops.knowledge.models.paths import (
    CareerPath,
    CareerPathCompetency,
    CareerPathLine,
    CareerPathQuestion,
    FactRule,
    PathSignal,
)
from productops.knowledge.models.profiles import ProfileAnswer, ProfileEffect, ProfileQuestion
from productops.knowledge.models.testimonials import (
    Dissent,
    Interviewee,
    IntervieweeCompany,
    IntervieweePath,
    Situation,
    Source,
    Testimonial,
    TestimonialQuerySet,
)
from productops.knowledge.models.work import (
    Competency,
    CompetencyBehaviour,
    CompetencyProof,
    CompetencyQuestion,
    CompetencyWarning,
    Domain,
    ExistingRole,
    Mission,
    MissionCompetency,
    MissionLine,
    MissionResult,
    Problem,
    ProblemMission,
)
from productops.knowledge.search.models import SearchEntry

__all__ = [
    "CareerPath",
    "CareerPathCompetency",
    "CareerPathLine",
    "CareerPathQuestion",
    "CatalogueRevision",
    "Competency",
    "CompetencyBehaviour",
    "CompetencyProof",
    "CompetencyQuestion",
    "CompetencyWarning",
    "ContextNote",
    "Dissent",
    "Domain",
    "Doubt",
    "DoubtCondition",
    "ExistingRole",
    "FactRule",
    "Interviewee",
    "IntervieweeCompany",
    "IntervieweePath",
    "LexiconLine",
    "LexiconRecord",
    "Line",
    "MandateLine",
    "MandateNeighbour",
    "MandateQuestion",
    "MandateSign",
    "Mission",
    "MissionCompetency",
    "MissionLine",
    "MissionResult",
    "NeighbourJob",
    "NeighbourJobMoment",
    "PathSignal",
    "Problem",
    "ProblemMission",
    "ProfileAnswer",
    "ProfileEffect",
    "ProfileQuestion",
    "Question",
    "SearchEntry",
    "SeedRecord",
    "Situation",
    "SlugManager",
    "Slugged",
    "Source",
    "Term",
    "TermForm",
    "Testimonial",
    "TestimonialQuerySet",
    "TypicalMandate",
    "WayOut",
]
