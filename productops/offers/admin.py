"""The admin of published offers: what was reported, and the states that only an editor sets."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from productops.offers.models import Offer, OfferReport, WayError
from productops.offers.states import Actor, State


@admin.register(Offer)
class OfferAdmin(ModelAdmin):
    """Published offers. What they say belongs to whoever wrote them: it is read, never written, here."""

    list_display = ("employer", "state", "published_at", "closes_on", "reported")
    list_filter = ("state",)
    search_fields = ("employer",)
    fields = readonly_fields = (
        "employer", "state", "reason", "contact", "published_at", "closes_on", "closed_on", "filled", "text",
    )  # fmt: skip
    actions = ("agree", "take_back", "suspend", "usurped", "withdraw")

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

    @admin.action(description="Lister : l’identité de l’employeur est vérifiée", permissions=["change"])
    def agree(self, request: HttpRequest, rows: QuerySet[Offer]) -> None:
        """Say that the employer's identity was checked."""
        self._move(request, rows, State.LISTED, "L’identité de l’employeur a été vérifiée.")

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


@admin.register(OfferReport)
class OfferReportAdmin(ModelAdmin):
    """What people say of offers."""

    list_display = ("subject", "offer", "received_at", "done")
    list_filter = ("done", "subject")
    list_select_related = ("offer",)
    readonly_fields = ("offer", "subject", "text", "email", "received_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave reporting to readers."""
        return False
