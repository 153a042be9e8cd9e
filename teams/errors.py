"""What a team refuses, by name; the words are what a page or the API says then."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class TeamRefusedError(Exception):
    """Something that can't be done with a team."""

    words = _("That can't be done.")


class LastManagerError(TeamRefusedError):
    words = _("A team needs a manager. Make somebody else one first, or archive it.")


class AlreadyInError(TeamRefusedError):
    words = _("They are in this team already.")


class TooOftenError(TeamRefusedError):
    words = _("That was many times in a short time. Wait an hour, then try again.")


class TooManyError(TeamRefusedError):
    words = _("There are as many as there can be. Take one away first.")


class AskedAlreadyError(TeamRefusedError):
    words = _("You have asked to join this team before.")


class MisplacedError(TeamRefusedError):
    words = _("A team can't stand there: in itself, or more than four deep.")
