"""The work: the four domains, competencies, missions, problems, and who may already be there."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from productops.drafting.catalogue import DOMAINS
from productops.knowledge.models.base import Line, NeighbourCode, Question, Slugged


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
    missing_inside = models.TextField(
        "la même, à côté d’équipes produit",
        blank=True,
        help_text="Pour qui est en poste là où l’on pourrait l’exercer.",
    )
    missing_free = models.TextField(
        "la même, sans emploi", blank=True, help_text="En études ou entre deux postes : ce qui se fait sans entreprise."
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


_LEVELS = {"junior": "Niveau junior", "confirme": "Niveau confirmé", "senior": "Niveau senior", "lead": "Niveau lead"}
_LEADING = {
    "pratiques": "mandat Pratiques d’abord",
    "personnes": "mandat Personnes d’abord",
    "partenaires": "mandat Partenaires d’abord",
    "pilotage": "mandat Pilotage d’abord",
}
_CASES = (
    *((f"{level}-{domain}", f"{at}, {under}") for level, at in _LEVELS.items() for domain, under in _LEADING.items()),
    *((level, f"{at}, quel que soit le mandat") for level, at in _LEVELS.items()),
    *((domain, f"Les mots de « … », {under}") for domain, under in _LEADING.items()),
)


class CompetencyPosting(Line):
    """A competency as an offer asks it at a level, under a mandate that a domain leads: one clause for each of the sixteen cases.

    A new competency may be given less: a clause for a level alone, where « … » stands for the words given for a domain alone.
    """

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="postings")
    when = models.CharField("quand", max_length=24, choices=_CASES)

    class Meta(Line.Meta):
        verbose_name = "tournure dans une offre"
        verbose_name_plural = "tournures dans une offre (par niveau et par mandat)"
        constraints = [models.UniqueConstraint(fields=["competency", "when"], name="one_posting_a_case")]


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


class CompetencyCode(NeighbourCode):
    """A code near a competency."""

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="codes")

    class Meta(NeighbourCode.Meta):
        abstract = False


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
