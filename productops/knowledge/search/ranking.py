"""What a query is about comes first: pages ordered by what they are, then by what they say.

Points are whole numbers, the same on every machine. Being what is asked for, all of it, is worth `_WHOLE`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from productops.knowledge.search.absent import TOPICS, Topic
from productops.knowledge.search.holdings import BODY, LEAD, TITLE, Library, Shelved
from productops.knowledge.search.places import PLACES
from productops.knowledge.search.queries import Asking, Term
from productops.knowledge.search.same import FRENCH
from productops.knowledge.search.shelf import SUBJECTS, Kind, Page
from productops.recognition.found import Extract, Found, Recognition
from productops.recognition.lexicon import Kind as Subject
from productops.recognition.recognise import recognise

MOST = 12
"""Pages shown at most."""
ABOUT = 300
"""Points from which a page is about the query, whatever its words."""
_WHOLE = 1000
_SAID = 400
"""What a page gets for saying every word of a query in its title, and a title that says nothing else as much again."""
_NEXT = 40
"""What each place after the first costs."""
_PLACE = 1700
"""Points of a page of the site that all of a query asks for."""
_IDIOM = 900
_VAGUE = 1870
"""What the points of a place are divided by, where it is asked for by the name of the job alone."""
_TURN = 750
"""What a turn of phrase adds: « venir de » to a path, « différence avec » to a job."""
_ASIDE = 4
"""Pages shown at most that say the words in passing."""
_ALONE = 10
"""A page is left out below one so many-th of the first one's points."""
_WELL = _SAID * LEAD * 8 // (TITLE * 10)
"""Points of a page that says a query, or its translation, where it says what it is: its title, its first line."""
_TITLED = _SAID * 8 // 10
"""The same where it says it in its title: no page that is but near is then looked for."""
_NEARLY = 900
"""Thousandths of a query that are nearly all of it."""
_MOST_OF_IT = 450
"""Thousandths of a query's weight that the best subset of its words holds at least; a word of no page weighs twice."""

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A page found: its points, and the terms of the query that it says."""

    page: Page
    points: int
    about: int
    said: frozenset[Term]
    near: bool = False


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The pages that answer, best first; `whole` where the first answers the whole query; what is asked and not held."""

    pages: tuple[Ranked, ...]
    topics: tuple[Topic, ...]
    whole: bool


class _Points:
    """The points that pages get for being what is asked for: the best reason alone counts."""

    def __init__(self, asking: Asking, library: Library) -> None:
        self._content = asking.content
        self._known = library.by_key
        self.by_key: dict[Key, int] = {}
        self.near: dict[Key, int] = {}
        """Pages that are but near the query: they answer where nothing else does."""

    def share(self, ranks: Iterable[int]) -> int:
        """Give how much of the query these words are, in thousandths of its terms that ask for something."""
        met = set(ranks)
        covered = sum(1000 * len(term.ranks & met) // len(term.ranks) for term in self._content if term.ranks)
        return covered // len(self._content) if self._content else 0

    def add(self, key: Key, points: int) -> None:
        """Give a page its points."""
        if key in self._known:
            self.by_key[key] = max(points, self.by_key.get(key, 0))


def rank(asking: Asking, library: Library) -> Ranking:
    """Order the pages that answer a query, and name what it asks for that is not held."""
    points = _Points(asking, library)
    told = _recognised(asking, library, points)
    _named(asking, library, points)
    met = _places(asking, library, points)
    topics = _topics(asking, library, [*told, *met, *library.aliases.met(asking.rooted).values()])
    ranked = [_ranked(each, asking, library, points.by_key.get(each.page.key, 0)) for each in library.shelved]
    if points.near and not any(_answers(each, asking, _TITLED) for each in ranked):
        ranked = [
            _ranked(each, asking, library, points.near.get(each.page.key, 0), near=True) for each in library.shelved
        ]
    if not topics and not any(_kept(each, asking, library) for each in ranked):
        ranked = [
            replace(each, near=_close(shelved, asking)) for each, shelved in zip(ranked, library.shelved, strict=True)
        ]
    if topics:
        ranked = _beside(ranked, topics, asking, library, told)
    kept = [each for each in ranked if _kept(each, asking, library)]
    order = {each.page.key: at for at, each in enumerate(library.shelved)}
    kept.sort(key=lambda each: (-each.points, order[each.page.key]))
    aside = [each for each in kept if each.points < _WELL]
    kept = [each for each in kept if each.points >= _WELL]
    kept += aside[: 0 if kept and kept[0].points >= _TITLED else _ASIDE]
    least = kept[0].points // _ALONE if kept else 0
    first = kept[0] if kept else None
    whole = first is not None and _answers(first, asking)
    return Ranking(pages=tuple(each for each in kept if each.points >= least)[:MOST], topics=topics, whole=whole)


def _recognised(asking: Asking, library: Library, points: _Points) -> list[set[int]]:
    """Give points to what the lexicon recognises; give the words by which it is sure of a mission, a skill, a problem."""
    sure: list[set[int]] = []
    for found in _heard(asking, library):
        for subject, each_found, most in (
            (Subject.MISSION, found.missions, _WHOLE),
            (Subject.COMPETENCY, found.competencies, _WHOLE + 50),
            (Subject.PROBLEM, found.problems, 700),
        ):
            for at, each in enumerate(each_found):
                ranks = _ranks(asking, each.extracts)
                _tell(subject, each, at, ranks, most, asking, library, points)
                if each.sure:
                    sure.append(ranks)
        for at, each in enumerate(found.jobs[:2]):
            share = points.share(_ranks(asking, each.extracts))
            points.add((Kind.JOB.value, each.slug), (_certain(each, 700) - _NEXT * at) * share // 1000)
    return sure


def _tell(
    subject: Subject,
    found: Found,
    at: int,
    ranks: set[int],
    most: int,
    asking: Asking,
    library: Library,
    points: _Points,
) -> None:
    """Give a page the points of what was recognised: how surely, how far down, for how much of the query."""
    if ranks <= asking.name and not asking.vague:
        return  # the name of the job alone says nothing of the rest
    share = points.share(ranks)
    key = SUBJECTS[subject].value, found.slug
    if not found.cued and (not found.sure or share < _NEARLY):
        if share >= _NEARLY and _grounded(asking, ranks, library):
            points.near[key] = ABOUT // 2 - _NEXT // 2 * at
        return
    worth = (_certain(found, most) - _NEXT * at) * (500 + share // 2) // 1000
    points.add(key, worth)
    if subject is Subject.PROBLEM and found.cued:
        _led(found, worth, library, points)


def _heard(asking: Asking, library: Library) -> tuple[Recognition, ...]:
    """Recognise a query as it is written, and once more as it is said in French."""
    found = recognise(asking.text, library.lexicon)
    text, last = "", 0
    for term in asking.terms:
        if term.phrase in FRENCH:
            text += f"{asking.text[last : term.start]}{FRENCH[term.phrase]}"
            last = term.end
    if not last:
        return (found,)
    other = recognise(text + asking.text[last:], library.lexicon)
    # Its words stand elsewhere in that text: what it is about is about the whole query.
    whole = (Extract(0, len(asking.text), asking.text),)
    missions = tuple(replace(each, extracts=whole) for each in other.missions)
    competencies = tuple(replace(each, extracts=whole) for each in other.competencies)
    return found, Recognition(text=other.text, missions=missions, competencies=competencies)


def _grounded(asking: Asking, ranks: set[int], library: Library) -> bool:
    """Tell whether words are known as they are, rather than by the letters they share with others."""
    return all(term.groups or library.holds(term.phrase[0]) for term in asking.content if term.ranks & ranks)


def _certain(found: Found, most: int) -> int:
    if found.sure:
        return most if found.cued else most - 60
    return most // 2


def _led(problem: Found, worth: int, library: Library, points: _Points) -> None:
    """Put what treats a problem before it, and what helps after."""
    leads = library.lexicon.entry(Subject.PROBLEM, problem.slug).leads or {}
    for slug, weight in leads.items():
        points.add((Kind.MISSION.value, slug), worth + 100 if weight == max(leads.values()) else worth // 2)


def _named(asking: Asking, library: Library, points: _Points) -> None:
    """Give points to the jobs and pasts that are named: the path first where one leaves a past, the job where one compares."""
    turns = library.turns.met(asking.rooted)
    toward, between = turns.get("TOWARDS", set()), turns.get("BETWEEN", set())
    for slug, ranks in library.jobs.met(asking.rooted).items():
        if not ranks <= asking.name:
            share = points.share(ranks | between | toward)
            points.add((Kind.JOB.value, slug), (_WHOLE + 80 + (_TURN if between else 0)) * share // 1000)
            if (Kind.JOB.value, slug) in library.by_key:
                points.add((Kind.PAGE.value, "metiers-voisins"), 600 * share // 1000)
    for alias, ranks in library.aliases.met(asking.rooted).items():
        kind, slug = alias.split("/")
        if kind == Kind.PATH and ranks & asking.name:
            continue  # « head of product ops » is no head of product
        leaves = (toward or asking.name) and not between and kind == Kind.PATH
        worth = _WHOLE + 50 + (_TURN if leaves else 0)
        if kind == Kind.MANDATE and len(ranks) < 2:
            worth = _WHOLE - 400  # « seul » alone may be said of anything
        told = worth * points.share(ranks | toward | between) // 1000
        # « seule dans mon poste » is a mandate whatever else is said of it.
        points.add((kind, slug), max(told, _WHOLE) if kind == Kind.MANDATE and len(ranks) > 1 else told)
    if defined := turns.get("DEFINES"):
        _defined(asking, library, points, defined)
    if tried := turns.get("TRIES"):
        for each in library.shelved:
            if each.page.kind is Kind.TRIAL:
                path = points.by_key.get((Kind.PATH.value, each.page.slug), 0)
                points.add(each.page.key, path + 100 if path else 800 * points.share(tried) // 1000)


def _defined(asking: Asking, library: Library, points: _Points, turn: set[int]) -> None:
    """Give points to the words of the glossary whose meaning is asked: « c’est quoi un OKR »."""
    left = [term for term in asking.content if not term.ranks <= turn | asking.name]
    for each in library.shelved:
        if each.page.kind is Kind.TERM and each.title and left:
            said = {stem for term in left for stem in term.phrase}
            if each.title <= said:
                points.add(each.page.key, (_PLACE + _TURN) * len(each.title) // len(said))


def _places(asking: Asking, library: Library, points: _Points) -> list[set[int]]:
    """Give points to the pages of the site that are asked for; give the words that ask for each."""
    met = library.places.met(asking.rooted)
    order = {place.slug: at for at, place in enumerate(PLACES)}
    heavy = {rank for term in asking.terms for rank in term.ranks}
    for slug, ranks in met.items():
        # « c’est quoi », « pour moi »: words that say nothing alone, and much together.
        idiom = len(ranks - heavy) > 1 or asking.common
        worth = max(
            _PLACE * points.share(ranks) // (_VAGUE if asking.vague and ranks <= asking.name else 1000),
            _IDIOM if idiom else ABOUT,
        )
        points.add((Kind.PAGE.value, slug), worth - 10 * order[slug])
    for slug in library.late_places.met(asking.rooted):
        points.add((Kind.PAGE.value, slug), ABOUT)
    return list(met.values())


def _topics(asking: Asking, library: Library, others: Sequence[set[int]]) -> tuple[Topic, ...]:
    """Give what is asked and not held; a page that is asked for by the same words and more says that it is something else.

    A word of a topic among more words that nobody here knows asks for something else: « horaires piscine municipale ».
    """
    met, barred = library.topics.met(asking.rooted), library.barred.met(asking.rooted)
    within = frozenset().union(*met.values())
    unknown = sum(not (term.ranks & within or term.groups or library.holds(term.phrase[0])) for term in asking.content)
    return tuple(
        topic
        for topic in TOPICS
        if topic.key in met
        and topic.key not in barred
        and not any(met[topic.key] < ranks for ranks in others)
        and unknown <= sum(bool(term.ranks & met[topic.key]) for term in asking.content)
    )


def _beside(
    ranked: Iterable[Ranked], topics: Sequence[Topic], asking: Asking, library: Library, told: Sequence[set[int]]
) -> list[Ranked]:
    """Keep what a query asks for beside what is not held: the paths that answer all the same, what the rest surely names."""
    taken = {rank for topic in topics for rank in library.topics.met(asking.rooted)[topic.key]}
    paths = [slug for topic in topics for slug in topic.paths]
    who = [*library.jobs.met(asking.rooted).values(), *library.aliases.met(asking.rooted).values()]
    taken = taken.union(*who)
    beside = any(ranks - taken for ranks in told)
    subjects = (Kind.MISSION, Kind.COMPETENCY)
    kept = []
    for each in ranked:
        if each.page.kind is Kind.PATH and each.page.slug in paths:
            kept.append(Ranked(page=each.page, points=_WHOLE * 2, about=_WHOLE * 2, said=each.said))
        elif beside and each.page.kind in subjects and each.about >= _WHOLE // 2:
            kept.append(each)
    return kept


def _ranked(shelved: Shelved, asking: Asking, library: Library, about: int, *, near: bool = False) -> Ranked:
    """Weigh a page: what it is, then what it says of the query's words."""
    said, points, whole = [], 0, 0
    for term in asking.content:
        rarity = library.rarity(term.phrase[0])
        whole += rarity
        worth = max(shelved.says(term.phrase) * 10, max((shelved.says(other) for other in term.others), default=0) * 8)
        if worth:
            said.append(term)
        worth = max(worth, max((shelved.groups.get(name, 0) for name in term.groups), default=0) * 4)
        points += worth * rarity
    points = points * _SAID // (whole * TITLE * 10) if whole else 0
    if said and len(said) == len(asking.content):
        heard = {stem for term in said for phrase in term.clause for stem in phrase} & shelved.title
        points += _SAID * len(heard) // max(1, len(shelved.title)) if heard else BODY
    return Ranked(page=shelved.page, points=points + about, about=about, said=frozenset(said), near=near and about > 0)


def _close(shelved: Shelved, asking: Asking) -> bool:
    """Tell whether the title of a page says, for every word of a query, one of those that go with it."""
    return all(any(shelved.groups.get(name) == TITLE for name in term.groups) for term in asking.content)


def _answers(each: Ranked, asking: Asking, well: int = _WELL) -> bool:
    """Tell whether a page answers the whole query: it is what is asked or near it, or says it where it says what it is."""
    return each.about >= ABOUT or each.near or (len(each.said) == len(asking.content) and each.points >= well)


def _kept(each: Ranked, asking: Asking, library: Library) -> bool:
    """Tell whether a page answers: it is what is asked, it says every word, or the heavier half of them in a good place."""
    if asking.common:
        return each.about >= ABOUT
    if each.about >= ABOUT or each.near or len(each.said) == len(asking.content):
        return True
    said, whole = _weight(each.said, library), _weight(asking.content, library)
    return said * 1000 >= _MOST_OF_IT * whole and each.points >= _WELL // 2


def _weight(terms: Iterable[Term], library: Library) -> int:
    """Weigh words by how rare they are: one that no page holds twice as much as the rarest, for it is what was asked."""
    stems = [term.phrase[0] for term in terms]
    return sum(library.rarity(stem) * (1 if library.holds(stem) else 2) for stem in stems)


def _ranks(asking: Asking, extracts: Iterable[Extract]) -> set[int]:
    """Give the ranks of the words that extracts of the query hold."""
    return {
        rank
        for rank, word in enumerate(asking.rooted.words)
        if any(extract.start <= word.start < extract.end for extract in extracts)
    }
