"""The form of the checker: a posting, and the terms of the house."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from productops.publishing.reading.posting_form import PostingForm
from productops.text.folding import unfolds_beyond

HOUSE, HOUSE_TERMS = 2000, 60
"""Characters of a house list, and terms of it that are read."""


def house_terms(written: str) -> tuple[str, ...]:
    """Give the terms of a house list, one a line, a comma or a semicolon; the first sixty."""
    terms = (term.strip() for term in re.split(r"[\n;,]", written))
    return tuple(dict.fromkeys(term for term in terms if len(term) > 1))[:HOUSE_TERMS]


class CheckForm(PostingForm):
    """A posting, who reads it, and what the house calls its own."""

    maison = forms.CharField(
        label="Les termes de la maison",
        required=False,
        max_length=HOUSE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Facultatif, un par ligne : un produit (Svelte), un grade (Senior). Une remarque qui ne porte que sur l’un d’eux est laissée de côté.",
    )

    def clean(self) -> dict[str, Any]:
        """Read the terms of the house beside the posting."""
        given = super().clean()
        if unfolds_beyond(given.get("maison") or "", 2 * HOUSE):
            self.add_error("maison", f"{HOUSE} caractères au plus, signes dépliés compris.")
            return given
        return given | {"house": house_terms(given.get("maison") or "")}
