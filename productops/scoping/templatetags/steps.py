"""Where an answer is given, for links."""

from functools import lru_cache

from django import template
from django.urls import reverse

from productops.drafting.answers import Subject
from productops.scoping.steps import StepSpec, step_for, step_of

register = template.Library()


@register.filter
def answer_step(path: str) -> StepSpec | None:
    """Give the step of an answer's path, or None."""
    return step_of(path)


# A document has fifty such links to a dozen steps.
@register.filter
@lru_cache(maxsize=512)
def address_in(step: StepSpec, key: str) -> str:
    """Give where a step of a draft is."""
    return reverse("scoping:step", args=[key, step.key])


@register.filter
def subject_step(subject: Subject) -> StepSpec:
    """Give the step where a subject is asked about."""
    return step_for(subject)
