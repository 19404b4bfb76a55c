"""What is asked to open a bilan, and at each of its days: fields are made of the lines of the version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone

from productops.offers.forms import one_line
from productops.offers.stocktaking import STANDS, VERDICTS, Line, Mandate, Week, marked
from productops.ui.forms import Form

LONG = 400
"""Characters of what closes the page. More would not be one page: see `Mandate.most` for a line."""
_AROUND = timedelta(days=400)


class OpeningForm(Form):
    """Who holds the post, and since when."""

    name = forms.CharField(
        label="À qui donnez-vous ce bilan ?",
        max_length=60,
        help_text="Qui tient le poste. Ce nom n’est vu que de vous, dans la liste des liens.",
        error_messages={"required": "Donnez un nom à ce lien : la personne qui tient le poste."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    started_on = forms.DateField(
        label="Poste pris le",
        help_text="Les trois bilans sont à 90, 180 et 365 jours de là.",
        error_messages={
            "required": "Donnez le jour de l’arrivée : les trois dates en partent.",
            "invalid": "Écrivez une date, sous la forme AAAA-MM-JJ.",
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_name(self) -> str:
        """Give it on one line."""
        return one_line(self.cleaned_data["name"]) or "Sans nom"

    def clean_started_on(self) -> Any:
        """Refuse a day so far that it is a slip."""
        day, today = self.cleaned_data["started_on"], timezone.localdate()
        if not today - _AROUND <= day <= today + _AROUND:
            raise ValidationError("Choisissez un jour à un an d’aujourd’hui au plus.")
        return day


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A line of the version with what is asked of it; the missions of a part of the week stand under it."""

    line: Line | Week
    fields: tuple[BoundField, ...]
    missions: tuple[Asked, ...] = ()


class StocktakingForm(Form):
    """What is found of each line, the week as it is, and whether one goes on. Nothing is needed, save to hand it over."""

    use_required_attribute = False

    def __init__(self, *args: Any, mandate: Mandate, is_handing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mandate = mandate
        for line in (*mandate.results, *mandate.missions):
            self.fields[f"{line.mark}-stands"] = forms.ChoiceField(
                label=f"{line.mark} : où en est cette ligne ?",
                choices=STANDS.items(),
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"{line.mark}-found"] = _text(f"{line.mark} : ce que l’on constate", mandate.most, rows=2)
        for week in mandate.weeks:
            self.fields[f"{week.mark}-days"] = forms.DecimalField(
                label=f"{week.mark} : jours par semaine, en vrai",
                required=False,
                min_value=Decimal(0),
                max_value=Decimal(7),
                decimal_places=2,
                localize=True,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "8"}),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"),
                    "Écrivez un nombre de jours, de 0 à 7 : « 1,5 », par exemple.",
                ),
            )
        self.fields["added"] = _text("Ce que le poste fait aujourd’hui, et que l’offre n’écrivait pas", LONG)
        self.fields["verdict"] = forms.ChoiceField(
            label="Continue-t-on ?",
            choices=VERDICTS.items(),
            widget=forms.RadioSelect,
            required=is_handing,
            error_messages={"required": "Dites si l’on continue : sans cela, le bilan ne se remet pas."},
        )
        self.fields["why"] = _text("Pourquoi", LONG)

    @property
    def typed(self) -> dict[str, str]:
        """Give what was typed and reads, as text; what does not read stays on the page."""
        return {
            name: str(self.data.get(name, "")).replace("\r\n", "\n").strip()
            for name in self.fields
            if name in self.cleaned_data or (name == "verdict" and not self.data.get(name))
        }

    def told(self, name: str, value: str) -> str:
        """Say a value as the page does: a choice by its words."""
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value))

    @property
    def results(self) -> list[Asked]:
        """Give what is asked of each result."""
        return [self._asked(line) for line in self.mandate.results]

    @property
    def weeks(self) -> list[Asked]:
        """Give what is asked of each part of the week."""
        return [
            Asked(line=week, fields=(self[f"{week.mark}-days"],), missions=tuple(map(self._asked, week.missions)))
            for week in self.mandate.weeks
        ]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Name the parts of the page, each with its anchor."""
        weeks = [(week.mark, f"{week.mark} · {week.title or 'Les missions'}") for week in self.mandate.weeks]
        results = [("resultats", "Les résultats")] if self.mandate.results else []
        return [*results, *weeks, ("suite", "Et maintenant")]

    @property
    def closing(self) -> list[BoundField]:
        """Give what closes the page."""
        return [self["added"], self["verdict"], self["why"]]

    def _asked(self, line: Line) -> Asked:
        return Asked(line=line, fields=(self[f"{line.mark}-stands"], self[f"{line.mark}-found"]))


def _text(label: str, most: int, rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, widget=forms.Textarea(attrs={"rows": rows}))


def seen_of(answers: dict[str, str]) -> str:
    """Give the marks of what a page shows, for it to send back."""
    return json.dumps({name: marked(value) for name, value in answers.items()}, separators=(",", ":"))


def read_seen(text: str) -> dict[str, str]:
    """Read the marks that a page sends back; a text that is none shows nothing."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return {name: value for name, value in _pairs(found) if isinstance(value, str)}


def _pairs(found: Any) -> Iterator[tuple[Any, Any]] | Iterable[tuple[Any, Any]]:
    return found.items() if isinstance(found, dict) else ()
