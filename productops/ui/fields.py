"""A field as templates draw it: plain values, worked out once, so that no widget is rendered by a template of its own.

The form reads and refuses; `components/_fields.html` draws. Rendering a widget costs ten times what drawing its values does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a field. `id` is that of its own button, "" where it has none."""

    id: str
    value: str
    label: str
    picked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """What a page says of a field.

    `kind` names the widget; `type` is that of its `<input>`, or "select" or "textarea". `value` is a text, or whether a
    box is ticked. `attributes` are the widget's own, ready to be written in its tag.
    """

    id: str
    name: str
    kind: str
    type: str
    label: str
    hint: str
    required: bool
    must_fill: bool
    value: Any
    choices: Sequence[Choice]
    is_group: bool
    attributes: str
    described_by: str
    errors: Any
    findings: Sequence[Any]
    notes: Sequence[Any]


def _kind(widget: forms.Widget) -> str:
    return type(widget).__name__.lower().removesuffix("widget").removesuffix("input")


def show(bound: BoundField) -> ShownField:
    """Give a field with its value, its errors and what describes it."""
    field, widget, name = bound.field, bound.field.widget, bound.html_name
    id_, hint, errors = bound.auto_id, field.help_text, bound.form.errors.get(bound.name, "")
    value: Any = bound.value()
    choices: Sequence[Choice] = ()
    if isinstance(widget, forms.CheckboxInput):
        value = widget.check_test(value)
    elif isinstance(widget, forms.widgets.ChoiceWidget):
        choices = _choices(widget, id_, value)
    else:
        value = widget.format_value(value)
    told = [f"{id_}_helptext"] if hint else []
    if errors:
        told.append(f"{id_}_error")
    return ShownField(
        id=id_,
        name=name,
        kind=_kind(widget),
        type=getattr(widget, "input_type", "textarea"),
        label=str(bound.label),
        hint=str(hint),
        required=field.required,
        must_fill=field.required and bound.form.use_required_attribute and widget.use_required_attribute(bound.initial),
        value=value,
        choices=choices,
        is_group=widget.use_fieldset,
        attributes=flatatt(widget.attrs) if widget.attrs else "",
        described_by=" ".join(told),
        errors=errors,
        findings=getattr(bound, "findings", ()),
        notes=getattr(field, "notes", ()),
    )


def _choices(widget: forms.widgets.ChoiceWidget, id_: str, value: Any) -> list[Choice]:
    """Give the choices, those picked marked; buttons are numbered, the lines of a list are not."""
    picked = widget.format_value(value)
    buttons = widget.use_fieldset
    return [
        Choice(f"{id_}_{rank}" if buttons else "", str(key), str(label), str(key) in picked)
        for rank, (key, label) in enumerate(widget.choices)
    ]
