"""The description of the addresses, written by hand in `openapi.yaml`: as it is, and as a page shows it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "openapi.yaml"


@cache
def description() -> dict[str, Any]:
    """Give the description (OpenAPI 3.1)."""
    read: dict[str, Any] = yaml.safe_load(FILE.read_bytes())
    return read


@cache
def as_pages() -> dict[str, Any]:
    """Give what the page shows: each address with its answers, each shape with its keys."""
    whole = description()
    addresses = [
        {
            "path": path,
            "anchor": f"adresse-{rank}",
            "summary": item["get"]["summary"],
            "parameters": [_resolved(parameter) for parameter in item["get"].get("parameters", [])],
            "answers": [(status, _resolved(one)["description"]) for status, one in item["get"]["responses"].items()],
        }
        for rank, (path, item) in enumerate(whole["paths"].items(), start=1)
    ]
    shapes = [
        {
            "name": name,
            "description": shape.get("description", ""),
            "keys": [(key, _said(value), value.get("description", "")) for key, value in _keys(shape).items()],
        }
        for name, shape in whole["components"]["schemas"].items()
    ]
    parts = [*((address["anchor"], address["path"]) for address in addresses), ("formes", "Les formes")]
    return {"info": whole["info"], "addresses": addresses, "shapes": shapes, "parts": parts}


def _resolved(value: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference inside the description."""
    if "$ref" not in value:
        return value
    found: Any = description()
    for name in value["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return dict(found)


def _keys(shape: dict[str, Any]) -> dict[str, dict[str, Any]]:
    keys: dict[str, dict[str, Any]] = dict(shape.get("properties", {}))
    return keys


def _said(value: dict[str, Any]) -> str:
    """Name a type in French."""
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    kinds = value.get("type", "object")
    if kinds == "array":
        return f"liste de {_said(value['items'])}"
    return " ou ".join(_WORDS[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))


_WORDS = {"string": "texte", "integer": "nombre entier", "boolean": "vrai ou faux", "object": "objet", "null": "rien"}
