"""The scope of a role: what one organisation wants, as frozen values. `reading` makes one from its JSON form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from productops.drafting.answers import (
    LONG,
    MEDIUM,
    Answer,
    Group,
    Subject,
    answers_of,
    choice,
    day,
    number,
    part,
    text,
    texts,
)
from productops.drafting.catalogue import Horizon
from productops.text.folding import fold

WEEK = 10
"""Half-days in a working week."""
ADDED = "added"
"""In an edit's id, what marks a line of the leader's own: `offer/added/<section>/<name>`."""


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


class Stance(StrEnum):
    """What a leader makes of a verdict: they agree, or keep the post."""

    AGREE = "agree"
    KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Role:
    """What the role is called and how it is set up."""

    title: str | None = text(
        "Intitulé",
        "l’intitulé",
        group=Group.TITLES,
        hint="« Product Ops » si vous laissez vide. « (F/H) » s’ajoute seul.",
        assumable=True,
    )
    title_feminine: str | None = text(
        "Intitulé au féminin, s’il diffère",
        "l’intitulé au féminin",
        group=Group.TITLES,
        hint="« Directrice Product Ops », par exemple.",
    )
    learning: str | None = text(
        "Ce que l’on y apprendra",
        "ce que l’on y apprend",
        MEDIUM,
        group=Group.POST,
        rows=2,
        hint="« À arbitrer entre des équipes qui ne dépendent pas de vous », par exemple. L’offre le dit tel quel.",
    )
    growth: str | None = text(
        "Comment le poste peut grandir",
        "comment le poste peut grandir",
        MEDIUM,
        group=Group.POST,
        rows=2,
        hint="Ce qui est prévu, ou ce qui en déciderait. Rien de promis qui ne soit tenu.",
    )
    setup: Setup | None = choice(
        "Point de départ",
        "le point de départ de la fonction",
        Setup,
        {
            Setup.FIRST: "La fonction s’ouvre avec ce poste",
            Setup.ALONE: "Quelqu’un a déjà tenu le rôle ; ce sera encore une personne seule",
            Setup.TEAM: "Une équipe Product Ops existe",
        },
        group=Group.POST,
        assumable=True,
    )
    position: Position | None = choice(
        "Place",
        "la place, centrale ou intégrée",
        Position,
        {
            Position.CENTRAL: "Central : au service de toutes les équipes produit",
            Position.EMBEDDED: "Intégré à des équipes produit",
        },
        group=Group.POST,
        assumable=True,
    )
    seniority: Seniority | None = choice(
        "Niveau attendu",
        "le niveau attendu",
        Seniority,
        {
            Seniority.JUNIOR: "Junior",
            Seniority.CONFIRMED: "Confirmé",
            Seniority.SENIOR: "Senior",
            Seniority.LEAD: "Senior, avec la conduite de la fonction",
        },
        group=Group.POST,
        assumable=True,
    )


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Who recruits."""

    name: str | None = text(
        "Nom de l’organisation", "le nom de l’organisation", group=Group.ORGANISATION, hint="Il paraîtra dans l’offre."
    )
    about: str | None = text(
        "L’organisation en une phrase",
        "l’organisation en une phrase",
        LONG,
        group=Group.ORGANISATION,
        rows=3,
        hint="Une phrase entière, reprise telle quelle : ce que vous faites, pour qui.",
    )
    product: str | None = text(
        "Votre produit, en une phrase",
        "le produit",
        MEDIUM,
        group=Group.ORGANISATION,
        rows=2,
        hint="Une phrase entière : ce qu’il fait, et ce qu’il change pour qui s’en sert.",
    )
    users: str | None = text(
        "Qui s’en sert",
        "qui se sert du produit",
        MEDIUM,
        group=Group.ORGANISATION,
        hint="« 1 200 régies de transport, et leurs conducteurs ».",
    )
    sector: str | None = text("Secteur", "le secteur", group=Group.ORGANISATION)
    stage: Stage | None = choice(
        "Stade",
        "le stade de l’organisation",
        Stage,
        {Stage.STARTUP: "Startup", Stage.SCALEUP: "Scale-up", Stage.GROUP: "Grand groupe"},
        group=Group.ORGANISATION,
        hint="Sert aux suggestions ; ne paraît pas dans l’offre.",
        assumable=True,
    )
    product_team_size: int | None = number(
        "Nombre de PM", "le nombre de PM et d’équipes", 0, 10_000, group=Group.ORGANISATION
    )
    product_teams: int | None = number(
        "Nombre d’équipes produit", "le nombre d’équipes", 0, 10_000, group=Group.ORGANISATION
    )
    tools: str | None = text(
        "Vos outils, par leur nom",
        "les outils",
        MEDIUM,
        group=Group.ORGANISATION,
        hint="« Jira, Notion et Amplitude » : l’offre les cite tels quels.",
    )
    reports_to: str | None = text(
        "Rattachement",
        "le rattachement",
        group=Group.POST,
        hint="Avec l’article : « la direction produit », « le CPO ».",
    )
    internal_customer: str | None = text(
        "Client interne",
        "le client interne",
        group=Group.POST,
        hint="Pour qui le poste travaille d’abord, s’il ne rend pas compte à la même personne.",
    )


@dataclass(frozen=True, kw_only=True)
class Context:
    """Why the role, and who decides."""

    why_now: str | None = text(
        "Pourquoi maintenant",
        "pourquoi maintenant",
        MEDIUM,
        group=Group.GROUNDS,
        rows=2,
        hint="Une phrase complète, reprise telle quelle.",
    )
    incident: str | None = text(
        "Un incident récent",
        "l’incident récent",
        MEDIUM,
        group=Group.GROUNDS,
        rows=2,
        hint="Le moment où quelqu’un a dit : il nous faut un Product Ops.",
    )
    sponsor: str | None = text(
        "Qui soutient le poste à la direction",
        "qui soutient le poste",
        group=Group.POST,
        hint="Un nom ou une fonction, avec l’article : « la directrice produit ».",
    )
    decides: str | None = text(
        "Qui décide quoi",
        "qui décide quoi",
        MEDIUM,
        group=Group.POST,
        rows=2,
        hint="Ce que ce poste tranche, et ce qu’il propose seulement.",
    )


@dataclass(frozen=True, kw_only=True)
class VerdictAnswer:
    """What the leader answers to « Est-ce bien un Product Ops ? ». `job` is what the verdict said when they answered."""

    stance: Stance | None = choice(
        "Et vous, qu’en dites-vous ?",
        "la réponse à « Est-ce bien un Product Ops ? »",
        Stance,
        {
            Stance.AGREE: "C’est aussi ce que nous pensons",
            Stance.KEEP: "Nous gardons un poste de Product Ops",
        },
        group=Group.VERDICT,
    )
    why: str | None = text(
        "Pourquoi",
        "la réponse à « Est-ce bien un Product Ops ? »",
        MEDIUM,
        group=Group.VERDICT,
        rows=2,
        hint="Une phrase entière : la note de cadrage la reprend, avec la question.",
    )
    settled: str | None = text(
        "Ce qui a été arrêté, et avec qui",
        "ce qui a été arrêté",
        MEDIUM,
        group=Group.SETTLED,
        rows=2,
        hint="« Le pilotage reste à la finance, vu avec Claire Vasseur le 3 mars. »",
    )
    job: str | None = text("Le métier en question", "le métier en question", group=Group.VERDICT)


@dataclass(frozen=True, kw_only=True)
class HeldRole:
    """A role already there, and what it holds here, in the leader's words: internal, unless it is to be published."""

    slug: str
    holds: str | None = None
    published: bool = False

    @property
    def is_vacant(self) -> bool:
        """Whether what was typed says that nobody holds it: « personne, c’est moi », « à recruter »."""
        return _VACANT.search(fold(self.holds or "")) is not None


_VACANT = re.compile(
    r"\b(?:vacante?|(?:est|sont) partie?s?|a (?:recruter|pourvoir)|non pourvu|pas encore (?:la|recrute|pourvu|arrive)\w*)\b"
    r"|^(?:personne|aucune?|pas de|nobody|no one|neant)\b(?! (?:de|du|a|en|dedie))|\bc'est moi\b|^moi\b"
)


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

    id: str = ""
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

    contract: Contract | None = choice(
        "Contrat",
        "le contrat",
        Contract,
        {
            Contract.CDI: "CDI",
            Contract.CDD: "CDD",
            Contract.APPRENTICE: "Alternance",
            Contract.INTERN: "Stage",
            Contract.FREELANCE: "Mission en freelance",
        },
        group=Group.CONTRACT,
    )
    duration: str | None = text(
        "Durée", "la durée", MEDIUM, group=Group.CONTRACT, hint="Pour un contrat à durée limitée : « 12 mois »."
    )
    status: str | None = text("Statut", "le statut", MEDIUM, group=Group.CONTRACT, hint="« Cadre », par exemple.")
    working_time: str | None = text(
        "Temps de travail",
        "le temps de travail",
        MEDIUM,
        group=Group.CONTRACT,
        hint="« Temps plein, 218 jours par an », par exemple.",
    )
    start: str | None = text(
        "Prise de poste", "la prise de poste", MEDIUM, group=Group.CONTRACT, hint="« Dès que possible », « mars 2027 »."
    )
    location: str | None = text(
        "Lieu de travail",
        "le lieu et les jours sur place",
        MEDIUM,
        group=Group.PLACE,
        hint="La ville où l’on travaille, pas celle du siège.",
    )
    onsite_days: int | None = number(
        "Jours sur place par semaine",
        "les jours sur place",
        0,
        5,
        group=Group.PLACE,
        hint="0 : entièrement à distance.",
    )
    remote: str | None = text("Précision sur le télétravail", "le télétravail", MEDIUM, group=Group.PLACE)
    salary_min: int | None = number(
        "Salaire, bas de la fourchette",
        "la rémunération",
        1,
        10_000_000,
        group=Group.PAY,
        hint="En euros, brut par an.",
        euros=True,
    )
    salary_max: int | None = number(
        "Salaire, haut de la fourchette",
        "la rémunération",
        1,
        10_000_000,
        group=Group.PAY,
        hint="En euros, brut par an.",
        euros=True,
    )
    salary_months: int | None = number(
        "Versé sur combien de mois", "le nombre de mois de salaire", 1, 18, group=Group.PAY
    )
    variable: str | None = text("Part variable", "la part variable", MEDIUM, group=Group.PAY)
    equity: str | None = text("Accès au capital", "l’accès au capital", MEDIUM, group=Group.PAY)
    benefits: tuple[str, ...] = texts("Avantages", "les avantages", group=Group.PAY, hint="Un par ligne.")
    collective_agreement: str | None = text(
        "Convention collective", "la convention collective", MEDIUM, group=Group.PAY
    )
    process: tuple[str, ...] = texts(
        "Étapes du recrutement",
        "les étapes du recrutement",
        group=Group.HIRING,
        hint="Une par ligne, avec qui l’on rencontre et combien de temps.",
    )
    reply_within: str | None = text(
        "Délai de réponse", "le délai de réponse", group=Group.HIRING, hint="« Sous dix jours ouvrés », par exemple."
    )
    contact: str | None = text(
        "Qui répond aux questions",
        "qui répond aux questions",
        MEDIUM,
        group=Group.HIRING,
        hint="Un prénom, un nom et comment joindre cette personne : « Inès Roy, ines.roy@exemple.fr ».",
    )
    apply_to: str | None = text(
        "Où candidater", "où candidater", MEDIUM, group=Group.HIRING, hint="Une adresse électronique ou une page."
    )
    house: tuple[str, ...] = texts(
        "Vos mots de la maison",
        "les mots de la maison",
        group=Group.TITLES,
        hint="Un par ligne : un produit, un grade, un nom que la relecture prendrait pour un critère. Ils ne paraissent nulle part.",
    )
    closing_date: date | None = day("Clôture des candidatures", "la date de clôture", group=Group.HIRING)
    tone: Tone | None = choice(
        "Le ton de l’offre", "le ton de l’offre", Tone, {Tone.VOUS: "Vous", Tone.TU: "Tu"}, group=Group.TITLES
    )


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the brief puts before whoever pays; nothing of it is in the offer."""

    problem_cost: str | None = text(
        "Ce que le problème coûte aujourd’hui",
        "ce que le problème coûte aujourd’hui",
        MEDIUM,
        group=Group.DECISION,
        rows=2,
        hint="En temps, en argent ou en clients, avec vos chiffres : « onze jours de support par mois ». Pour la note de cadrage seule.",
    )
    decide_by: str | None = text(
        "Décision attendue pour",
        "la date de la décision",
        group=Group.DECISION,
        hint="« Le comité du 12 mars », par exemple.",
    )


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a line of the leader's own seems to describe: Product Ops or another job, by which words, and how surely."""

    line: str
    job: str
    words: str
    sure: bool = False
    together: bool = False
    """Whether all the lines were read together, this one being the nearest."""


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

    `assumed`: the answers that come from a typical mandate and that nobody has accepted yet. `ties`: by own line
    (`own-mission/1`, `incident`), the slug of the mission or problem that the leader said it is, or None where they said
    that it is none; `recognised`: likewise, what a line seems to be, which nobody has said yet; `heard`: the jobs that own lines describe. Neither is in the JSON form.
    """

    mandate: Mapping[str, int] = part("le mandat", dict, subject=Subject.MANDATE, assumable=True)
    organisation: Organisation = field(default_factory=Organisation)
    context: Context = field(default_factory=Context)
    role: Role = field(default_factory=Role)
    verdict: VerdictAnswer = field(default_factory=VerdictAnswer)
    existing_roles: tuple[HeldRole, ...] = part(
        "qui est déjà là, et ce que chaque rôle tient", (), subject=Subject.CONTEXT, assumable=True
    )
    problems: tuple[str, ...] = part("les problèmes retenus", (), subject=Subject.PROBLEMS, assumable=True)
    own_problems: tuple[OwnProblem, ...] = part("les problèmes écrits à la main", (), subject=Subject.PROBLEMS)
    missions: tuple[MissionChoice, ...] | None = part(
        "les missions", None, subject=Subject.MISSIONS, confirmed_as="missions"
    )
    own_missions: tuple[OwnMission, ...] = part("les missions écrites à la main", (), subject=Subject.MISSIONS)
    results: tuple[Result, ...] | None = part(
        "les résultats attendus", None, subject=Subject.RESULTS, confirmed_as="results"
    )
    required: tuple[str, ...] | None = part(
        "les compétences requises",
        None,
        path="competencies.required",
        subject=Subject.PROFILE,
        confirmed_as="competencies",
    )
    appreciated: tuple[str, ...] | None = part(
        "les compétences appréciées",
        None,
        path="competencies.appreciated",
        subject=Subject.PROFILE,
        confirmed_as="competencies",
    )
    own_competencies: tuple[OwnCompetency, ...] = part("les compétences écrites à la main", (), subject=Subject.PROFILE)
    ties: Mapping[str, str | None] = part("ce à quoi vos mots sont reliés", dict, subject=Subject.MISSIONS)
    mandate_reasons: Mapping[str, str] = part("pourquoi ce niveau", dict, subject=Subject.MANDATE)
    paths: tuple[str, ...] | None = part("les parcours bienvenus", None, subject=Subject.PROFILE, confirmed_as="paths")
    terms: Terms = field(default_factory=Terms)
    decision: Decision = field(default_factory=Decision)
    alternatives: tuple[Alternative, ...] = part(
        "ce que la somme permettrait d’autre", (), path="cost.alternatives", subject=Subject.TERMS
    )
    edits: Mapping[str, Edit] = field(default_factory=dict)
    exceptions: Mapping[str, str] = field(default_factory=dict)
    recognised: Mapping[str, str] = field(default_factory=dict)
    heard: tuple[Heard, ...] = ()
    confirmed: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()

    @property
    def present_roles(self) -> tuple[HeldRole, ...]:
        """The roles already there that somebody holds."""
        return tuple(role for role in self.existing_roles if not role.is_vacant)

    @property
    def has_mandate(self) -> bool:
        """Tell whether one domain at least is above zero."""
        return any(self.mandate.values())

    def seems(self, place: str) -> str:
        """Give what a line is tied to, or seems to be where nobody has said; "" for nothing."""
        return (self.ties[place] if place in self.ties else self.recognised.get(place)) or ""

    @property
    def own_work(self) -> tuple[tuple[str, str], ...]:
        """Own problems and missions by their place, each with what it is tied to or seems to be."""
        places = [f"own-problem/{each.id}" for each in self.own_problems]
        places += [f"own-mission/{each.id}" for each in self.own_missions]
        return tuple((place, self.seems(place)) for place in places)


RECORDS: Mapping[str, type[Role | Organisation | Context | Terms | VerdictAnswer | Decision]] = {
    "role": Role,
    "organisation": Organisation,
    "context": Context,
    "terms": Terms,
    "verdict": VerdictAnswer,
    "decision": Decision,
}
"""The parts of a scope that are plain answers, in the order in which pages ask for them."""
PLAIN: Mapping[str, Answer] = {
    path: answer for name, record in RECORDS.items() for path, answer in answers_of(record, f"{name}.").items()
}
"""The plain answers, by path."""
ANSWERS: Mapping[str, Answer] = {**PLAIN, **answers_of(Scope)}
"""Every answer, by its path in the JSON form."""
CONFIRMABLE: tuple[str, ...] = tuple(
    dict.fromkeys(answer.confirmed_as for answer in ANSWERS.values() if answer.confirmed_as)
)
"""What is suggested until the leader says so, by the name it has in `confirmed`."""
ASSUMABLE: tuple[str, ...] = tuple(
    path for subject in Subject for path, each in ANSWERS.items() if each.assumable and each.subject is subject
)
"""The answers that a typical mandate may fill before the leader has given them."""


def answer_at(path: str) -> Answer:
    """Give the answer that a path belongs to: `results[0]` is one of the results, `mandate.pilotage` of the mandate.

    Raises KeyError where no answer stands there.
    """
    whole = path.partition("[")[0]
    return ANSWERS[whole] if whole in ANSWERS else ANSWERS[whole.partition(".")[0]]
