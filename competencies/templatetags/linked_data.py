"""A page's term inside the page, for those who read pages by program."""

from __future__ import annotations

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from competencies.linked_data import Json, document

register = template.Library()

# What could end the element, or begin another one, inside of a text.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def linked_data(term: Json) -> SafeString:
    """Return a block of data: a browser runs nothing of it, so the policy allows it."""
    body = json.dumps(document(term), ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(body),  # noqa: S308  nothing of HTML is left in it
    )
