"""Reading what people offer, and what they ask to take away."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from productops.contributions.models import QUESTIONS, Contribution, RemovalRequest
from productops.editing.versions import CREATED, notice, record

ASKED = "Retrait demandé"


def _hide(row: Any, *, author: Any) -> None:
    """Take a testimonial or a person away from every page, and keep who did."""
    notice(row)
    row.published = False
    row.save()
    record(row, author=author, reason=ASKED)


@admin.register(Contribution)
class ContributionAdmin(ModelAdmin):
    """Testimonials offered: read, then accepted or refused. What was written is never rewritten."""

    list_display = ("name", "role", "company", "path", "status", "received_at")
    list_filter = ("status", "path")
    list_select_related = ("path",)
    search_fields = ("name", "company", *QUESTIONS)
    readonly_fields = (
        "status", "received_at", "name", "role", "company", "path", "situation", "email", *QUESTIONS,
        "consent_site", "consent_documents",
    )  # fmt: skip
    actions = ("accept", "refuse")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave writing to the people who do the job."""
        return False

    @admin.action(description="Accepter : publier mot pour mot", permissions=["change"])
    def accept(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Publish what was chosen."""
        for row in rows:
            for made in row.accept():
                record(made, author=request.user, reason=CREATED)
            self.message_user(
                request,
                f"Le témoignage de {row.name} est publié : ajoutez ses compétences et ses domaines à chaque citation.",
            )

    @admin.action(description="Refuser", permissions=["change"])
    def refuse(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Refuse what waits; what is published is withdrawn from its person's page instead."""
        refused = rows.filter(status=Contribution.Status.WAITING).update(status=Contribution.Status.REFUSED, email="")
        self.message_user(request, f"Refusés : {refused}. Leurs adresses de courriel sont effacées.", messages.INFO)

    def response_change(self, request: HttpRequest, obj: Contribution) -> HttpResponse:
        """Decide from the page where it is read, and go back to what waits."""
        this = Contribution.objects.filter(pk=obj.pk)
        if "_accept" in request.POST:
            self.accept(request, this)
        elif "_refuse" in request.POST:
            self.refuse(request, this)
        return redirect("admin:contributions_contribution_changelist")


@admin.register(RemovalRequest)
class RemovalRequestAdmin(ModelAdmin):
    """Removals asked for."""

    list_display = ("testimonial", "email", "received_at", "done")
    list_filter = ("done",)
    list_select_related = ("testimonial__interviewee",)
    readonly_fields = ("testimonial", "email", "reason", "received_at")
    actions = ("hide", "hide_person")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave asking to the people concerned."""
        return False

    @admin.action(description="Retirer cette citation partout", permissions=["change"])
    def hide(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Hide the testimonials asked about."""
        for row in rows.select_related("testimonial"):
            if row.testimonial:
                _hide(row.testimonial, author=request.user)
        self.message_user(request, f"Retirées : {rows.update(done=True)}.")

    @admin.action(description="Retirer toutes les citations de cette personne", permissions=["change"])
    def hide_person(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Hide the people asked about, with all their testimonials."""
        for row in rows.select_related("testimonial__interviewee"):
            if row.testimonial:
                _hide(row.testimonial.interviewee, author=request.user)
        self.message_user(request, f"Traitées : {rows.update(done=True)}.")
