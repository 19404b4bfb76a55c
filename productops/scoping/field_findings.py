"""What the rules of review say of the leader's own words, field by field, while they write them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django import forms

from productops.review.check import check_fragment
from productops.review.findings import Finding
from productops.scoping.fields import LinesField, StepForm

LONGEST = 4000
"""Characters of a field that are read: a longer one is refused anyway."""


# A page that saves itself sends every field again, of which one has changed.
@lru_cache(maxsize=1024)
def _said(text: str, on: date, house: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(check_fragment(text, on=on, house=house))


def mark_fields(form: StepForm, *, on: date) -> list[tuple[forms.BoundField, Finding]]:
    """Hang on each text field what the rules find in it; give all of it, in the order of the page."""
    found = []
    for bound in form:
        if type(bound.field) not in (forms.CharField, LinesField) or not isinstance(
            value := bound.value(), (str, list)
        ):
            continue
        text = "\n".join(value) if isinstance(value, list) else value
        said = _said(text[:LONGEST], on, form.scope.terms.house) if text.strip() else ()
        bound.findings = said  # type: ignore[attr-defined]  # read by the field's template
        found += [(bound, finding) for finding in said]
    return found
