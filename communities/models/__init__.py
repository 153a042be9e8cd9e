"""The tables of the directory, a concept a file."""

from communities.models.activities import Activity, Occurrence
from communities.models.alerts import FundingAlert
from communities.models.channels import Channel
from communities.models.communities import (
    RESERVED_COMMUNITY_SLUGS,
    Community,
    CommunityQuerySet,
    may_curate,
)
from communities.models.exchange import Need, Offer, SharedService
from communities.models.money import FundingRow
from communities.models.people import (
    Claim,
    Invitation,
    Leader,
    Maintainer,
    PrivateContact,
)
from communities.models.relations import Relation
from communities.models.stories import LARGEST_LOGO, CaseStudy, Logo, MemberCount
from communities.models.upkeep import MOST_MAILS, Asking

__all__ = [
    "LARGEST_LOGO",
    "MOST_MAILS",
    "RESERVED_COMMUNITY_SLUGS",
    "Activity",
    "Asking",
    "CaseStudy",
    "Channel",
    "Claim",
    "Community",
    "CommunityQuerySet",
    "FundingAlert",
    "FundingRow",
    "Invitation",
    "Leader",
    "Logo",
    "Maintainer",
    "MemberCount",
    "Need",
    "Occurrence",
    "Offer",
    "PrivateContact",
    "Relation",
    "SharedService",
    "may_curate",
]
