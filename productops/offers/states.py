"""The states of a published offer, the only ways between them, and what each answers: one table of each.

The tests walk these tables: every pair of states, by every actor, is either written here or refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models


class State(models.TextChoices):
    """Where an offer stands."""

    PUBLISHED = "publiee", "Publiée, par son lien"
    LISTED = "listee", "Publiée et listée"
    CLOSED = "close", "Close"
    SUSPENDED = "suspendue", "Suspendue"
    USURPED = "usurpee", "Usurpée"
    WITHDRAWN = "retiree", "Retirée"


class Actor(models.TextChoices):
    """Who may move an offer: whoever holds the draft, an editor in the admin, or its closing date."""

    LEADER = "leader", "qui tient le cadrage"
    EDITOR = "editor", "une personne du site"
    CLOCK = "clock", "la date de clôture"


class Decision(models.TextChoices):
    """What became of the asking that an offer be listed."""

    WAITING = "attente", "À lire"
    ACCEPTED = "acceptee", "Acceptée"
    REFUSED = "refusee", "Refusée"


_LEADER, _EDITOR = frozenset({Actor.LEADER}), frozenset({Actor.EDITOR})
_ANYONE = frozenset(Actor)

WAYS: Mapping[State, Mapping[State, frozenset[Actor]]] = {
    State.PUBLISHED: {
        State.LISTED: _EDITOR,
        State.CLOSED: _ANYONE,
        State.SUSPENDED: _EDITOR,
        State.USURPED: _EDITOR,
        State.WITHDRAWN: _LEADER | _EDITOR,
    },
    State.LISTED: {
        # Another employer's name is another agreement, and so is another post: what changes it goes back to the link alone.
        State.PUBLISHED: _LEADER | _EDITOR,
        State.CLOSED: _ANYONE,
        State.SUSPENDED: _EDITOR,
        State.USURPED: _EDITOR,
        State.WITHDRAWN: _LEADER | _EDITOR,
    },
    State.CLOSED: {
        State.SUSPENDED: _EDITOR,
        State.USURPED: _EDITOR,
        State.WITHDRAWN: _LEADER | _EDITOR,
    },
    State.SUSPENDED: {
        State.PUBLISHED: _EDITOR,
        State.USURPED: _EDITOR,
        State.WITHDRAWN: _LEADER | _EDITOR,
    },
    # Nothing comes back from these: a link that ended does not open again, a new offer has a new one.
    State.USURPED: {},
    State.WITHDRAWN: {},
}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a state answers. `is_open`: a version may follow; `gone` says why the address ended, where it did."""

    is_open: bool = False
    is_indexed: bool = False
    gone: str = ""


STANDINGS: Mapping[State, Standing] = {
    State.PUBLISHED: Standing(is_open=True),
    State.LISTED: Standing(is_open=True, is_indexed=True),
    State.CLOSED: Standing(),
    State.SUSPENDED: Standing(gone="Cette offre est suspendue, le temps d’une vérification."),
    State.USURPED: Standing(
        gone="Cette offre a été retirée : elle se servait du nom d’un employeur qui ne l’a pas écrite."
    ),
    State.WITHDRAWN: Standing(gone="Cette offre a été retirée par la personne qui l’avait publiée."),
}
OPEN = tuple(state for state, standing in STANDINGS.items() if standing.is_open)
CLOSED_FOR_LONG = "Cette offre est close depuis plus d’un an : elle n’est plus gardée ici."
