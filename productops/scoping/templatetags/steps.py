"""Where an answer is given, for the links of a reason."""

from django import template

from productops.scoping.steps import StepSpec, step_of

register = template.Library()


@register.filter
def answer_step(path: str) -> StepSpec | None:
    """Give the step of an answer's path, or None."""
    return step_of(path)
