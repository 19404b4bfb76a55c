"""The identity card of a whole posting: what it asks, in which domains, and which job it really describes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from productops.recognition.evidence import gather, prepare
from productops.recognition.found import PRODUCT_OPS, Certainty, Extract, Found, Recognition
from productops.recognition.language import Language, language_of
from productops.recognition.lexicon import SIZES, Kind, Lexicon
from productops.recognition.posting import (
    Missing,
    Unit,
    contradictions,
    heads,
    kind_of_text,
    lacking,
    pieces,
    posted,
    unfolded,
    units,
)
from productops.recognition.recognise import recognise, surely
from productops.text.cuebook import rooted
from productops.text.parts import Part, PartKind, parts
from productops.text.tokens import Text

LIMIT = 60_000
"""Characters of a posting at most."""
DOMAINS = ("pratiques", "personnes", "partenaires", "pilotage")


class Reason(StrEnum):
    """Why a text has no verdict."""

    CV = "cv"
    NOT_A_POSTING = "not-a-posting"
    SEVERAL = "several"
    OTHER_LANGUAGE = "other-language"
    OTHER_JOB = "other-job"


@dataclass(frozen=True, kw_only=True)
class Level:
    """How much of a posting belongs to a domain, from 0 to 3, and the words that show it."""

    level: int
    extracts: tuple[Extract, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Two things a posting says that do not hold together."""

    code: str
    message: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line that may state a mission, with what was recognised in it: its words as written, and their place."""

    extract: Extract
    missions: tuple[Found, ...] = ()
    jobs: tuple[Found, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a posting is. `verdict` is `product-ops` or the slug of another job; None comes with a reason."""

    language: Language | None
    parts: tuple[Part, ...] = ()
    domains: Mapping[str, Level] = field(default_factory=lambda: {domain: Level(level=0) for domain in DOMAINS})
    missions: tuple[Found, ...] = ()
    lines: tuple[Line, ...] = ()
    competencies: tuple[Found, ...] = ()
    verdict: str | None = None
    certainty: Certainty | None = None
    alternatives: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    reason: Reason | None = None


_SURE, _CUED, _PIECE = 10, 5, 4
"""What a mission found counts for, in tenths: sure, told by its cues alone, or sure in a piece of a line only."""
_JOB_SURE, _JOB_MAYBE = 10, 4
_TITLE = 12
"""What « Product Ops » in a title counts for: it settles a doubt, and proves nothing."""
_OTHER_TITLE = 25
"""What another job in a title counts for, where lines of work confirm it: half as much again as they do, at most."""
_APART = 6, 3
"""What a mission told without naming a product team counts for, under a title of Product Ops and under another."""
_WHOLE = 30
"""What a word on how long or how much one works counts for, above Product Ops: it is said once, of the whole post."""
_AUDIENCE = ("pm",)


def identify(source: str, lexicon: Lexicon) -> Identity:
    """Tell what a posting is. The same text and lexicon give the same answer; no text makes it raise."""
    language = language_of(source)
    if len(source) > LIMIT or not source.strip():
        return Identity(language=language, reason=Reason.NOT_A_POSTING)
    source = unfolded(source)
    text = Text(source)
    cut = parts(text)
    if language is Language.OTHER:
        return Identity(language=language, parts=cut, reason=Reason.OTHER_LANGUAGE)
    if (told := kind_of_text(text, cut)) is not None:
        return Identity(language=language, parts=cut, reason=Reason(told))
    read = [(unit, recognise(source[unit.start : unit.end], lexicon)) for unit in units(text, cut)]
    whole_lines = {each.slug for each in _missions(read)}
    missions = _missions([*read, *_pieces(source, read, lexicon)])
    titles = _titles(source, cut, lexicon)
    titled = PRODUCT_OPS in titles
    whole = prepare(text, lexicon)
    ops = _product_ops(missions, whole, titled=titled)
    # A short or a small post is one of Product Ops: where nothing else says so, its length says nothing.
    jobs = _jobs(read)
    if ops >= _SURE:
        jobs |= dict.fromkeys(_of_the_whole(whole, lexicon), ops + _WHOLE)
    else:
        jobs = {slug: weight for slug, weight in jobs.items() if slug not in SIZES}
    if not whole.marks.get("pm"):
        titles = tuple(slug for slug in titles if slug != PRODUCT_OPS)
    verdict, certainty, alternatives = _verdict(ops, jobs, titles)
    if verdict is None:
        return Identity(
            language=language,
            parts=cut,
            competencies=_competencies(source, cut, lexicon),
            reason=Reason.OTHER_JOB if _looks_posted(text, cut) else Reason.NOT_A_POSTING,
        )
    other = verdict not in (PRODUCT_OPS, *SIZES)
    if other:
        plain = [(unit, found) for unit, found in read if not found.jobs]
        missions = tuple(each for each in _missions(plain) if each.sure)
    levels = _levels(missions, lexicon, told=whole_lines, capped=other)
    return Identity(
        language=language,
        parts=cut,
        domains=levels,
        missions=missions,
        lines=tuple(_line(source, unit, found) for unit, found in read),
        competencies=_competencies(source, cut, lexicon),
        verdict=verdict,
        certainty=certainty,
        alternatives=alternatives,
        missing=tuple(lacking(text, cut, missions=bool(read))),
        contradictions=tuple(
            Contradiction(code=code, message=message, words=words)
            for code, message, words in contradictions(
                text,
                other=other,
                titled=titled,
                levels={d: each.level for d, each in levels.items()},
            )
        ),
    )


def _missions(read: Sequence[tuple[Unit, Recognition]]) -> tuple[Found, ...]:
    """Give the missions of all lines, the surest first, in the order of the posting; near ones alone do not count."""
    found: dict[str, Found] = {}
    for unit, recognition in read:
        for rank, each in enumerate(recognition.missions):
            if not each.sure and (rank > 1 or not each.cued or any(other.sure for other in recognition.missions)):
                continue
            moved = replace(each, extracts=_moved(each.extracts, unit.start))
            known = found.get(each.slug)
            if known is None or (moved.sure and not known.sure):
                found[each.slug] = moved
    return tuple(sorted(found.values(), key=lambda each: not each.sure))


def _line(source: str, unit: Unit, found: Recognition) -> Line:
    """Give a line with the missions and the jobs found in it, at their place in the posting."""

    def moved(some: Iterable[Found]) -> tuple[Found, ...]:
        return tuple(replace(each, extracts=_moved(each.extracts, unit.start)) for each in some)

    return Line(
        extract=Extract(unit.start, unit.end, source[unit.start : unit.end]),
        missions=moved(found.missions),
        jobs=moved(found.jobs),
    )


def _pieces(
    source: str, read: Iterable[tuple[Unit, Recognition]], lexicon: Lexicon
) -> Iterator[tuple[Unit, Recognition]]:
    """Read the pieces of long lines that tell no other job; only what is sure in a piece is kept."""
    for unit, whole in read:
        if whole.jobs:
            continue
        for piece in pieces(source, unit):
            said = source[piece.start : piece.end]
            yield piece, Recognition(text=said, missions=surely(said, lexicon))


def _product_ops(missions: Iterable[Found], whole: Text, *, titled: bool) -> int:
    """Give what speaks for Product Ops: missions, less where their line names no product team."""
    named = {whole.words[place].start for group in _AUDIENCE for place in whole.marks.get(group, {})}
    lines = [line for line in whole.lines if any(line[0] <= start < line[1] for start in named)]
    if not lines:
        # No product team anywhere: a title alone makes no Product Ops.
        return sum(_APART[1] for each in missions if each.sure) if titled else 0
    weight = 0
    for each in missions:
        served = any(line[0] <= extract.start < line[1] for extract in each.extracts for line in lines)
        full = _SURE if served else _APART[not titled]
        weight += full if each.sure else full // 2
    return weight


def _of_the_whole(whole: Text, lexicon: Lexicon) -> list[str]:
    """Give the two answers that are no job but a size: a short assignment, half a day a week."""
    read, shares = rooted(whole), _shares(whole)
    found = []
    for slug, (cues, barred) in lexicon.sizes.items():
        shut = {read.words[met.spans[0].first].sentence for met in barred.find(read)} | shares
        if any(read.words[met.spans[0].first].sentence not in shut for met in cues.find(read)):
            found.append(slug)
    return found


_SHARE = re.compile(
    r"\n[^\n\w]*\w[^\n]*?[–—:-] (?:\w+[ -]){1,3}(?:jours?|journees?)(?: par semaine)?[ *]*(?=\n|$)", re.ASCII
)


def _shares(whole: Text) -> set[int]:
    """Give the sentences that deal a week out, after the first line: « Faire grandir les PM – une demi-journée »."""
    places = (whole.origins[found.start() + 1] for found in _SHARE.finditer(whole.folded))
    ranks = (whole.word_at(place) for place in places)
    return {whole.words[rank].sentence for rank in ranks if rank < len(whole.words)}


def _moved(extracts: Iterable[Extract], by: int) -> tuple[Extract, ...]:
    return tuple(Extract(each.start + by, each.end + by, each.words) for each in extracts)


def _jobs(read: Iterable[tuple[Unit, Recognition]]) -> dict[str, int]:
    """Give what each other job weighs over the lines."""
    weights: dict[str, int] = {}
    for _unit, recognition in read:
        for rank, job in enumerate(recognition.jobs):
            worth = _JOB_SURE if job.sure else _JOB_MAYBE
            weights[job.slug] = weights.get(job.slug, 0) + (worth if rank == 0 else worth // 2)
    return weights


def _titles(source: str, cut: Sequence[Part], lexicon: Lexicon) -> tuple[str, ...]:
    """Give the jobs that the head of the posting names, the first one first."""
    head = next((part for part in cut if part.kind is PartKind.TITLE), None)
    line = source[head.start : head.end] if head else source.strip().split("\n", 1)[0]
    text = prepare(line[:300], lexicon)
    found = [
        (min(met.spans[0].first for met in evidence.titles), lexicon.entries[entry].slug)
        for entry, evidence in gather(text, lexicon).items()
        if evidence.titles and lexicon.entries[entry].kind is Kind.JOB
    ]
    return tuple(slug for _place, slug in sorted(found))


def _verdict(
    ops: int, jobs: Mapping[str, int], titles: Sequence[str]
) -> tuple[str | None, Certainty | None, tuple[str, ...]]:
    weights = {**jobs, PRODUCT_OPS: ops + jobs.get(PRODUCT_OPS, 0)}
    for slug in titles:
        # What a line of work does not confirm at all is but a title.
        if weights.get(slug):
            weights[slug] += _TITLE if slug == PRODUCT_OPS else min(_OTHER_TITLE, 3 * weights[slug] // 2)
    order = sorted((slug for slug in weights if weights[slug] > 0), key=lambda slug: (-weights[slug], slug))
    enough = _SURE if order and (order[0] == PRODUCT_OPS or order[0] in titles) else 2 * _SURE
    if not order or weights[order[0]] < enough:
        return None, None, ()
    best = order[0]
    others = tuple(slug for slug in order[1:4] if weights[slug] * 3 >= weights[best])
    # Several other jobs, none of them heavy, may be more of the work together than the one that the title names.
    elsewhere = sum(weight for slug, weight in jobs.items() if slug not in (best, PRODUCT_OPS))
    outweighed = best == PRODUCT_OPS and elsewhere > ops
    clear = weights[best] >= 2 * _SURE and not outweighed and (not others or weights[others[0]] * 2 <= weights[best])
    return best, Certainty.SURE if clear else Certainty.MAYBE, others


def _levels(missions: Iterable[Found], lexicon: Lexicon, *, told: Collection[str], capped: bool) -> dict[str, Level]:
    """Give the level of each domain; `told` are the missions of whole lines, the others come from pieces of them."""
    weights = dict.fromkeys(DOMAINS, 0)
    shown: dict[str, list[Extract]] = {domain: [] for domain in DOMAINS}
    for each in missions:
        domain = lexicon.entry(Kind.MISSION, each.slug).domain
        if domain is not None:
            weights[domain] += _PIECE if each.slug not in told else _SURE if each.sure else _CUED
            shown[domain] += each.extracts[:1]
    most = 1 if capped else 3
    return {
        domain: Level(level=level, extracts=tuple(shown[domain]) if level else ())
        for domain in DOMAINS
        for level in [min(most, (weights[domain] + _CUED) // _SURE)]
    }


def _competencies(source: str, cut: Sequence[Part], lexicon: Lexicon) -> tuple[Found, ...]:
    """Give the competencies that the profile names."""
    found: dict[str, Found] = {}
    for part in cut:
        if part.kind is PartKind.PROFILE:
            for each in recognise(source[part.start : part.end], lexicon).competencies:
                found.setdefault(each.slug, replace(each, extracts=_moved(each.extracts, part.start)))
    return tuple(found.values())


def _looks_posted(text: Text, cut: Sequence[Part]) -> bool:
    """Tell whether a text has the parts of a posting, and speaks as one: a recipe has steps too."""
    kinds = {part.kind for part in cut} & {PartKind.MISSIONS, PartKind.PROFILE, PartKind.TERMS, PartKind.PROCESS}
    return bool(heads(text.folded)) or (len(kinds) > 1 and posted(text) > 1)
