"""The blocks of linked data of our pages: data for machines, which the policy lets be since nothing runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from productops.knowledge import linked_data

register = template.Library()
_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def written(said: dict[str, Any]) -> SafeString:
    """Write a block of linked data: no sign that could close the element is left in the text."""
    text = json.dumps(said, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPED)}</script>')


def _tag(name: str, said: Callable[[Any, linked_data.Site], dict[str, Any]]) -> None:
    """Register a tag that writes what is said of its argument."""

    @register.simple_tag(takes_context=True, name=name)
    def block(context: dict[str, Any], subject: Any) -> SafeString:
        return written(said(subject, context["request"].build_absolute_uri))


_tag("glossary_data", linked_data.glossary)
_tag("competencies_data", linked_data.competencies)
_tag("competency_data", linked_data.competency)
_tag("occupation_data", linked_data.occupation)
_tag("quotations_data", linked_data.quotations)
