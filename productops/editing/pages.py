"""What every model's pages in the admin share: files in and out, versions, the preview, what uses the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import partial
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import TextField, URLField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from import_export.admin import ImportExportMixin

from productops.editing import previews, uses
from productops.editing.columns import keys, label
from productops.editing.exchange import FORMATS, FileForm, FormatForm, GoForm, Outcome, WaitingFile, resource_of
from productops.editing.models import EntryVersion, WaitingImport
from productops.editing.versions import CREATED, differences, notice, record
from productops.editing.widgets import CompletesChoices
from productops.editing.writing import Writing, linked
from productops.knowledge.models import Testimonial
from productops.knowledge.specs import FILE_OF, SPEC_OF
from productops.text.french import counted


class ExchangePages(ImportExportMixin):
    """Import and export of a model."""

    formats = FORMATS
    import_form_class = FileForm
    confirm_form_class = GoForm
    export_form_class = FormatForm

    def get_resource_classes(self, request: HttpRequest) -> list[Any]:
        """Give the model's resource."""
        return [resource_of(self.model)]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Let in those who may add and change rows."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Let in those who may read rows."""
        return self.has_view_permission(request)

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        """Name the file as the fixture, with the day."""
        stem = FILE_OF[self.model].removesuffix(".yaml")
        return f"{stem}-{timezone.localdate():%Y-%m-%d}.{file_format.get_extension()}"

    def get_context_data(self, **_kwargs: Any) -> dict[str, Any]:
        """Give the pages the columns in French and by key."""
        spec = SPEC_OF[self.model]
        return {"columns": [(label(spec, key), key) for key in keys(spec)]}

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """Export; a filter that means nothing is dropped, as lists drop it."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return redirect(self._address("export"))

    def init_request_context_data(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        """Say how many rows would be exported, and whether the list was narrowed down."""
        context = super().init_request_context_data(request, form)
        return context | {"count": self.get_export_queryset(request).count(), "narrowed": bool(request.GET)}

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Say why a file cannot be read."""
        if not isinstance(e, ValidationError):
            raise e
        form.add_error("import_file", e)

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Check a file, which then waits for whoever sent it."""
        return super(ExchangePages, self._with_files_of(request)).import_action(request, **kwargs)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Import the file that waits; say so where it waits no more."""
        try:
            return super(ExchangePages, self._with_files_of(request)).process_import(request, **kwargs)
        except (WaitingImport.DoesNotExist, ValidationError):
            message = "Le fichier n’est plus là, ou a déjà été importé : choisissez-le de nouveau."
        except IntegrityError:
            message = "Quelqu’un a modifié le catalogue au même moment, et rien n’a été importé : recommencez."
        messages.error(request, message)
        return redirect(self._address("import"))

    def process_result(self, result: Outcome, request: HttpRequest) -> HttpResponse:
        """Say what was done, or every fault where the catalogue changed since the preview."""
        if not result.has_errors() and not result.faults:
            return super().process_result(result, request)
        form = self.import_form_class(self.get_import_formats(), self.get_import_resource_classes(request))
        context = self.admin_site.each_context(request) | self.get_context_data()
        context |= {"title": "Importer", "form": form, "opts": self.opts, "result": result}
        return TemplateResponse(request, [self.import_template_name], context)

    def generate_log_entries(self, result: Outcome, request: HttpRequest) -> None:
        """Keep who imported what."""
        for flag, chosen in ((ADDITION, "is_new"), (CHANGE, "is_update")):
            rows = [row.instance for row in result.rows if getattr(row, chosen)()]
            if rows:
                LogEntry.objects.log_actions(
                    int(request.user.pk or 0), rows, flag, change_message="Import d’un fichier."
                )

    def add_success_message(self, result: Outcome, request: HttpRequest) -> None:
        """Count what was added, changed and left alone."""
        totals = result.totals
        added, changed = counted(totals["new"], "ajout"), counted(totals["update"], "modification")
        same = counted(totals["skip"], "ligne inchangée", "lignes inchangées")
        messages.success(request, f"Import terminé : {added}, {changed}, {same}.")

    def _with_files_of(self, request: HttpRequest) -> ExchangePages:
        # The library opens its storage without the request, and these pages serve every request at once.
        pages = copy(self)
        pages.tmp_storage_class = partial(WaitingFile, owner=request.user)
        return pages

    def _address(self, page: str) -> str:
        return "admin:{}_{}_{}".format(*self.get_model_info(), page)


class VersionPages(ModelAdmin):
    """The versions of a row: who changed what, the old text, and the way back."""

    versions_per_page = 50

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Keep what stood there, then save."""
        if change:
            notice(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the lists, then keep the version with them."""
        super().save_related(request, form, formsets, change)
        record(form.instance, author=request.user, reason="" if change else CREATED)

    def get_urls(self) -> list[Any]:
        """Add the page that goes back to a version."""
        view = self.admin_site.admin_view(self.version_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_version"
        return [path("<path:object_id>/history/<str:version_id>/", view, name=name), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        """Show what each version changed, the latest first."""
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        found = EntryVersion.objects.of(row).select_related("author")
        page = Paginator(found, self.versions_per_page).get_page(request.GET.get("p"))
        shown = list(page)
        older = [*shown[1:], *found[page.end_index() : page.end_index() + 1], None]
        spec = SPEC_OF[self.model]
        context = self.admin_site.each_context(request) | {
            "title": f"Historique : {row}",
            "versions": [
                (version, differences(spec, before.entry, version.entry) if before else [])
                for version, before in zip(shown, older, strict=False)
            ],
            "page": page,
            "object": row,
            "opts": self.opts,
            "may_change": self.has_change_permission(request, row),
        }
        return TemplateResponse(request, "admin/editing/history.html", context | dict(extra_context or {}))

    def version_view(self, request: HttpRequest, object_id: str, version_id: str) -> HttpResponse:
        """Show what a return to a version would change, and do it: through the same checks as an import."""
        spec = SPEC_OF[self.model]
        row = self.get_object(request, object_id)
        if row is None or not (version_id.isascii() and version_id.isdecimal() and len(version_id) < 19):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        version = get_object_or_404(EntryVersion.objects.of(row), pk=version_id)
        with transaction.atomic():
            writing = Writing(spec, row, version.entry, linked(spec))
            if request.method == "POST" and not writing.faults:
                if not self.has_change_permission(request, row):
                    raise PermissionDenied
                when = date_format(timezone.localtime(version.saved_at), "j F Y, H:i")
                if writing.changed:
                    writing.save(f"Retour à la version du {when}", author=request.user)
                    self.log_change(request, row, f"Retour à la version du {when}.")
                messages.success(request, f"La ligne « {row} » est revenue à la version du {when}.")
                return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", row.pk)
        context = self.admin_site.each_context(request) | {
            "title": "Revenir à une version",
            "version": version,
            "writing": writing,
            "object": self.get_object(request, object_id),  # `row` carries the version's texts, unsaved
            "opts": self.opts,
            "may_change": self.has_change_permission(request, row),
        }
        return TemplateResponse(request, "admin/editing/version.html", context)


class CatalogueAdmin(CompletesChoices, ExchangePages, VersionPages):
    """Shared by all: a slug is set once, then never changes."""

    save_on_top = True
    change_form_template = "admin/editing/change_form.html"
    formfield_overrides: ClassVar = {
        URLField: {"assume_scheme": "https"},
        TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    }
    slug_from = "name"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Freeze the slug of an existing row."""
        return ("slug",) if obj else ()

    def get_ordering(self, request: HttpRequest) -> Any:
        """Order lists and completions as the site does, even where counting made Django forget it."""
        return self.model._meta.ordering or ("slug",)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        """Write the slug of a new row as its name is typed."""
        return {} if obj or not self.slug_from else {"slug": (self.slug_from,)}

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Name the boxes that a list lets one tick, which Django leaves without a label."""
        formset = super().get_changelist_formset(request, **kwargs)
        for name in self.list_editable:
            field = formset.form.base_fields[name]
            field.widget.attrs["aria-label"] = field.label
        return formset

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Title a list by what it lists."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Add the preview of the sentences and what uses the row."""
        row = self.get_object(request, object_id) if object_id.isdecimal() else None
        panels: dict[str, Any] = {}
        if row:
            panels = {"preview": previews.of(row), "uses": uses.of(row), "unused": uses.unused(row)}
        if isinstance(row, Testimonial):
            panels |= {
                "testimonial": Testimonial.objects.for_cards().get(pk=row.pk),
                "shown": row.published and row.interviewee.published,
            }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | panels)
