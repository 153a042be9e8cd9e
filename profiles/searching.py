"""What the search finds of one's own."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from profiles.models import Goal
from search.sources import Found, Hit, Person, Source, part_of


def goals(words: str, user: Person, part: slice) -> Found:
    """Find a person's own goals, by their name and the roles they aim at."""
    rows = Goal.objects.visible_to(user).matching(words)
    return part_of(rows.select_related("profile__framework"), part, _goal_hit)


def _goal_hit(goal: Goal) -> Hit:
    day = date_format(localtime(goal.created_at), "j M Y")
    return Hit(
        title=goal.name,
        url=goal.get_absolute_url(),
        context=(goal.profile.framework.name, _("set on %(day)s") % {"day": day}),
    )


SOURCES = (
    Source(
        kind="goals",
        place=10,
        name=gettext_lazy("My goals"),
        counted=ngettext_lazy(
            "%(count)d goal of yours", "%(count)d goals of yours", "count"
        ),
        about=gettext_lazy("By name, or by a role you aim at. Nobody else finds them."),
        search=goals,
        list_view="profiles:goal-list",
        is_personal=True,
    ),
)
