"""Makes communities and what belongs to them."""

from datetime import UTC, datetime, timedelta

from communities.models import Activity, Channel, Community, Maintainer, Occurrence

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_community(slug="rsse", **said):
    said = {"name": slug.replace("-", " ").upper()} | said
    return Community.objects.create(slug=slug, **said)


def make_channel(community, url="https://rsse.example/", kind="website", **said):
    return Channel.objects.create(community=community, url=url, kind=kind, **said)


def make_activity(community, name="Coffee", **said):
    return Activity.objects.create(community=community, name=name, **said)


def make_occurrence(community, starts_at=NOON, title="Meetup", **said):
    said = {"ends_at": starts_at + timedelta(hours=1)} | said
    return Occurrence.objects.create(
        community=community, title=title, starts_at=starts_at, **said
    )


def make_maintainer(community, user, *, is_primary=True):
    return Maintainer.objects.create(
        community=community, user=user, is_primary=is_primary
    )
