"""The editor's desk: every seeded row, with its ordered lists beside it. What pages share is in `desk/`."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import TabularInline
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.forms.models import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from productops.editing.checks import check_row
from productops.editing.pages import CatalogueAdmin
from productops.editing.widgets import Completed, CompletesChoices
from productops.knowledge import models

admin.site.site_header = "ProductOps, la rédaction"
admin.site.site_title = "ProductOps"
admin.site.index_title = "Le catalogue"

SENTENCE = 200
"""Signs from which a text is a sentence, and does not fit on one line."""


class LinesFormSet(BaseInlineFormSet):
    """Rows whose box to delete has a name, and whose completed choices are fetched together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.form.base_fields.items():
            # Django wraps the choices of a relation with the links that add and change its rows.
            if isinstance(inner := getattr(field.widget, "widget", field.widget), Completed):
                inner.wanted |= {getattr(row, f"{name}_id") for row in self.get_queryset()} - {None}

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the box."""
        super().add_fields(form, index)
        form.fields["DELETE"].widget.attrs["aria-label"] = form.fields["DELETE"].label


class Lines(CompletesChoices, TabularInline):
    """Ordered child rows, each with room for its sentence."""

    extra = 0
    formset = LinesFormSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Fetch with each line the rows that name it."""
        links = [field.name for field in self.model._meta.fields if field.is_relation]
        return super().get_queryset(request).select_related(*links)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give a sentence two lines, and every field of a row the name of its column."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and not db_field.choices and (db_field.max_length or 0) > SENTENCE:
            field.widget = AdminTextareaWidget(attrs={"rows": 2})
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field


def rows(of: type, *, complete: tuple[str, ...] = (), kinds: bool = False) -> type[Lines]:
    """Make the inline of an ordered child model; lines of several kinds are shown kind by kind."""
    names: dict[str, Any] = {"model": of, "autocomplete_fields": complete}
    if kinds:
        names |= {"fields": ("kind", "text", "order"), "ordering": ("kind", "order", "pk")}
    return type(f"{of.__name__}Inline", (Lines,), names)


class CountingAdmin(CatalogueAdmin):
    """A list that counts what hangs on each row, in the one query of the list."""

    counts: ClassVar[dict[str, str]] = {}
    """The heading of each relation to count; `list_display` names it with « _count »."""

    def __init_subclass__(cls) -> None:
        for relation, heading in cls.counts.items():
            setattr(cls, f"{relation}_count", _counter(f"{relation}_counted", heading))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Count in the query."""
        counts = {f"{relation}_counted": Count(relation, distinct=True) for relation in self.counts}
        return super().get_queryset(request).annotate(**counts)


def _counter(name: str, heading: str) -> Any:
    @admin.display(description=heading, ordering=name)
    def count(_admin: Any, row: Any) -> int:
        return int(getattr(row, name))

    return count


class CheckedForm(ModelForm):
    """A form that also says what the rest of the product could not read."""

    def _post_clean(self) -> None:
        """Check the row that the form makes, once its columns are right."""
        super()._post_clean()  # type: ignore[misc]  # Django's own hook, without a type
        if not self.errors:
            try:
                check_row(self.instance)
            except ValidationError as fault:
                self.add_error(None, fault)


class LedByProblems(admin.EmptyFieldListFilter):
    """Missions that no problem leads to, or that some do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "problèmes qui y mènent"


@admin.register(models.Domain)
class DomainAdmin(CountingAdmin):
    """The four domains: they are reworded, never added nor deleted."""

    counts: ClassVar = {"missions": "missions", "problems": "problèmes", "testimonials": "voix"}
    list_display = ("name", "plain_name", "missions_count", "problems_count", "testimonials_count")
    search_fields: ClassVar = ["name", "plain_name", "slug"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: the four domains are the frame of the whole product."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse, likewise."""
        return False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Let in those who may change a domain; a new one is refused line by line."""
        return self.has_change_permission(request)


@admin.register(models.Competency)
class CompetencyAdmin(CountingAdmin):
    """Competencies with what one sees, asks and fears."""

    counts: ClassVar = {"missions": "missions", "testimonials": "voix"}
    list_display = ("name", "kind", "posting", "missions_count", "testimonials_count")
    list_filter = ("kind",)
    search_fields: ClassVar = ["name", "posting", "description", "slug"]
    inlines = (
        rows(models.CompetencyPosting),
        rows(models.CompetencyBehaviour),
        rows(models.CompetencyProof),
        rows(models.CompetencyQuestion),
        rows(models.CompetencyWarning),
        rows(models.CompetencyCode),
    )


@admin.register(models.Mission)
class MissionAdmin(CountingAdmin):
    """Missions with their lists."""

    slug_from = "title"
    counts: ClassVar = {"problems": "problèmes", "competencies": "compétences"}
    list_display = ("title", "domain", "load", "problems_count", "competencies_count")
    list_filter = ("domain", "load", ("problems", LedByProblems))
    list_select_related = ("domain",)
    search_fields: ClassVar = ["title", "detail", "lines__text", "slug"]
    inlines = (
        rows(models.MissionLine, kinds=True),
        rows(models.MissionResult),
        rows(models.MissionCompetency, complete=("competency",)),
    )


@admin.register(models.Problem)
class ProblemAdmin(CountingAdmin):
    """Problems and the missions that answer them."""

    slug_from = "title"
    counts: ClassVar = {"missions": "missions"}
    list_display = ("title", "domain", "missions_count")
    list_filter = ("domain",)
    list_select_related = ("domain",)
    search_fields: ClassVar = ["title", "detail", "slug"]
    inlines = (rows(models.ProblemMission, complete=("mission",)),)


@admin.register(models.ExistingRole)
class ExistingRoleAdmin(CountingAdmin):
    """Roles that may already be there."""

    counts: ClassVar = {"missions": "missions couvertes"}
    list_display = ("name", "usual", "missions_count")
    search_fields: ClassVar = ["name", "usual", "slug"]
    autocomplete_fields = ("missions",)


@admin.register(models.CareerPath)
class CareerPathAdmin(CountingAdmin):
    """Paths, their lines and their signals."""

    counts: ClassVar = {"interviewees": "personnes", "testimonials": "voix", "signals": "signaux"}
    list_display = ("name", "noun", "interviewees_count", "testimonials_count", "signals_count")
    search_fields: ClassVar = ["name", "noun", "summary", "slug"]
    inlines = (
        rows(models.CareerPathLine, kinds=True),
        rows(models.CareerPathCompetency, complete=("competency",)),
        rows(models.CareerPathQuestion),
        rows(models.PathSignal, complete=("testimonial",)),
    )


@admin.register(models.Interviewee)
class IntervieweeAdmin(CountingAdmin):
    """People; « publié » unchecked takes their testimonial away everywhere at once."""

    counts: ClassVar = {"testimonials": "voix"}
    list_display = ("name", "role", "testimonials_count", "published")
    list_editable = ("published",)
    list_filter = ("published", "is_recruiter", "paths")
    search_fields: ClassVar = ["name", "role", "companies__text", "slug"]
    inlines = (rows(models.IntervieweeCompany), rows(models.IntervieweePath, complete=("path",)))


@admin.register(models.Testimonial)
class TestimonialAdmin(CatalogueAdmin):
    """Quotations, verbatim."""

    slug_from = ""
    list_display = ("quote", "interviewee", "source", "published")
    list_editable = ("published",)
    list_filter = ("published", "interviewee", "paths", "domains", "situations", "competencies")
    list_select_related = ("interviewee", "source")
    search_fields: ClassVar = ["quote", "context", "interviewee__name", "slug"]
    autocomplete_fields = ("interviewee", "source", "competencies", "paths", "domains", "situations")


@admin.register(models.Doubt)
class DoubtAdmin(CatalogueAdmin):
    """Signs that what is wanted is not a Product Ops."""

    slug_from = "title"
    list_display = ("title", "instead")
    search_fields: ClassVar = ["title", "reason", "instead", "slug"]
    inlines = (rows(models.DoubtCondition),)


@admin.register(models.LexiconRecord)
class LexiconRecordAdmin(CatalogueAdmin):
    """How people say what the catalogue describes (see docs/recognition.md)."""

    form = CheckedForm
    slug_from = ""
    list_display = ("slug", "kind", "target", "lang")
    list_filter = ("kind", "lang")
    search_fields: ClassVar = ["slug", "target", "lines__text"]
    inlines = (rows(models.LexiconLine, kinds=True),)


@admin.register(models.NeighbourJob)
class NeighbourJobAdmin(CatalogueAdmin):
    """Jobs beside this one."""

    list_display = ("name", "hire_for")
    search_fields: ClassVar = ["name", "decides", "hire_for", "slug"]
    inlines = (rows(models.NeighbourJobMoment), rows(models.NeighbourJobCode))


@admin.register(models.Term)
class TermAdmin(CatalogueAdmin):
    """The words of the trade."""

    slug_from = "term"
    list_display = ("term", "stands_for", "definition")
    search_fields: ClassVar = ["term", "stands_for", "definition", "slug"]
    inlines = (rows(models.TermForm),)


@admin.register(models.TypicalMandate)
class TypicalMandateAdmin(CatalogueAdmin):
    """Mandates often met, to start a scoping from."""

    form = CheckedForm

    list_display = ("name", "situation")
    search_fields: ClassVar = ["name", "situation", "watch_out", "slug"]
    inlines = (
        rows(models.MandateLine, kinds=True),
        rows(models.MandateQuestion),
        rows(models.MandateSign),
        rows(models.MandateNeighbour, complete=("job",)),
    )


@admin.register(models.ContextNote)
class ContextNoteAdmin(CatalogueAdmin):
    """What a context changes."""

    list_display = ("name", "fact", "text")
    list_filter = ("fact",)
    search_fields: ClassVar = ["name", "text", "slug"]


@admin.register(models.Situation)
class SituationAdmin(CountingAdmin):
    """Tags for the circumstances a testimonial speaks of."""

    counts: ClassVar = {"testimonials": "voix"}
    list_display = ("name", "testimonials_count")
    search_fields: ClassVar = ["name", "slug"]


@admin.register(models.Source)
class SourceAdmin(CountingAdmin):
    """Where testimonials were published."""

    slug_from = "title"
    counts: ClassVar = {"testimonials": "voix"}
    list_display = ("title", "publisher", "year", "testimonials_count")
    search_fields: ClassVar = ["title", "publisher", "slug"]


@admin.register(models.WayOut)
class WayOutAdmin(CatalogueAdmin):
    """Where the role may lead."""

    list_display = ("name", "detail")
    search_fields: ClassVar = ["name", "detail", "slug"]


@admin.register(models.Dissent)
class DissentAdmin(CatalogueAdmin):
    """Testimonials that do not agree."""

    slug_from = "question"
    list_display = ("question", "one", "other")
    list_select_related = ("one__interviewee", "other__interviewee")
    search_fields: ClassVar = ["question", "slug"]
    autocomplete_fields = ("one", "other")


@admin.register(models.ProfileQuestion)
class ProfileQuestionAdmin(CountingAdmin):
    """Questions put to candidates."""

    slug_from = "text"
    counts: ClassVar = {"answers": "réponses"}
    list_display = ("text", "answers_count")
    search_fields: ClassVar = ["text", "slug"]


@admin.register(models.ProfileAnswer)
class ProfileAnswerAdmin(CatalogueAdmin):
    """Answers they choose from, and what each says."""

    slug_from = ""
    list_display = ("text", "question", "path")
    list_filter = ("question",)
    list_select_related = ("question", "path")
    search_fields: ClassVar = ["text", "slug"]
    autocomplete_fields = ("question", "path")
    inlines = (rows(models.ProfileEffect), rows(models.ProfileAnswerLine))


from productops.editing import contributions_admin as _contributions  # noqa: E402, F401
