"""Where an answer is given, for links."""

from django import template

from productops.drafting.answers import Subject
from productops.scoping.steps import StepSpec, step_for, step_of

register = template.Library()


@register.filter
def answer_step(path: str) -> StepSpec | None:
    """Give the step of an answer's path, or None."""
    return step_of(path)


@register.filter
def subject_step(subject: Subject) -> StepSpec:
    """Give the step where a subject is asked about."""
    return step_for(subject)
