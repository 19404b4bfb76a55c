"""The two files an editor exchanges: a sheet that Excel opens in French, and the very shape of `fixtures/*.yaml`.

Reading a file gives a `Sheet`: rows with the line each begins at, and the faults that do not stop the reading.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import tablib
import yaml
from django.core.exceptions import ValidationError
from import_export.formats.base_formats import Format

from productops.editing.cells import READER, UNREADABLE, check_yaml, render, unreadable

MOST_ROWS = 1_000
"""Twice what the largest model holds, and about a second of checking."""
ABSENT = object()
"""A key that an entry does not have: its column stays as it is."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Sheet(tablib.Dataset):
    """Rows under headers, with the line of each row and header in the file, and faults as (line, text)."""

    def __init__(self, headers: list[str]) -> None:
        super().__init__(headers=headers)
        self.lines: list[int] = []
        self.header_lines: dict[str, int] = dict.fromkeys(headers, 1)
        self.faults: list[tuple[int, str]] = []

    def add(self, line: int, row: list[Any]) -> None:
        """Add a row that begins at a line."""
        if len(self.lines) >= MOST_ROWS:
            raise ValidationError(f"Le fichier a plus de {MOST_ROWS} lignes : partagez-le en plusieurs.")
        self.lines.append(line)
        self.append(row)

    def checked(self) -> Sheet:
        """Give the sheet, unless no row could be read."""
        if not self.lines:
            message = [f"Ligne {line} : {text}" for line, text in self.faults]
            raise ValidationError(message or ["Le fichier ne contient aucune ligne à importer."])
        return self


def _decoded(data: bytes) -> str:
    if data.startswith(b"PK"):
        raise ValidationError("C’est un classeur, pas un CSV : enregistrez-le au format « CSV UTF-8 ».")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise ValidationError(
            f"Le fichier n’est pas en UTF-8 (ligne {line}). Dans un tableur, enregistrez-le au format « CSV UTF-8 »."
        ) from fault
    if found := _CONTROL.search(text):
        line = text[: found.start()].count("\n") + 1
        raise ValidationError(
            f"Le fichier contient un caractère nul ou de commande (ligne {line}) : ce n’est pas un texte."
        )
    return text


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would compute."""


def _guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; reading the file takes it back."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


class Sheets(Format):
    """CSV as spreadsheets write it in French: UTF-8 with its mark, semicolons. Commas and tabs are read too."""

    def __init__(self, encoding: str | None = None) -> None:
        """Take the encoding that the library offers, and leave it: files are bytes here."""

    def get_title(self) -> str:
        """Name the format."""
        return "CSV (tableur)"

    def get_extension(self) -> str:
        """Give the extension of files."""
        return "csv"

    def get_content_type(self) -> str:
        """Give the media type."""
        return "text/csv; charset=utf-8"

    def can_import(self) -> bool:
        """Tell that it is read."""
        return True

    def can_export(self) -> bool:
        """Tell that it is written."""
        return True

    def export_data(self, dataset: Any, **_kwargs: Any) -> bytes:
        """Write rows under the headers in French that the dataset carries as its title list."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(dataset.labels)
        writer.writerows([_guarded(render(cell)) for cell in row] for row in dataset)
        return out.getvalue().encode("utf-8-sig")

    def create_dataset(self, in_stream: bytes) -> Sheet:
        """Read a file. Raises ValidationError where nothing can be read of it."""
        text = _decoded(in_stream)
        first = text.lstrip("\r\n").partition("\n")[0]
        delimiter = max(";,\t", key=first.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        sheet: Sheet | None = None
        line = 1
        try:
            for row in reader:
                begun, line = line, reader.line_num + 1
                if not any(cell.strip() for cell in row):
                    continue
                if sheet is None:
                    sheet = Sheet([cell.strip() for cell in row])
                    width = len(row)
                elif len(row) < width or any(cell.strip() for cell in row[width:]):
                    sheet.faults.append((begun, f"{len(row)} cases pour {width} colonnes."))
                else:
                    sheet.add(begun, [_unguarded(cell) for cell in row[:width]])
        except csv.Error as fault:
            raise ValidationError(
                f"Le CSV ne se lit pas à partir de la ligne {line} : un guillemet y manque ou y est de trop."
            ) from fault
        if sheet is None:
            raise ValidationError("Le fichier est vide.")
        return sheet.checked()


class Fixtures(Sheets):
    """YAML in the shape of the fixtures: an exported file may take its place among them."""

    def get_title(self) -> str:
        """Name the format."""
        return "YAML (forme des fixtures)"

    def get_extension(self) -> str:
        """Give the extension of files."""
        return "yaml"

    def get_content_type(self) -> str:
        """Give the media type."""
        return "application/yaml; charset=utf-8"

    def export_data(self, dataset: Any, **_kwargs: Any) -> bytes:
        """Write the rows as entries."""
        entries = [dict(zip(dataset.headers, row, strict=True)) for row in dataset]
        return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120).encode()

    def create_dataset(self, in_stream: bytes) -> Sheet:
        """Read a file. Raises ValidationError where nothing can be read of it."""
        text = _decoded(in_stream)
        check_yaml(text)
        loader = READER(text)
        try:
            root = loader.get_single_node()
            if not isinstance(root, yaml.SequenceNode):
                raise ValidationError("Il faut une liste d’entrées : « - slug: … » au début de chacune.")
            entries, lines, faults = _entries(loader, root)
        except yaml.YAMLError as fault:
            raise ValidationError(unreadable(fault)) from fault
        finally:
            loader.dispose()
        headers = list(dict.fromkeys(key for entry in entries for key in entry))
        sheet = Sheet(headers)
        sheet.faults = faults
        sheet.header_lines = {
            key: line for line, entry in reversed([*zip(lines, entries, strict=True)]) for key in entry
        }
        for line, entry in zip(lines, entries, strict=True):
            sheet.add(line, [entry.get(header, ABSENT) for header in headers])
        return sheet.checked()


def _entries(loader: Any, root: Any) -> tuple[list[dict[Any, Any]], list[int], list[tuple[int, str]]]:
    """Build each entry by itself: one that cannot be does not hide the faults of the others."""
    entries: list[dict[Any, Any]] = []
    lines: list[int] = []
    faults: list[tuple[int, str]] = []
    for node in root.value:
        line = node.start_mark.line + 1
        try:
            entry = loader.construct_document(node)
        except UNREADABLE:
            faults.append((line, "cette entrée contient une date, un nombre ou une étiquette impossible."))
            continue
        if not isinstance(entry, dict):
            faults.append((line, "une entrée est attendue, avec un slug et ses clefs."))
            continue
        names = [str(key.value) for key, _value in node.value]
        faults += [(line, f"« {name} » est écrit deux fois.") for name in sorted(set(names)) if names.count(name) > 1]
        entries.append({str(key): value for key, value in entry.items()})
        lines.append(line)
    return entries, lines, faults
