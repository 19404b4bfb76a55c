"""The listed offers by what one looks for, in memory: a set of bits a value, rebuilt when an offer changes or the day does.

A set of ten thousand offers is a whole number of 1 250 bytes: to filter is `&`, to count is `bit_count`. So a page costs the
same whatever is asked, and the database is asked for the offers of that page alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils import timezone

from productops.drafting.catalogue import Catalogue
from productops.drafting.scope import Contract
from productops.knowledge.loading import catalogue, revision
from productops.offers.models import Listing, ListRevision

PLACES = 12
"""Places offered as a filter: the most frequent."""
_REMOTE = {"complet": "Entièrement à distance", "partiel": "En partie à distance", "aucun": "Sur place"}
_STAGES = {"startup": "Startup", "scaleup": "Scale-up", "grand-groupe": "Grand groupe"}


@dataclass(frozen=True, kw_only=True)
class ListFacet:
    """A way to filter offers: its name in the address, how the page asks for it, and what not to choose is called."""

    key: str
    legend: str
    everything: str


FACETS = (
    ListFacet(key="mandat", legend="Le mandat le plus proche", everything="Tous les mandats"),
    ListFacet(key="parcours", legend="Un passé bienvenu", everything="Tous les parcours"),
    ListFacet(key="domaine", legend="Le domaine qui prend le plus de temps", everything="Les quatre domaines"),
    ListFacet(key="lieu", legend="Où", everything="Partout"),
    ListFacet(key="teletravail", legend="À distance", everything="Peu importe"),
    ListFacet(key="contrat", legend="Le contrat", everything="Tous les contrats"),
    ListFacet(key="stade", legend="L’organisation", everything="Tous les stades"),
)
Key = tuple[int, int, date]


@dataclass(frozen=True, kw_only=True)
class Index:
    """The offers of a day, the latest first, and for each facet the offers of each value as bits in that order."""

    key: Key
    rows: tuple[int, ...]
    sets: Mapping[str, Mapping[str, int]]
    names: Mapping[str, Mapping[str, str]]

    @property
    def everything(self) -> int:
        """Give the set of all offers."""
        return (1 << len(self.rows)) - 1

    def matching(self, chosen: Mapping[str, str]) -> int:
        """Give the set of the offers that have every value chosen."""
        found = self.everything
        for key, value in chosen.items():
            found &= self.sets[key][value]
        return found

    def page(self, found: int, start: int, stop: int) -> list[int]:
        """Give the rows of a set from one rank to another."""
        return [self.rows[place] for place in islice(_places(found), start, stop)]


def list_revision() -> Key:
    """Name what the list is now: the catalogue, the offers and the day. Two queries at most."""
    return revision(), ListRevision.read(), timezone.localdate()


_cached: Index | None = None


def index() -> Index:
    """Give the index of now, built when it is not the one this process keeps."""
    global _cached
    key = list_revision()
    if _cached is None or _cached.key != key:
        _cached = _build(key)
    return _cached


def _build(key: Key) -> Index:
    rows = list(Listing.objects.shown(key[2]).values_list("pk", "tokens", "place"))
    blank = bytes(len(rows) // 8 + 1)
    bits: dict[str, bytearray] = defaultdict(lambda: bytearray(blank))
    called: dict[str, str] = {}
    for rank, (_pk, tokens, place) in enumerate(rows):
        for token in tokens.split():
            bits[token][rank >> 3] |= 1 << (rank & 7)
            if token.startswith("lieu="):
                called.setdefault(token.removeprefix("lieu="), place)
    sets = {facet.key: dict[str, int]() for facet in FACETS}
    for token, found in bits.items():
        facet, _equals, value = token.partition("=")
        sets[facet][value] = int.from_bytes(found, "little")
    frequent = sorted(sets["lieu"], key=lambda value: -sets["lieu"][value].bit_count())
    names = _names(catalogue(), {value: called[value] for value in frequent}, sets)
    return Index(key=key, rows=tuple(pk for pk, _tokens, _place in rows), sets=sets, names=names)


def _names(
    known: Catalogue, places: Mapping[str, str], sets: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[str, str]]:
    """Give the values of each facet that some offer has, in the order of display, with what each is called."""
    every: dict[str, Mapping[str, str]] = {
        "mandat": {slug: each.name for slug, each in known.typical_mandates.items()},
        "parcours": {slug: path.name for slug, path in known.paths.items()},
        "domaine": {slug: domain.name for slug, domain in known.domains.items()},
        "lieu": places,
        "teletravail": _REMOTE,
        "contrat": {each.lower(): each if each.isupper() else each.capitalize() for each in Contract},
        "stade": _STAGES,
    }
    return {key: {value: name for value, name in names.items() if value in sets[key]} for key, names in every.items()}


def _places(found: int) -> Iterator[int]:
    """Give the places of the bits of a set, in order."""
    bits = f"{found:b}"[::-1]
    place = bits.find("1")
    while place >= 0:
        yield place
        place = bits.find("1", place + 1)


def options(names: Mapping[str, str], key: str, chosen: str) -> Iterable[tuple[str, str]]:
    """Give the values that the page offers: of the places, the most frequent and the one chosen."""
    shown = list(names.items())
    if key != "lieu":
        return shown
    return [*shown[:PLACES], *((value, name) for value, name in shown[PLACES:] if value == chosen)]
