"""What is asked of who publishes, closes or reports an offer."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from productops.contributions.forms import GuardedForm
from productops.offers.employer_domain import domain_of, is_free
from productops.offers.models import OfferReport
from productops.offers.states import State
from productops.ui.forms import Form

_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Signs that a reader does not see, and that make one name look like another, or read backwards."""


def one_line(text: str) -> str:
    """Give a text on one line, without what a reader does not see."""
    return " ".join(_UNSEEN.sub(" ", text).split())


class PublicationForm(Form):
    """Who recruits; where to write to whoever publishes; from the second version on, why."""

    employer = forms.CharField(
        label="L’employeur, tel que l’offre le nomme",
        max_length=120,
        help_text="Son nom paraît sous le titre. Tant que rien ne le montre, la page dit que personne ne l’a vérifié.",
        error_messages={"required": "Dites qui recrute : une offre publiée n’est pas anonyme."},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    contact = forms.EmailField(
        label="Votre adresse de courriel",
        required=False,
        help_text="Facultative, jamais publiée : pour vous joindre si quelqu’un signale l’offre.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    why = forms.CharField(
        label="Pourquoi ce changement",
        max_length=300,
        help_text="Une phrase. Elle reste à côté de la version, pour qui tient ce cadrage.",
        error_messages={"required": "Dites en une phrase pourquoi l’offre change."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    agreed = forms.BooleanField(
        label="Oui, je publie aussi les lignes encore à confirmer",
        error_messages={"required": "Cochez la case, ou confirmez ces lignes à leur étape."},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=120, required=False)

    def __init__(self, *args: Any, is_first: bool, has_suggestions: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["why"]
        if not has_suggestions:
            del self.fields["agreed"]

    def clean_employer(self) -> str:
        """Refuse a name of which nothing is seen."""
        name = one_line(self.cleaned_data["employer"])
        if not any(sign.isalnum() for sign in name):
            raise ValidationError("Ce nom ne se lit pas : écrivez-le en lettres.")
        return name

    def clean_why(self) -> str:
        """Give it on one line."""
        return one_line(self.cleaned_data["why"])


class EndForm(Form):
    """How an offer ends."""

    WAYS = {"pourvue": (State.CLOSED, True), "close": (State.CLOSED, False), "retiree": (State.WITHDRAWN, None)}
    """What each choice does: the state, and whether the post was filled."""

    CHOICES = [
        ("pourvue", "Le poste est pourvu : l’offre se lit encore un an, et dit qu’elle est close"),
        ("close", "Le poste n’est plus à pourvoir : de même, sans dire qu’il l’a été"),
        ("retiree", "La retirer : plus rien ne se lit à son adresse, dès maintenant"),
    ]

    def __init__(self, *args: Any, is_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"] = forms.ChoiceField(
            label="Que devient l’offre ?",
            # What is closed is not closed again.
            choices=self.CHOICES if is_open else self.CHOICES[-1:],
            widget=forms.RadioSelect,
            error_messages={"required": "Choisissez ce que devient l’offre."},
        )


class ListingForm(Form):
    """Asking that an offer be listed: where to write to whoever answers for it, and a yes."""

    contact = forms.EmailField(
        label="Une adresse de courriel de l’employeur",
        help_text="Jamais publiée : elle montre à la personne qui relit que vous recrutez pour cet employeur.",
        error_messages={"required": "Donnez une adresse : sans elle, personne ne peut savoir qui publie."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    agreed = forms.BooleanField(
        label="Oui, tout le monde peut trouver cette offre, moteurs de recherche compris",
        error_messages={"required": "Cochez la case : une offre listée n’est plus réservée à qui a son lien."},
    )


class DomainForm(Form):
    """An address at the employer's own domain, where a mail is sent."""

    email = forms.EmailField(
        label="Une adresse de courriel chez l’employeur",
        max_length=254,
        help_text="La vôtre, ou celle d’une personne qui peut le confirmer. Elle n’est pas gardée : seulement ce qui suit le @.",
        error_messages={"required": "Écrivez une adresse de courriel."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    @property
    def domain(self) -> str:
        """Give the domain of the address."""
        return domain_of(self.cleaned_data["email"])

    def clean_email(self) -> str:
        """Refuse a mailbox that anyone opens, or a domain that no server reads."""
        address = str(self.cleaned_data["email"])
        try:
            domain = domain_of(address)
        except UnicodeError as fault:
            raise ValidationError("Ce domaine ne se lit pas : relisez ce qui suit le @.") from fault
        if is_free(domain):
            raise ValidationError(
                f"N’importe qui ouvre une boîte à @{domain} : donnez une adresse au domaine de l’employeur."
            )
        return address


class AnswerForm(Form):
    """What an employer answers to a refusal."""

    answer = forms.CharField(
        label="Votre réponse",
        max_length=600,
        help_text="Vous répondez une fois : dites ce qui permet de vérifier, ou ce qui a été mal lu.",
        error_messages={"required": "Écrivez votre réponse."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReportForm(GuardedForm):
    """What is wrong with an offer."""

    subject = forms.ChoiceField(
        label="Qu’est-ce qui ne va pas ?",
        choices=OfferReport.Subject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez ce qui ne va pas."},
    )
    text = forms.CharField(
        label="Ce que vous voulez nous dire",
        max_length=600,
        required=False,
        help_text="Facultatif : ce qui nous aidera à vérifier.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    email = forms.EmailField(
        label="Votre adresse de courriel",
        required=False,
        help_text="Facultative, pour vous répondre. Effacée avec le signalement.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    @property
    def asked(self) -> list[forms.BoundField]:
        """Give the fields that a person fills."""
        return [self["subject"], self["text"], self["email"]]
