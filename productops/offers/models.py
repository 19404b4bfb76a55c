"""What was made public: an offer found by its link, and its versions, whose bytes never change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

# The bilans and the employers' domains are in modules of their own; Django looks for every model here.
from productops.knowledge.loading import number_of
from productops.offers.assessments import Assessment as Assessment
from productops.offers.assessments import Stocktaking as Stocktaking
from productops.offers.employer_domain import EmployerDomain as EmployerDomain
from productops.offers.states import CLOSED_FOR_LONG, OPEN, STANDINGS, WAYS, Actor, Decision, Standing, State
from productops.scoping.keys import digest, draw_key, seal, unseal
from productops.scoping.models import RoleScope

HEAD = ("contract", "location", "onsite_days", "salary_min", "salary_max")
"""The lines that a card of the list shows, by the end of their id."""
READABLE = timedelta(days=365)
"""How long a closed offer is still read at its address."""


class ListRevision(models.Model):
    """The single row whose number every change of an offer raises: what is kept of the list is as old as that at most."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"révision {self.number}"

    @classmethod
    def touch(cls) -> None:
        """Say that an offer changed."""
        if not cls._default_manager.filter(pk=1).update(number=models.F("number") + 1):
            cls._default_manager.bulk_create([cls(pk=1)], ignore_conflicts=True)

    @classmethod
    def read(cls) -> int:
        """Give the number now."""
        return number_of(cls)


class WayError(Exception):
    """A state that cannot be reached from where the offer stands, or not by this actor."""


class OfferQuerySet(models.QuerySet["Offer"]):
    """Verbs over offers."""

    def open_for(self, scope: RoleScope, *, under: str, **fields: Any) -> tuple[Offer, str]:
        """Open an offer for a draft whose key is `under`; give it with its own key."""
        key = draw_key()
        return self.create(scope=scope, key_digest=digest(key), sealed_key=seal(key, under=under), **fields), key

    def with_key(self, key: str) -> Offer:
        """Give the offer of a public key; raise DoesNotExist for any other."""
        offer = self.get(key_digest=digest(key))
        offer.key = key
        return offer

    def due(self, on: date) -> OfferQuerySet:
        """Give the offers whose closing date is past, and that nobody closed."""
        return self.filter(state__in=OPEN, closes_on__lt=on)


class Offer(models.Model):
    """An offer as it was made public. `sealed_key` is its key, that only the key of its draft opens.

    `key` is the one it was found by, for the addresses of its page; it is not stored.
    """

    key = ""

    scope = models.ForeignKey(
        RoleScope, models.SET_NULL, null=True, blank=True, related_name="offers", verbose_name="cadrage", editable=False
    )
    previous = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="next", verbose_name="rouvre", editable=False
    )
    key_digest = models.CharField(max_length=64, unique=True, editable=False)
    sealed_key = models.CharField(max_length=64, editable=False)
    state = models.CharField("état", max_length=9, choices=State, default=State.PUBLISHED)
    employer = models.CharField("employeur", max_length=120)
    contact = models.EmailField("adresse de qui publie", blank=True)
    published_at = models.DateTimeField("publiée le", default=timezone.now)
    closes_on = models.DateField("se clôt après le", null=True, blank=True)
    closed_on = models.DateField("close le", null=True, blank=True)
    filled = models.BooleanField("pourvue", null=True, blank=True)
    reason = models.CharField("raison", max_length=300, blank=True)
    history_shown = models.BooleanField("historique public", default=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "offre publiée"
        verbose_name_plural = "offres publiées"
        ordering = ["-published_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["scope"], condition=models.Q(state__in=OPEN), name="one_open_offer_a_draft",
                violation_error_message="Ce cadrage a déjà une offre ouverte.",
            ),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="offer_state_is_known"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.employer or 'Employeur effacé'}, {self.published_at:%d/%m/%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and say that an offer changed."""
        super().save(*args, **kwargs)
        ListRevision.touch()

    def state_on(self, on: date) -> State:
        """Give the state on a day: a closing date passes by itself."""
        state = State(self.state)
        past = self.closes_on is not None and self.closes_on < on
        return State.CLOSED if state in OPEN and past else state

    @property
    def state_now(self) -> State:
        """Give the state today."""
        return self.state_on(timezone.localdate())

    @property
    def standing(self) -> Standing:
        """Give what its state answers today."""
        return STANDINGS[self.state_now]

    @property
    def is_stopped(self) -> bool:
        """Tell whether an editor stopped it: its draft publishes nothing meanwhile."""
        return self.state in (State.SUSPENDED, State.USURPED)

    @property
    def closed_since(self) -> date | None:
        """Give the day from which it is closed, where it is."""
        if self.closed_on is None and self.closes_on is not None:
            return self.closes_on + timedelta(days=1)
        return self.closed_on

    def gone_on(self, on: date) -> str:
        """Say why nothing is read at its addresses on a day; "" where something is."""
        state, since = self.state_on(on), self.closed_since
        if state is State.CLOSED and since is not None and since + READABLE <= on:
            return CLOSED_FOR_LONG
        return STANDINGS[state].gone

    def key_under(self, draft_key: str) -> str:
        """Give its public key to whoever holds the key of its draft; "" to anyone else."""
        return unseal(self.sealed_key, under=draft_key, expected=self.key_digest)

    @property
    def proof(self) -> EmployerDomain | None:
        """Give the employer's domain, where someone who receives mail there confirmed the offer."""
        return EmployerDomain.objects.filter(offer=self, proved_at__isnull=False).first()

    @property
    def latest(self) -> OfferVersion:
        """Give the version that is read at its address."""
        return self.versions.order_by("-number")[0]

    @transaction.atomic
    def move(self, to: State, *, by: Actor, reason: str = "", filled: bool | None = None) -> None:
        """Go to another state, from where the offer stands now in the table. Raises WayError."""
        row, today = Offer.objects.select_for_update().get(pk=self.pk), timezone.localdate()
        # The clock only writes down what is already so; for everyone else the date has passed.
        stands = State(row.state) if by is Actor.CLOCK else row.state_on(today)
        if by not in WAYS[stands].get(to, frozenset()) or (by is Actor.CLOCK and row.state_on(today) is not to):
            raise WayError(f"« {stands.label} » ne mène pas à « {to.label} ».")
        if State.CLOSED in (to, stands) and row.closed_on is None:
            row.closed_on = row.closed_since if row.state_on(today) is State.CLOSED and row.state in OPEN else today
        row.state, row.reason = to, reason
        row.filled = filled if to is State.CLOSED else row.filled
        row.save(update_fields=["state", "reason", "closed_on", "filled"])
        self.refresh_from_db()


class FrozenError(Exception):
    """Something tried to write over what was published."""


class Frozen(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, the first time only. Raises FrozenError after that."""
        if not self._state.adding:
            raise FrozenError(f"{self} est publié : une correction est une nouvelle version.")
        super().save(*args, **kwargs)


class OfferVersion(Frozen):
    """A version: the document as plain values, the page's part that shows it as bytes, and why it was made.

    `facts`: the answers that the list and the structured data tell (`listed_facts.facts_of`), private until it is listed.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="versions", verbose_name="offre")
    number = models.PositiveIntegerField("numéro")
    document = models.JSONField("document")
    facts = models.JSONField("ce que disent les réponses", default=dict)
    page = models.BinaryField("ce que montre la page")
    catalogue_revision = models.PositiveIntegerField("révision du catalogue")
    published_at = models.DateTimeField("publiée le", default=timezone.now)
    why = models.CharField("pourquoi ce changement", max_length=300, blank=True)

    class Meta:
        verbose_name = "version d’offre"
        verbose_name_plural = "versions d’offres"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["offer", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def title(self) -> str:
        """Give the title of the document."""
        return str(self.document["title"])

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Give the anchors of its titled sections, in its page, with their titles."""
        return [(f"partie-{each['id']}", each["title"]) for each in self.document["sections"] if each["title"]]


class VersionFile(Frozen):
    """A version as a file one takes away."""

    version = models.ForeignKey(OfferVersion, models.CASCADE, related_name="files")
    extension = models.CharField(max_length=5)
    content = models.BinaryField()

    class Meta:
        verbose_name = "fichier d’une version"
        verbose_name_plural = "fichiers des versions"
        constraints = [models.UniqueConstraint(fields=["version", "extension"], name="one_file_a_format")]

    def __str__(self) -> str:
        return f"{self.version}.{self.extension}"


class OfferReportQuerySet(models.QuerySet["OfferReport"]):
    """Verbs over reports."""

    def receive(self, **fields: Any) -> tuple[OfferReport, str]:
        """Keep a report; give it with the key by which its author reads what is answered."""
        key = draw_key()
        return self.create(key_digest=digest(key), **fields), key

    def with_key(self, key: str) -> OfferReport:
        """Give the report of a key. Raises DoesNotExist."""
        return self.get(key_digest=digest(key))


class OfferReport(models.Model):
    """Someone says that something is wrong with an offer: an editor reads it, and may suspend the offer."""

    class Subject(models.TextChoices):
        """What is wrong."""

        USURPED = "usurpee", "L’employeur nommé n’a pas écrit cette offre"
        CLOSED = "pourvue", "Le poste n’est plus à pourvoir"
        UNLAWFUL = "illicite", "Un passage me paraît contraire au droit"
        MONEY = "argent", "On demande de l’argent, une pièce d’identité ou un numéro de compte"
        UNTRUE = "inexacte", "L’offre ne dit pas la vérité sur le poste"
        OTHER = "autre", "Autre chose"

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="reports", verbose_name="offre")
    subject = models.CharField("sujet", max_length=8, choices=Subject)
    text = models.TextField("ce qui est dit", max_length=600, blank=True)
    email = models.EmailField("adresse de courriel", blank=True)
    received_at = models.DateTimeField("reçu le", default=timezone.now)
    done = models.BooleanField("traité", default=False)
    key_digest = models.CharField(max_length=64, blank=True, editable=False)
    answer = models.TextField(
        "ce qui est répondu",
        max_length=600,
        blank=True,
        help_text="Lu par la personne qui a signalé, à l’adresse de son reçu.",
    )

    objects = OfferReportQuerySet.as_manager()

    class Meta:
        verbose_name = "signalement"
        ordering = ["done", "-received_at"]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}, {self.received_at:%d/%m/%Y}"


class ListingQuerySet(models.QuerySet["Listing"]):
    """Verbs over what is listed."""

    def shown(self, on: date) -> ListingQuerySet:
        """Give what is listed on a day, the latest first: an offer that closed is out at once."""
        stays_open = models.Q(offer__closes_on__isnull=True) | models.Q(offer__closes_on__gte=on)
        return self.filter(stays_open, offer__state=State.LISTED).order_by("-asked_at", "-pk")


class Listing(models.Model):
    """An offer that its leader asks to have listed: read by an editor, who accepts it or says why not.

    `public_key` is the key of the offer's address, which the list gives to everyone. `tokens` hold the values of its facets;
    `sketch` what its text is like (see `likeness`).
    """

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="listing", verbose_name="offre")
    version = models.ForeignKey(OfferVersion, models.CASCADE, related_name="+", verbose_name="version")
    public_key = models.CharField(max_length=64, editable=False)
    decision = models.CharField("décision", max_length=8, choices=Decision, default=Decision.WAITING)
    asked_at = models.DateTimeField("demandé le", default=timezone.now)
    decided_at = models.DateTimeField("décidé le", null=True, blank=True)
    reason = models.TextField(
        "raison",
        max_length=600,
        blank=True,
        help_text="Lue par l’employeur, qui peut répondre une fois. Nécessaire pour refuser.",
    )
    answer = models.TextField("ce que répond l’employeur", max_length=600, blank=True)
    is_new_browser = models.BooleanField("navigateur inconnu", default=False)
    tokens = models.TextField(editable=False)
    place = models.CharField(max_length=60, blank=True, editable=False)
    sketch = models.CharField(max_length=16, editable=False)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = "demande de liste"
        verbose_name_plural = "demandes de liste"
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["decision", "-asked_at"], name="listing_by_decision")]
        constraints = [
            models.CheckConstraint(condition=models.Q(decision__in=Decision.values), name="listing_decision_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.offer}, {self.get_decision_display().lower()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and say that an offer changed."""
        super().save(*args, **kwargs)
        ListRevision.touch()

    def get_absolute_url(self) -> str:
        """Give the public address of the offer."""
        return reverse("offers:offer", args=[self.public_key])

    @property
    def head(self) -> list[tuple[str, str]]:
        """Give the contract, the place and the pay as the offer says them."""
        lines = (item for block in self.version.document["sections"][0]["blocks"] for item in block["items"])
        return [(item["label"], item["text"]) for item in lines if item["id"].rpartition("/")[2] in HEAD]

    @property
    def levels(self) -> dict[str, int]:
        """Give the level of each domain, where the answers tell them."""
        return dict(self.version.facts.get("mandate", {}))

    @property
    def is_waiting(self) -> bool:
        """Tell whether an editor has still to read it."""
        return self.decision == Decision.WAITING

    @property
    def can_answer(self) -> bool:
        """Tell whether the employer may answer a refusal: once."""
        return self.decision == Decision.REFUSED and not self.answer

    @transaction.atomic
    def accept(self) -> None:
        """List it. Raises WayError where the offer is no longer one that can be."""
        if self.offer.state != State.LISTED:
            self.offer.move(State.LISTED, by=Actor.EDITOR)
        self._decide(Decision.ACCEPTED, "")

    @transaction.atomic
    def refuse(self, reason: str) -> None:
        """Do not list it, and say why."""
        if self.offer.state == State.LISTED:
            self.offer.move(State.PUBLISHED, by=Actor.EDITOR)
        self._decide(Decision.REFUSED, reason)

    def _decide(self, decision: Decision, reason: str) -> None:
        self.decision, self.reason, self.decided_at = decision, reason, timezone.now()
        self.save(update_fields=["decision", "reason", "decided_at"])
