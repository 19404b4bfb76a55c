"""The editor's desk: every seeded row, with its ordered lists beside it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin import ModelAdmin, TabularInline
from django.db.models import URLField

from productops.knowledge import models

admin.site.site_header = "ProductOps, la rédaction"
admin.site.site_title = "ProductOps"
admin.site.index_title = "Le catalogue"


def rows(of: type, *, fields: tuple[str, ...] = (), complete: tuple[str, ...] = ()) -> type[TabularInline]:
    """Make the inline of an ordered child model."""
    names = {"model": of, "extra": 0, "autocomplete_fields": complete}
    if fields:
        names["fields"] = fields
    return type(f"{of.__name__}Inline", (TabularInline,), names)


class CatalogueAdmin(ModelAdmin):
    """Shared by all: a slug is set once, then never changes."""

    save_on_top = True
    formfield_overrides: ClassVar = {URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: object, obj: object | None = None) -> tuple[str, ...]:
        """Freeze the slug of an existing row."""
        return ("slug",) if obj else ()


@admin.register(models.Domain)
class DomainAdmin(CatalogueAdmin):
    """The four domains."""

    list_display = ("name", "plain_name")
    search_fields: ClassVar = ["name"]


@admin.register(models.Competency)
class CompetencyAdmin(CatalogueAdmin):
    """Competencies with what one sees, asks and fears."""

    list_display = ("name", "kind", "posting")
    list_filter = ("kind",)
    search_fields: ClassVar = ["name", "posting", "description"]
    inlines = (
        rows(models.CompetencyBehaviour),
        rows(models.CompetencyQuestion),
        rows(models.CompetencyWarning),
    )


@admin.register(models.Mission)
class MissionAdmin(CatalogueAdmin):
    """Missions with their lists."""

    list_display = ("title", "domain", "load")
    list_filter = ("domain",)
    list_select_related = ("domain",)
    search_fields: ClassVar = ["title", "detail"]
    inlines = (
        rows(models.MissionLine),
        rows(models.MissionResult),
        rows(models.MissionCompetency, complete=("competency",)),
    )


@admin.register(models.Problem)
class ProblemAdmin(CatalogueAdmin):
    """Problems and the missions that answer them."""

    list_display = ("title", "domain")
    list_filter = ("domain",)
    list_select_related = ("domain",)
    search_fields: ClassVar = ["title", "detail"]
    inlines = (rows(models.ProblemMission, complete=("mission",)),)


@admin.register(models.ExistingRole)
class ExistingRoleAdmin(CatalogueAdmin):
    """Roles that may already be there."""

    list_display = ("name", "usual")
    search_fields: ClassVar = ["name"]
    autocomplete_fields = ("missions",)


@admin.register(models.CareerPath)
class CareerPathAdmin(CatalogueAdmin):
    """Paths, their lines and their signals."""

    list_display = ("name", "noun")
    search_fields: ClassVar = ["name"]
    inlines = (
        rows(models.CareerPathLine),
        rows(models.CareerPathQuestion),
        rows(models.PathSignal, complete=("testimonial",)),
    )


@admin.register(models.Interviewee)
class IntervieweeAdmin(CatalogueAdmin):
    """People; « publié » unchecked takes their voice away everywhere at once."""

    list_display = ("name", "role", "published")
    list_editable = ("published",)
    list_filter = ("published", "is_recruiter")
    search_fields: ClassVar = ["name"]
    inlines = (rows(models.IntervieweeCompany), rows(models.IntervieweePath, complete=("path",)))


@admin.register(models.Testimonial)
class TestimonialAdmin(CatalogueAdmin):
    """Quotations, verbatim."""

    list_display = ("interviewee", "quote", "published")
    list_filter = ("published", "paths", "competencies", "situations")
    list_select_related = ("interviewee",)
    search_fields: ClassVar = ["quote", "context", "interviewee__name"]
    autocomplete_fields = ("interviewee", "competencies", "paths", "domains")


@admin.register(models.Doubt)
class DoubtAdmin(CatalogueAdmin):
    """Signs that what is wanted is not a Product Ops."""

    list_display = ("title", "instead")
    search_fields: ClassVar = ["title", "reason", "instead"]
    inlines = (rows(models.DoubtCondition),)


@admin.register(models.NeighbourJob)
class NeighbourJobAdmin(CatalogueAdmin):
    """Jobs beside this one."""

    list_display = ("name", "hire_for")
    search_fields: ClassVar = ["name", "decides", "hire_for"]
    inlines = (rows(models.NeighbourJobMoment),)


@admin.register(models.TypicalMandate)
class TypicalMandateAdmin(CatalogueAdmin):
    """Mandates often met, to start a scoping from."""

    list_display = ("name", "situation")
    search_fields: ClassVar = ["name", "situation", "watch_out"]


@admin.register(models.Situation, models.Source, models.WayOut, models.ContextNote)
class SmallAdmin(CatalogueAdmin):
    """Tags and sources."""
