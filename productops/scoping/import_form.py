"""The form that opens a draft from the JSON of a scope."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from productops.drafting.catalogue import Catalogue
from productops.drafting.scope_json import ScopeError, read_scope
from productops.scoping.importing import JsonError, parse_scope_json

LIMIT = 256 * 1024
"""Bytes of JSON at most: a scope filled to its limits takes a fifth of it."""


class ImportForm(forms.Form):
    """A file, or a pasted text."""

    file = forms.FileField(
        label="Un fichier", required=False, help_text="Celui que « Télécharger les réponses (JSON) » vous a donné."
    )
    text = forms.CharField(
        label="Ou le texte, collé ici",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, catalogue: Catalogue | None = None, **kwargs: Any) -> None:
        self.catalogue = catalogue
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Read the scope; every fault is told, with its place."""
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text", "")
        if self.errors:
            return self.cleaned_data
        if bool(file) == bool(text.strip()):
            raise ValidationError("Donnez un fichier, ou collez un texte : l’un des deux.")
        if (file.size if file else len(text.encode())) > LIMIT:
            raise ValidationError(f"C’est trop long : {LIMIT // 1024} Ko au plus.")
        assert self.catalogue is not None  # noqa: S101  a bound form is made with a catalogue
        try:
            data = parse_scope_json(file.read() if file else text.encode())
            read_scope(data, self.catalogue, partial=True)
        except JsonError as fault:
            raise ValidationError(f"{str(fault)[:1].upper()}{str(fault)[1:]}.") from fault
        except ScopeError as error:
            raise ValidationError([str(fault) for fault in error.faults]) from error
        return self.cleaned_data | {"scope": data}
