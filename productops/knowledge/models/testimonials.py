"""People, and what they said, word for word."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from productops.knowledge.models.base import Line, Slugged
from productops.knowledge.models.paths import CareerPath
from productops.knowledge.models.work import Competency, Domain


class Source(Slugged):
    """Where a testimonial was published, or a definition and a framework that we did not write.

    What the source does not tell of itself (an author, a date) stays empty, and is said to be untold.
    """

    title = models.CharField("titre", max_length=200)
    publisher = models.CharField("éditeur", max_length=120)
    year = models.PositiveSmallIntegerField("année", null=True, blank=True)
    url = models.URLField("adresse", blank=True)
    author = models.CharField("auteur", max_length=120, blank=True, help_text="Vide si la source ne le dit pas.")
    dated = models.CharField("date", max_length=60, blank=True, help_text="Telle que la source la donne ; sinon vide.")
    as_of = models.CharField(
        "quand les fonctions sont dites", max_length=60, blank=True, help_text="« au moment de l’article »"
    )
    excerpt = models.TextField("phrase citée", blank=True, help_text="Mot pour mot, dans la langue où nous la citons.")

    class Meta:
        verbose_name = "source"

    def __str__(self) -> str:
        return f"« {self.title} », {self.publisher}"


class Interviewee(Slugged):
    """A person who was interviewed. `paths` is empty where the source does not tell the person's past."""

    name = models.CharField("nom", max_length=120)
    role = models.CharField("fonction", max_length=160)
    paths = models.ManyToManyField(CareerPath, through="IntervieweePath", related_name="interviewees")
    story = models.TextField("parcours raconté", blank=True, help_text="Ce que la source dit, dans nos mots.")
    is_recruiter = models.BooleanField("parle en recruteuse ou recruteur", default=False)
    published = models.BooleanField("publié", default=True, help_text="Décoché : la voix disparaît partout.")
    citable = models.BooleanField(
        "citable dans les documents", default=True, help_text="Décoché : le cadrage n’appuie rien sur ses phrases."
    )
    order = models.PositiveIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "personne interviewée"
        verbose_name_plural = "personnes interviewées"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """Give the first letters of the first and last names."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    def get_absolute_url(self) -> str:
        """Give the page of this person."""
        return reverse("knowledge:person", args=[self.slug])


class IntervieweeCompany(Line):
    """A company where a person held the role."""

    interviewee = models.ForeignKey(Interviewee, models.CASCADE, related_name="companies")

    class Meta(Line.Meta):
        verbose_name = "entreprise"


class IntervieweePath(models.Model):
    """A past of a person, in the order it was lived."""

    interviewee = models.ForeignKey(Interviewee, models.CASCADE, related_name="interviewee_paths")
    path = models.ForeignKey(CareerPath, models.PROTECT, verbose_name="parcours")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "parcours vécu"
        verbose_name_plural = "parcours vécus"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["interviewee", "path"], name="interviewee_path_once")]

    def __str__(self) -> str:
        return f"{self.path} : {self.interviewee}"


class Situation(Slugged):
    """A tag for the circumstances a testimonial speaks of: alone in the role, a growing organisation."""

    name = models.CharField("nom", max_length=80)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "contexte"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class TestimonialQuerySet(models.QuerySet):
    """Verbs over testimonials."""

    def published(self) -> TestimonialQuerySet:
        """Keep the testimonials of people who agree to be shown."""
        return self.filter(interviewee__published=True, published=True)

    def cited(self) -> TestimonialQuerySet:
        """Keep the testimonials that a document may cite."""
        return self.published().filter(interviewee__citable=True)

    def speaking_of(self, path_slug: str) -> TestimonialQuerySet:
        """Keep the testimonials that speak of this past."""
        return self.filter(paths__slug=path_slug)

    def for_cards(self) -> TestimonialQuerySet:
        """Fetch what a quotation's card shows, in a constant number of queries."""
        # Plain lists: a card of a page asks for them without making a query again.
        return self.select_related("interviewee", "source").prefetch_related(
            models.Prefetch("competencies", to_attr="card_competencies"),
            models.Prefetch("interviewee__companies", to_attr="card_companies"),
            models.Prefetch(
                "interviewee__interviewee_paths",
                IntervieweePath.objects.select_related("path"),
                to_attr="card_past",
            ),
        )


class Testimonial(Slugged):
    """What a person said, verbatim, with our words for the context."""

    interviewee = models.ForeignKey(Interviewee, models.CASCADE, related_name="testimonials", verbose_name="personne")
    quote = models.TextField("citation", help_text="Mot pour mot, telle que dans la source.")
    context = models.TextField("contexte", help_text="Dans nos mots.")
    paths = models.ManyToManyField(CareerPath, blank=True, related_name="testimonials", verbose_name="parcours évoqués")
    situations = models.ManyToManyField(Situation, blank=True, related_name="testimonials", verbose_name="contextes")
    competencies = models.ManyToManyField(
        Competency, blank=True, related_name="testimonials", verbose_name="compétences"
    )
    domains = models.ManyToManyField(Domain, blank=True, related_name="testimonials", verbose_name="domaines")
    source = models.ForeignKey(Source, models.PROTECT, related_name="testimonials")
    added_on = models.DateField("ajouté le", default=timezone.localdate)
    published = models.BooleanField("publié", default=True)
    order = models.PositiveIntegerField("ordre", default=0)

    objects: ClassVar[Any] = TestimonialQuerySet.as_manager()

    class Meta:
        verbose_name = "témoignage"
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["order", "id"], name="testimonial_order")]

    def __str__(self) -> str:
        return f"{self.interviewee} : {Truncator(self.quote).words(10)}"

    def get_absolute_url(self) -> str:
        """Give the place of this quotation on its person's page."""
        return f"{self.interviewee.get_absolute_url()}#{self.slug}"


class Dissent(Slugged):
    """Two testimonials that do not agree, brought side by side: they never answered each other, and the page says so."""

    question = models.CharField("question", max_length=160, help_text="Ce qui les sépare, dans nos mots.")
    one = models.ForeignKey(Testimonial, models.CASCADE, related_name="+", verbose_name="une voix")
    other = models.ForeignKey(Testimonial, models.CASCADE, related_name="+", verbose_name="une autre")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "désaccord"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(one=models.F("other")),
                name="dissent_between_two",
                violation_error_message="Un désaccord oppose deux témoignages différents.",
            )
        ]

    def __str__(self) -> str:
        return self.question
