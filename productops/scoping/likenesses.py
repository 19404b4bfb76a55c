"""What the leader's own lines seem to be about, and what the leader said of it.

Recognition is asked here, once a line, and its answers go into the scope as plain values: drafting never asks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from productops.drafting.own_words import LineKind, OwnLine, own_lines
from productops.drafting.plan import Plan
from productops.drafting.scope import Heard, Scope
from productops.drafting.verdict import PRODUCT_OPS, WOULD_CHANGE
from productops.knowledge.loading import lexicon, until_an_edit
from productops.recognition.found import Found, Recognition
from productops.recognition.recognise import recognise

_AHEAD = 12
"""Tenths of the second one's nearness that a job needs, for all the lines to speak for it clearly."""
_OF_MANY = 8
"""Tenths of its nearness that Product Ops keeps: the nearest of a hundred missions and problems is always rather near."""
_NEAR = 300
"""Nearness of its best line, in thousandths, under which a job is no more than a resemblance."""
MOST = 2
"""Entries of the catalogue that a line is said to look like at most: three would be a guess."""


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """An entry of the catalogue that a line looks like, and the words of the line that show it."""

    slug: str
    title: str
    is_problem: bool
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LineLikenesses:
    """A line as the page shows it: what it looks like, and what the leader said (`tied`, or `refused`)."""

    line: OwnLine
    likenesses: tuple[Likeness, ...] = ()
    tied: Likeness | None = None
    refused: bool = False


# A draft is read again and again, its lines seldom change.
@until_an_edit(1024)
def _recognised(text: str) -> Recognition:
    return recognise(text, lexicon())


def recognise_own_lines(scope: Scope) -> Scope:
    """Give the scope with what its own lines seem to be, and the jobs they describe."""
    lines = list(own_lines(scope))
    if not lines:
        return scope
    recognised: dict[str, str] = {}
    heard: list[Heard] = []
    for line in lines:
        found = _recognised(line.text)
        near = [each for each in (*found.problems, *found.missions) if each.sure]
        if near and line.place not in scope.ties:
            recognised[line.place] = near[0].slug
        heard += _jobs(line, found, near)
    heard += _together({line: _recognised(line.text).leanings for line in lines})
    return replace(scope, recognised=recognised, heard=tuple(heard))


def _together(leanings: Mapping[OwnLine, Mapping[str, int]]) -> Iterator[Heard]:
    """Give the other job that all the lines together stand nearest to, with its nearest line.

    Product Ops is never given: the catalogue holds so many of its sentences that any line stands near one.
    """
    sums: Counter[str] = Counter()
    for shares in leanings.values():
        sums.update({job: share for job, share in shares.items() if job in WOULD_CHANGE or job == PRODUCT_OPS})
    sums[PRODUCT_OPS] = sums[PRODUCT_OPS] * _OF_MANY // 10
    (job, first), (_, second) = [*sums.most_common(2), ("", 0)][:2]
    if job == PRODUCT_OPS:
        return
    nearest = max(leanings, key=lambda line: leanings[line].get(job, 0))
    if leanings[nearest].get(job, 0) >= _NEAR:
        clear = first * 10 >= second * _AHEAD
        yield Heard(line=nearest.place, job=job, words=nearest.text, sure=clear, together=True)


def _jobs(line: OwnLine, found: Recognition, near: list[Found]) -> Iterator[Heard]:
    """Give the job that a line describes: another one where its work is told, or Product Ops where a mission is."""
    job = found.neighbour_job
    if job is not None and job.slug in WOULD_CHANGE:
        yield Heard(line=line.place, job=job.slug, words=_said(job, line), sure=job.sure)
    elif near:
        yield Heard(line=line.place, job=PRODUCT_OPS, words=_said(near[0], line), sure=False)


def _said(found: Found, line: OwnLine) -> str:
    return " … ".join(found.words) or line.text


def line_likenesses(plan: Plan, kinds: tuple[LineKind, ...]) -> list[LineLikenesses]:
    """Give the lines of some kinds that look like something, or of which the leader said something."""
    told = []
    for line in own_lines(plan.scope):
        if line.kind not in kinds:
            continue
        said = plan.scope.ties.get(line.place)
        entry = LineLikenesses(line=line, refused=line.place in plan.scope.ties and said is None)
        if said:
            entry = replace(entry, tied=_likeness(plan, said, ()))
        elif not entry.refused:
            found = _recognised(line.text)
            first, second = (
                (found.missions, found.problems) if line.kind is LineKind.MISSION else (found.problems, found.missions)
            )
            near = sorted((*first, *second), key=lambda each: not each.sure)[:MOST]
            likenesses = [_likeness(plan, each.slug, each.words) for each in near]
            entry = replace(entry, likenesses=tuple(each for each in likenesses if each))
        if entry.tied or entry.refused or entry.likenesses:
            told.append(entry)
    return told


def _likeness(plan: Plan, slug: str, words: tuple[str, ...]) -> Likeness | None:
    known = plan.catalogue
    if slug in known.missions:
        return Likeness(slug=slug, title=known.missions[slug].title, is_problem=False, words=words)
    if slug in known.problems:
        return Likeness(slug=slug, title=known.problems[slug].title, is_problem=True, words=words)
    return None  # the lexicon may know what the catalogue has just lost
