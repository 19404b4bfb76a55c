"""Career paths side by side: one row a subject, one cell a path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from productops.drafting.catalogue import CareerPath, Catalogue, Operator
from productops.drafting.fitting import Fit, Verdict, mandates_for
from productops.knowledge.search.lookup import told_of

_STRONG = "3"
_LINES = 2


@dataclass(frozen=True, kw_only=True)
class Line:
    """A short text; `mandate` is the slug of the one it names."""

    text: str
    mandate: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A subject, and what each path says of it, in the order of the columns: a list of short texts."""

    title: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Weight:
    """How much a past is sought where a domain weighs most: « sought », « neutral » or « less »."""

    domain: str
    look: str
    word: str


def compare(catalogue: Catalogue, asked: Iterable[str]) -> dict[str, Any]:
    """Give what the page shows for the paths asked for, by slug; all of them when fewer than two are known, one that is asked for first."""
    wanted = [catalogue.paths[slug] for slug in dict.fromkeys(asked) if slug in catalogue.paths]
    chosen = wanted if len(wanted) > 1 else [*dict.fromkeys([*wanted, *catalogue.paths.values()])]
    fits = {path.slug: mandates_for(path, catalogue) for path in chosen}
    return {
        "paths": chosen,
        "choices": [(path, path in wanted) for path in catalogue.paths.values()],
        "alone": len(wanted) == 1,
        "weights": [weights(path, catalogue) for path in chosen],
        "counts": list(told_of("parcours", [path.slug for path in chosen]).values()),
        "rows": (
            Row(title="Ce qu’il apporte", cells=tuple(_said(path.strengths[:_LINES]) for path in chosen)),
            Row(title="Ce qu’il faut surveiller", cells=tuple(_said(path.watch_outs[:_LINES]) for path in chosen)),
            Row(title="Ce qui aide à l’arrivée", cells=tuple(_said(path.ramp_up[:_LINES]) for path in chosen)),
            Row(title="Les mandats auxquels il prépare", cells=tuple(_names(fits[path.slug], Verdict.THRIVE) for path in chosen)),
            Row(title="Ceux qu’il ferme", cells=tuple(_names(fits[path.slug], Verdict.UNLIKELY) for path in chosen)),
            Row(title="À construire", cells=tuple(_to_build(path, catalogue) for path in chosen)),
        ),
    }  # fmt: skip


def weights(path: CareerPath, catalogue: Catalogue) -> tuple[Weight, ...]:
    """Say, domain by domain, whether a past is sought where that domain weighs most; from the path's own signals."""
    looks = {1: ("sought", "un plus"), 0: ("neutral", "sans effet"), -1: ("less", "moins indiqué")}
    found = []
    for slug, domain in catalogue.domains.items():
        effect = sum(
            signal.effect
            for signal in path.signals
            if signal.fact == f"mandate.{slug}" and signal.operator is Operator.GTE and signal.value == _STRONG
        )
        look, word = looks[(effect > 0) - (effect < 0)]
        found.append(Weight(domain=domain.name, look=look, word=word))
    return tuple(found)


def _names(fits: Iterable[Fit], verdict: Verdict) -> tuple[Line, ...]:
    """Give every mandate of a verdict, the surest first."""
    found = [Line(text=fit.mandate.name, mandate=fit.mandate.slug) for fit in fits if fit.verdict is verdict]
    ordered = found if verdict is Verdict.THRIVE else list(reversed(found))
    return tuple(ordered) or (Line(text="Aucun des mandats types"),)


def _said(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(text=text) for text in texts)


def _to_build(path: CareerPath, catalogue: Catalogue) -> tuple[Line, ...]:
    return _said(catalogue.competencies[link.competency].name for link in path.competencies if not link.brings)
