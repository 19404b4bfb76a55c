"""What is asked to give a link: for whom, to do what, on which documents, until when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from productops.offers.forms import one_line
from productops.publishing.documents import BY_KIND, DOCUMENTS
from productops.scoping.links import OPENS, Use
from productops.text.french import join
from productops.ui.forms import Form

LONGEST = timedelta(days=365)


class LinkForm(Form):
    """A link of a draft."""

    name = forms.CharField(
        label="À qui le donnez-vous ?",
        max_length=60,
        help_text="Ce nom n’est vu que de vous : il dit quel lien révoquer le jour venu.",
        error_messages={"required": "Donnez un nom à ce lien : une personne, une équipe."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    use = forms.ChoiceField(
        label="Pour quoi faire ?",
        choices=[
            (
                Use.COMMENT,
                "Lire et commenter : les documents choisis, avec les raisons des lignes, et un avis sur le mandat",
            ),
            (Use.PANEL, "Préparer un entretien : le dossier sans les bonnes réponses, l’offre"),
            (Use.PARTNER, "Chercher des personnes : l’offre, le plan d’arrivée, rien à commenter"),
            (Use.VOTE, "Donner un avis sur le mandat, et rien d’autre"),
            (Use.HISTORY, "Lire les versions de l’offre publiée, ce que chacune change et pourquoi"),
            (Use.EDIT, "Modifier le cadrage avec vous, sans pouvoir publier, donner de liens ni supprimer"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez à quoi il sert."},
    )
    documents = forms.MultipleChoiceField(
        label="Quels documents ouvre-t-il ?",
        choices=[(str(described.kind), described.name) for described in DOCUMENTS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Rien de coché : tous ceux de son usage.",
    )
    ends_on = forms.DateField(
        label="Jusqu’à quand ?",
        required=False,
        help_text="Facultatif. Vous pouvez le révoquer avant.",
        error_messages={"invalid": "Écrivez une date, sous la forme AAAA-MM-JJ."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_name(self) -> str:
        """Give it on one line."""
        return one_line(self.cleaned_data["name"]) or "Sans nom"

    def clean_ends_on(self) -> Any:
        """Refuse a day that is past, or so far that it is none."""
        day, today = self.cleaned_data["ends_on"], timezone.localdate()
        if day and not today <= day <= today + LONGEST:
            raise ValidationError("Choisissez un jour entre aujourd’hui et dans un an.")
        return day

    def clean(self) -> dict[str, Any]:
        """Keep to the documents that the use may open."""
        given = self.cleaned_data
        if "use" not in given or "documents" not in given:
            return given
        allowed = [str(kind) for kind in OPENS[Use(given["use"])]]
        if others := [kind for kind in given["documents"] if kind not in allowed]:
            names = join(BY_KIND[kind].named for kind in BY_KIND if kind in others)
            self.add_error("documents", f"Un lien de cet usage n’ouvre pas {names} : décochez, ou changez d’usage.")
        else:
            given["documents"] = given["documents"] or allowed
        return given
