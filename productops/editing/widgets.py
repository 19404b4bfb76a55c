"""Choices that are completed as one types, for the pages of the desk."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.http import HttpRequest

from productops.knowledge.models import Testimonial

TO_NAME: dict[type, tuple[str, ...]] = {Testimonial: ("interviewee",)}
"""The links that the name of a row reads."""


class _Chosen:
    """Draws what is chosen from rows fetched once for all the lines of a list, where Django asks line by line.

    What names no row, because a forged form sent it, draws nothing: the form says that it is no choice.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted: set[Any] = set()
        self.fetched: dict[str, Any] = {}  # shared by the copies of this widget, one a line

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        """Give the empty choice where there may be none, then what is chosen."""
        widget: Any = self
        chosen = [key for key in map(str, value) if key.isascii() and key.isdecimal() and len(key) < 19]
        if any(key not in self.fetched for key in chosen):
            rows = widget.choices.queryset.filter(pk__in={*chosen, *map(str, self.wanted)})
            self.fetched |= {str(row.pk): row for row in rows}
        options = []
        if not widget.is_required and not widget.allow_multiple_selected:
            options.append(widget.create_option(name, "", "", False, 0))
        for row in (self.fetched[key] for key in chosen if key in self.fetched):
            options.append(widget.create_option(name, row.pk, str(row), True, len(options), attrs=attrs))
        return [(None, options, 0)]


class Completed(_Chosen, AutocompleteSelect):
    """One row."""


class CompletedMultiple(_Chosen, AutocompleteSelectMultiple):
    """Several rows."""


class CompletesChoices:
    """A page or a list whose `autocomplete_fields` are drawn so."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Complete one row."""
        return super().formfield_for_foreignkey(db_field, request, **self._completed(db_field, kwargs, Completed))  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Complete several."""
        return super().formfield_for_manytomany(  # type: ignore[misc]
            db_field, request, **self._completed(db_field, kwargs, CompletedMultiple)
        )

    def _completed(self, db_field: Any, kwargs: dict[str, Any], widget: Any) -> dict[str, Any]:
        page: Any = self
        if db_field.name not in page.autocomplete_fields:
            return kwargs
        model = db_field.remote_field.model
        rows = model._default_manager.select_related(*TO_NAME.get(model, ()))
        return {"queryset": rows, "widget": widget(db_field, page.admin_site)} | kwargs
