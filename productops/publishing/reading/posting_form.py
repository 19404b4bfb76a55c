"""The form that takes any posting, pasted or dropped as a file, whatever is done with it then."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from productops.intake.blocks import LARGEST, IntakeError
from productops.intake.read import EXTENSIONS, read_file
from productops.text.folding import unfolds_beyond
from productops.turn import out_of_turn

LONGEST = 60_000
"""Characters of a posting on a page: some twenty sheets, and under a second of processor whatever they say."""
READERS = [("recruteur", "Je publie cette offre"), ("candidat", "Je lis cette offre")]


class PostingForm(forms.Form):
    """A posting, and who reads it. `longest`: characters of a posting at most."""

    longest = LONGEST
    texte = forms.CharField(
        label="Le texte de l’offre",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="L’intitulé sur la première ligne. Rien de ce que vous collez n’est gardé.",
    )
    fichier = forms.FileField(
        label="Ou un fichier",
        required=False,
        help_text="Word, PDF, OpenDocument, page HTML, courriel ou texte. Vous pouvez aussi le déposer sur le texte.",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(EXTENSIONS)}),
    )
    lecteur = forms.ChoiceField(
        label="Qui la lit", choices=READERS, initial="recruteur", widget=forms.RadioSelect, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Take the text from where it is; a file that cannot be read, or nothing at all, is told."""
        text, file = self.cleaned_data.get("texte") or "", self.cleaned_data.get("fichier")
        notes: tuple[str, ...] = ()
        if file:
            try:
                with out_of_turn():  # a child may take five seconds, a page of ten megabytes one
                    extraction = read_file(file.read(LARGEST + 1), file.name or "")
            except IntakeError as fault:
                self.add_error("fichier", str(fault))
                return self.cleaned_data
            text, notes = extraction.text, extraction.notes
        text = text.replace("\r\n", "\n").replace("\x00", "")
        if not text.strip():
            raise ValidationError("Collez une offre, ou choisissez un fichier.")
        if len(text) > self.longest:
            raise ValidationError(f"{len(text)} caractères : c’est trop long pour une offre ({self.longest} au plus).")
        if unfolds_beyond(text, self.longest):
            raise ValidationError(
                f"Ce texte contient des signes qui en valent plusieurs : dépliés, ils dépassent {self.longest} caractères."
            )
        return self.cleaned_data | {
            "text": text,
            "notes": notes,
            "lecteur": self.cleaned_data.get("lecteur") or "recruteur",
        }
