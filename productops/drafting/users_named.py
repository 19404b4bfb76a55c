"""The catalogue as it reads where the leader said who uses the product, and did not call them clients.

Its lines say « clients », as most product people do. Teachers, patients, tenants or wardens are none, and an offer that says
« que les PM parlent à des clients » to who works for them is rewritten before it is sent: « utilisateurs » is true of all.
Who buys stays a client: a promise, a contract, an interface opened to a company are made to clients, whoever uses them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from productops.drafting.catalogue import Catalogue, by_catalogue
from productops.drafting.scope import Scope
from productops.text.folding import fold

T = TypeVar("T")

_CLIENTS = re.compile(
    r"(?<!support )(?<!service )(?<!relation )\bclient(?!el)|\bcustomers?\b(?! (?:success|care|support))"
)
_BUYERS = re.compile(r"\bventes?\b|\bpromesses?\b|\binterfaces? ouvertes?\b|\bgros client|\bcontrats?\b")
"""In a title: it speaks of who buys."""
_ELIDED = {"de ": "d’", "du ": "de l’", "le ": "l’", "au ": "à l’", "quel ": "quel "}
_A_USER = re.compile(
    r"(?P<before>(?<![\w’-])(?:de|du|le|au) |(?<![\w-])(?:les|des|aux|ces|ses|nos|vos|un|deux|trois|cinq|dix|chaque|seul|quels?"
    r"|autres|mêmes|principaux|dernier|entretiens?) |’(?=clients?\b)|^)(?P<noun>clients?)\b(?!-)",
    re.IGNORECASE,
)


def called(catalogue: Catalogue, scope: Scope) -> Catalogue:
    """Give the catalogue in which users are called clients, or not, as the leader's own words do."""
    organisation, context = scope.organisation, scope.context
    typed = (organisation.users, organisation.product, organisation.about, context.why_now, context.incident)
    own = (*(own.title for own in scope.own_problems), *(own.title for own in scope.own_missions))
    held = (role.holds for role in scope.present_roles)
    said = fold(" ".join(filter(None, (*typed, *own, *held, *(each.title for each in scope.results or ())))))
    return catalogue if not organisation.users or _CLIENTS.search(said) else _without_clients(catalogue)


@by_catalogue
def _without_clients(catalogue: Catalogue) -> Catalogue:
    return replace(
        catalogue,
        missions=_each(catalogue.missions),
        problems=_each(catalogue.problems),
        competencies=_each(catalogue.competencies),
    )


def _each(entries: Mapping[str, T]) -> dict[str, T]:
    return {
        slug: entry if _BUYERS.search(getattr(entry, "title", "").lower()) else _said(entry)
        for slug, entry in entries.items()
    }


def _said(value: Any) -> Any:
    """Give a value of the catalogue with its texts said of users; slugs hold no article, and stay."""
    if isinstance(value, str):
        return _A_USER.sub(_user, value)
    if isinstance(value, tuple):
        return tuple(map(_said, value))
    if isinstance(value, Mapping):
        return {key: _said(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _said(getattr(value, each.name)) for each in fields(value)})
    return value


def _user(found: re.Match[str]) -> str:
    before, noun = found["before"], found["noun"]
    user = ("U" if noun[0].isupper() else "u") + "tilisateur" + ("s" if noun.endswith("s") else "")
    elided = _ELIDED.get(before.lower(), before)
    if before[:1].isupper():
        elided = elided[:1].upper() + elided[1:]
    return elided + user
