"""The identity card of a posting, as a page tells it: what was recognised, held against the catalogue, each with its words.

Recognition says which missions a text states; the catalogue says what such missions weigh, which typical mandate they
are nearest to, and at what level one usually holds it. Everything here is a reading of the text, and is told as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import zip_longest

from productops.drafting.catalogue import DOMAINS, Catalogue, Competency, Mission
from productops.drafting.fitting import Ground, grounds
from productops.drafting.scope import Commitment, Seniority, Setup, Stage
from productops.drafting.thresholds import CAPACITY, SHARE
from productops.drafting.verdict import JOB_NAMES, PRODUCT_OPS
from productops.drafting.wording import LEVELS
from productops.publishing.reading.levels import Told, seniority_of, setup_of, stage_of, written
from productops.publishing.reading.silences import SILENCES, Silence
from productops.recognition.found import Certainty, Extract, Found
from productops.recognition.identity import Identity, Reason, identify
from productops.recognition.lexicon import SIZES, Lexicon
from productops.text.folding import fold
from productops.text.french import days, lower_first
from productops.text.layout import LineKind, lines
from productops.text.parts import PartKind
from productops.text.tokens import Text

NEAR = 3
"""Levels, summed over the four domains, within which a typical mandate is near: beyond, none is shown."""
ALL_AT_ONCE = 2
"""Level at which the four domains together are said to be too many for one post."""
SIDE_WORDS = 6
"""Words shown for a job: enough to judge, few enough to read."""
ORDER = tuple(Seniority)


class Answer(StrEnum):
    """The only three answers of a reading."""

    SURE = "sure"
    TO_CONFIRM = "to-confirm"
    NOTHING = "nothing"


SAID = {Answer.SURE: "sûr", Answer.TO_CONFIRM: "à confirmer", Answer.NOTHING: "rien trouvé"}
REFUSED = {
    Reason.CV: "C’est un CV, semble-t-il, et non une offre. Collez l’offre.",
    Reason.SEVERAL: "Il y a plusieurs offres dans ce texte. Gardez-en une, et lisez-les l’une après l’autre.",
    Reason.OTHER_LANGUAGE: "Cette offre n’est ni en français ni en anglais : nous ne savons pas la lire.",
    Reason.NOT_A_POSTING: "Ce texte n’est pas une offre d’emploi, semble-t-il : on n’y lit ni missions ni profil.",
    Reason.OTHER_JOB: "C’est l’offre d’un métier que notre catalogue ne connaît pas : nous n’en dirions rien de juste.",
}
"""Why a text has no card, and what to do."""


@dataclass(frozen=True, kw_only=True)
class ReadMission:
    """A mission recognised: its rank on the page, how far the line commits, and the line that states it."""

    number: int
    mission: Mission
    answer: Answer
    commitment: Commitment
    line: Extract
    extracts: tuple[Extract, ...]

    @property
    def load(self) -> Fraction:
        """Give what it takes of a week, in half-days."""
        return self.mission.load * SHARE[self.commitment]

    @property
    def words(self) -> tuple[str, ...]:
        """Give the words it rests on, each once."""
        return tuple(dict.fromkeys(extract.words for extract in self.extracts))


@dataclass(frozen=True, kw_only=True)
class Side:
    """A job that the lines describe, and the words that do."""

    job: str
    name: str
    answer: Answer
    extracts: tuple[Extract, ...]

    @property
    def work(self) -> str:
        """Name its work: « le travail d’une cheffe ou d’un chef de projet »."""
        return f"le travail d’{self.name.replace(' ou un ', ' ou d’un ')}"

    @property
    def words(self) -> tuple[str, ...]:
        """Give the first words that describe it, each once."""
        return tuple(dict.fromkeys(extract.words for extract in self.extracts))[:SIDE_WORDS]


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Two things that do not hold together, and the words that show it."""

    code: str
    message: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a posting really asks. `supposed` is the level at which the nearest mandate is usually held."""

    text: str
    answer: Answer
    sides: tuple[Side, ...]
    levels: Mapping[str, int]
    missions: tuple[ReadMission, ...]
    competencies: tuple[tuple[Competency, Extract], ...]
    unexpressed: tuple[Extract, ...]
    of_others: tuple[tuple[Extract, str], ...]
    """Lines of a posting of Product Ops that are another job's work, each with the name of that job."""
    nearest: Ground | None
    asked: Told[Seniority] | None
    setup: Told[Setup] | None
    silences: tuple[Silence, ...]
    clashes: tuple[Clash, ...]
    read: Text = field(compare=False, repr=False)
    """The text, as rules read it."""

    @property
    def job(self) -> Side:
        """Give the job that the lines describe most."""
        return self.sides[0]

    @property
    def is_product_ops(self) -> bool:
        """Tell whether it is the work of a Product Ops, whole or for a while."""
        return self.job.job in (PRODUCT_OPS, *SIZES)

    @property
    def headline(self) -> str:
        """Say which job the lines describe, as a reading."""
        surely = self.answer is Answer.SURE
        if self.job.job == PRODUCT_OPS:
            of = f", proche du mandat « {self.nearest.mandate.name} »" if self.nearest else ""
            return (
                f"Nous y lisons un poste de Product Ops{of}." if surely else f"Peut-être un poste de Product Ops{of}."
            )
        if self.job.job in SIZES:
            return f"Nous y lisons le travail d’une ou d’un Product Ops, pour {self.job.name}."
        told = f"Nous y lisons plutôt {self.job.work}"
        return f"{told}." if surely else f"Peut-être plutôt {self.job.work} : c’est à confirmer."

    @property
    def load(self) -> Fraction:
        """Give what the missions take of a week, in half-days (a repère)."""
        return sum((each.load for each in self.missions), Fraction(0))

    @property
    def overload(self) -> Fraction:
        """Give the half-days beyond what a week holds; 0 where the missions fit."""
        return max(Fraction(0), self.load - CAPACITY)

    @property
    def loads(self) -> dict[str, Fraction]:
        """Give what each domain takes of a week, in half-days, the missions of the function apart."""
        return {
            domain: sum((each.load for each in self.missions if each.mission.domain == domain), Fraction(0))
            for domain in DOMAINS
        }

    @property
    def of_the_function(self) -> Fraction:
        """Give what the missions of the function itself take of a week."""
        return sum((each.load for each in self.missions if each.mission.domain is None), Fraction(0))

    @property
    def supposed(self) -> Seniority | None:
        """Give the level at which such missions are usually held: that of the nearest mandate, or more to lead others.

        Where the function opens with the post there is nobody to lead yet.
        """
        opens = self.setup is not None and self.setup.value is Setup.FIRST
        leads = not opens and sum(each.mission.domain is None for each in self.missions) > 1
        if leads:
            return Seniority.LEAD
        return self.nearest.scope.role.seniority if self.nearest else None

    @property
    def gap(self) -> str:
        """Say how the level asked differs from the one supposed; "" where it does not, or is not known."""
        if self.asked is None or self.supposed is None:
            return ""
        asked, supposed = ORDER.index(self.asked.value), ORDER.index(self.supposed)
        if asked == supposed:
            return ""
        name = LEVELS[self.supposed].lower()
        if asked < supposed:
            return f"L’offre demande moins d’expérience que ces missions n’en supposent d’ordinaire ({name})."
        return f"L’offre demande plus d’expérience que ces missions n’en supposent d’ordinaire ({name})."


def read_card(source: str, lexicon: Lexicon, catalogue: Catalogue) -> Card | Reason:
    """Read a posting; give why it has no card where it has none. The same text gives the same card."""
    identity = identify(source, lexicon)
    if identity.verdict is None or identity.reason is not None:
        return identity.reason or Reason.OTHER_JOB
    missions = tuple(_missions(source, identity, catalogue))
    levels = {domain: identity.domains[domain].level for domain in DOMAINS}
    text = Text(source)
    setup, asked = setup_of(text), seniority_of(text)
    missing = {each.code for each in identity.missing}
    return Card(
        text=source,
        answer=_answer(identity.certainty),
        sides=tuple(_sides(identity, catalogue)),
        levels=levels,
        missions=missions,
        competencies=tuple(
            (catalogue.competencies[found.slug], found.extracts[0])
            for found in identity.competencies
            if found.slug in catalogue.competencies and found.extracts
        ),
        unexpressed=tuple(_unexpressed(source, identity)),
        of_others=tuple(_of_others(identity, catalogue)),
        nearest=_nearest(levels, setup, asked, stage_of(text), catalogue)
        if identity.verdict in (PRODUCT_OPS, *SIZES)
        else None,
        asked=asked,
        setup=setup,
        silences=tuple(silence for silence in SILENCES if silence.missing(text, missing)),
        clashes=(*_told_clashes(identity), *_clashes(text, levels, missions, asked)),
        read=text,
    )


def _answer(certainty: Certainty | None) -> Answer:
    if certainty is None:
        return Answer.NOTHING
    return Answer.SURE if certainty is Certainty.SURE else Answer.TO_CONFIRM


_SUPPORTS = re.compile(r"^\W*(?:aid|appu|assist|epaul|souten|soutien|support|help|back)")
_SHARES = re.compile(r"^\W*(?:contribu|particip|prendre part|collabor|co-?)")


def commitment_of(line: str) -> Commitment:
    """Tell how far a line commits: by the verb it begins with, and carried where it begins with any other."""
    said = fold(line)
    if _SHARES.match(said):
        return Commitment.CONTRIBUTE
    return Commitment.SUPPORT if _SUPPORTS.match(said) else Commitment.CARRY


def _missions(source: str, identity: Identity, catalogue: Catalogue) -> Iterator[ReadMission]:
    """Give the missions in the order of the text, each with the line that states it."""
    known = [each for each in identity.missions if each.slug in catalogue.missions and each.extracts]
    for number, found in enumerate(sorted(known, key=lambda each: each.extracts[0].start), start=1):
        line = _line_at(source, identity, found)
        yield ReadMission(
            number=number,
            mission=catalogue.missions[found.slug],
            answer=Answer.SURE if found.sure else Answer.TO_CONFIRM,
            commitment=commitment_of(line.words),
            line=line,
            extracts=found.extracts,
        )


def _line_at(source: str, identity: Identity, found: Found) -> Extract:
    """Give the line that holds the words of something found."""
    place = found.extracts[0]
    for line in identity.lines:
        if line.extract.start <= place.start < line.extract.end:
            return _bare(line.extract)
    start = source.rfind("\n", 0, place.start) + 1
    end = source.find("\n", place.end)
    end = len(source) if end < 0 else end
    return _bare(Extract(start, end, source[start:end]))


_BULLET = re.compile(r"[\s\-–—*•·#>]*")


def _bare(line: Extract) -> Extract:
    """Give a line without its bullet."""
    bullet = _BULLET.match(line.words)
    skipped = bullet.end() if bullet and bullet.end() < len(line.words) else 0
    return Extract(line.start + skipped, line.end, line.words[skipped:])


_OTHERS = {
    "product-manager": "une ou un product manager",
    "user-research": "une équipe de recherche utilisateur",
    "sales-ops-revops": "une équipe RevOps",
    "customer-success": "une équipe de customer success",
    "finance-controle-de-gestion": "un contrôle de gestion",
    "engineering-management": "un encadrement technique",
    "it-interne": "une équipe informatique interne",
}
"""What jobs are called here with their article, that the answers to a need do not name, or name otherwise."""


def _name_of(job: str, catalogue: Catalogue) -> str:
    """Name a job with its article; one that an editor has added, by its name."""
    if known := _OTHERS.get(job) or JOB_NAMES.get(job):
        return known
    entry = catalogue.jobs.get(job) or catalogue.existing_roles.get(job)
    return f"un autre métier, « {entry.name if entry else job} »"


def _sides(identity: Identity, catalogue: Catalogue) -> Iterator[Side]:
    """Give the job read first, then the others the lines also speak of, each with its words."""
    told: dict[str, list[Extract]] = {}
    for line in identity.lines:
        for found in line.jobs:
            told.setdefault(found.slug, []).extend(found.extracts)
    ops = [extract for found in identity.missions for extract in found.extracts]
    assert identity.verdict is not None  # noqa: S101  a card has a verdict
    for rank, job in enumerate((identity.verdict, *identity.alternatives)):
        is_ops = job in (PRODUCT_OPS, *SIZES)
        yield Side(
            job=job,
            name=_name_of(job, catalogue),
            answer=_answer(identity.certainty) if rank == 0 else Answer.TO_CONFIRM,
            extracts=tuple(ops if is_ops else told.get(job, ())),
        )


_NAMES_US = re.compile(r"\bproduct ?-?op(?:s|erations)\b")


def _of_others(identity: Identity, catalogue: Catalogue) -> Iterator[tuple[Extract, str]]:
    """Give the lines that are the work of another job, and state no mission; none where the posting is that job's.

    A line that names Product Ops tells whom one seeks: « notre premier Product Ops, un vrai couteau suisse ».
    """
    if identity.verdict not in (PRODUCT_OPS, *SIZES):
        return
    for line in identity.lines:
        job = next((found.slug for found in line.jobs if found.slug not in (PRODUCT_OPS, *SIZES)), None)
        ours = _NAMES_US.search(fold(line.extract.words))
        if job and not ours and not any(found.sure for found in line.missions):
            yield _bare(line.extract), _name_of(job, catalogue)


def _unexpressed(source: str, identity: Identity) -> Iterator[Extract]:
    """Give the lines that state something no mission of the catalogue expresses, nor the work of another job."""
    told = [extract for found in identity.missions for extract in found.extracts]
    headings = set(_headings(source))
    around = [part for part in identity.parts if part.kind in (PartKind.TITLE, PartKind.COMPANY)]
    for line in identity.lines:
        if any(part.start <= line.extract.start < part.end for part in around):
            continue
        inside = any(line.extract.start <= extract.start < line.extract.end for extract in told)
        heads = line.extract.start in headings or line.extract.words.lstrip().startswith("#")
        if not inside and not heads and not line.jobs and len(line.extract.words.split()) > 2:
            yield _bare(line.extract)


_FEW = 6
"""Words of a line that may head the list below it."""


def _headings(source: str) -> Iterator[int]:
    """Give where the lines start that only name what follows: by their layout, or a few words above a list."""
    found = lines(source)
    for line, after in zip_longest(found, found[1:]):
        listed = after is not None and after.kind is LineKind.BULLET and line.kind is LineKind.PROSE
        words = source[line.start : line.end]
        if line.kind in (LineKind.HEADING, LineKind.LABEL) or (
            listed and len(words.split()) <= _FEW and not words.endswith((".", ",", ";"))
        ):
            yield line.start


def _nearest(
    levels: Mapping[str, int],
    setup: Told[Setup] | None,
    asked: Told[Seniority] | None,
    stage: Stage | None,
    catalogue: Catalogue,
) -> Ground | None:
    """Give the typical mandate that is nearest: by its levels, then by what the text says of who is there and of the firm.

    Whoever is first has no team, and none leads the function where the text asks nobody to lead.
    """
    if not any(levels.values()):
        return None

    def far(ground: Ground) -> tuple[int, int]:
        role = ground.scope.role
        apart = sum(abs(levels[domain] - ground.scope.mandate.get(domain, 0)) for domain in DOMAINS)
        apart += 2 * (setup is not None and {setup.value, role.setup} == {Setup.FIRST, Setup.TEAM})
        apart += stage in (Stage.STARTUP, Stage.GROUP) and ground.scope.organisation.stage != stage
        same = (setup is not None and role.setup == setup.value) + (asked is not None and role.seniority == asked.value)
        return apart, -same

    leads = asked is not None and asked.value is Seniority.LEAD
    held = [each for each in grounds(catalogue) if leads or each.scope.role.seniority is not Seniority.LEAD]
    best = min(held, key=far, default=None)
    return best if best is not None and far(best)[0] <= NEAR else None


_TOOLS = frozenset(
    {
        "pile-d-outils",
        "administration-des-outils",
        "automatisation-des-taches",
        "acces-aux-donnees",
        "depenses-d-outils",
    }
)
"""The missions of tools and their upkeep."""
_STRATEGY = re.compile(r"\bstrategi(?:que|ques|c|cally)\b|\bstrategiquement\b")


def _told_clashes(identity: Identity) -> Iterator[Clash]:
    for each in identity.contradictions:
        yield Clash(code=each.code, message=each.message, words=each.words)


def _clashes(
    text: Text, levels: Mapping[str, int], missions: Sequence[ReadMission], asked: Told[Seniority] | None
) -> Iterator[Clash]:
    """Give what the catalogue shows to clash: four domains at once, strategy and only tools, a senior title and no past."""
    if all(level >= ALL_AT_ONCE for level in levels.values()):
        message = "Les quatre domaines pèsent à la fois : un poste qui les tient tous n’en tient aucun."
        yield Clash(code="four", message=message)
    strategic = _STRATEGY.search(text.folded)
    slugs = {each.mission.slug for each in missions}
    if strategic and slugs and slugs <= _TOOLS:
        yield Clash(
            code="strategic",
            message="L’offre se dit stratégique, et toutes ses missions sont d’outillage.",
            words=(written(text, strategic.span()), *missions[0].words[:1]),
        )
    if asked and asked.titled and asked.years is not None and asked.years < 2 and asked.value in ORDER[2:]:
        yield Clash(
            code="senior",
            message="L’intitulé annonce un poste senior, et l’offre ne demande presque aucune expérience.",
            words=asked.words,
        )


def week_told(card: Card) -> str:
    """Say what the missions take of a week, and what does not fit in it."""
    taken = f"Ces missions tiendraient {days(card.load)} par semaine, si une personne les portait toutes comme l’offre les dit"
    if not card.overload:
        return f"{taken} : cela tient dans une semaine."
    return f"{taken} : c’est {lower_first(days(card.overload))} de trop pour une semaine, dont une demi-journée reste libre."
