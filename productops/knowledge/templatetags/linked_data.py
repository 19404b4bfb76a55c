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


def _tag(name: str, said: Callable[[Any, linked_data.Site], dict[str, Any]]) -> None:
    """Register a tag that writes what is said of its argument."""

    @register.simple_tag(takes_context=True, name=name)
    def block(context: dict[str, Any], subject: Any) -> SafeString:
        text = json.dumps(said(subject, context["request"].build_absolute_uri), ensure_ascii=False)
        # No sign that could close the element is left in the text.
        return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPED)}</script>')


_tag("glossary_data", linked_data.glossary)
_tag("competencies_data", linked_data.competencies)
_tag("competency_data", linked_data.competency)
_tag("occupation_data", linked_data.occupation)
_tag("quotations_data", linked_data.quotations)
