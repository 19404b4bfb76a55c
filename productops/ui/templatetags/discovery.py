"""What a page says of itself, for whoever links to it."""

from html import unescape
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def said_by(context: Context, name: str) -> Any:
    """Give again what the page says in a block, on one line."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return " ".join(unescape(strip_tags(block.nodelist.render(context))).split())


@register.simple_tag(takes_context=True)
def here(context: Context, address: str) -> SafeString:
    """Say that a link of the header leads to the part of the site one is in."""
    request = context.get("request")
    return mark_safe(' aria-current="true"' if request and request.path.startswith(address) else "")
