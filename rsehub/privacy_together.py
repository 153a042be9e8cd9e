"""What the hub keeps about what people do together.

Teams, communities and challenges: a part of the table in `privacy.py`.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rsehub.privacy_rows import CONSENT, CONTRACT, INTEREST, Kept

TOGETHER = (
    Kept(
        _(
            "Where you take part in the benchmark, of which groups you were one when "
            "figures were made, and coins that make your answers vague in them"
        ),
        _("To say what groups hold without telling what anybody in them does"),
        _("Until you stop taking part; groups and coins until the account is deleted"),
        CONSENT,
        ("teams.BenchmarkEntry", "teams.GroupPerson", "profiles.Blur"),
    ),
    Kept(
        _(
            "The teams you are or were in, from when to when, as what and with which "
            "grade; that you asked to join one; and what you set out to do there"
        ),
        _("To show a team who is in it, and you what you take part in"),
        _("Until the account is deleted; a request until it is granted"),
        CONTRACT,
        ("teams.Membership", "teams.JoinRequest", "teams.TeamAction"),
    ),
    Kept(
        _(
            "What you show in a team: hidden, counted or named, for each framework, "
            "with the days on which you chose it"
        ),
        _("To show your levels to those you chose, and to be able to say since when"),
        _("Until the account is deleted; what you show ends when you leave the team"),
        CONSENT,
        ("teams.Consent",),
    ),
    Kept(
        _(
            "The address that you are invited to a team by, and who invited you; that "
            "you saved a role to hire for"
        ),
        _("To let you in, once, and to say whose work something is"),
        _(
            "Until you use the invitation or it is taken back; the role stays with the "
            "team, your name goes with your account"
        ),
        INTEREST,
        ("teams.Invitation", "teams.HiringRole", "teams.HiringRoleSkill"),
    ),
    Kept(
        _(
            "Which entries of communities you keep, claimed, or are asked to keep, and "
            "the address that an invitation or a claim goes to"
        ),
        _("So that those who know a community keep its entry right"),
        _(
            "Until you leave, or the account is deleted; the address until the "
            "invitation or the claim is answered"
        ),
        CONTRACT,
        ("communities.Maintainer", "communities.Claim", "communities.Invitation"),
    ),
    Kept(
        _(
            "If you lead a community: your name, your role, since when, a web address, "
            "and the mail address at which you were asked whether you agree"
        ),
        _("To name who leads a community, once they agreed"),
        _("Until you take it back by the mailed link, or its keepers remove it"),
        CONSENT,
        ("communities.Leader",),
    ),
    Kept(
        _("If you are a community's private contact: your name and mail address"),
        _("To ask whether its entry is still right where nobody keeps it"),
        _("Until those who keep the entry or a curator remove it, or you ask for that"),
        INTEREST,
        (),
    ),
    Kept(
        _(
            "What you say of challenges: that one affects you or that you work on it, "
            "and your comments; and which challenges you look after"
        ),
        _("To show how many a challenge concerns, and to talk about it"),
        _("Until you take it back, or the account is deleted"),
        CONTRACT,
        ("challenges.Interest", "challenges.Comment"),
    ),
)
