"""The areas of the hub, as the menu on every page names them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Area:
    """One entry of the menu; a view marks it by setting `section` to its key."""

    key: str
    name: str
    url: str


def my_areas() -> list[Area]:
    """Return what is a signed-in person's own."""
    return [
        Area("profile", _("Profile"), reverse("profiles:profile")),
        Area("goals", _("Goals"), reverse("profiles:goal-list")),
        Area("teams", _("Teams"), reverse("teams:team-list")),
        Area("benchmark", _("Benchmark"), reverse("benchmark:benchmark")),
    ]


def shared_areas() -> list[Area]:
    """Return what is there for everybody to read."""
    return [
        Area("skills", _("Skills"), reverse("competencies:framework-list")),
        Area("roles", _("Roles"), reverse("competencies:role-list")),
        Area("training", _("Training"), reverse("training:resource-list")),
        Area("communities", _("Communities"), reverse("communities:community-list")),
        Area("challenges", _("Challenges"), reverse("challenges:challenge-list")),
    ]
