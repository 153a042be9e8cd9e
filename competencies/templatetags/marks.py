"""Level marks, the same wherever they stand.

Tags rather than includes: a page shows hundreds, and an include costs much more.
"""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

ARROW = (
    '<svg viewBox="0 0 16 12" aria-hidden="true" fill="none" stroke="currentColor" '
    'stroke-width="1.5"><path d="M1 6H14M10 2l4 4-4 4"/></svg>'
)


@register.simple_tag
def level_mark(
    rank: int | str | None, wash: int | str = 0, *, silent: bool = False
) -> SafeString:
    """Return a level's numeral on its wash, 0 to 4.

    `rank` may be None for not assessed and "na" for not applicable. A `silent` mark is
    for the eye alone: words beside it say the same.
    """
    if rank is None:
        return _state("un", "?", _("not assessed"), silent=silent)
    if rank == "na":
        return _state("na", _("n/a"), _("not applicable"), silent=silent)
    if silent:
        template = '<span class="lv lv-{}" aria-hidden="true">{}</span>'
    else:
        template = '<span class="lv lv-{}">{}</span>'
    return format_html(template, wash, rank)


def _state(kind: str, sign: str, words: str, *, silent: bool) -> SafeString:
    heard = "" if silent else format_html('<span class="vh">{}</span>', words)
    return format_html(
        '<span class="lv lv-{}"><span aria-hidden="true">{}</span>{}</span>',
        kind,
        sign,
        heard,
    )


@register.simple_tag
def level_step(
    from_rank: int, from_wash: int, to_rank: int, to_wash: int
) -> SafeString:
    """Return the way from one level to another."""
    return format_html(
        '<span class="steps">{}<span class="vh"> {} </span>{}{}</span>',
        level_mark(from_rank, from_wash),
        _("to"),
        SafeString(ARROW),
        level_mark(to_rank, to_wash),
    )
