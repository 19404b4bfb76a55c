"""The form of the reading: a posting, who reads it, and the profile of who would apply."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import QueryDict

from productops.drafting.catalogue import Catalogue
from productops.drafting.profile import read_answers, read_situation
from productops.publishing.reading.posting_form import PostingForm

LONGEST = 15_000
"""Characters of a posting to read: some five sheets. Each of its lines is looked at, and a thousand take a second."""
ADDRESS = 1000
"""Characters of the address of a profile at most."""


class ReaderForm(PostingForm):
    """A posting to read, and a profile to hold against it where there is one."""

    longest = LONGEST
    profil = forms.CharField(
        label="L’adresse de votre profil",
        required=False,
        max_length=ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="Facultatif. Celle de la page « Et moi ? », une fois les questions répondues : l’offre est mise en face de vos réponses.",
    )

    def __init__(self, *args: Any, catalogue: Catalogue, **kwargs: Any) -> None:
        self.catalogue = catalogue
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Read the answers that the address of a profile holds; an address that holds none is told."""
        given = super().clean()
        written = (given.get("profil") or "").replace("\x00", "")
        answers: dict[str, Any] = {}
        situation = None
        if written:
            try:
                query = QueryDict(urlsplit(written).query).dict()
            except ValueError:  # an address that is none, or of too many parts
                query = {}
            answers, _odd = read_answers(
                {name: str(value) for name, value in query.items()}, self.catalogue.profile_questions
            )
            situation = read_situation({name: str(value) for name, value in query.items()})
            if not answers:
                self.add_error(
                    "profil",
                    "Cette adresse ne contient aucune réponse. Répondez aux questions de « Et moi ? », puis copiez l’adresse de la page.",
                )
        return given | {"answers": answers, "situation": situation}
