"""What a Product Ops offers to tell, and what a person asks to take away."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, ClassVar

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from productops.knowledge.models import Interviewee, Source, Testimonial

QUESTIONS = {
    "before": ("Que faisiez-vous avant, et qu’est-ce qui vous a fait choisir ce poste ?", "Un mot du passé, un mot du déclic."),
    "surprise": ("Qu’est-ce qui vous a surpris en arrivant ?", "En bien ou en mal : ce que la fiche de poste ne disait pas."),
    "hard": ("Qu’est-ce qui est difficile, et que personne ne raconte ?", "Un exemple vécu plutôt qu’une généralité."),
    "skill": ("Quelle compétence vous sert le plus, et d’où la tenez-vous ?", ""),
    "advice": ("Que diriez-vous à une personne du même passé que vous, qui hésite ?", ""),
}  # fmt: skip
"""The questions put to everyone, in order: a question, and a hint."""

ANSWER = 600
"""Characters of an answer at most."""


def digest(key: str) -> str:
    """Give what the table keeps of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


class ContributionManager(models.Manager["Contribution"]):
    """Takes in what is offered, and finds it by its key."""

    def receive(self, **fields: Any) -> tuple[Contribution, str]:
        """Keep an offered testimonial; give it with the key that lets its author take it back."""
        key = secrets.token_urlsafe(24)
        return self.create(key_digest=digest(key), **fields), key

    def with_key(self, key: str) -> Contribution:
        """Give the contribution of a key. Raises DoesNotExist."""
        return self.get(key_digest=digest(key))


class Contribution(models.Model):
    """A testimonial offered by someone who does the job: shown nowhere until an editor accepts it."""

    class Status(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", "À lire"
        ACCEPTED = "accepted", "Accepté"
        REFUSED = "refused", "Refusé"

    status = models.CharField("état", max_length=8, choices=Status, default=Status.WAITING)
    received_at = models.DateTimeField("reçu le", default=timezone.now)
    key_digest = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField("nom à publier", max_length=120)
    role = models.CharField("fonction", max_length=160)
    company = models.CharField("entreprise", max_length=120, blank=True)
    path = models.ForeignKey(
        "knowledge.CareerPath", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="parcours"
    )
    situation = models.ForeignKey(
        "knowledge.Situation", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="contexte"
    )
    email = models.EmailField("adresse de courriel", blank=True)
    before = models.TextField(QUESTIONS["before"][0], max_length=ANSWER, blank=True)
    surprise = models.TextField(QUESTIONS["surprise"][0], max_length=ANSWER, blank=True)
    hard = models.TextField(QUESTIONS["hard"][0], max_length=ANSWER, blank=True)
    skill = models.TextField(QUESTIONS["skill"][0], max_length=ANSWER, blank=True)
    advice = models.TextField(QUESTIONS["advice"][0], max_length=ANSWER, blank=True)
    consent_site = models.BooleanField("accepte la publication sur ce site", default=False)
    consent_documents = models.BooleanField("accepte aussi d’être cité dans les notes internes", default=False)
    interviewee = models.OneToOneField(
        "knowledge.Interviewee", models.SET_NULL, null=True, blank=True, editable=False, related_name="contribution"
    )

    objects: ClassVar[Any] = ContributionManager()

    class Meta:
        verbose_name = "témoignage proposé"
        verbose_name_plural = "témoignages proposés"
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(consent_site=True),
                name="contribution_consented",
                violation_error_message="Sans accord de publication, rien n’est gardé.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_status_display().lower()}"

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Give the questions that were answered, each with its answer."""
        return [(question, text) for field, (question, _hint) in QUESTIONS.items() if (text := getattr(self, field))]

    @transaction.atomic
    def accept(self) -> list[Any]:
        """Publish it: a person, and a testimonial an answer, word for word. Gives what it made: nothing the second time."""
        if self.interviewee is not None:
            return []
        month = date_format(timezone.localtime(self.received_at), "F Y")
        source, _created = Source.objects.get_or_create(
            slug=slugify(f"recueilli-ici-{month}"),
            defaults={"title": "Témoignage recueilli ici", "publisher": f"ProductOps, {month}"},
        )
        slug = _free_slug(Interviewee, self.name)
        person = Interviewee.objects.create(
            slug=slug, name=self.name, role=self.role, order=_last(Interviewee), citable=self.consent_documents
        )
        if self.company:
            person.companies.create(text=self.company)
        if self.path:
            person.interviewee_paths.create(path=self.path)
        made: list[Any] = [person]
        for field, (question, _hint) in QUESTIONS.items():
            if answer := getattr(self, field).strip():
                testimonial = Testimonial.objects.create(
                    slug=_free_slug(Testimonial, f"{slug}-{field}"),
                    interviewee=person,
                    quote=answer,
                    context=f"En réponse à : {question}",
                    source=source,
                    order=_last(Testimonial),
                )
                testimonial.paths.set([self.path] if self.path else [])
                testimonial.situations.set([self.situation] if self.situation else [])
                made.append(testimonial)
        # The address was for a question before publishing: it is not kept longer than said.
        self.status, self.interviewee, self.email = self.Status.ACCEPTED, person, ""
        self.save(update_fields=["status", "interviewee", "email"])
        return made

    @transaction.atomic
    def withdraw(self) -> None:
        """Take everything away, for good: what was offered, and what was published of it."""
        if self.interviewee is not None:
            self.interviewee.delete()
        self.delete()


def _last(model: Any) -> int:
    return int(model.objects.aggregate(last=models.Max("order"))["last"] or 0) + 1


def _free_slug(model: Any, text: str) -> str:
    base = slugify(text)[:70] or "anonyme"
    slug, number = base, 2
    while slug in RESERVED or model.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


RESERVED = frozenset({"proposer", "retrait"})
"""Addresses under `/temoignages/` that are no person's."""


class RemovalRequest(models.Model):
    """Someone asks that a testimonial be removed: an editor reads it, and hides the testimonial in one gesture."""

    testimonial = models.ForeignKey(
        "knowledge.Testimonial",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="removal_requests",
        verbose_name="témoignage",
    )
    email = models.EmailField("adresse de courriel")
    reason = models.TextField("ce qui est demandé", max_length=ANSWER)
    received_at = models.DateTimeField("reçue le", default=timezone.now)
    done = models.BooleanField("traitée", default=False)

    class Meta:
        verbose_name = "demande de retrait"
        verbose_name_plural = "demandes de retrait"
        ordering = ["done", "-received_at"]

    def __str__(self) -> str:
        return f"{self.testimonial or 'sans témoignage'}, {timezone.localtime(self.received_at):%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """Give the page of the testimonial it is about."""
        return self.testimonial.get_absolute_url() if self.testimonial else reverse("knowledge:testimonials")
