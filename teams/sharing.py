"""What a person shows in their teams, for the page about who sees what of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from profiles.other_shares import OtherShare
from teams.models import Team
from teams.pages import team_lines


def shown_in_teams(user: User) -> Sequence[OtherShare]:
    """Return one line for each team at work that a person is in: three queries."""
    lines = team_lines(user, Team.objects.seen_into_by(user))
    return [
        OtherShare(
            name=line.team.name,
            shows=_("you are %(shows)s there") % {"shows": line.shows},
            url=reverse("teams:consent", args=[line.team.slug]),
        )
        for line in lines
        if line.shows
    ]
