"""How communities look in the API."""

from __future__ import annotations

from rest_framework import serializers

from communities.kinds import NeedState
from communities.models import Community
from competencies.api_shapes import PageField, Shape, example

EMPTY_IS_UNKNOWN = "Empty: nobody has said."
CHANNEL = {
    "kind": "website",
    "label": "",
    "url": "https://rsse.example.org/",
    "join_url": "",
    "access": "open",
    "language": "en",
}
ACTIVITY = {
    "uuid": "0b0f9d5e-7d1c-4a53-9d3c-6b1f6f6f0d11",
    "name": "Coffee hour",
    "kind": "coffee",
    "status": "active",
    "rhythm": "FREQ=WEEKLY;BYDAY=TU",
    "time_zone": "Africa/Johannesburg",
    "place": "",
    "is_online": True,
    "url": "",
}
COMMUNITY = {
    "uuid": "5a3f6c1e-2a0b-4e6b-8d2f-0a1f3c2d4e5f",
    "slug": "rsse-example",
    "name": "RSSE Example",
    "acronym": "RSSE",
    "former_names": [],
    "summary": "People who write software and keep systems for research.",
    "description": "",
    "kind": "practice",
    "scope": "continental",
    "status": "active",
    "countries": ["KE", "ZA"],
    "region": "Africa",
    "city": "",
    "latitude": None,
    "longitude": None,
    "languages": ["en"],
    "themes": ["research software"],
    "founded_on": "2019-01-01",
    "founded_precision": "year",
    "is_seeking_funding": True,
    "ror": "",
    "contact_url": "",
    "conduct_url": "",
    "life": "fresh",
    "is_unconfirmed": False,
    "verified_at": "2026-05-04T10:30:00Z",
    "channels": [CHANNEL],
    "activities": [ACTIVITY],
    "relations": [{"kind": "sister-of", "slug": "rse-asia", "name": "RSE Asia"}],
    "needs": [{"kind": "forum", "words": "A place to talk"}],
    "offers": [],
    "source": "The community's website",
    "source_licence": "",
    "updated_at": "2026-05-04T10:30:00Z",
    "page": "https://hub.example.org/communities/rsse-example/",
}


class ChannelShape(Shape):
    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    url = serializers.CharField()
    join_url = serializers.CharField()
    access = serializers.CharField(help_text=EMPTY_IS_UNKNOWN)
    language = serializers.CharField(help_text=EMPTY_IS_UNKNOWN)


class ActivityShape(Shape):
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.CharField(help_text=EMPTY_IS_UNKNOWN)
    status = serializers.CharField(help_text="Its own, whatever the community's is.")
    rhythm = serializers.CharField(help_text="An RRULE of iCalendar; or empty.")
    time_zone = serializers.CharField()
    place = serializers.CharField()
    is_online = serializers.BooleanField()
    url = serializers.CharField()


class RelationShape(Shape):
    kind = serializers.CharField()
    slug = serializers.CharField(source="other.slug")
    name = serializers.CharField(source="other.name")


class CommunityNeedShape(Shape):
    kind = serializers.CharField()
    words = serializers.CharField()


class OfferShape(Shape):
    kind = serializers.CharField()
    title = serializers.CharField()
    words = serializers.CharField()
    url = serializers.CharField()
    open_until = serializers.DateField(allow_null=True)


@example(COMMUNITY)
class CommunityShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    acronym = serializers.CharField()
    former_names = serializers.ListField(child=serializers.CharField())
    summary = serializers.CharField()
    description = serializers.CharField()
    kind = serializers.CharField(help_text=EMPTY_IS_UNKNOWN)
    scope = serializers.CharField(help_text=EMPTY_IS_UNKNOWN)
    status = serializers.CharField()
    countries = serializers.ListField(
        child=serializers.CharField(), help_text="Codes of two letters."
    )
    region = serializers.CharField()
    city = serializers.CharField()
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    languages = serializers.ListField(child=serializers.CharField())
    themes = serializers.ListField(child=serializers.CharField())
    founded_on = serializers.DateField(allow_null=True)
    founded_precision = serializers.CharField(
        help_text="How exactly that is known: day, month, year or about."
    )
    is_seeking_funding = serializers.BooleanField()
    ror = serializers.CharField()
    contact_url = serializers.CharField()
    conduct_url = serializers.CharField()
    life = serializers.CharField(
        source="pulse.life",
        help_text="How long the last sign of life is ago: fresh, ageing, stale, "
        "silent, or unknown.",
    )
    is_unconfirmed = serializers.BooleanField(
        source="pulse.is_unconfirmed", help_text="Nobody answered when it was asked."
    )
    verified_at = serializers.DateTimeField(allow_null=True)
    channels = ChannelShape(many=True)
    activities = ActivityShape(many=True)
    relations = RelationShape(many=True)
    needs = serializers.SerializerMethodField()
    offers = serializers.SerializerMethodField()
    source = serializers.CharField()  # type: ignore[assignment]
    source_licence = serializers.CharField()
    updated_at = serializers.DateTimeField()
    page = PageField()

    def get_needs(self, community: Community) -> list[dict[str, str]]:
        """Return the needs that are open, of those that were read along."""
        rows = [n for n in community.needs.all() if n.state == NeedState.OPEN]
        return [dict(each) for each in CommunityNeedShape(rows, many=True).data]

    def get_offers(self, community: Community) -> list[dict[str, str | None]]:
        rows = [o for o in community.offers.all() if not o.is_withdrawn]
        return [dict(each) for each in OfferShape(rows, many=True).data]
