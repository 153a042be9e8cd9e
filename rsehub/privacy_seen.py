"""Who sees what, as the privacy page lists it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rsehub.privacy_rows import Seen

YES, NO = _("yes"), _("no")
AS_YOU_SHARE = _("what you share, while you share it")
ON_THE_SERVER = _("only in the database itself")
WITH_THE_RIGHT = _("only those who look after accounts")
SEEN = (
    Seen(_("Your levels"), YES, AS_YOU_SHARE, NO, ON_THE_SERVER, NO),
    Seen(
        _("Your levels and interests, where you are named in a team"),
        YES,
        _("the team, and the managers of teams above it"),
        NO,
        ON_THE_SERVER,
        NO,
    ),
    Seen(
        _("Your levels, where you are counted in a team"),
        YES,
        _("only within figures about groups"),
        NO,
        ON_THE_SERVER,
        NO,
    ),
    Seen(
        _("That you are in a team, your role and grade there"),
        YES,
        _("the team, and the managers of teams above it"),
        NO,
        YES,
        NO,
    ),
    Seen(
        _("Evidence and notes"),
        YES,
        AS_YOU_SHARE,
        NO,
        ON_THE_SERVER,
        NO,
    ),
    Seen(_("The history of your levels"), YES, NO, NO, ON_THE_SERVER, NO),
    Seen(
        _("What somebody you asked says of your skills"),
        YES,
        _("you and its author; others not unless you show it"),
        NO,
        ON_THE_SERVER,
        NO,
    ),
    Seen(
        _("What you keep of the training, your searches and plans"),
        YES,
        NO,
        NO,
        ON_THE_SERVER,
        NO,
    ),
    Seen(
        _("Which entries of communities you keep, claimed or are invited to"),
        YES,
        _("your name: those who keep the same entry"),
        YES,
        YES,
        NO,
    ),
    Seen(
        _("That you lead a community, with your name and role"),
        YES,
        *[_("once you agreed")] * 4,
    ),
    Seen(_("Your goals"), YES, AS_YOU_SHARE, NO, ON_THE_SERVER, NO),
    Seen(
        _("On which framework you have a profile, and how much is in it"),
        YES,
        NO,
        NO,
        _("yes, as numbers"),
        NO,
    ),
    Seen(
        _("Your e-mail addresses, your name, when you joined and last signed in"),
        YES,
        _("the name, if you gave one"),
        WITH_THE_RIGHT,
        YES,
        NO,
    ),
    Seen(_("That you have an account at all"), YES, NO, WITH_THE_RIGHT, YES, NO),
    Seen(
        _("What you suggest or flag, and the name you chose for it"),
        YES,
        NO,
        YES,
        YES,
        _("what was taken, with that name, in the record's history"),
    ),
    Seen(
        _("How many people answered what of a resource, and sentences without names"),
        YES,
        *[_("where enough people answered")] * 4,
    ),
    Seen(
        _("How many people want which level of a skill, in round numbers"),
        NO,
        NO,
        _("where enough people do"),
        _("where enough people do"),
        NO,
    ),
    Seen(
        _("Your comments on challenges, with your name"),
        YES,
        YES,
        YES,
        YES,
        YES,
    ),
    Seen(
        _("How many people a challenge concerns"),
        *[_("where enough people said so")] * 5,
    ),
    Seen(
        _("Frameworks, roles, training, communities, challenges"),
        *[YES] * 5,
    ),
)
