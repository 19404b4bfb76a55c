"""Finding rows of the index: testimonials by what they speak of, and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import CharField, Q, QuerySet, Value

from productops.knowledge import models
from productops.knowledge.loading import until_an_edit
from productops.knowledge.search.index import FACETS as FIELDS
from productops.knowledge.search.index import past, token
from productops.knowledge.search.models import Clause, Clauses, SearchEntry, fts5
from productops.knowledge.search.words import Query

Kind = SearchEntry.Kind
_COMMON = 5000
_CARDS: Clause = ((token("k", Kind.TESTIMONIAL.value),),)
_ROWS = "SELECT 1 FROM knowledge_search WHERE knowledge_search MATCH %s"


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A way to filter testimonials: its name in the address, the letter of its tokens, how the page asks for it."""

    key: str
    letter: str
    model: type[Any]
    legend: str
    everything: str


FACETS = (
    Facet(key="parcours", letter="p", model=models.CareerPath, legend="Venir de…", everything="Tous les parcours"),
    Facet(key="contexte", letter="s", model=models.Situation, legend="Dans quel contexte", everything="Tous"),
    Facet(key="domaine", letter="d", model=models.Domain, legend="À propos de", everything="Les quatre domaines"),
    Facet(
        key="competence", letter="c", model=models.Competency, legend="Quelle compétence", everything="Toutes les compétences"
    ),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A value of a facet, with how many testimonials it would keep beside the other filters."""

    facet: Facet
    key: int
    slug: str
    name: str
    count: int = 0

    @property
    def token(self) -> str:
        """What stands for it in the index."""
        return token(self.facet.letter, self.key)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many testimonials the filters keep, how many each value would keep, and how many without each facet's filter."""

    total: int
    by_token: Mapping[str, int]
    without: Mapping[str, int]


@until_an_edit(1)
def choices() -> Mapping[str, Sequence[Choice]]:
    """Give every value of every facet, in the catalogue's order, in one query."""
    parts = [
        facet.model.objects.order_by().values_list(
            Value(facet.key, output_field=CharField()), "pk", "slug", "name", "order"
        )
        for facet in FACETS
    ]
    by_key = {facet.key: facet for facet in FACETS}
    found: dict[str, list[Choice]] = {facet.key: [] for facet in FACETS}
    rows = parts[0].union(*parts[1:], all=True)
    for key, pk, slug, name, _order in sorted(rows, key=lambda row: (row[4], row[1])):
        found[key].append(Choice(facet=by_key[key], key=pk, slug=slug, name=name))
    return found


def said_or_told(query: Query) -> Clauses:
    """Ask for every term of a query, said by the person or told of them."""
    return [(term, past(term)) for term in query.terms]


def _kept(chosen: Iterable[Choice]) -> Clauses:
    return [((choice.token,),) for choice in chosen]


def _entries(kind: Kind, clauses: Clauses) -> QuerySet[SearchEntry]:
    entries = SearchEntry.objects.filter(kind=kind)
    return entries.filter(words__says=clauses) if clauses else entries  # type: ignore[no-any-return]


def count(query: Query, chosen: Iterable[Choice]) -> Counts:
    """Count: a value counts the testimonials that meet the words and every filter but its own facet's."""
    return _count(tuple(said_or_told(query)), tuple(chosen))


@until_an_edit(128)
def _count(said: tuple[Clause, ...], chosen: tuple[Choice, ...]) -> Counts:
    """Count what meets clauses and filters.

    What few testimonials say is read once, and grouped. Past `_COMMON` SQLite is rather asked one value after the other, in
    one query: FTS5 counts rows without reading them, and PostgreSQL does not (figures in docs/benchmarks.md).
    """
    wanted = {choice.facet.letter: choice for choice in chosen}
    if connection.vendor == "sqlite" and not (said and _said_by_few(said)):
        return _count_by_value(said, wanted)
    return _count_by_group(said, wanted)


def _said_by_few(said: Sequence[Clause]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({_ROWS} LIMIT {_COMMON + 1})", [fts5([*said, _CARDS])])  # noqa: S608
        return bool(cursor.fetchone()[0] <= _COMMON)


def _count_by_value(said: Sequence[Clause], wanted: Mapping[str, Choice]) -> Counts:
    asked: dict[tuple[str, str], Clauses] = {("", ""): _kept(wanted.values())}
    for facet in FACETS:
        others = _kept(choice for letter, choice in wanted.items() if letter != facet.letter)
        asked[facet.letter, ""] = others
        asked |= {(facet.letter, each.token): [*others, ((each.token,),)] for each in choices()[facet.key]}
    # A filter is met by testimonials alone, which need not be asked for then: the list of all of them is the longest.
    sought = {place: fts5([*said, *(kept or [_CARDS])]) for place, kept in asked.items()}
    each = list(dict.fromkeys(sought.values()))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([f"SELECT COUNT(*) FROM ({_ROWS})"] * len(each)), each)  # noqa: S608
        found = dict(zip(each, (number for (number,) in cursor.fetchall()), strict=True))
    numbers = {place: found[text] for place, text in sought.items()}
    return Counts(
        total=numbers["", ""],
        by_token={each: number for (_letter, each), number in numbers.items() if each},
        without={letter: number for (letter, each), number in numbers.items() if letter and not each},
    )


def _count_by_group(said: Sequence[Clause], wanted: Mapping[str, Choice]) -> Counts:
    entries = _entries(Kind.TESTIMONIAL, [*said])
    found, params = entries.order_by().values_list(*FIELDS.values()).query.sql_with_params()
    parts, values = [], [*params]
    for letter, field in FIELDS.items():
        others = [other for other in wanted if other != letter]
        where = " AND ".join(f"{FIELDS[other]} LIKE %s" for other in others) or "1 = 1"
        parts.append(f"SELECT '{letter}', {field}, COUNT(*) FROM found WHERE {where} GROUP BY {field}")  # noqa: S608
        values += [f"% {wanted[other].key} %" for other in others]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found AS MATERIALIZED ({found}) " + " UNION ALL ".join(parts), values)
        rows = cursor.fetchall()
    by_token, without, total = Counter[str](), Counter[str](), 0
    first = next(iter(FIELDS))
    for letter, keys, number in rows:
        without[letter] += number
        for key in keys.split():
            by_token[token(letter, key)] += number
        # Any one facet, its own filter applied, gives the whole.
        if letter == first and (letter not in wanted or f" {wanted[letter].key} " in keys):
            total += number
    return Counts(total=total, by_token=by_token, without=without)


@until_an_edit(1)
def pairs(one: str, other: str) -> set[tuple[str, str]]:
    """Give the pairs of tokens of two facets, by letter, that a testimonial brings together."""
    rows = _entries(Kind.TESTIMONIAL, []).order_by().values_list(FIELDS[one], FIELDS[other]).distinct()
    return {(token(one, a), token(other, b)) for ones, others in rows for a in ones.split() for b in others.split()}


def find_page(
    query: Query, chosen: Iterable[Choice], *, start: int, stop: int, total: int = 0
) -> list[models.Testimonial]:
    """Give the testimonials that say something and meet every filter, in the catalogue's order, from one rank to another.

    `total` is how many there are.
    """
    return find_testimonials([*said_or_told(query), *_kept(chosen)], start=start, stop=stop, total=total)


def find_testimonials(clauses: Clauses, *, start: int, stop: int, total: int = 0) -> list[models.Testimonial]:
    """Give the testimonials that meet clauses, in the catalogue's order, from one rank to another.

    Few are all read from the index, then put in order; past `_COMMON`, walking the catalogue's order and reading each
    row's words finds a page sooner.
    """
    if total > _COMMON:
        entries = _entries(Kind.TESTIMONIAL, [])
        for clause in clauses:
            entries = entries.filter(_any_of(clause))
        keys = list(entries.order_by("order", "row").values_list("row", flat=True)[start:stop])
    else:
        found = _entries(Kind.TESTIMONIAL, clauses).order_by().values_list("order", "row")
        keys = [row for _order, row in sorted(found)[start:stop]]
    rows = models.Testimonial.objects.published().for_cards().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _any_of(clause: Clause) -> Q:
    said = Q()
    for phrase in clause:
        # A word that only begins so is followed by anything.
        said |= Q(words__contains=f" {' '.join(phrase)} ".replace("* ", ""))
    return said


def how_many(clauses: Clauses) -> int:
    """Count the testimonials that meet clauses."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # counted in the index, no row read
            cursor.execute(f"SELECT COUNT(*) FROM ({_ROWS})", [fts5([*clauses, _CARDS])])  # noqa: S608
            return int(cursor.fetchone()[0])
    return _entries(Kind.TESTIMONIAL, clauses).count()


def told_of(facet_key: str, slugs: Iterable[str]) -> dict[str, int]:
    """Count the testimonials that speak of each of these values of a facet."""
    counts, known = count(Query(), ()), {choice.slug: choice for choice in choices()[facet_key]}
    return {slug: counts.by_token.get(known[slug].token, 0) for slug in slugs if slug in known}


_MOST_CALLED = 5_000
"""Names that are known as they are, at most: a site that holds more of them may take one for a fault."""


def called() -> list[str]:
    """Give the names of people and of the companies where they work."""
    people = models.Interviewee.objects.filter(published=True)
    rows = people.order_by("pk").values_list("name", "companies__text")[:_MOST_CALLED]
    return [name for row in rows for name in row if name]


def people_of(clauses: Clauses, *, most: int) -> list[models.Interviewee]:
    """Give the first people that meet clauses, in the catalogue's order."""
    found = _entries(Kind.PERSON, clauses).order_by().values_list("order", "row")
    keys = [row for _order, row in sorted(found)[:most]]
    rows = models.Interviewee.objects.filter(published=True).prefetch_related("companies").in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
