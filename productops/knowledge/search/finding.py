"""Finding rows: voices by what they speak of, and everything by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, QuerySet, Value

from productops.knowledge import models
from productops.knowledge.search.index import FACETS as FIELDS
from productops.knowledge.search.index import SOURCES, token
from productops.knowledge.search.models import SearchEntry, Terms, fts5
from productops.knowledge.search.words import Query
from productops.text.stems import words

Kind = SearchEntry.Kind
_COMMON = 5000
_VOICE = (token("k", Kind.TESTIMONIAL.value),)
_ROWS = "SELECT 1 FROM knowledge_search WHERE knowledge_search MATCH %s"


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A way to filter voices: its name in the address, the letter of its tokens, how the page asks for it."""

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
    """A value of a facet, with how many voices it would keep beside the other filters."""

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
    """How many voices the filters keep, how many each value would keep, and how many without each facet's filter."""

    total: int
    by_token: Mapping[str, int]
    without: Mapping[str, int]


def choices() -> dict[str, list[Choice]]:
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


def _terms(query: Query, chosen: Iterable[Choice]) -> Terms:
    return [*query.terms, *((choice.token,) for choice in chosen)]


def _entries(kind: Kind, query: Query, chosen: Iterable[Choice] = ()) -> QuerySet[SearchEntry]:
    entries = SearchEntry.objects.filter(kind=kind)
    if not (terms := _terms(query, chosen)):
        return entries  # type: ignore[no-any-return]
    return entries.filter(words__says=terms)  # type: ignore[no-any-return]


def count(query: Query, chosen: Iterable[Choice], choices: Mapping[str, Iterable[Choice]]) -> Counts:
    """Count: a value counts the voices that meet the words and every filter but its own facet's.

    What few voices say is read once, and grouped. Past `_COMMON` SQLite is rather asked one value after the other, in
    one query: FTS5 counts rows without reading them, and PostgreSQL does not (figures in docs/benchmarks.md).
    """
    wanted = {choice.facet.letter: choice for choice in chosen}
    if connection.vendor == "sqlite" and not (query and _said_by_few(query)):
        return _count_by_value(query, wanted, choices)
    return _count_by_group(query, wanted)


def _said_by_few(query: Query) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({_ROWS} LIMIT {_COMMON + 1})", [fts5([*query.terms, _VOICE])])  # noqa: S608
        return bool(cursor.fetchone()[0] <= _COMMON)


def _count_by_value(query: Query, wanted: Mapping[str, Choice], choices: Mapping[str, Iterable[Choice]]) -> Counts:
    asked: dict[tuple[str, str], Terms] = {("", ""): [(choice.token,) for choice in wanted.values()]}
    for facet in FACETS:
        others: Terms = [(choice.token,) for letter, choice in wanted.items() if letter != facet.letter]
        asked[facet.letter, ""] = others
        asked |= {(facet.letter, each.token): [*others, (each.token,)] for each in choices[facet.key]}
    one = f"SELECT COUNT(*) FROM ({_ROWS})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([one] * len(asked)), [fts5([*query.terms, *terms, _VOICE]) for terms in asked.values()]
        )
        numbers = dict(zip(asked, (number for (number,) in cursor.fetchall()), strict=True))
    return Counts(
        total=numbers["", ""],
        by_token={each: number for (_letter, each), number in numbers.items() if each},
        without={letter: number for (letter, each), number in numbers.items() if letter and not each},
    )


def _count_by_group(query: Query, wanted: Mapping[str, Choice]) -> Counts:
    found, params = _entries(Kind.TESTIMONIAL, query).order_by().values_list(*FIELDS.values()).query.sql_with_params()
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


def pairs(one: str, other: str) -> set[tuple[str, str]]:
    """Give the pairs of tokens of two facets, by letter, that a voice brings together."""
    rows = _entries(Kind.TESTIMONIAL, Query()).order_by().values_list(FIELDS[one], FIELDS[other]).distinct()
    return {(token(one, a), token(other, b)) for ones, others in rows for a in ones.split() for b in others.split()}


def voices(
    query: Query, chosen: Iterable[Choice], *, start: int, stop: int, total: int = 0
) -> list[models.Testimonial]:
    """Give the voices that say something and meet every filter, in the catalogue's order, from one rank to another.

    `total` is how many there are: few are all read from the index, then put in order; past `_COMMON`, walking the
    catalogue's order and reading each row's words finds a page sooner.
    """
    if total > _COMMON:
        entries = _entries(Kind.TESTIMONIAL, Query())
        for term in _terms(query, chosen):
            entries = entries.filter(words__contains=f" {' '.join(term)} ")
        keys = list(entries.order_by("order", "row").values_list("row", flat=True)[start:stop])
    else:
        found = _entries(Kind.TESTIMONIAL, query, chosen).order_by().values_list("order", "row")
        keys = [row for _order, row in sorted(found)[start:stop]]
    rows = models.Testimonial.objects.published().for_cards().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


@dataclass(frozen=True, kw_only=True)
class Group:
    """What a search found of one kind: how many, and the first of them."""

    kind: Kind
    total: int
    rows: list[Any]


def everything(query: Query, *, first: int = 5) -> list[Group]:
    """Search all kinds at once; rows that say all the terms in their name come before those that say them elsewhere.

    Gives the kinds that found something, in their order. No query is made for an empty one.
    """
    if not query:
        return []
    totals = dict(
        SearchEntry.objects.filter(words__says=query.terms).order_by().values_list("kind").annotate(Count("pk"))
    )
    groups = []
    for kind in Kind:
        if not (total := totals.get(kind.value)):
            continue
        if kind == Kind.TESTIMONIAL:
            rows: list[Any] = list(voices(query, (), start=0, stop=first, total=total))
        else:
            keys = _entries(kind, query).order_by("order", "row").values_list("row", flat=True)
            known = SOURCES[kind].rows().in_bulk(list(keys))
            rows = sorted((known[key] for key in keys if key in known), key=lambda row: not _named(row, query))[:first]
        groups.append(Group(kind=kind, total=total, rows=rows))
    return groups


def _named(row: Any, query: Query) -> bool:
    named = {word.stem for word in words(str(row))}
    return all(part in named for term in query.terms for part in term)
