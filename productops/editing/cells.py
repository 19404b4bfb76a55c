"""What a value looks like in the cell of a sheet, and back: one text a line, one record a YAML document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from django.core.exceptions import ValidationError

DEEPEST = 12
"""How deep lists and mappings may nest. The C reader of YAML crashes on a text of a million brackets."""
READER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNREADABLE = (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError)
"""What PyYAML raises on a text it cannot read: its own errors, and those of an impossible date or number."""


def check_yaml(text: str) -> None:
    """Refuse what no catalogue needs, before anything is built: repeated blocks (&, *) and endless nesting."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=READER):
            if isinstance(event, yaml.AliasEvent):
                raise ValidationError(
                    f"Ligne {_line(event)} : les renvois YAML (« &nom » et « *nom ») ne sont pas lus ici."
                )
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise ValidationError(f"Ligne {_line(event)} : trop de listes imbriquées.")
    except yaml.YAMLError as fault:
        raise ValidationError(unreadable(fault)) from fault


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def unreadable(fault: Exception) -> str:
    """Say in French where a YAML text stops being readable."""
    mark = getattr(fault, "problem_mark", None)
    where = f"à la ligne {mark.line + 1}" if mark else "jusqu’au bout"
    return f"Le YAML ne se lit pas {where} : vérifiez les retraits, les guillemets et les deux-points."


def documents(text: str) -> list[Any]:
    """Read the YAML documents of a cell. Raises ValidationError, in French."""
    check_yaml(text)
    try:
        return list(yaml.load_all(text, Loader=READER))
    except UNREADABLE as fault:
        raise ValidationError(unreadable(fault)) from fault


def render(value: Any) -> str:
    """Write a value in a cell: nothing, oui or non, a number, a text; lists one text a line, records as YAML."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Mapping):
        return _yaml([value])
    if isinstance(value, list):
        return _render_list(value)
    return str(value)


def _render_list(values: list[Any]) -> str:
    if values and isinstance(values[0], Mapping):
        return _yaml(values)
    text = "\n".join(values)
    if text.startswith("[") or lines(text) != values:
        # What one text a line could not give back, a line break inside a text for one, is written as a YAML list.
        return yaml.safe_dump(values, allow_unicode=True, default_flow_style=True)
    return text


def _yaml(records: list[Any]) -> str:
    # A cell that began with a dash would be taken for a formula: one document a record rather than a list.
    return yaml.safe_dump_all(records, allow_unicode=True, sort_keys=False, width=10_000).strip()


def lines(cell: Any) -> list[Any]:
    """Read a list of texts: a real list, or a cell with one text a line (a YAML list where it begins with « [ »)."""
    if not isinstance(cell, str):
        return _real_list(cell)
    if cell.lstrip().startswith("["):
        return _real_list(documents(cell)[0])
    return [line.strip() for line in cell.split("\n") if line.strip()]


def records(cell: Any) -> list[Any]:
    """Read a list of records: a real list, or a cell with one YAML document a record."""
    if not isinstance(cell, str):
        return _real_list(cell)
    found = documents(cell)
    return _real_list(found[0]) if len(found) == 1 and isinstance(found[0], list) else found


def mapping(cell: Any) -> Any:
    """Read a mapping: a real one, or a cell of YAML."""
    return (documents(cell) or [None])[0] if isinstance(cell, str) else cell


def _real_list(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValidationError("Une liste est attendue.")
    return value
