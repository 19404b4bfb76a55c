"""The one way in for a short text: a line of a posting, a sentence of a leader, a query; out comes what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, islice, takewhile

from productops.recognition.evidence import Evidence, extract, extracts, gather, prepare
from productops.recognition.found import Certainty, Extract, Found, Recognition
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
    Kind.MISSION: Accord(share=260, rank=5, top=7),
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
    share: int
    """How near it stands, in thousandths."""
    agrees: bool
    hinted: bool

    @property
    def cued(self) -> bool:
        """Tell whether a cue of its own was met."""
        return self.evidence is not None and bool(self.evidence.cues)

    @property
    def points(self) -> int:
        """What it is ordered by: a cue, the weight of the words met, the nearness."""
        return (_CUE if self.cued else 0) + self.weight * 3 + self.share


@dataclass(frozen=True, kw_only=True)
class _Heard:
    """What a text says: `told` its missions by their own words, `missions` those that a problem leads to as well.

    `demoted` where it describes another job more clearly than any mission.
    """

    told: tuple[Found, ...]
    missions: tuple[Found, ...]
    problems: tuple[Found, ...]
    jobs: tuple[Found, ...]
    complains: bool
    demoted: bool


def recognise(source: str, lexicon: Lexicon, *, voice: Voice = Voice.BOTH) -> Recognition:
    """Tell what a short text is about. The same text and lexicon give the same answer; no text makes it raise."""
    text = prepare(source[:LIMIT], lexicon)
    if not text.words or _OFFERED.match(text.folded):
        return Recognition(text=source)
    evidence = gather(text, lexicon) if voice is not Voice.NEAR else {}
    near = lexicon.nearness.near(text) if voice is not Voice.CUES else Near()
    heard = _hear(text, lexicon, evidence, near)
    problems = heard.problems
    if heard.complains and not heard.demoted:
        problems = _behind(heard.told, problems, lexicon, near)
    return Recognition(
        text=source,
        missions=heard.missions,
        problems=problems,
        competencies=_named(Kind.COMPETENCY, text, lexicon, evidence),
        domains=domains(heard.missions, lexicon),
        roles=_named(Kind.ROLE, text, lexicon, evidence),
        jobs=heard.jobs,
        leanings=_leanings(near, lexicon),
    )


_OFFERED = re.compile(
    r"\W*(?:(?:vous|tu) (?:beneficie|profite)\w*|nous offrons (?:un|une|des|du|de la|aussi)\b|(?:nous|on) (?:vous |t')(?:offr|propos)\w+ (?!de |d')"
    r"|(?:vos |tes |nos )?avantages?\W*:|(?:tickets?|titres?|carte)[ -]resto?\w*|(?:bonne )?mutuelle\b|we offer (?:a|an|you|\d)\b"
    r"|you(?:'ll| will) (?:get|enjoy|receive)\b|(?:benefits|perks)\W*:"
    r"|(?:de |d'une |une )?(?:formation|diplome|niveau|etudes|ecole|issue?)\b[^.]{0,40}\b(?:superieure?|bac ?\+ ?\d|ingenieure?s?|universitaire|master)\b"
    r"|(?:niveau )?bac ?\+ ?\d)"
)
"""What a posting gives to who comes, or the studies it asks for: no work is told by it."""


def surely(source: str, lexicon: Lexicon) -> tuple[Found, ...]:
    """Give the missions of a short text that `recognise` says are sure, and nothing else of what it says."""
    text = prepare(source[:LIMIT], lexicon)
    if _OFFERED.match(text.folded):
        return ()
    evidence = gather(text, lexicon)
    entries = lexicon.entries
    if not any(met.shown and entries[entry].kind in (Kind.MISSION, Kind.PROBLEM) for entry, met in evidence.items()):
        return ()  # nothing is sure by nearness alone
    heard = _hear(text, lexicon, evidence, lexicon.nearness.near(text))
    return tuple(each for each in heard.missions if each.sure)


def _hear(text: Text, lexicon: Lexicon, evidence: Mapping[int, Evidence], near: Near) -> _Heard:
    """Put what the two voices say together."""
    missions = candidates(Kind.MISSION, text, lexicon, evidence, near)
    problems = candidates(Kind.PROBLEM, text, lexicon, evidence, near)
    jobs = _jobs(text, lexicon, evidence, near, missions)
    demoted = bool(jobs) and jobs[0].sure
    told = _tell(text, lexicon, missions, near, demoted=demoted)
    told_problems = _tell(text, lexicon, problems, near, demoted=demoted)
    complains = _complains(text)
    if not complains:
        # A task stands near what hurts by the words they share: where a mission tells it, that is all it says.
        tasked = any(each.sure for each in told)
        told_problems = tuple(
            replace(each, certainty=Certainty.MAYBE) for each in told_problems if each.cued or not tasked
        )
    return _Heard(
        told=told,
        missions=_led(told, told_problems, missions, lexicon, near),
        problems=told_problems,
        jobs=jobs,
        complains=complains,
        demoted=demoted,
    )


def candidates(
    kind: Kind, text: Text, lexicon: Lexicon, evidence: Mapping[int, Evidence], near: Near
) -> list[Candidate]:
    """Give the entries of a kind that a voice speaks for, the best first."""
    nearest = _of_kind(kind, near, lexicon)
    top, second = islice(chain(nearest.values(), (0, 0)), 2)
    few = len(text.words) <= _QUERY
    accord = _ACCORDS[kind]
    first = [*islice(nearest, max(1, accord.rank))]
    spoken = {entry for entry, met in evidence.items() if met.shown and lexicon.entries[entry].kind is kind}
    alone = takewhile(lambda entry: nearest[entry] >= _ALONE and nearest[entry] * 10 >= top * 7, nearest)
    found = []
    for entry in {*spoken, *(entry for entry in alone if entry not in spoken and _enough(text, near, entry))}:
        met = evidence.get(entry)
        told = entry in spoken
        share = nearest.get(entry, 0)
        found.append(
            Candidate(
                entry=entry,
                slug=lexicon.entries[entry].slug,
                evidence=met if told else None,
                weight=_weight(text, lexicon, met) if met is not None else 0,
                share=share,
                agrees=share >= accord.share and (entry in first[: accord.rank] or share * 10 >= top * accord.top),
                hinted=told and few and entry in first[:1] and share >= _HINTED and share * 10 >= second * 12,
            )
        )
    return sorted(found, key=lambda each: (-each.points, each.entry))


def _of_kind(kind: Kind, near: Near, lexicon: Lexicon) -> dict[int, int]:
    """Give how near a text stands to the entries of a kind, the nearest first."""
    ranks = lexicon.ranks[kind]
    return {entry: share for entry, share in near.shares.items() if entry in ranks}


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
    return not task and not _COMPLAINTS.isdisjoint(text.places)


def _enough(text: Text, near: Near, entry: int) -> bool:
    """Tell whether nearness stands on more than one word, where there is more than one, outside what is denied."""
    closed = text.memo.get("closed", ())
    places = (place for place in near.places(entry) if place not in closed)
    first = next(places, None)
    if any(place != first for place in places):
        return True
    return sum(word.text not in STOPS for word in text.words) <= (first is not None)


def _weight(text: Text, lexicon: Lexicon, evidence: Evidence) -> int:
    """Give what the words met weigh, by how rare they are."""
    return _rare(text, lexicon, evidence.places(hints=True))


def _rare(text: Text, lexicon: Lexicon, places: Iterable[int]) -> int:
    return sum(lexicon.nearness.rarity(text.words[place].text) for place in places)


def _tell(text: Text, lexicon: Lexicon, found: Sequence[Candidate], near: Near, *, demoted: bool) -> tuple[Found, ...]:
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
            sure, shown = False, near_words(text, near, each.entry)
        if sure or len(told) < MOST:
            told.append(Found(slug=each.slug, certainty=_certainty(sure), extracts=shown, cued=each.cued))
    # What is sure stays; a doubt beside two sure answers only blurs them.
    if sum(each.sure for each in told) >= MOST:
        told = [each for each in told if each.sure]
    return tuple(sorted(told, key=lambda each: not each.sure))


def near_words(text: Text, near: Near, entry: int) -> tuple[Extract, ...]:
    """Give the words by which a text is near an entry."""
    return tuple(extract(text, place, place + 1) for place in sorted({*near.places(entry)})[:4])


def _certainty(sure: bool) -> Certainty:
    return Certainty.SURE if sure else Certainty.MAYBE


def _led(
    found: tuple[Found, ...],
    problems: tuple[Found, ...],
    missions: Sequence[Candidate],
    lexicon: Lexicon,
    near: Near,
) -> tuple[Found, ...]:
    """Add the missions that the first problem told leads to, where no mission is sure.

    One of them that stands nearest is sure: a cue tells what hurts, and nearness tells what answers it.
    """
    if not problems or any(each.sure for each in found):
        return found
    first = problems[0]
    leads = lexicon.entry(Kind.PROBLEM, first.slug).leads or {}
    best = max(leads.values(), default=0)
    nearest = _of_kind(Kind.MISSION, near, lexicon)
    shares = {lexicon.entries[entry].slug: share for entry, share in nearest.items()}
    answers = {slug for slug, share in islice(shares.items(), _LEADING) if share >= _ACCORDS[Kind.MISSION].share}
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


def _behind(missions: Iterable[Found], problems: tuple[Found, ...], lexicon: Lexicon, near: Near) -> tuple[Found, ...]:
    """Put first the problem that a mission met by its own words answers, or add it: who complains often names the remedy.

    It stays a doubt, and comes after what is sure; behind what a cue tells where the mission itself is a doubt.
    """
    if any(each.sure for each in problems):
        return problems
    shares = {lexicon.entries[entry].slug: share for entry, share in near.shares.items()}
    for mission in missions:
        if not (mission.sure or mission.cued):
            continue
        answered = [
            (entry.leads[mission.slug], shares.get(entry.slug, 0), entry.slug)
            for entry in lexicon.entries
            if entry.kind is Kind.PROBLEM and entry.leads and mission.slug in entry.leads
        ]
        if not answered:
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
    asked = kind is not Kind.COMPETENCY or few or not _ASKED.isdisjoint(text.places)
    told = []
    for entry, met in sorted(evidence.items()):
        if (known := lexicon.entries[entry]).kind is kind and met.shown:
            named = Found(
                slug=known.slug, certainty=_certainty(asked and bool(met.cues)), extracts=extracts(text, met.shown)
            )
            told.append((bool(met.cues), _weight(text, lexicon, met), named))
    return tuple(each for _cued, _heavy, each in sorted(told, key=lambda row: (not row[0], -row[1])))


def _leanings(near: Near, lexicon: Lexicon) -> dict[str, int]:
    """Give how near a text stands to each job; for Product Ops, to its nearest mission or problem."""
    found: dict[str, int] = {}
    for entry, share in near.shares.items():
        job = lexicon.leanings[entry]
        if job is not None and job not in found:
            found[job] = share
    return found


_NEAR_JOB = 400
"""Nearness from which a job is told without any cue, in thousandths of the text's weight."""


def _jobs(
    text: Text, lexicon: Lexicon, evidence: Mapping[int, Evidence], near: Near, missions: Sequence[Candidate]
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
    return (Found(slug=found[0].slug, certainty=Certainty.MAYBE, extracts=near_words(text, near, found[0].entry)),)
