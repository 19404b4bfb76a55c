"""The forms of people who offer a testimonial, or ask that one be removed. Robots are kept out without anyone's help."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from productops.contributions.models import ANSWER, QUESTIONS, Contribution
from productops.knowledge.models import CareerPath, Situation
from productops.ui.forms import Form

SALT = "productops.temoignages"
TOO_QUICK = 4
"""Seconds: no one reads a form and writes a sentence in less."""
TOO_OLD = 24 * 3600
_LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)


class GuardedForm(Form):
    """Keeps robots out: a field that people do not see, and the time the form was opened, signed."""

    site_web = forms.CharField(
        label="Laissez ce champ vide",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened_at = forms.CharField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def opened() -> str:
        """Give the signed time of now."""
        return signing.TimestampSigner(salt=SALT).sign("opened_at")

    def still_open(self) -> str:
        """Give the time the form was opened, to send again; the time of now where it no longer counts."""
        sent = str(self.data.get("opened_at", ""))
        try:
            signing.TimestampSigner(salt=SALT).unsign(sent, max_age=TOO_OLD)
        except signing.BadSignature:
            return self.opened()
        return sent

    def clean(self) -> dict[str, Any]:
        """Refuse what no person would send, in words that help a person who did."""
        cleaned = super().clean() or {}
        if cleaned.get("site_web"):
            raise ValidationError("Le dernier champ doit rester vide : il sert à reconnaître les robots.")
        signer = signing.TimestampSigner(salt=SALT)
        try:
            signer.unsign(cleaned.get("opened_at", ""), max_age=TOO_OLD)
        except signing.BadSignature as fault:
            raise ValidationError("Ce formulaire est resté ouvert trop longtemps. Envoyez-le de nouveau.") from fault
        if self.errors:
            return cleaned  # already sent back for a better reason than its haste
        try:
            signer.unsign(cleaned.get("opened_at", ""), max_age=TOO_QUICK)
        except signing.SignatureExpired:
            return cleaned
        raise ValidationError("C’est allé très vite. Relisez-vous, puis envoyez de nouveau.")


class ContributionForm(GuardedForm):
    """The same questions for everyone; two answers at least."""

    name = forms.CharField(
        label="Votre nom, tel qu’il paraîtra",
        max_length=120,
        help_text="Un prénom seul convient.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Dites sous quel nom vous citer : un prénom suffit."},
    )
    role = forms.CharField(
        label="Votre fonction",
        max_length=160,
        initial="Product Ops",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": "Dites votre fonction : elle paraît sous votre nom."},
    )
    company = forms.CharField(
        label="Votre entreprise",
        max_length=120,
        required=False,
        help_text="Laissez vide pour ne pas la nommer.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    path = forms.ModelChoiceField(
        label="D’où venez-vous ?",
        queryset=CareerPath.objects.all(),
        required=False,
        to_field_name="slug",
        empty_label="D’ailleurs, ou je préfère ne pas le dire",
    )
    situation = forms.ModelChoiceField(
        label="Dans quel contexte exercez-vous ?",
        queryset=Situation.objects.exclude(slug="recrutement"),
        required=False,
        to_field_name="slug",
        empty_label="Aucun de ceux-là",
    )
    email = forms.EmailField(
        label="Votre adresse de courriel",
        required=False,
        help_text="Pour vous poser une question si une phrase n’est pas claire. Jamais publiée, effacée une fois la décision prise.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    consent_site = forms.BooleanField(
        label="J’accepte que mes réponses soient publiées ici, mot pour mot, avec ce nom",
        error_messages={"required": "Sans cet accord, nous ne gardons rien : cochez la case pour envoyer."},
    )
    consent_documents = forms.BooleanField(
        label="J’accepte aussi qu’elles soient citées dans les notes internes que ce site aide à écrire", required=False
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, (question, hint) in QUESTIONS.items():
            self.fields[field] = forms.CharField(
                label=question, help_text=hint, max_length=ANSWER, required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for two answers, without links; whatever is to be mended is said at once."""
        for field in QUESTIONS:
            if _LINK.search(self.cleaned_data.get(field, "")):
                self.add_error(field, "Sans adresse de site, s’il vous plaît : racontez plutôt.")
        # An answer refused for its length or a link is an answer all the same.
        empty = [
            field for field in QUESTIONS if not self.cleaned_data.get(field, "").strip() and field not in self.errors
        ]
        if len(QUESTIONS) - len(empty) < 2:
            self.add_error(
                empty[0],
                "Répondez à deux questions au moins, celles que vous voulez : c’est ce qui fait un témoignage.",
            )
        return super().clean()

    def save(self) -> tuple[Contribution, str]:
        """Keep it, to be read by an editor; give it with its author's key."""
        apart = {"site_web", "opened_at"}
        return Contribution.objects.receive(**{k: v for k, v in self.cleaned_data.items() if k not in apart})  # type: ignore[no-any-return]

    @property
    def questions(self) -> list[forms.BoundField]:
        """Give the fields of the questions, in order."""
        return [self[field] for field in QUESTIONS]


class RemovalForm(GuardedForm):
    """Who asks, and what."""

    email = forms.EmailField(
        label="Votre adresse de courriel",
        help_text="Pour vous répondre. Rien d’autre.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Laissez une adresse : sans elle, nous ne pouvons pas vous répondre."},
    )
    reason = forms.CharField(
        label="Ce que vous demandez",
        error_messages={"required": "Dites en une phrase ce que vous demandez."},
        max_length=ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="« C’est moi que l’on cite, et je ne le souhaite plus » suffit.",
    )
