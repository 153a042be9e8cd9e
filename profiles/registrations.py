"""What profiles and goals answer for the apps below them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from profiles import searching
from search.sources import Source, register

register(
    Source(
        kind="goals",
        place=10,
        name=_("My goals"),
        counted=ngettext_lazy(
            "%(count)d goal of yours", "%(count)d goals of yours", "count"
        ),
        about=_("By name, or by a role you aim at. Nobody else finds them."),
        search=searching.goals,
        list_view="profiles:goal-list",
        is_personal=True,
    )
)
