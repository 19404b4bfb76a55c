"""The block of structured data of an offer's page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from productops.knowledge.templatetags.linked_data import written

register = template.Library()


@register.simple_tag
def posting_data(posting: dict[str, Any]) -> SafeString:
    """Write what `job_posting` says of an offer."""
    return written(posting)
