"""What frameworks, skills and roles answer for the apps below them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from competencies import searching
from search.sources import Source, register

register(
    Source(
        kind="skills",
        place=20,
        name=_("Skills"),
        counted=ngettext_lazy("%(count)d skill", "%(count)d skills", "count"),
        about=_("By name, by tool, or by what a level looks like in real work."),
        search=searching.skills,
        list_view="competencies:framework-list",
        examples=searching.example_skills,
    )
)
register(
    Source(
        kind="roles",
        place=25,
        name=_("Roles"),
        counted=ngettext_lazy("%(count)d role", "%(count)d roles", "count"),
        about=_("What they are called, and what they are about."),
        search=searching.roles,
        list_view="competencies:role-list",
        examples=searching.example_roles,
    )
)
register(
    Source(
        kind="frameworks",
        place=30,
        name=_("Frameworks"),
        counted=ngettext_lazy("%(count)d framework", "%(count)d frameworks", "count"),
        about=_("Sets of skills on one scale of levels."),
        search=searching.frameworks,
        list_view="competencies:framework-list",
    )
)
