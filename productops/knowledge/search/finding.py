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
from productops.knowledge.search.models import SearchEntry
from productops.knowledge.search.words import Query, words

Kind = SearchEntry.Kind


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


def _entries(kind: Kind, query: Query, chosen: Iterable[Choice] = ()) -> QuerySet[SearchEntry]:
    entries = SearchEntry.objects.filter(kind=kind)
    terms = [*query.terms, *((choice.token,) for choice in chosen)]
    if not terms:
        return entries  # type: ignore[no-any-return]
    return entries.filter(words__says=[*terms, (token("k", kind.value),)])  # type: ignore[no-any-return]


def count(query: Query, chosen: Iterable[Choice]) -> Counts:
    """Count, in one query: a value counts the voices that meet the words and every filter but its own facet's.

    What the words find is read once; each facet then groups it by what its column holds, which repeats a lot.
    """
    wanted = {choice.facet.letter: f" {choice.key} " for choice in chosen}
    found, params = _entries(Kind.TESTIMONIAL, query).order_by().values_list(*FIELDS.values()).query.sql_with_params()
    parts, values = [], [*params]
    for letter, field in FIELDS.items():
        others = [other for other in wanted if other != letter]
        where = " AND ".join(f"{FIELDS[other]} LIKE %s" for other in others) or "1 = 1"
        parts.append(f"SELECT '{letter}', {field}, COUNT(*) FROM found WHERE {where} GROUP BY {field}")  # noqa: S608
        values += [f"%{wanted[other]}%" for other in others]
    # Without words one index holds all that is read, four times over: quicker than a copy of it.
    kept = "MATERIALIZED" if query else "NOT MATERIALIZED"
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found AS {kept} ({found}) " + " UNION ALL ".join(parts), values)
        rows = cursor.fetchall()
    by_token, without, total = Counter[str](), Counter[str](), 0
    for letter, keys, number in rows:
        without[letter] += number
        for key in keys.split():
            by_token[token(letter, key)] += number
        # Any one facet, its own filter applied, gives the whole.
        if letter == next(iter(FIELDS)) and wanted.get(letter, "") in keys:
            total += number
    return Counts(total=total, by_token=by_token, without=without)


def pairs(one: str, other: str) -> set[tuple[str, str]]:
    """Give the pairs of tokens of two facets, by letter, that a voice brings together."""
    rows = _entries(Kind.TESTIMONIAL, Query()).order_by().values_list(FIELDS[one], FIELDS[other]).distinct()
    return {(token(one, a), token(other, b)) for ones, others in rows for a in ones.split() for b in others.split()}


def voices(query: Query, chosen: Iterable[Choice], *, start: int, stop: int) -> list[models.Testimonial]:
    """Give the voices that say something and meet every filter, in the catalogue's order, from one rank to another."""
    keys = list(
        _entries(Kind.TESTIMONIAL, query, chosen).order_by("order", "row").values_list("row", flat=True)[start:stop]
    )
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
            rows: list[Any] = list(voices(query, (), start=0, stop=first))
        else:
            keys = _entries(kind, query).order_by("order", "row").values_list("row", flat=True)
            known = SOURCES[kind].rows().in_bulk(list(keys))
            rows = sorted((known[key] for key in keys if key in known), key=lambda row: not _named(row, query))[:first]
        groups.append(Group(kind=kind, total=total, rows=rows))
    return groups


def _named(row: Any, query: Query) -> bool:
    named = {word.stem for word in words(str(row))}
    return all(part in named for term in query.terms for part in term)
