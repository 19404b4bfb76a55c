"""The mandate that others would give: one vote a browser, told beside the mandate of the draft."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from productops.drafting.catalogue import Catalogue
from productops.drafting.scope import Scope
from productops.drafting.votes import Accord, Spread, spreads
from productops.drafting.wording import MANDATE_LEVELS
from productops.pictures.spread import spread
from productops.scoping.models import RoleScope
from productops.ui.forms import Form

LONGEST_NAME, LONGEST_REASON, MOST = 60, 300, 50
_OPPOSED = (Accord.APART, Accord.HIGHER, Accord.LOWER)
_SHORT = ("Hors", "En appui", "Important", "Prioritaire")
"""The levels' names over the columns of the picture, which has no room for « Hors du mandat »."""


class VoteForm(Form):
    """A level for each domain one has an opinion on, and a name."""

    def __init__(self, *args: Any, catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*((str(level), name) for level, name in enumerate(MANDATE_LEVELS)), ("", "Sans avis")]
        for slug, domain in catalogue.domains.items():
            self.fields[slug] = forms.ChoiceField(
                label=domain.name,
                choices=choices,
                widget=forms.RadioSelect,
                help_text=domain.purpose,
                required=False,
                initial="",
            )
        self.fields["name"] = forms.CharField(
            label="Votre nom",
            max_length=LONGEST_NAME,
            help_text="Qui tient le cadrage le lira, et qui aura donné son avis aussi.",
            error_messages={"required": "Dites qui vous êtes : un avis se discute avec la personne qui le donne."},
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )
        self.fields["reason"] = forms.CharField(
            label="Pourquoi, en une phrase",
            max_length=LONGEST_REASON,
            required=False,
            help_text="C’est d’elle que l’on discutera.",
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def levels(self) -> list[forms.BoundField]:
        """Give the field of each domain."""
        return [field for field in self if field.name not in ("name", "reason")]

    def clean(self) -> dict[str, Any]:
        """Refuse a vote on nothing."""
        if not self.errors and not self.voted():
            raise ValidationError("Donnez au moins un niveau : un avis qui n’en a aucun ne dit rien du mandat.")
        return self.cleaned_data

    def voted(self) -> dict[str, int]:
        """Give the levels of a valid vote, by domain."""
        return {field.name: int(level) for field in self.levels() if (level := self.cleaned_data.get(field.name))}


class VoteError(Exception):
    """A vote that cannot be kept, with what to do, in French."""


@transaction.atomic
def save_vote(pk: int, *, name: str, levels: dict[str, int], reason: str, mine: str = "") -> str:
    """Keep a vote, in place of `mine`, the one that this browser gave already, if any. Give its id. Raises VoteError."""
    row = RoleScope.objects.select_for_update().get(pk=pk)
    name, reason = (" ".join(typed.split()) for typed in (name, reason))
    others = [vote for vote in row.votes if vote["id"] != mine]
    if len(others) >= MOST:
        raise VoteError(f"Ce cadrage a déjà {MOST} avis : demandez que l’on en efface.")
    if any(vote["name"].casefold() == name.casefold() for vote in others):
        raise VoteError(
            "Quelqu’un a déjà signé de ce nom, depuis un autre navigateur. Si c’est vous, changez votre avis là-bas ;"
            " sinon, ajoutez une initiale."
        )
    given = mine if len(others) < len(row.votes) else secrets.token_hex(8)
    row.votes = [*others, {"id": given, "name": name, "levels": levels, "reason": reason}]
    row.save(update_fields=["votes"])
    return given


@transaction.atomic
def erase_vote(pk: int, vote_id: str) -> None:
    """Erase a vote; erasing one that is gone does nothing."""
    row = RoleScope.objects.select_for_update().get(pk=pk)
    row.votes = [vote for vote in row.votes if vote["id"] != vote_id]
    row.save(update_fields=["votes"])


def summarise_votes(row: RoleScope, scope: Scope, catalogue: Catalogue) -> dict[str, Any] | None:
    """Give what a page shows of the votes: the picture, what to make of each domain, and who said what."""
    if not row.votes:
        return None
    mandate = scope.mandate if scope.has_mandate else None
    found = spreads([vote["levels"] for vote in row.votes], mandate, catalogue)
    return {
        "picture": spread([(each.domain.name, each.counts, each.mandate) for each in found], levels=_SHORT),
        "spreads": found,
        "opposed": [each.domain.name for each in found if each.accord in _OPPOSED],
        "mandate": [(each.domain.name, MANDATE_LEVELS[each.mandate]) for each in found if each.mandate is not None],
        "people": [vote | {"levels": _by_domain(vote["levels"], found)} for vote in row.votes],
    }


def _by_domain(levels: Mapping[str, int], found: tuple[Spread, ...]) -> list[tuple[str, str]]:
    """Give the name of each domain and of its level, empty where none was given."""
    return [
        (each.domain.name, MANDATE_LEVELS[levels[each.domain.slug]] if each.domain.slug in levels else "")
        for each in found
    ]
