"""The columns of a model, as an editor names them, and how each is read: what is wrong is said in French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from productops.editing import cells
from productops.knowledge.specs import Links, Part, Rows, Spec, Texts
from productops.text.french import lower_first

Slugs = Mapping[Any, Mapping[str, Any]]
"""The rows that a link may name, by model and slug."""

EMPTY = "Ce champ ne peut pas être vide."
_YES, _NO = {"oui", "vrai", "true", "1"}, {"non", "faux", "false", "0"}
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")


def keys(spec: Spec) -> tuple[str, ...]:
    """Name the columns of a model, in the order of its files."""
    published = tuple(name for name in spec.apart if name == "published")
    return ("slug", *spec.links, *spec.fields, *published, *(part.key for part in spec.parts))


def every(spec: Spec) -> tuple[str, ...]:
    """Name all that a version keeps: the columns of the files, then the place in the list."""
    return tuple(dict.fromkeys([*keys(spec), *spec.apart]))


def label(spec: Spec, key: str) -> str:
    """Say a column in French."""
    part = next((part for part in spec.parts if part.key == key), None)
    if part is None or isinstance(part, Links):
        return str(spec.model._meta.get_field(key).verbose_name)
    child = _child(spec, part)
    if isinstance(part, Texts) and part.kind:
        return lower_first(str(dict(child._meta.get_field("kind").choices)[part.kind]))
    return str(child._meta.verbose_name_plural)


def read(spec: Spec, key: str, cell: Any, slugs: Slugs) -> Any:
    """Give what a cell says, in the shape that `Spec.dump` gives. Raises ValidationError with every fault of the cell."""
    if key in spec.links:
        return _link(spec.links[key], cell, slugs, null=spec.model._meta.get_field(key).null)
    part = next((part for part in spec.parts if part.key == key), None)
    if isinstance(part, Links):
        return sorted(set(_each(cells.lines(cell), lambda slug: _link(part.model, slug, slugs))))
    if isinstance(part, Texts):
        text = _child(spec, part)._meta.get_field("text")
        return _each(cells.lines(cell), lambda value: plain(text, value))
    if isinstance(part, Rows):
        return _rows(spec, part, cell, slugs)
    return plain(spec.model._meta.get_field(key), cell)


def plain(field: Any, cell: Any) -> Any:
    """Give what a cell says for a plain field, checked as the field wants."""
    if isinstance(field, models.BooleanField):
        return _truth(cell)
    if isinstance(field, models.IntegerField):
        return field.clean(_whole(cell), None)
    if isinstance(field, models.JSONField):
        return field.clean(cells.mapping(cell), None)
    text = _text(cell)
    if text and field.choices and text not in dict(field.choices):
        raise ValidationError(
            f"« {text[:40]} » n’est pas un choix. Il faut : {', '.join(map(str, dict(field.choices)))}."
        )
    return field.clean(text, None)


def messages(fault: ValidationError) -> list[str]:
    """Give the messages of a fault; « null » is no word of an editor's."""
    return [EMPTY if error.code == "null" else "".join(error.messages) for error in fault.error_list]


def _child(spec: Spec, part: Any) -> Any:
    return spec.model._meta.get_field(part.related).related_model


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        raise ValidationError(
            "Un texte est attendu ; mettez-le entre guillemets s’il contient « : » ou n’est qu’un nombre."
        )
    if _FORBIDDEN.search(cell):
        raise ValidationError("Ce texte contient un caractère invisible interdit.")
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _whole(cell: Any) -> int | None:
    text = str(cell).strip()
    if cell is None or text == "":
        return None
    if isinstance(cell, bool) or not _WHOLE.fullmatch(text):
        raise ValidationError(f"Un nombre entier est attendu, pas « {text[:40]} ».")
    return int(text)


def _truth(cell: Any) -> bool:
    text = str(cell).strip().lower()
    if text not in _YES | _NO:
        raise ValidationError(f"« oui » ou « non » est attendu, pas « {text[:40]} ».")
    return text in _YES


def _link(model: type[models.Model], cell: Any, slugs: Slugs, *, null: bool = False) -> str | None:
    slug = _text(cell)
    if not slug and null:
        return None
    if not slug:
        raise ValidationError("Il manque un identifiant.")
    if slug not in slugs[model]:
        near = get_close_matches(slug[:80], slugs[model], n=1)
        hint = f" Peut-être « {near[0]} » ?" if near else ""
        raise ValidationError(f"Aucune ligne de « {model._meta.verbose_name} » ne s’appelle « {slug[:80]} ».{hint}")
    return slug


def _each(values: Iterable[Any], read_one: Any) -> list[Any]:
    """Read each value of a list; the faults of all are told, by rank."""
    found, faults = [], []
    for rank, value in enumerate(values, start=1):
        try:
            found.append(read_one(value))
        except ValidationError as fault:
            faults += [f"n° {rank} : {message}" for message in messages(fault)]
    if faults:
        raise ValidationError(faults)
    return found


def _rows(spec: Spec, part: Rows, cell: Any, slugs: Slugs) -> list[Any]:
    child = _child(spec, part)
    link = next(iter(part.links), None)
    if part.flat and link:
        found = _each(cells.lines(cell), lambda slug: _link(part.links[link], slug, slugs))
    else:
        found = _each(cells.records(cell), lambda value: _record(part, child, value, slugs))
    once = {name for c in child._meta.constraints if isinstance(c, models.UniqueConstraint) for name in c.fields}
    if link in once:
        named = [value if part.flat else value[link] for value in found]
        if twice := sorted({slug for slug in named if named.count(slug) > 1}):
            raise ValidationError(f"Deux fois dans la liste : {', '.join(twice)}.")
    return found


def _record(part: Rows, child: Any, value: Any, slugs: Slugs) -> dict[str, Any]:
    names = (*part.fields, *part.links)
    if not isinstance(value, Mapping):
        raise ValidationError(f"Il faut, pour chacun : {', '.join(names)}.")
    faults = [f"« {key} » n’existe pas ici ({', '.join(names)})." for key in value if key not in names]
    record: dict[str, Any] = {}
    for name in names:
        field = child._meta.get_field(name)
        try:
            if name not in part.links:
                record[name] = plain(field, value.get(name, field.get_default()))
            elif (slug := _link(part.links[name], value.get(name), slugs, null=field.null)) is not None:
                record[name] = slug
        except ValidationError as fault:
            faults += [f"{field.verbose_name} : {message}" for message in messages(fault)]
    if not faults:
        row = child(**{name: record[name] for name in part.fields})
        for rule in (c for c in child._meta.constraints if isinstance(c, models.CheckConstraint)):
            rule.validate(child, row)
        try:
            row.clean()
        except ValidationError as fault:
            for name, errors in fault.error_dict.items():
                faults += [f"{child._meta.get_field(name).verbose_name} : {text}" for error in errors for text in error]
    if faults:
        raise ValidationError(faults)
    return part.shorn(record)


def parts_of(spec: Spec) -> dict[str, Part]:
    """Give the nested lists of a model by column."""
    return {part.key: part for part in spec.parts}
