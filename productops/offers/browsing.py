"""The list of offers: what its address asks, what it shows, and every address that leads on from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from productops.knowledge.browsing import Option, Way, read_page
from productops.offers.index import FACETS, Index, ListFacet, index, options
from productops.offers.models import Listing

PER_PAGE = 12
PROFILE = "profil"
"""In an address, the answers of a candidate's profile: carried from the list to each offer, kept nowhere."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """A facet on the page: its first option is not to choose."""

    facet: ListFacet
    chosen: bool
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class OfferList:
    """Everything the page shows. `everything` counts the offers that no filter hides."""

    facets: tuple[Choices, ...]
    chips: tuple[Way, ...]
    total: int
    everything: int
    offers: Sequence[Listing]
    page: int
    pages: int
    address: str
    before: str
    after: str
    notices: tuple[str, ...]
    ways_out: tuple[Way, ...]

    @property
    def narrowed(self) -> bool:
        """Tell whether one of the less asked filters is in use."""
        return any(choices.chosen for choices in self.facets[2:])


def address_of(chosen: Mapping[str, str], *, page: int = 1, answers: str = "") -> str:
    """Give the address of a state of the page: always the same for the same state."""
    asked = [(facet.key, chosen[facet.key]) for facet in FACETS if facet.key in chosen]
    asked += [("page", str(page))] if page > 1 else []
    asked += [(PROFILE, answers)] if answers else []
    return reverse("offers:list") + (f"?{urlencode(asked)}" if asked else "")


def browse(asked: QueryDict, answers: str = "") -> OfferList:
    """Read what an address asks and find it. Whatever is not understood is left aside, and said."""
    known, notices = index(), list[str]()
    chosen = {facet.key: value for facet in FACETS if (value := _chosen(asked, facet, known, notices))}
    found = known.matching(chosen)
    total = found.bit_count()
    pages = max(1, -(-total // PER_PAGE))
    page = read_page(asked.get("page", ""), pages, notices)
    start = (page - 1) * PER_PAGE

    def to(chosen: Mapping[str, str], page: int = 1) -> str:
        return address_of(chosen, page=page, answers=answers)

    return OfferList(
        facets=tuple(_choices(facet, chosen, known, answers) for facet in FACETS if known.names[facet.key]),
        chips=tuple(
            Way(text=known.names[key][value], address=to(_without(chosen, key))) for key, value in chosen.items()
        ),
        total=total,
        everything=len(known.rows),
        offers=_rows(known.page(found, start, start + PER_PAGE)),
        page=page,
        pages=pages,
        address=address_of(chosen, page=page),
        before=to(chosen, page - 1) if page > 1 else "",
        after=to(chosen, page + 1) if page < pages else "",
        notices=tuple(notices),
        ways_out=_ways_out(chosen, known, answers) if not total else (),
    )


def _without(chosen: Mapping[str, str], key: str) -> dict[str, str]:
    return {other: value for other, value in chosen.items() if other != key}


def _chosen(asked: QueryDict, facet: ListFacet, known: Index, notices: list[str]) -> str:
    values = [value for value in asked.getlist(facet.key) if value]
    there = [value for value in dict.fromkeys(values) if value in known.names[facet.key]]
    if len(there) < len(set(values)):
        notices.append("Un filtre de cette adresse ne donne rien, ou plus : il a été laissé de côté.")
    if len(there) > 1:
        notices.append(f"Un seul choix à la fois : « {known.names[facet.key][there[0]]} » a été gardé.")
    return there[0] if there else ""


def _choices(facet: ListFacet, chosen: Mapping[str, str], known: Index, answers: str) -> Choices:
    here, rest = chosen.get(facet.key, ""), _without(chosen, facet.key)
    beside = known.matching(rest)
    none = Option(
        slug="tous",
        name=facet.everything,
        count=beside.bit_count(),
        address=address_of(rest, answers=answers),
        chosen=not here,
    )
    values = [
        Option(
            slug=value,
            name=name,
            count=(beside & known.sets[facet.key][value]).bit_count(),
            address=address_of(rest | {facet.key: value}, answers=answers),
            chosen=value == here,
        )
        for value, name in options(known.names[facet.key], facet.key, here)
    ]
    return Choices(facet=facet, chosen=bool(here), options=(none, *values))


def _rows(keys: Sequence[int]) -> list[Listing]:
    """Give the offers of a page, in their order."""
    rows = Listing.objects.select_related("offer", "version").defer("version__page", "answer", "reason").in_bulk(keys)
    return [rows[key] for key in keys]


def _ways_out(chosen: Mapping[str, str], known: Index, answers: str) -> tuple[Way, ...]:
    """Say which single filter to drop, and what it would give."""
    ways = []
    for key, value in chosen.items():
        rest = _without(chosen, key)
        count = known.matching(rest).bit_count()
        text = f"Sans « {known.names[key][value]} »"
        ways.append(Way(text=text, address=address_of(rest, answers=answers), count=count))
    return tuple(sorted((way for way in ways if way.count), key=lambda way: -way.count))
