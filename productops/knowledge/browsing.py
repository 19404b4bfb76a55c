"""The page of testimonials: what its address asks, what it shows, and every address that leads on from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from productops.knowledge.search import lookup
from productops.knowledge.search.lookup import Choice, Facet
from productops.knowledge.search.words import Query, read_query

PER_PAGE = 12
MISSING_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class Option:
    """A value of a facet on the page: how many testimonials it would keep, where it leads, and whether it is chosen."""

    slug: str
    name: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Options:
    """A facet on the page: its first option is not to choose."""

    facet: Facet
    chosen: Choice | None
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link that leads on: what it changes, where it goes and how many testimonials are there."""

    text: str
    address: str
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Browse:
    """Everything the page shows."""

    query: Query
    facets: tuple[Options, ...]
    chips: tuple[Way, ...]
    total: int
    testimonials: Sequence[Any]
    page: int
    pages: int
    address: str
    notices: tuple[str, ...]
    ways_out: tuple[Way, ...]
    missing: tuple[Way, ...]
    before: str
    after: str

    @property
    def narrowed(self) -> bool:
        """Tell whether one of the less asked filters is in use."""
        return any(options.chosen for options in self.facets[2:])

    @property
    def chosen_path(self) -> Choice | None:
        """Give the past that is asked for."""
        return self.facets[0].chosen


def address_of(query: Query, chosen: Mapping[str, Choice], *, page: int = 1) -> str:
    """Give the address of a state of the page: always the same for the same state."""
    asked = [("q", query.text)] if query.text else []
    asked += [(facet.key, chosen[facet.key].slug) for facet in lookup.FACETS if facet.key in chosen]
    asked += [("page", str(page))] if page > 1 else []
    return reverse("knowledge:testimonials") + (f"?{urlencode(asked)}" if asked else "")


def browse(asked: QueryDict) -> Browse:
    """Read what an address asks and find it. Whatever is not understood is left aside, and said."""
    choices = lookup.choices()
    notices: list[str] = []
    query = read_query(asked.get("q", ""))
    if query.cut:
        notices.append("La recherche s’arrête à 200 signes ou 12 mots : la fin a été laissée de côté.")
    if query.text and not query:
        notices.append(f"« {query.as_typed} » ne contient aucun mot à chercher.")
        query = Query()
    chosen = {
        facet.key: found for facet in lookup.FACETS if (found := _chosen(asked, facet, choices[facet.key], notices))
    }
    counts = lookup.count(query, chosen.values())
    pages = max(1, -(-counts.total // PER_PAGE))
    page = read_page(asked.get("page", ""), pages, notices)
    start = (page - 1) * PER_PAGE
    return Browse(
        query=query,
        facets=tuple(_options(facet, choices[facet.key], query, chosen, counts) for facet in lookup.FACETS),
        chips=_chips(query, chosen),
        total=counts.total,
        testimonials=_testimonials(query, chosen, counts.total, start) if counts.total else (),
        page=page,
        pages=pages,
        address=address_of(query, chosen, page=page),
        notices=tuple(notices),
        ways_out=_ways_out(query, chosen, counts) if not counts.total else (),
        missing=_missing(choices) if not query and not chosen else (),
        before=address_of(query, chosen, page=page - 1) if page > 1 else "",
        after=address_of(query, chosen, page=page + 1) if page < pages else "",
    )


def _chosen(asked: QueryDict, facet: Facet, choices: Iterable[Choice], notices: list[str]) -> Choice | None:
    by_slug = {choice.slug: choice for choice in choices}
    values = [value for value in asked.getlist(facet.key) if value]
    known = [by_slug[value] for value in dict.fromkeys(values) if value in by_slug]
    if len(known) < len(set(values)):
        notices.append("Un filtre de cette adresse n’existe pas, ou plus : il a été laissé de côté.")
    if len(known) > 1:
        notices.append(f"Un seul choix à la fois : « {known[0].name} » a été gardé.")
    return known[0] if known else None


def read_page(asked: str, pages: int, notices: list[str]) -> int:
    """Give the page that an address asks for, among those there are; what is not one is said."""
    if not asked:
        return 1
    digits = asked.isascii() and asked.isdigit()
    number = int(asked[:9]) if digits else 0
    if not 1 <= number <= pages:
        notices.append("Cette page n’existe pas : voici la plus proche." if digits else "Voici la première page.")
    return min(max(number, 1), pages)


def _options(
    facet: Facet, choices: Iterable[Choice], query: Query, chosen: Mapping[str, Choice], counts: lookup.Counts
) -> Options:
    here = chosen.get(facet.key)
    rest = {key: choice for key, choice in chosen.items() if key != facet.key}
    everything = Option(
        slug="tous",
        name=facet.everything,
        count=counts.without[facet.letter],
        address=address_of(query, rest),
        chosen=here is None,
    )
    options = [
        Option(
            slug=each.slug,
            name=each.name,
            count=counts.by_token.get(each.token, 0),
            address=address_of(query, rest | {facet.key: each}),
            chosen=each == here,
        )
        for each in choices
    ]
    return Options(facet=facet, chosen=here, options=(everything, *options))


def _chips(query: Query, chosen: Mapping[str, Choice]) -> tuple[Way, ...]:
    chips = [Way(text=f"« {query.as_typed} »", address=address_of(Query(), chosen))] if query else []
    for key, choice in chosen.items():
        rest = {other: each for other, each in chosen.items() if other != key}
        chips.append(Way(text=choice.name, address=address_of(query, rest)))
    return tuple(chips)


def _testimonials(query: Query, chosen: Mapping[str, Choice], total: int, start: int) -> Sequence[Any]:
    return lookup.find_page(query, chosen.values(), start=start, stop=start + PER_PAGE, total=total)


def _ways_out(query: Query, chosen: Mapping[str, Choice], counts: lookup.Counts) -> tuple[Way, ...]:
    """Say which single filter to drop, and what it would give; failing that, start again from each one alone."""
    ways = []
    if query and chosen:
        alone = lookup.count(Query(), chosen.values()).total
        ways.append(Way(text=f"Sans « {query.as_typed} »", address=address_of(Query(), chosen), count=alone))
    for key, choice in chosen.items():
        rest = {other: each for other, each in chosen.items() if other != key}
        number = counts.without[choice.facet.letter]
        ways.append(Way(text=f"Sans « {choice.name} »", address=address_of(query, rest), count=number))
    useful = [way for way in ways if way.count]
    return tuple(sorted(useful, key=lambda way: -way.count))


def _missing(choices: Mapping[str, Sequence[Choice]]) -> tuple[Way, ...]:
    """Name the testimonials that no one has lent yet: a past that no one tells about a domain."""
    told = lookup.pairs("p", "d")
    pasts, domains = choices["parcours"], choices["domaine"]
    # Each past in turn, so that the list does not speak of one alone.
    pairs = [
        (pasts[(rank + turn) % len(pasts)], domain) for turn in range(len(pasts)) for rank, domain in enumerate(domains)
    ]
    return tuple(
        Way(
            text=f"{past.name}, sur « {domain.name} »",
            address=f"{reverse('contributions:contribute')}?{urlencode({'parcours': past.slug, 'domaine': domain.slug})}",
        )
        for past, domain in pairs
        if (past.token, domain.token) not in told
    )[:MISSING_SHOWN]
