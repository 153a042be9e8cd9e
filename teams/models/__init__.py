"""Organisations, their teams, who is in them, and who may see what of whom.

One concept a file; import from here.
"""

from teams.models.benchmark import (
    BenchmarkEntry,
    BenchmarkRelease,
    GroupFigures,
    GroupPerson,
    organisations_of,
)
from teams.models.joining import Invitation, JoinCode, JoinRequest
from teams.models.memberships import Consent, Grade, Membership, Openness
from teams.models.needs import HiringRole, HiringRoleSkill, TeamAction, TeamTarget
from teams.models.organisations import MailDomain, Organisation
from teams.models.teams import DEEPEST, RESERVED_SLUGS, Team

__all__ = [
    "DEEPEST",
    "RESERVED_SLUGS",
    "BenchmarkEntry",
    "BenchmarkRelease",
    "Consent",
    "Grade",
    "GroupFigures",
    "GroupPerson",
    "HiringRole",
    "HiringRoleSkill",
    "Invitation",
    "JoinCode",
    "JoinRequest",
    "MailDomain",
    "Membership",
    "Openness",
    "Organisation",
    "Team",
    "TeamAction",
    "TeamTarget",
    "organisations_of",
]
