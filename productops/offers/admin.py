"""The admin of published offers: what was reported, and the states that only an editor sets."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from productops.offers.likeness import text_of
from productops.offers.listing import AskedError
from productops.offers.models import Listing, Offer, OfferReport, WayError
from productops.offers.signals import signals
from productops.offers.states import Actor, State
from productops.text.french import long_date


@admin.register(Offer)
class OfferAdmin(ModelAdmin):
    """Published offers. What they say belongs to whoever wrote them: it is read, never written, here."""

    list_display = ("employer", "state", "published_at", "closes_on", "reported")
    list_filter = ("state",)
    search_fields = ("employer",)
    fields = readonly_fields = (
        "employer", "state", "reason", "contact", "proof", "published_at", "closes_on", "closed_on", "filled", "text",
    )  # fmt: skip
    actions = ("take_back", "suspend", "usurped", "withdraw")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave publishing to those who hold a draft."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep the address that says it ended."""
        return False

    @admin.display(description="signalements à lire")
    def reported(self, offer: Offer) -> int:
        """Count the reports that wait."""
        return int(offer.waiting)  # type: ignore[attr-defined]  # counted by get_queryset

    @admin.display(description="domaine de courriel de l’employeur")
    def proof(self, offer: Offer) -> str:
        """Say whether someone who receives mail at the employer's domain confirmed the offer."""
        found = offer.proof
        return f"{found}, confirmé le {long_date(localdate(found.proved_at))}" if found else "Rien n’est confirmé"

    @admin.display(description="ce qui est publié")
    def text(self, offer: Offer) -> str:
        """Give the text of the last version."""
        stored = offer.versions.order_by("-number").first()
        return bytes(stored.files.get(extension="txt").content).decode() if stored else ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Offer]:
        """Count the reports that wait, in the same query."""
        rows: QuerySet[Offer] = super().get_queryset(request)
        return rows.annotate(waiting=Count("reports", filter=Q(reports__done=False)))

    def _move(self, request: HttpRequest, rows: QuerySet[Offer], to: State, reason: str) -> None:
        moved = 0
        for offer in rows:
            try:
                offer.move(to, by=Actor.EDITOR, reason=reason)
            except WayError as refusal:
                self.message_user(request, f"{offer} : {refusal}", messages.WARNING)
            else:
                moved += 1
        self.message_user(request, f"{to.label} : {moved}.")

    @admin.action(description="Remettre au lien seul (ne plus lister, ou lever la suspension)", permissions=["change"])
    def take_back(self, request: HttpRequest, rows: QuerySet[Offer]) -> None:
        """Leave an offer to its link alone."""
        self._move(request, rows, State.PUBLISHED, "")

    @admin.action(description="Suspendre, le temps de vérifier", permissions=["change"])
    def suspend(self, request: HttpRequest, rows: QuerySet[Offer]) -> None:
        """Take an offer away for as long as it takes to know."""
        self._move(request, rows, State.SUSPENDED, "Une personne du site vérifie l’offre.")

    @admin.action(description="Retirer : l’employeur ne l’a pas écrite", permissions=["change"])
    def usurped(self, request: HttpRequest, rows: QuerySet[Offer]) -> None:
        """Take away an offer that used someone's name, for good."""
        self._move(request, rows, State.USURPED, "L’employeur nommé n’a pas écrit cette offre.")

    @admin.action(description="Retirer, à la demande de qui l’a publiée", permissions=["change"])
    def withdraw(self, request: HttpRequest, rows: QuerySet[Offer]) -> None:
        """Take an offer away for good."""
        self._move(request, rows, State.WITHDRAWN, "Retirée par une personne du site.")


@admin.register(Listing)
class ListingAdmin(ModelAdmin):
    """Offers that ask to be listed: one page to read one, with what to look at in words, and to decide."""

    list_display = ("offer", "decision", "asked_at", "has_answer")
    list_filter = ("decision",)
    list_select_related = ("offer",)
    search_fields = ("offer__employer",)
    fields = ("offer", "decision", "asked_at", "signs", "contact", "shown", "answer", "reason")
    readonly_fields = ("offer", "decision", "asked_at", "signs", "contact", "shown", "answer")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave asking to employers."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep what was decided, and why."""
        return False

    @admin.display(description="l’employeur a répondu", boolean=True)
    def has_answer(self, listing: Listing) -> bool:
        """Tell whether the employer answered a refusal."""
        return bool(listing.answer)

    @admin.display(description="à regarder")
    def signs(self, listing: Listing) -> SafeString:
        """Give the signs as a list."""
        found = signals(listing)
        if not found:
            return format_html("<p>{}</p>", "Rien de particulier : lisez l’offre.")
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((sign,) for sign in found)))

    @admin.display(description="adresse de l’employeur")
    def contact(self, listing: Listing) -> str:
        """Give where to write to whoever publishes."""
        return listing.offer.contact

    @admin.display(description="ce qui serait listé")
    def shown(self, listing: Listing) -> SafeString:
        """Give the text of the version, and where it is read."""
        return format_html(
            '<p><a href="{}">{}</a></p><pre>{}</pre>',
            listing.get_absolute_url(),
            "La lire à son adresse",
            text_of(listing.version.document),
        )

    def response_change(self, request: HttpRequest, obj: Listing) -> HttpResponse:
        """Decide from the page where it is read, and go back to what waits."""
        try:
            self._decide(request, obj)
        except (AskedError, WayError) as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect("admin:offers_listing_change", obj.pk)
        return redirect("admin:offers_listing_changelist")

    def _decide(self, request: HttpRequest, row: Listing) -> None:
        """Accept or refuse, as the button pressed says. Raises AskedError for a refusal that gives no reason."""
        if "_accept" in request.POST:
            row.accept()
            self.message_user(request, f"{row.offer} est dans la liste.")
        elif "_refuse" in request.POST:
            if not row.reason.strip():
                raise AskedError("Dites la raison : l’employeur la lit, et peut y répondre.")
            row.refuse(row.reason.strip())
            self.message_user(request, f"{row.offer} n’est pas listée ; l’employeur lit votre raison.")


@admin.register(OfferReport)
class OfferReportAdmin(ModelAdmin):
    """What people say of offers."""

    list_display = ("subject", "offer", "received_at", "done", "answered")
    list_filter = ("done", "subject")
    list_select_related = ("offer",)
    fields = ("offer", "subject", "text", "email", "received_at", "answer", "done")
    readonly_fields = ("offer", "subject", "text", "email", "received_at")

    @admin.display(description="répondu", boolean=True)
    def answered(self, report: OfferReport) -> bool:
        """Tell whether its author has an answer to read."""
        return bool(report.answer)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave reporting to readers."""
        return False
