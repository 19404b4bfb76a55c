"""What the list and the structured data tell of an offer, as plain values, taken from the answers when a version is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import slugify

from productops.drafting.catalogue import Catalogue
from productops.drafting.fitting import Ground, grounds
from productops.drafting.plan import Plan
from productops.offers.differences import Change

Facts = Mapping[str, Any]

FAR = 2
"""How many levels in all may part a mandate from the typical one it is said to be near."""
_PLACE = 40
_TERMS = ("contract", "working_time", "location", "onsite_days", "salary_min", "salary_max", "apply_to", "benefits")
_DECISIVE = frozenset(
    (
        *(f"summary/{name}" for name in ("contract", "duration", "working_time", "location", "onsite_days", "remote")),
        *(f"summary/{name}" for name in ("salary_min", "salary_max", "salary_months", "variable", "equity")),
        *(f"conditions/{name}" for name in ("duration", "working_time", "remote", "variable", "equity")),
    )
)
"""Lines that an editor agreed to: pay, place, contract."""
_MISSIONS = re.compile(r"(?:added/missions|missions|own-mission)/")
_TITLE = "Le titre passe"


def facts_of(plan: Plan) -> dict[str, Any]:
    """Give what the answers say: no key for what was not answered."""
    scope = plan.scope
    told = {name: getattr(scope.terms, name) for name in _TERMS} | {
        "title": scope.role.title or "Product Ops",
        "stage": scope.organisation.stage,
        "setup": scope.role.setup,
        "position": scope.role.position,
    }
    answered = {name: value for name, value in told.items() if value not in (None, "", ())}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in answered.items()}
    levels = {slug: scope.mandate.get(slug, 0) for slug in plan.catalogue.domains}
    return plain | {"mandate": levels, "paths": [ranked.path.slug for ranked in plan.welcome_paths]}


def tokens_of(facts: Facts, catalogue: Catalogue) -> list[str]:
    """Give the values of its facets, each as `key=value`."""
    levels = facts.get("mandate", {})
    most = max(levels.values(), default=0)
    found = {
        "mandat": [slug for slug in (nearest(facts, catalogue),) if slug],
        "domaine": [slug for slug, level in levels.items() if level == most > 0],
        "parcours": facts.get("paths", []),
        "lieu": [slugify(place_of(facts))],
        "teletravail": [remote_of(facts)],
        "contrat": [str(facts.get("contract", "")).lower()],
        "stade": [facts.get("stage", "")],
    }
    return [f"{key}={value}" for key, values in found.items() for value in values if value]


def place_of(facts: Facts) -> str:
    """Give the place without what follows it: « Nantes, près de la gare » is Nantes."""
    return re.split(r"[,;(]", str(facts.get("location", "")))[0].strip()[:_PLACE]


def remote_of(facts: Facts) -> str:
    """Give how far one works away from the place; "" where nothing is said."""
    days = facts.get("onsite_days")
    return "" if days is None else "complet" if days == 0 else "aucun" if days == 5 else "partiel"


def nearest(facts: Facts, catalogue: Catalogue) -> str:
    """Give the typical mandate whose levels are nearest, of two as near the one set up alike; "" where none is near."""
    levels: Mapping[str, int] = facts.get("mandate", {})

    def distance(ground: Ground) -> int:
        return sum(abs(level - ground.scope.mandate.get(slug, 0)) for slug, level in levels.items())

    near = [each for each in grounds(catalogue) if levels and distance(each) <= FAR]
    setup = facts.get("setup")
    best = min(near, key=lambda each: (distance(each), each.scope.role.setup != setup), default=None)
    return best.mandate.slug if best else ""


def is_another_post(changes: Iterable[Change]) -> bool:
    """Tell whether a version changes what an editor agreed to: the title, the missions, the pay, the place, the contract."""
    return any(
        change.ref in _DECISIVE or _MISSIONS.match(change.ref) or (not change.ref and change.text.startswith(_TITLE))
        for change in changes
    )
