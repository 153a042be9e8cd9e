"""The skills of a group in a framework's tree.

A tag rather than a loop in the template: a page lists a thousand of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from competencies.browsing import Expected
from competencies.templatetags.marks import level_mark
from competencies.tree import SkillNode

register = template.Library()


@register.simple_tag
def tree_skills(
    skills: Iterable[SkillNode], base: str, expected: Mapping[int, Expected]
) -> SafeString:
    """Return the list's items, each with the level that a chosen role expects."""
    items = ((s.slug, base, s.slug, s.name, _level(expected.get(s.pk))) for s in skills)
    return format_html_join(
        "", '<li id="skill-{}"><a href="{}{}/">{}</a>{}</li>', items
    )


def _level(expected: Expected | None) -> SafeString | str:
    if expected is None:
        return ""
    words = format_html('<span class="vh"> {} </span>', _("expected level"))
    return format_html("{}{}", words, level_mark(expected.rank, expected.wash))
