"""Reading a scope's JSON from a person: strict, and every fault told in French."""

from __future__ import annotations

import json
from typing import Any


class JsonError(Exception):
    """A text that is not the JSON of a scope, with what is wrong and where."""


def parse_scope_json(raw: bytes) -> object:
    """Parse JSON, refusing what its loose readers let through: doubled keys, NaN, another encoding, endless nesting.

    Raises JsonError.
    """
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except UnicodeDecodeError as fault:
        raise JsonError(f"ce texte n’est pas en UTF-8 (octet {fault.start})") from fault
    except json.JSONDecodeError as fault:
        raise JsonError(f"JSON illisible, ligne {fault.lineno}, colonne {fault.colno}") from fault
    except RecursionError as fault:
        raise JsonError("les objets sont imbriqués trop profondément") from fault
    except ValueError as fault:
        raise JsonError(str(fault)) from fault


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"clef en double : {key}")
        found[key] = value
    return found


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} n’est pas du JSON")
