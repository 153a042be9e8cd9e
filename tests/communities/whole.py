"""One community with all that hangs on it, for tests that visit every page."""

import io
from datetime import timedelta

from django.utils import timezone
from PIL import Image

from accounts.tokens import digest_of, new_secret
from communities.claiming import proof_of
from communities.kinds import ClaimMethod
from communities.leading import agree_token
from communities.models import (
    Claim,
    Community,
    FundingRow,
    Invitation,
    Leader,
    Logo,
    Need,
    Offer,
    PrivateContact,
)
from communities.pictures import redrawn
from communities.still_right import answer_token
from tests.communities.makers import (
    make_activity,
    make_channel,
    make_community,
    make_maintainer,
    make_occurrence,
)


def a_picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(out, "PNG")
    return out.getvalue()


def make_whole(keeper, slug="rsse"):
    """Make a community that `keeper` keeps, and return what its pages are called by."""
    one = make_community(slug, countries=["ZA"], summary="People who write software.")
    soon = timezone.now() + timedelta(days=7)
    mine = make_maintainer(one, keeper)
    make_channel(one, f"https://{slug}.example/")
    make_occurrence(one, soon, activity=make_activity(one))
    picture = redrawn(a_picture())
    size = {"width": picture.width, "height": picture.height}
    Logo.objects.create(
        community=one, picture=picture.png, digest=picture.digest, **size
    )
    PrivateContact.objects.create(community=one, email="contact@example.org")
    leader = Leader.objects.create(
        community=one, name="Peter", email="p@example.org", consented_at=timezone.now()
    )
    secret = new_secret()
    invited = Invitation.objects.create(
        community=one,
        invited_by=keeper,
        email="new@example.org",
        digest=digest_of(secret),
        expires_at=soon,
    )
    other = make_community(f"{slug}-other")
    claim = Claim.objects.create(
        community=other,
        claimant=keeper,
        method=ClaimMethod.MAIL,
        email=f"me@{slug}.example",
        expires_at=soon,
    )
    return {
        "COMMUNITY": one.uuid,
        "STILL RIGHT": answer_token(Community.objects.get(pk=one.pk)),
        "LEADER": leader.uuid,
        "AGREE": agree_token(leader),
        "SECRET": secret,
        "INVITED": invited.uuid,
        "CLAIM": claim.uuid,
        "PROOF": proof_of(claim),
        "KEEPER": mine.uuid,
        "NEED": Need.objects.create(community=one, kind="forum", words="Chat").uuid,
        "FUNDING": FundingRow.objects.create(community=one, funder="Trust").uuid,
        "OFFER": Offer.objects.create(community=one, kind="venue", title="Room").uuid,
    }
