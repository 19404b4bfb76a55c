"""The one way in: a query as typed, and all that the site answers, in the order in which the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from productops.knowledge import models
from productops.knowledge.loading import digest_of, lexicon, of_revision, revision
from productops.knowledge.search import lookup, shelf
from productops.knowledge.search.absent import Topic
from productops.knowledge.search.holdings import Library
from productops.knowledge.search.index import past, plain, token
from productops.knowledge.search.models import Clauses
from productops.knowledge.search.queries import Asking, ask
from productops.knowledge.search.ranking import Ranked, Ranking, rank
from productops.knowledge.search.shelf import Kind
from productops.knowledge.search.spelling import SHORTEST_BEGINNING
from productops.knowledge.search.words import MAX_WORDS, Query, is_empty, read_query
from productops.text.stems import WORD, words
from productops.turn import out_of_turn

TESTIMONIALS_SHOWN = 5
PEOPLE_SHOWN = 5
_LINE = 220
"""Signs of a line shown, about."""

_library: tuple[int, Library] | None = None
_library_of: tuple[bytes, Library] | None = None
"""What the library was made of besides the lexicon, and the library."""


def library() -> Library:
    """Give the library of the current catalogue, built again only when what it is made of changed since the last call."""
    global _library, _library_of
    number = revision()
    if (known := of_revision(_library, number)) is None:
        with out_of_turn():
            if (known := of_revision(_library, number)) is None:
                words, pages, called = lexicon(), shelf.pages(), lookup.called()
                digest = digest_of((pages, called))
                if _library_of is not None and _library_of[0] == digest and _library_of[1].lexicon is words:
                    known = _library_of[1]
                else:
                    _library = _library_of = None  # as the lexicon: the old one goes first
                    known = Library(pages, words, called)
                    _library_of = (digest, known)
                _library = (number, known)
    return known


@dataclass(frozen=True, kw_only=True)
class Result:
    """A row of the page that is no quotation: what it is, where, its name, and its line that says most of the query."""

    kind: Kind
    address: str
    title: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Everything that answers a query.

    `testimonials` are the first of `total`. `said` and `left` are the words of the best subset and the others, where nothing
    says them all.
    """

    query: Query
    asking: Asking | None = None
    topics: tuple[Topic, ...] = ()
    results: tuple[Result, ...] = ()
    testimonials: tuple[models.Testimonial, ...] = ()
    total: int = 0
    testimonials_first: bool = False
    said: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[str, Kind, str]]:
        """Give every row in the page's order: its address, its kind, its title; what is not held has its own answer."""
        for topic in self.topics:
            yield f"{reverse('knowledge:questions')}#{topic.key}", Kind.PAGE, topic.question
        pages = [(each.address, each.kind, each.title) for each in self.results]
        testimonials = [(each.get_absolute_url(), Kind.TESTIMONIAL, str(each)) for each in self.testimonials]
        yield from (*testimonials, *pages) if self.testimonials_first else (*pages, *testimonials)

    @property
    def found(self) -> int:
        """Count what was found."""
        return len(self.results) + self.total


def answer(text: str) -> Answer:
    """Search everything. No text makes it raise; one without a word to look for finds nothing."""
    query = read_query(text)
    if not query:
        return Answer(query=query)
    books = library()
    asking = ask(query, books)
    ranking = rank(asking, books)
    named, told = _people(asking)
    total = 0 if asking.common or ranking.topics else lookup.how_many(asking.clauses)
    testimonials = (
        lookup.find_testimonials(asking.clauses, start=0, stop=TESTIMONIALS_SHOWN, total=total) if total else []
    )
    pages = tuple(_result(each, asking) for each in ranking.pages)
    said, left = _subset(asking, ranking) if not (named or total) else ((), ())
    return Answer(
        query=query,
        asking=asking,
        topics=ranking.topics,
        results=_once([*map(_person, named), *pages, *(() if ranking.topics else map(_person, told))]),
        testimonials=tuple(testimonials),
        total=total,
        testimonials_first=bool(total) and not named and not ranking.whole,
        said=said,
        left=left,
    )


def _once(results: Iterable[Result]) -> tuple[Result, ...]:
    """Keep the first row of each address: several mandates stand at the same one."""
    return tuple({each.address: each for each in reversed([*results])}.values())[::-1]


def _people(asking: Asking) -> tuple[list[models.Interviewee], list[models.Interviewee]]:
    """Give the people named by the query, then others of whom it is told."""
    if asking.common:
        return [], []
    named = lookup.people_of(names, most=PEOPLE_SHOWN) if (names := _names(asking.query.text)) else []
    either: Clauses = [(*term.clause, *map(past, term.clause)) for term in asking.content]
    told = [row for row in lookup.people_of(either, most=PEOPLE_SHOWN) if row not in named]
    return named, told


def _names(text: str) -> Clauses:
    """Ask for every word typed among the names of people: whoever types one may not have typed it whole."""
    typed = [plain(word) for word in WORD.findall(text) if not is_empty(word)]
    if not all(typed):
        return []
    return [((token("n", f"{word}*" if len(word) >= SHORTEST_BEGINNING else word),),) for word in typed[:MAX_WORDS]]


def _subset(asking: Asking, ranking: Ranking) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words that the first page says and those it does not, where it answers a part alone."""
    if ranking.whole or not ranking.pages:
        return (), ()
    said = ranking.pages[0].said
    told = [(term in said, asking.text[term.start : term.end]) for term in asking.content]
    return tuple(word for kept, word in told if kept), tuple(word for kept, word in told if not kept)


def _person(row: models.Interviewee) -> Result:
    companies = ", ".join(company.text for company in row.companies.all())
    line = f"{row.role}, {companies}. {row.story}" if companies else f"{row.role}. {row.story}"
    return Result(kind=Kind.PERSON, address=row.get_absolute_url(), title=row.name, line=line.strip())


def _result(ranked: Ranked, asking: Asking) -> Result:
    page = ranked.page
    looked = {phrase for term in asking.terms for phrase in term.clause}
    # A word of the glossary is told by its meaning, not by the line that repeats it.
    lines = page.lines[:1] if page.kind is Kind.TERM else page.lines
    line = max(lines, key=lambda text: (_says(text, looked), -page.lines.index(text)), default="")
    return Result(kind=page.kind, address=page.address, title=page.title, line=_cut(line))


def _says(text: str, looked: set[tuple[str, ...]]) -> int:
    found = {word.stem for word in words(text)}
    return sum(all(part in found for part in phrase) for phrase in looked)


def _cut(line: str) -> str:
    """Cut a long line after a word."""
    if len(line) <= _LINE:
        return line
    return f"{line[:_LINE].rsplit(' ', 1)[0].rstrip(_JOINTS)}…"


_JOINTS = " :;,–\u00a0\u202f"
"""Signs that nothing may be cut at."""


def as_json(found: Answer) -> list[dict[str, Any]]:
    """Give the rows as the command prints them."""
    return [{"url": url, "kind": kind.value, "title": title} for url, kind, title in found.rows()]
