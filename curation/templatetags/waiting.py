"""What waits for the person who looks at a page."""

from django import template
from django.template import Context

from curation.waiting import Waiting, waiting_for

register = template.Library()


@register.simple_tag(takes_context=True)
def what_waits(context: Context) -> list[Waiting]:
    """Return what waits for the signed-in person of this page."""
    return waiting_for(context["request"].user)
