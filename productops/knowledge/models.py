"""What the role is: domains, problems, missions, competencies, career paths, people and what they said.

Seeded from `fixtures/*.yaml`, edited in the admin. Lists are ordered child rows. Every change bumps the
catalogue's revision (see `loading`), so that each process knows when its copy is stale.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from productops.drafting.catalogue import DOMAINS
from productops.drafting.facts import FACTS, OPERATOR_NAMES, rule_fault, toward_fault
from productops.drafting.reading import ScopeError, answered, read_scope
from productops.drafting.scope import ASSUMABLE


class SlugManager(models.Manager):
    """Finds a seeded row by its natural key."""

    def get_by_natural_key(self, slug: str) -> Any:
        """Give the row of this slug."""
        return self.get(slug=slug)


class Version(models.Model):
    """A row as it stood after an edit, whole: its lists too, and its links by slug (see `Spec.whole`)."""

    entry = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True


class Slugged(models.Model):
    """A seeded row: its slug is its natural key and never changes. Each edit leaves a version, with its author.

    Deleting a row deletes its versions: a person who asks to be removed is removed.
    """

    slug = models.SlugField("identifiant", max_length=80, unique=True)
    history = HistoricalRecords(
        inherit=True,
        bases=[Version],
        cascade_delete_history=True,
        verbose_name="version",
        verbose_name_plural="versions",
    )

    objects: ClassVar[Any] = SlugManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        """Give the natural key."""
        return (self.slug,)


class Line(models.Model):
    """An ordered line of text that belongs to a row."""

    text = models.CharField("texte", max_length=600)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Source(Slugged):
    """Where a testimonial was published."""

    title = models.CharField("titre", max_length=200)
    publisher = models.CharField("éditeur", max_length=120)
    year = models.PositiveSmallIntegerField("année", null=True, blank=True)
    url = models.URLField("adresse", blank=True)

    class Meta:
        verbose_name = "source"

    def __str__(self) -> str:
        return f"« {self.title} », {self.publisher}"


class Domain(Slugged):
    """One of the four domains a Product Ops may work on: the 4P."""

    name = models.CharField("nom", max_length=40)
    plain_name = models.CharField(
        "nom sans jargon", max_length=120, help_text="Le titre de la rubrique, dans une offre."
    )
    purpose = models.TextField("raison d’être")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "domaine"
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug__in=DOMAINS),
                name="domain_is_one_of_the_four",
                violation_error_message=f"Les domaines sont fixes : {', '.join(DOMAINS)}. Modifiez l’un des quatre.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the page of this domain."""
        return reverse("knowledge:domain", args=[self.slug])


class Competency(Slugged):
    """A competency: of the base every Product Ops needs, or called for by the mandate."""

    class Kind(models.TextChoices):
        """Whether every Product Ops needs it."""

        SOCLE = "socle", "Socle"
        SPECIFIC = "specifique", "Spécifique"

    kind = models.CharField("nature", max_length=12, choices=Kind)
    name = models.CharField("nom", max_length=120)
    description = models.TextField("description")
    posting = models.CharField(
        "dans une offre", max_length=300, help_text="Une proposition à l’infinitif, qui suit « Vous savez »."
    )
    wording = models.CharField(
        "exemple de ligne de CV",
        max_length=300,
        blank=True,
        help_text="Avec « … » à la place des noms et des chiffres.",
    )
    missing = models.TextField(
        "la preuve qui manque souvent", blank=True, help_text="Et comment en obtenir une première, en un mois."
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "compétence"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the page of this competency."""
        return reverse("knowledge:competency", args=[self.slug])


class CompetencyBehaviour(Line):
    """What one sees a person do, at one of three levels of a competency."""

    class Level(models.IntegerChoices):
        """How far the competency goes."""

        STARTING = 1, "Débute"
        AUTONOMOUS = 2, "Autonome"
        REFERENCE = 3, "Fait référence"

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="behaviours")
    level = models.PositiveSmallIntegerField("niveau", choices=Level)

    class Meta(Line.Meta):
        verbose_name = "comportement observable"
        verbose_name_plural = "comportements observables"
        ordering = ["level", "order", "pk"]


class Question(Line):
    """A question to ask in an interview, in both registers, and what a good answer holds."""

    tu = models.CharField("la même, au tutoiement", max_length=600, default="")
    good_answer = models.TextField("ce que contient une bonne réponse")

    class Meta(Line.Meta):
        abstract = True


class CompetencyQuestion(Question):
    """A question that shows a competency."""

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="questions")

    class Meta(Question.Meta):
        abstract = False
        verbose_name = "question d’entretien"
        verbose_name_plural = "questions d’entretien"


class CompetencyWarning(Line):
    """What should worry an interviewer."""

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="warning_signs")

    class Meta(Line.Meta):
        verbose_name = "signal d’alerte"
        verbose_name_plural = "signaux d’alerte"


class CompetencyProof(Line):
    """An achievement that would prove a competency, on a CV or in an interview."""

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="proofs")

    class Meta(Line.Meta):
        verbose_name = "réalisation qui la prouve"
        verbose_name_plural = "réalisations qui la prouvent"


class Mission(Slugged):
    """Something a Product Ops does; without a domain, it belongs to the function itself."""

    domain = models.ForeignKey(
        Domain,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="missions",
        verbose_name="domaine",
        help_text="Vide : la fonction Product Ops elle-même.",
    )
    title = models.CharField("intitulé", max_length=160, help_text="À l’infinitif, tel qu’il paraîtra dans une offre.")
    detail = models.TextField("en quoi elle consiste")
    load = models.PositiveSmallIntegerField(
        "charge (repère)",
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text="En demi-journées par semaine, quand une personne la porte.",
    )
    competencies = models.ManyToManyField(
        Competency, through="MissionCompetency", related_name="missions", verbose_name="compétences"
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "mission"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(load__gte=1, load__lte=9),
                name="mission_load_within_a_week",
                violation_error_message="La charge va de 1 à 9 demi-journées par semaine.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the page of this mission."""
        return reverse("knowledge:mission", args=[self.slug])


class MissionCompetency(models.Model):
    """A competency that a mission calls for, the most telling first."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="mission_competencies")
    competency = models.ForeignKey(Competency, models.PROTECT, verbose_name="compétence")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "compétence appelée"
        verbose_name_plural = "compétences appelées"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["mission", "competency"], name="mission_competency_once")]

    def __str__(self) -> str:
        return f"{self.competency}, appelée par « {self.mission} »"


class MissionLine(Line):
    """A line of a mission: a deliverable, an indicator, a partner or a first step."""

    class Kind(models.TextChoices):
        """What the line says."""

        DELIVERABLE = "deliverable", "Livrable"
        INDICATOR = "indicator", "Indicateur"
        PARTNER = "partner", "Partenaire (avec son article)"
        FIRST_STEP = "first_step", "Premier pas"

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="lines")
    kind = models.CharField("nature", max_length=12, choices=Kind)

    class Meta(Line.Meta):
        verbose_name = "ligne"


class MissionResult(models.Model):
    """A result one can declare true or false at a date, and what to ask about today."""

    class Horizon(models.TextChoices):
        """When the result is read."""

        THREE_MONTHS = "3-mois", "À 3 mois"
        SIX_MONTHS = "6-mois", "À 6 mois"
        TWELVE_MONTHS = "12-mois", "À 12 mois"

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="results")
    horizon = models.CharField("échéance", max_length=8, choices=Horizon)
    title = models.CharField("résultat", max_length=300)
    baseline = models.CharField("à demander sur aujourd’hui", max_length=300)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "résultat attendu"
        verbose_name_plural = "résultats attendus"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class Problem(Slugged):
    """What hurts today, said as a leader would say it."""

    title = models.CharField("problème", max_length=160)
    detail = models.TextField("à quoi on le reconnaît")
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="problems", verbose_name="domaine")
    missions = models.ManyToManyField(Mission, through="ProblemMission", related_name="problems")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "problème"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class ProblemMission(models.Model):
    """A mission that answers a problem."""

    class Weight(models.IntegerChoices):
        """How much the mission does about the problem."""

        HELPS = 1, "Y aide"
        HELPS_MUCH = 2, "Y aide beaucoup"
        TREATS = 3, "En traite la cause"

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="problem_missions")
    mission = models.ForeignKey(Mission, models.CASCADE, related_name="problem_missions")
    weight = models.PositiveSmallIntegerField("poids", choices=Weight)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "mission qui y répond"
        verbose_name_plural = "missions qui y répondent"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["problem", "mission"], name="problem_mission_once")]

    def __str__(self) -> str:
        return f"{self.mission} ({self.weight})"


class ExistingRole(Slugged):
    """Who may already be there, and the missions it usually covers."""

    name = models.CharField(
        "nom, avec son article", max_length=80, help_text="« l’équipe data », « le support client »"
    )
    usual = models.TextField("ce qu’il tient d’ordinaire")
    missions = models.ManyToManyField(Mission, blank=True, related_name="covered_by", verbose_name="missions couvertes")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "rôle déjà présent"
        verbose_name_plural = "rôles déjà présents"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class CareerPath(Slugged):
    """A past from which people come to the role."""

    name = models.CharField("nom", max_length=80)
    noun = models.CharField("groupe nominal", max_length=80, help_text="« le product management »")
    summary = models.TextField("résumé")
    welcome = models.CharField(
        "ce que l’offre promet à l’arrivée",
        max_length=200,
        blank=True,
        help_text="Une phrase entière, sans « vous » ni « tu » : elle sert aux deux registres.",
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "parcours"
        verbose_name_plural = "parcours"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the page of this path."""
        return reverse("knowledge:path", args=[self.slug])


class CareerPathLine(Line):
    """A line of a career path: a strength, a watch-out, something to offer at the start, or a week of trial."""

    class Kind(models.TextChoices):
        """What the line says."""

        STRENGTH = "strength", "Atout"
        WATCH_OUT = "watch_out", "Point de vigilance"
        RAMP_UP = "ramp_up", "À offrir à l’arrivée"
        TRIAL = "trial", "Semaine d’essai, dans son poste actuel"

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="lines")
    kind = models.CharField("nature", max_length=16, choices=Kind)

    class Meta(Line.Meta):
        verbose_name = "ligne"


class CareerPathQuestion(Question):
    """A question that a past calls for."""

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="questions")

    class Meta(Question.Meta):
        abstract = False
        verbose_name = "question d’entretien"
        verbose_name_plural = "questions d’entretien"


class CareerPathCompetency(models.Model):
    """A competency that a past usually brings, or that it usually leaves to build."""

    class Stance(models.TextChoices):
        """What the past does for it."""

        BRINGS = "brings", "Apportée"
        BUILDS = "builds", "À construire"

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="competencies")
    competency = models.ForeignKey(Competency, models.PROTECT, verbose_name="compétence")
    stance = models.CharField("rapport", max_length=8, choices=Stance)
    text = models.CharField("comment", max_length=400, help_text="D’où elle vient, ou comment la construire.")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "compétence du parcours"
        verbose_name_plural = "compétences du parcours"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["path", "competency"], name="career_path_competency_once")]

    def __str__(self) -> str:
        return str(self.competency)


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
        """Keep the voices of people who agree to be shown."""
        return self.filter(interviewee__published=True, published=True)

    def cited(self) -> TestimonialQuerySet:
        """Keep the voices that a document may cite."""
        return self.published().filter(interviewee__citable=True)

    def speaking_of(self, path_slug: str) -> TestimonialQuerySet:
        """Keep the voices that speak of this past."""
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

    def __str__(self) -> str:
        return f"{self.interviewee} : {Truncator(self.quote).words(10)}"

    def get_absolute_url(self) -> str:
        """Give the place of this quotation on its person's page."""
        return f"{self.interviewee.get_absolute_url()}#{self.slug}"


class Dissent(Slugged):
    """Two voices that do not agree, brought side by side: they never answered each other, and the page says so."""

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


class FactRule(models.Model):
    """A rule on a fact of a scope: the fact, how it is compared, and with what (see `drafting.facts`)."""

    fact = models.CharField("fait", max_length=60, choices=[(fact.path, fact.label) for fact in FACTS.values()])
    operator = models.CharField(
        "comparaison", max_length=8, choices=[(str(operator), name) for operator, name in OPERATOR_NAMES.items()]
    )
    value = models.CharField("valeur", max_length=200, blank=True, help_text="Une liste se sépare par des virgules.")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a comparison that could not be made."""
        self.value = self.value.strip()
        if self.fact and self.operator and (fault := rule_fault(self.fact, self.operator, self.value)):
            raise ValidationError(dict([fault]))


class PathSignal(FactRule):
    """A fact of a scope that speaks for a career path or against it, and why."""

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="signals")
    effect = models.SmallIntegerField(
        "effet", validators=[MinValueValidator(-3), MaxValueValidator(3)], help_text="De −3 (contre) à 3 (pour)."
    )
    reason = models.CharField("raison", max_length=300)
    testimonial = models.ForeignKey(
        Testimonial, models.SET_NULL, null=True, blank=True, related_name="signals", verbose_name="témoignage"
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "signal"
        verbose_name_plural = "signaux"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(effect=0) & models.Q(effect__gte=-3, effect__lte=3),
                name="path_signal_effect_is_felt",
                violation_error_message="L’effet va de −3 à 3 et n’est pas nul.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fact} {self.operator} {self.value} : {self.effect:+d}"


class Doubt(Slugged):
    """A sign that what is wanted is not a Product Ops: why, and what to do instead."""

    title = models.CharField("signe", max_length=120)
    reason = models.TextField("pourquoi")
    instead = models.TextField("que faire à la place")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "doute"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class DoubtCondition(FactRule):
    """A fact of a scope that a doubt needs; all of a doubt's conditions must hold."""

    doubt = models.ForeignKey(Doubt, models.CASCADE, related_name="conditions")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "condition"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.fact} {self.operator} {self.value}"


class NeighbourJob(Slugged):
    """A job one takes for Product Ops, or comes from: what it decides, an ordinary week, when to hire it instead."""

    name = models.CharField("métier", max_length=80)
    decides = models.TextField("ce qu’il décide")
    hire_for = models.TextField("quand le recruter")
    gain = models.TextField("ce que l’on gagne en passant à Product Ops", blank=True)
    loss = models.TextField("ce que l’on y perd", blank=True)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "métier voisin"
        verbose_name_plural = "métiers voisins"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class NeighbourJobMoment(Line):
    """A moment of an ordinary week."""

    job = models.ForeignKey(NeighbourJob, models.CASCADE, related_name="week")

    class Meta(Line.Meta):
        verbose_name = "moment de la semaine"
        verbose_name_plural = "moments de la semaine"


class WayOut(Slugged):
    """Where one may go after the role. No source tells it: the page says that it is our judgement."""

    name = models.CharField("suite", max_length=80)
    detail = models.TextField("ce que cela demande")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "suite possible"
        verbose_name_plural = "suites possibles"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class ContextNote(Slugged):
    """What a context changes in the role, said where the scoping asks for it. Our judgement, from practice."""

    class Fact(models.TextChoices):
        """The answer it helps to give."""

        STAGE = "organisation.stage", "Étape"
        SETUP = "role.setup", "Point de départ"
        POSITION = "role.position", "Place"
        REPORTS_TO = "organisation.reports_to", "Rattachement"
        CUSTOMER = "organisation.internal_customer", "Client interne"

    fact = models.CharField("réponse", max_length=60, choices=Fact)
    name = models.CharField("cas", max_length=80)
    text = models.TextField("ce que cela change")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "effet du contexte"
        verbose_name_plural = "effets du contexte"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class TypicalMandate(Slugged):
    """A mandate often met, to start a scoping from: its answers are assumed until the leader accepts them."""

    name = models.CharField("nom", max_length=80)
    situation = models.TextField("situation", help_text="Où l’on rencontre ce mandat, en deux phrases.")
    watch_out = models.TextField("point de vigilance")
    answers = models.JSONField(
        "réponses",
        default=dict,
        help_text="Dans la forme JSON d’un cadrage : stage, title, setup, position, seniority, existing_roles, "
        "problems et mandate, rien d’autre.",
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "mandat type"
        verbose_name_plural = "mandats types"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse answers that a scoping could not start from."""
        from productops.knowledge.loading import catalogue

        try:
            read_scope(self.answers, catalogue())
        except ScopeError as error:
            raise ValidationError({"answers": [str(fault) for fault in error.faults]}) from error
        if apart := sorted(answered(self.answers) - set(ASSUMABLE)):
            raise ValidationError({"answers": f"Un mandat type ne répond pas à : {', '.join(apart)}."})


class ProfileQuestion(Slugged):
    """A question that a candidate answers to see where they would be at ease. None is personal; nothing is kept."""

    text = models.CharField("question", max_length=200)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "question de profil"
        verbose_name_plural = "questions de profil"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class ProfileAnswer(Slugged):
    """An answer to choose from; `path` is the past it tells, where the question asks for it."""

    question = models.ForeignKey(ProfileQuestion, models.CASCADE, related_name="answers", verbose_name="question")
    text = models.CharField("réponse", max_length=200)
    path = models.ForeignKey(
        CareerPath, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="parcours"
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "réponse de profil"
        verbose_name_plural = "réponses de profil"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class ProfileEffect(models.Model):
    """What an answer says for a domain, a context or a competency, or against it, and why."""

    answer = models.ForeignKey(ProfileAnswer, models.CASCADE, related_name="effects")
    toward = models.CharField(
        "envers",
        max_length=80,
        help_text="« mandate.pilotage », « role.setup=seul », « organisation.stage=startup » ou l’identifiant d’une compétence.",
    )
    points = models.SmallIntegerField(
        "poids", validators=[MinValueValidator(-3), MaxValueValidator(3)], help_text="De −3 (contre) à 3 (pour)."
    )
    reason = models.CharField("raison", max_length=200, help_text="Dite à la personne : « vous ».")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "effet"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(points=0) & models.Q(points__gte=-3, points__lte=3),
                name="profile_effect_is_felt",
                violation_error_message="Le poids va de −3 à 3 et n’est pas nul.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.toward} : {self.points:+d}"

    def clean(self) -> None:
        """Refuse what no mandate, context or competency could answer to."""
        if self.toward and (fault := toward_fault(self.toward)):
            raise ValidationError({"toward": fault})


class SeedRecord(models.Model):
    """What was seeded: a row that differs from its digest was edited; a record without its row was deleted."""

    model = models.CharField(max_length=60)
    slug = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "slug"], name="seed_record_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.slug}"


class CatalogueRevision(models.Model):
    """The single row whose number every edit of the catalogue raises."""

    number = models.PositiveBigIntegerField(default=0)
    stems = models.PositiveSmallIntegerField(
        default=0, help_text="La version des radicaux de l’index de recherche (voir search.words)."
    )

    def __str__(self) -> str:
        return f"révision {self.number}"


# Models of this room that live beside what they serve.
from productops.knowledge.contributing.models import Contribution as Contribution  # noqa: E402
from productops.knowledge.contributing.models import RemovalRequest as RemovalRequest  # noqa: E402
from productops.knowledge.search.models import SearchEntry as SearchEntry  # noqa: E402
