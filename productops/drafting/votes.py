"""What several people expect of a mandate: where they agree, where they do not, and what to settle before publishing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from productops.drafting.catalogue import Catalogue, Domain
from productops.drafting.thresholds import FAR_APART
from productops.drafting.wording import MANDATE_LEVELS, TO_SETTLE


class Accord(StrEnum):
    """How the votes on a domain stand, between themselves and beside the mandate."""

    NOBODY = "nobody"
    APART = "apart"
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    CLOSE = "close"


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The votes on a domain: how many by level, the mandate's level where it is chosen, and what to make of them."""

    domain: Domain
    counts: tuple[int, ...]
    mandate: int | None
    accord: Accord
    text: str


def spreads(
    votes: Sequence[Mapping[str, int]], mandate: Mapping[str, int] | None, catalogue: Catalogue
) -> tuple[Spread, ...]:
    """Give the spread of each domain. A vote holds a level from 0 to 3 by domain; a domain it leaves out is not judged."""
    return tuple(
        _spread(
            domain,
            [vote[slug] for vote in votes if slug in vote],
            None if mandate is None else mandate.get(slug, 0),
        )
        for slug, domain in catalogue.domains.items()
    )


def _spread(domain: Domain, levels: Sequence[int], mandate: int | None) -> Spread:
    accord = _accord(levels, mandate)
    return Spread(
        domain=domain,
        counts=tuple(levels.count(level) for level in range(len(MANDATE_LEVELS))),
        mandate=mandate,
        accord=accord,
        text=_tell(accord, domain, levels),
    )


def _accord(levels: Sequence[int], mandate: int | None) -> Accord:
    if not levels:
        return Accord.NOBODY
    low, high = min(levels), max(levels)
    if high - low >= FAR_APART:
        return Accord.APART
    if mandate is not None and not low <= mandate <= high:
        return Accord.HIGHER if low > mandate else Accord.LOWER
    return Accord.SAME if low == high else Accord.CLOSE


def _tell(accord: Accord, domain: Domain, levels: Sequence[int]) -> str:
    alone = len(levels) == 1
    match accord:
        case Accord.NOBODY:
            return "Personne ne s’est prononcé."
        case Accord.APART:
            low, high = (MANDATE_LEVELS[level] for level in (min(levels), max(levels)))
            return f"De « {low} » à « {high} » : on n’attend pas le même poste. {TO_SETTLE[domain.slug]}"
        case Accord.HIGHER:
            who = "L’avis donné va plus haut" if alone else "Tous les avis vont plus haut"
            return f"{who} que le cadrage : demandez quelle mission on voudrait y voir."
        case Accord.LOWER:
            who = "L’avis donné va moins haut" if alone else "Tous les avis vont moins haut"
            return f"{who} que le cadrage : demandez qui s’en occupe déjà."
        case Accord.SAME:
            return f"{'Un seul avis' if alone else 'Le même avis partout'} : « {MANDATE_LEVELS[levels[0]]} »."
        case Accord.CLOSE:
            return "À un cran près, on s’entend."
