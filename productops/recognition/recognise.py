"""The one way in for a short text: a line of a posting, a sentence of a leader, a query; out comes what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from productops.recognition.evidence import Evidence, extract, extracts, gather, prepare
from productops.recognition.found import PRODUCT_OPS, Certainty, Extract, Found, Recognition
from productops.recognition.lexicon import Kind, Lexicon
from productops.recognition.nearness import STOPS, Near
from productops.text.tokens import Text

LIMIT = 4_000
"""Characters that are read at most: more is no line."""
MOST = 3
"""Missions, problems and the like given at most, beside those that are sure."""

_ALONE = 400
"""Nearness, in thousandths of the text's weight, from which it speaks alone."""
_QUERY = 3
"""Words of a query at most: a hint in so few words is what was meant."""
_HINTED = 300
"""Nearness from which, far before any other, it agrees with a hint."""
_LEADING = 2
"""Rank among the nearest missions up to which one that answers a problem told is sure."""
_CUE = 300
"""What a cue is worth beside nearness, when missions are ordered."""
_ANSWERED = 200
"""What a step of the weight that ties a mission to a problem is worth, beside nearness in thousandths."""
_BESIDE = 6
"""Tenths of the first one's nearness that another needs to be sure beside it."""


@dataclass(frozen=True, slots=True)
class Accord:
    """When nearness agrees with a cue.

    From `share` on, in thousandths; among the `rank` nearest of the same kind, or at `top` tenths of the nearest.
    """

    share: int
    rank: int
    top: int


_ACCORDS = {
    Kind.MISSION: Accord(share=180, rank=5, top=7),
    Kind.PROBLEM: Accord(share=260, rank=2, top=9),
    Kind.JOB: Accord(share=0, rank=0, top=0),
}
"""Problems are told by common words: more is asked of them. A job is told by its cues."""


class Voice(StrEnum):
    """Which voices are heard: both, but where one is measured alone."""

    BOTH = "both"
    CUES = "cues"
    NEAR = "near"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An entry that one voice at least speaks for."""

    entry: int
    slug: str
    evidence: Evidence | None
    weight: int
    near: Near | None
    agrees: bool
    hinted: bool

    @property
    def cued(self) -> bool:
        """Tell whether a cue of its own was met."""
        return self.evidence is not None and bool(self.evidence.cues)

    @property
    def share(self) -> int:
        """How near it stands, in thousandths."""
        return self.near.share if self.near else 0

    @property
    def points(self) -> int:
        """What it is ordered by: a cue, the weight of the words met, the nearness."""
        return (_CUE if self.cued else 0) + self.weight * 3 + self.share


def recognise(source: str, lexicon: Lexicon, *, voice: Voice = Voice.BOTH) -> Recognition:
    """Tell what a short text is about. The same text and lexicon give the same answer; no text makes it raise."""
    text = prepare(source[:LIMIT], lexicon)
    if not text.words:
        return Recognition(text=source)
    evidence = gather(text, lexicon) if voice is not Voice.NEAR else {}
    near = lexicon.nearness.near(text) if voice is not Voice.CUES else []
    missions = candidates(Kind.MISSION, text, lexicon, evidence, near)
    problems = candidates(Kind.PROBLEM, text, lexicon, evidence, near)
    jobs = _jobs(text, lexicon, evidence, near, missions)
    demoted = bool(jobs) and jobs[0].sure
    found = _tell(text, lexicon, missions, demoted=demoted)
    told_problems = _tell(text, lexicon, problems, demoted=demoted)
    complains = _complains(text)
    if not complains:
        # A task stands near what hurts by the words they share: where a mission tells it, that is all it says.
        tasked = any(each.sure for each in found)
        told_problems = tuple(
            replace(each, certainty=Certainty.MAYBE) for each in told_problems if each.cued or not tasked
        )
    met, found = found, _led(found, told_problems, missions, lexicon, near)
    if complains and not demoted:
        told_problems = _behind(met, told_problems, lexicon, near)
    return Recognition(
        text=source,
        missions=found,
        problems=told_problems,
        competencies=_named(Kind.COMPETENCY, text, lexicon, evidence),
        domains=domains(found, lexicon),
        roles=_named(Kind.ROLE, text, lexicon, evidence),
        jobs=jobs,
        leanings=_leanings(near, lexicon),
    )


def candidates(
    kind: Kind, text: Text, lexicon: Lexicon, evidence: Mapping[int, Evidence], near: Sequence[Near]
) -> list[Candidate]:
    """Give the entries of a kind that a voice speaks for, the best first."""
    nearest = [each for each in near if lexicon.entries[each.entry].kind is kind]
    by_entry = {each.entry: (rank, each) for rank, each in enumerate(nearest)}
    top = nearest[0].share if nearest else 0
    second = nearest[1].share if len(nearest) > 1 else 0
    few = len(text.words) <= _QUERY
    accord = _ACCORDS[kind]
    found = []
    for entry, known in enumerate(lexicon.entries):
        if known.kind is not kind:
            continue
        met = evidence.get(entry)
        rank, close = by_entry.get(entry, (len(nearest), None))
        share = close.share if close else 0
        told = met is not None and bool(met.shown)
        if not told and (close is None or share < _ALONE or share * 10 < top * 7 or not _enough(text, close)):
            continue
        found.append(
            Candidate(
                entry=entry,
                slug=known.slug,
                evidence=met if told else None,
                weight=_weight(text, lexicon, met) if met is not None else 0,
                near=close,
                agrees=share >= accord.share and (rank < accord.rank or share * 10 >= top * accord.top),
                hinted=told and few and rank == 0 and share >= _HINTED and share * 10 >= second * 12,
            )
        )
    return sorted(found, key=lambda each: (-each.points, each.entry))


_DENIALS = """
ne n pas plus jamais personne rien aucun aucune trop tard sans nul on nous nos notre je j mon mes ma tout tous
no not never nobody nothing none too late without we our us i my everything t
"""
_COMPLAINTS = frozenset(_DENIALS.split())
"""Words by which people deny, or say « we »."""


_TASKS = ("creer", "tenir", "ameliorer", "former", "suivre", "reunir", "dire")
"""Groups of verbs by which a task begins."""
_BARE_VERBS = "make ensure help be act provide report support partner work set bring turn give get serve"
_BARE = frozenset(_BARE_VERBS.split())
_INFINITIVE = re.compile(r"(?!(?:hier|dernier|premier|janvier|fevrier)$)[a-z]{2,}(?:er|ir|oir|dre|ttre|ire|ivre)$")


def _complains(text: Text) -> bool:
    """Tell whether a text may be what hurts, rather than what someone will do: it denies, or says « we »."""
    first = text.words[0].text
    task = first in _BARE or _INFINITIVE.match(first) or any(0 in text.marks.get(group, {}) for group in _TASKS)
    return not task and any(word.text in _COMPLAINTS for word in text.words)


def _enough(text: Text, near: Near) -> bool:
    """Tell whether nearness stands on more than one word, where there is more than one."""
    told = sum(word.text not in STOPS for word in text.words)
    return len(near.places) >= min(2, told)


def _weight(text: Text, lexicon: Lexicon, evidence: Evidence) -> int:
    """Give what the words met weigh, by how rare they are."""
    return _rare(text, lexicon, evidence.places(hints=True))


def _rare(text: Text, lexicon: Lexicon, places: Iterable[int]) -> int:
    return sum(lexicon.nearness.rarity(text.words[place].text) for place in places)


def _tell(text: Text, lexicon: Lexicon, found: Sequence[Candidate], *, demoted: bool) -> tuple[Found, ...]:
    """Give candidates their certainty: sure where a cue and nearness agree, on words that no better one took."""
    told: list[Found] = []
    taken: set[int] = set()
    for each in found:
        if each.evidence is not None:
            places = each.evidence.places()
            own = not taken or _rare(text, lexicon, places - taken) * 2 > _rare(text, lexicon, places)
            sure = ((each.cued and each.agrees) or each.hinted) and own and not demoted
            if taken and each.share * 10 < found[0].share * _BESIDE:
                sure = False
            if each.cued and not places - taken:
                continue
            taken |= places if each.cued else set()
            shown = extracts(text, each.evidence.shown)
        else:
            sure, shown = False, near_words(text, each.near)
        if sure or len(told) < MOST:
            told.append(Found(slug=each.slug, certainty=_certainty(sure), extracts=shown, cued=each.cued))
    # What is sure stays; a doubt beside two sure answers only blurs them.
    if sum(each.sure for each in told) >= MOST:
        told = [each for each in told if each.sure]
    return tuple(sorted(told, key=lambda each: not each.sure))


def near_words(text: Text, near: Near | None) -> tuple[Extract, ...]:
    """Give the words by which a text is near an entry."""
    return tuple(extract(text, place, place + 1) for place in near.places[:4]) if near else ()


def _certainty(sure: bool) -> Certainty:
    return Certainty.SURE if sure else Certainty.MAYBE


def _led(
    found: tuple[Found, ...],
    problems: tuple[Found, ...],
    missions: Sequence[Candidate],
    lexicon: Lexicon,
    near: Sequence[Near],
) -> tuple[Found, ...]:
    """Add the missions that the first problem told leads to, where no mission is sure.

    One of them that stands nearest is sure: a cue tells what hurts, and nearness tells what answers it.
    """
    if not problems or any(each.sure for each in found):
        return found
    first = problems[0]
    leads = lexicon.entry(Kind.PROBLEM, first.slug).leads or {}
    best = max(leads.values(), default=0)
    nearest = [each for each in near if lexicon.entries[each.entry].kind is Kind.MISSION]
    shares = {lexicon.entries[each.entry].slug: each.share for each in nearest}
    answers = {
        lexicon.entries[each.entry].slug for each in nearest[:_LEADING] if each.share >= _ACCORDS[Kind.MISSION].share
    }
    points = {each.slug: each.points for each in missions}
    order = sorted(
        (slug for slug, heavy in leads.items() if heavy == best),
        key=lambda slug: -(points.get(slug, 0) or shares.get(slug, 0)),
    )
    firm = {each.slug for each in missions if each.cued} | set(leads)
    led = [
        Found(
            slug=slug,
            certainty=_certainty(first.sure and slug in answers and rank == 0),
            extracts=first.extracts,
            cued=False,
        )
        for rank, slug in enumerate(order)
    ]
    sure = [each for each in led if each.sure]
    kept = [each for each in found if each.slug not in {other.slug for other in sure}]
    known = {each.slug for each in kept}
    return tuple(
        [
            *sure,
            *(each for each in kept if each.slug in firm),
            *(each for each in led if not each.sure and each.slug not in known),
            *(each for each in kept if each.slug not in firm),
        ][: max(MOST, len(firm & known))]
    )


def _behind(
    missions: Iterable[Found], problems: tuple[Found, ...], lexicon: Lexicon, near: Sequence[Near]
) -> tuple[Found, ...]:
    """Put first the problem that a mission met by its own words answers, or add it: who complains often names the remedy.

    It stays a doubt, and comes after what is sure; behind what a cue tells where the mission itself is a doubt.
    """
    shares = {lexicon.entries[each.entry].slug: each.share for each in near}
    sure = [each for each in problems if each.sure]
    for mission in missions:
        answered = [
            (entry.leads[mission.slug], shares.get(entry.slug, 0), entry.slug)
            for entry in lexicon.entries
            if entry.kind is Kind.PROBLEM and entry.leads and mission.slug in entry.leads
        ]
        if sure or not answered or not (mission.sure or mission.cued):
            continue
        slugs = {slug for _weight, _share, slug in answered}
        told = next((each for each in problems if each.slug in slugs), None)
        if told is not None and mission.sure:
            first = [told]
        else:
            _weight, _share, slug = max(answered, key=lambda each: each[0] * _ANSWERED + each[1])
            added = told or Found(slug=slug, certainty=Certainty.MAYBE, extracts=mission.extracts)
            first = [*(each for each in problems if each.cued and each is not told), added]
        return tuple([*first, *(each for each in problems if each not in first)][:MOST])
    return problems


def domains(found: Iterable[Found], lexicon: Lexicon) -> tuple[Found, ...]:
    """Give the domains of missions found, each with the surest of them and its words."""
    told: dict[str, Found] = {}
    for each in found:
        domain = lexicon.entry(Kind.MISSION, each.slug).domain
        if domain is not None and domain not in told:
            told[domain] = Found(slug=domain, certainty=each.certainty, extracts=each.extracts)
    return tuple(sorted(told.values(), key=lambda each: not each.sure))


_ASKING = """
savez sais maitrisez maitrise experience experiences competence competences skill skills ability proven strong excellent
excellente sens capacite qualites aisance connaissance connaissances fluent knowledge comfortable aptitude profil avez
etes justifiez appetence expertise understanding proficient proficiency demonstrated track you vous tu
"""
_ASKED = frozenset(_ASKING.split())
"""Words by which a posting asks something of a person: elsewhere, a skill is but the matter of a task."""


def _named(kind: Kind, text: Text, lexicon: Lexicon, evidence: Mapping[int, Evidence]) -> tuple[Found, ...]:
    """Give what is named in the text: a name is its own proof, a hint of it is not."""
    few = len(text.words) <= _QUERY
    asked = kind is not Kind.COMPETENCY or few or any(word.text in _ASKED for word in text.words)
    told = []
    for entry, known in enumerate(lexicon.entries):
        if known.kind is kind and (met := evidence.get(entry)) is not None and met.shown:
            named = Found(
                slug=known.slug, certainty=_certainty(asked and bool(met.cues)), extracts=extracts(text, met.shown)
            )
            told.append((bool(met.cues), _weight(text, lexicon, met), named))
    return tuple(each for _cued, _heavy, each in sorted(told, key=lambda row: (not row[0], -row[1])))


def _leanings(near: Iterable[Near], lexicon: Lexicon) -> dict[str, int]:
    """Give how near a text stands to each job; for Product Ops, to its nearest mission or problem."""
    found: dict[str, int] = {}
    for each in near:
        entry = lexicon.entries[each.entry]
        job = PRODUCT_OPS if entry.kind in (Kind.MISSION, Kind.PROBLEM) else entry.slug
        if job == PRODUCT_OPS or entry.kind is Kind.JOB:
            found.setdefault(job, each.share)
    return found


_NEAR_JOB = 400
"""Nearness from which a job is told without any cue, in thousandths of the text's weight."""


def _jobs(
    text: Text, lexicon: Lexicon, evidence: Mapping[int, Evidence], near: Sequence[Near], missions: Sequence[Candidate]
) -> tuple[Found, ...]:
    """Give the other jobs whose work the text describes, the best first; sure where told better than any mission.

    Where no cue tells a job, the one that stands nearer than any mission is a doubt.
    """
    rival = next((each.weight for each in missions if each.cued), 0)
    found = candidates(Kind.JOB, text, lexicon, evidence, near)
    told = tuple(
        Found(
            slug=each.slug,
            certainty=_certainty(each.cued and each.weight >= rival),
            extracts=extracts(text, each.evidence.shown),
        )
        for each in found
        if each.evidence is not None and (each.cued or not rival)
    )
    nearest = max((each.share for each in missions), default=0)
    if told or rival or not found or len(text.words) <= _QUERY or found[0].share < max(_NEAR_JOB, nearest):
        return told
    return (Found(slug=found[0].slug, certainty=Certainty.MAYBE, extracts=near_words(text, found[0].near)),)
