"""Importing and exporting a model: nothing is written unless every line is right, and every fault is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from import_export.fields import Field
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.resources import ModelResource
from import_export.results import Result, RowResult
from import_export.tmp_storages import BaseStorage

from productops.editing.columns import keys, label
from productops.editing.formats import ABSENT, Fixtures, Sheet, Sheets
from productops.editing.models import WaitingImport
from productops.editing.versions import record_all
from productops.editing.writing import Writing, linked
from productops.knowledge import loading
from productops.knowledge.search import index
from productops.knowledge.specs import SPEC_OF, Spec
from productops.turn import out_of_turn

FORMATS = (Sheets, Fixtures)
LARGEST = 2 * 1024 * 1024
REASON = "Import d’un fichier"
MOST_CHANGED = 60
"""Rows added or changed by a file: those of the heaviest model take two seconds to write. Rows that say nothing new are not counted."""


@dataclass(frozen=True, kw_only=True, order=True)
class Fault:
    """What is wrong at a line of a file: the row's slug and the column where they are known."""

    line: int
    slug: str = ""
    column: str = ""
    message: str


class Outcome(Result):
    """What an import did or would do, with every fault in the order of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def has_validation_errors(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self.faults)

    def changed_rows(self) -> list[RowResult]:
        """Give the rows that are added or changed."""
        return [row for row in self.rows if row.is_new() or row.is_update()]


class CatalogueResource(ModelResource):
    """A model in the shape of its fixture. The slug names the row; a row that says nothing new is left alone."""

    spec: Spec

    @classmethod
    def get_result_class(cls) -> type[Outcome]:
        """Name the class of results."""
        return Outcome

    # --- out --------------------------------------------------------------------------------------

    def filter_export(self, queryset: Any, **_kwargs: Any) -> Any:
        """Give the rows in the order of display, with their lists."""
        return self.spec.query(queryset).order_by(*(["order"] if "order" in self.spec.apart else []), "pk")

    def export_resource(self, instance: Any, **_kwargs: Any) -> list[Any]:
        """Give a row's columns."""
        entry = {"slug": instance.slug} | self.spec.whole(instance)
        return [entry[key] for key in keys(self.spec)]

    def after_export(self, queryset: Any, dataset: Any, **_kwargs: Any) -> None:
        """Give the sheet its headers in French."""
        dataset.labels = [label(self.spec, key) for key in keys(self.spec)]

    # --- in ---------------------------------------------------------------------------------------

    def import_data(self, *args: Any, **kwargs: Any) -> Outcome:
        """Import, all or nothing, while others have their pages made: the turn is left before the transaction begins."""
        with out_of_turn():
            return super().import_data(*args, rollback_on_validation_errors=True, **kwargs)

    def import_data_inner(self, *args: Any, **kwargs: Any) -> Outcome:
        """Forget a catalogue read on the way, as it may be undone: within the transaction, before another thread finds it."""
        try:
            with index.together(), loading.edited_at_once():
                return super().import_data_inner(*args, **kwargs)
        finally:
            loading.forget()

    def before_import(self, dataset: Sheet, **_kwargs: Any) -> None:
        """Read the headers, and find the slugs that come twice."""
        self.sheet = dataset
        self.found = [Fault(line=line, message=message) for line, message in dataset.faults]
        known = {name.lower(): key for key in keys(self.spec) for name in (label(self.spec, key), key)}
        headers = [known.get(header.lower(), header) for header in dataset.headers]
        for given, key in zip(dataset.headers, headers, strict=True):
            line = dataset.header_lines[given]
            if key not in keys(self.spec):
                columns = ", ".join(f"« {label(self.spec, name)} »" for name in keys(self.spec))
                message = f"Colonne inconnue : « {given[:80]} ». Les colonnes sont : {columns}."
                self.found.append(Fault(line=line, message=message))
            elif headers.count(key) > 1:
                self.found.append(Fault(line=line, message=f"Deux colonnes pour « {label(self.spec, key)} »."))
        if "slug" not in headers:
            self.found.append(
                Fault(line=1, message="Il manque la colonne « identifiant » (slug) : elle nomme chaque ligne.")
            )
            dataset.wipe()
        else:
            dataset.headers = headers
        self.rows = self.spec.rows()
        self.slugs = linked(self.spec)
        self.seen: dict[str, int] = {}
        self.changed, self.written = 0, list[Any]()

    def _check_import_id_fields(self, headers: Sequence[str]) -> None:
        """Say nothing: `before_import` said it in French, with its line."""

    def import_row(self, row: dict[str, Any], instance_loader: Any, **kwargs: Any) -> RowResult:
        """Check a line, and write it where nothing is wrong with it."""
        if self.changed > MOST_CHANGED:  # refused already
            return self.get_row_result_class()()
        line = self.sheet.lines[kwargs["row_number"] - 1]
        entry = {key: value for key, value in row.items() if value is not ABSENT}
        slug = entry.get("slug")
        name = slug.strip() if isinstance(slug, str) else ""
        result = self.get_row_result_class()()
        if name and name in self.seen:
            message = f"Cet identifiant est déjà à la ligne {self.seen[name]}."
            self.found.append(Fault(line=line, slug=name, message=message))
        self.seen.setdefault(name, line)
        known = self.rows.get(name)
        writing = Writing(self.spec, known or self.spec.model(), {"slug": ""} | entry, self.slugs)
        self.found += [
            Fault(line=line, slug=name, column=column, message=message) for column, message in writing.messages
        ]
        result.differences = writing.differences
        if writing.faults:
            result.import_type = RowResult.IMPORT_TYPE_INVALID
        elif not writing.changed:
            result.import_type = RowResult.IMPORT_TYPE_SKIP
        else:
            result.import_type = RowResult.IMPORT_TYPE_UPDATE if known else RowResult.IMPORT_TYPE_NEW
            self.changed += 1
            if self.changed == MOST_CHANGED + 1:
                message = f"Un import écrit {MOST_CHANGED} lignes au plus, et celle-ci en serait une de plus : partagez le fichier ici."
                self.found.append(Fault(line=line, slug=name, message=message))
            # A check writes nothing: it neither waits for other writers nor makes them wait.
            if not kwargs["dry_run"] and self.changed <= MOST_CHANGED:
                writing.write()
                self.written.append(writing.row)
            self.rows[name] = writing.row
            result.add_instance_info(writing.row)
            result.instance = writing.row
        return result

    def after_import(self, dataset: Sheet, result: Outcome, **kwargs: Any) -> None:
        """Keep the versions of what was written, and tell every fault, in the order of the file."""
        record_all(self.written, author=kwargs.get("user"), reason=REASON)
        result.faults = sorted(set(self.found))


@cache
def resource_of(model: type[Any]) -> type[CatalogueResource]:
    """Make the resource of a model."""
    spec = SPEC_OF[model]
    names = keys(spec)
    meta = type("Meta", (), {"model": model, "fields": names, "import_id_fields": ["slug"], "use_transactions": True})
    columns = {key: Field(attribute=key, column_name=key) for key in names}
    made: Any = type(CatalogueResource)  # the library's metaclass
    return made(f"{model.__name__}Resource", (CatalogueResource,), {**columns, "Meta": meta, "spec": spec})


# --- the forms and the file that waits between the preview and the confirmation ---------------------


class FileForm(ImportForm):
    """A file; its format goes without saying."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].label = "Fichier"
        self.fields["import_file"].widget.attrs = {"accept": ".csv,.yaml,.yml"}
        self.fields["format"].required = False
        self.fields["format"].choices = [("", "selon le nom du fichier"), *self.fields["format"].choices[1:]]

    @property
    def media(self) -> forms.Media:
        """Need no script."""
        return forms.Media()

    def clean_import_file(self) -> Any:
        """Refuse what is no catalogue."""
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST:
            size = f"{file.size / 1024 / 1024:.1f}".replace(".", ",")
            raise ValidationError(f"Ce fichier pèse {size} Mo ; la limite est de {LARGEST // 1024 // 1024} Mo.")
        return file

    def clean(self) -> dict[str, Any]:
        """Take the format from the name of the file where it was not chosen."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("import_file")
        if file and not cleaned.get("format") and "format" not in self.errors:
            ending = Path(file.name).suffix.lower().lstrip(".").replace("yml", "yaml")
            rank = next((n for n, kind in enumerate(FORMATS) if kind().get_extension() == ending), None)
            if rank is None:
                self.add_error(
                    "import_file", "Le nom du fichier doit finir par .csv ou .yaml, ou choisissez le format."
                )
            cleaned["format"] = str(rank)
        return cleaned


class GoForm(ConfirmImportForm):
    """The confirmation: which waiting file, in which format."""

    format = forms.ChoiceField(choices=[(str(n), n) for n in range(len(FORMATS))], widget=forms.HiddenInput)


class FormatForm(ExportForm):
    """The format of an export."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = self.fields["format"].choices[1:]


class WaitingFile(BaseStorage):
    """The file between its preview and its confirmation, in the database: the server that confirms may be another."""

    def __init__(self, *, owner: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.owner = owner

    def save(self, data: bytes) -> None:
        """Keep a file, and its name."""
        self.name = WaitingImport.objects.keep(data, owner=self.owner).digest

    def read(self) -> bytes:
        """Give the file. Raises WaitingImport.DoesNotExist where it is gone, or is not this account's."""
        return bytes(WaitingImport.objects.waiting().get(owner=self.owner, digest=self.name).content)

    def remove(self) -> None:
        """Drop the file."""
        WaitingImport.objects.filter(owner=self.owner, digest=self.name).delete()
