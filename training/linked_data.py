"""What a resource or an event is as linked data: read here, written by an exporter.

Skills and levels are named by the addresses of their pages in the version in force
(docs/adr/0036), so that whoever reads a resource can look up what it teaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from competencies.linked_data import level_address
from competencies.models import Level, SkillEdition
from competencies.models.frameworks import Status
from training.exporters.bioschemas import (
    Json,
    Maker,
    Material,
    Occasion,
    Term,
    course_json,
    material_json,
)
from training.models import (
    Event,
    LearningResource,
    Provider,
    RequiresSkill,
    TeachesSkill,
)

Absolute = Callable[[str], str]


def resource_term(resource: LearningResource, absolute: Absolute) -> Json:
    """Return a resource as JSON-LD: five queries."""
    return material_json(_material(resource, absolute))


def event_term(event: Event, absolute: Absolute) -> Json:
    """Return an event as JSON-LD: five queries where it has a resource, else none."""
    about = _material(event.resource, absolute) if event.resource else None
    page = absolute(event.get_absolute_url())
    zone = ZoneInfo(event.time_zone)
    ends_at = event.ends_at.astimezone(zone)
    said = Occasion(
        page=page,
        title=event.title,
        starts_at=event.starts_at.astimezone(zone),
        ends_at=ends_at,
        is_all_day=event.is_all_day,
        last_day=(ends_at - timedelta(microseconds=1)).date(),
        url=event.url,
        description=event.description,
        place=event.place,
        is_online=event.is_online,
        languages=event.languages,
        status=event.status,
        cost=event.cost,
        provider=_maker(event.provider),
        no_place=_("Not said yet"),
    )
    return course_json(said, about)


class Terms:
    """Skills in force by key, with the names of their levels: two queries."""

    def __init__(self, skills: Iterable[int], absolute: Absolute) -> None:
        self.absolute = absolute
        editions = SkillEdition.objects.filter(
            skill__in=set(skills), version__status=Status.PUBLISHED
        ).select_related("version__framework", "skill__framework")
        self.editions = {each.skill_id: each for each in editions}
        versions = {each.version_id for each in self.editions.values()}
        levels = Level.objects.filter(version__in=versions)
        rows = levels.values_list("version_id", "rank", "name")
        self.names = {(version, rank): name for version, rank, name in rows}

    def __contains__(self, skill: int) -> bool:
        return skill in self.editions

    def skill(self, skill: int) -> Term:
        edition = self.editions[skill]
        at = edition.get_absolute_url()
        return self._term(edition, at, edition.name, edition.skill.slug)

    def level(self, skill: int, rank: int) -> Term:
        edition = self.editions[skill]
        name = self.names.get((edition.version_id, rank), str(rank))
        return self._term(
            edition,
            level_address(edition, rank),
            f"{edition.name} — {name} (level {rank})",
            f"{edition.skill.slug}/{rank}",
        )

    def _term(self, edition: SkillEdition, at: str, name: str, code: str) -> Term:
        version = edition.version
        return Term(
            address=self.absolute(at),
            name=name,
            code=code,
            set_address=self.absolute(version.get_absolute_url()),
            set_name=version.framework.name,
            set_version=version.version,
            set_licence=version.licence,
        )


def _material(resource: LearningResource, absolute: Absolute) -> Material:
    taught = list(resource.teaches.order_by("skill__slug"))
    asked = list(resource.requires.order_by("skill__slug"))
    keys = [*(link.skill_id for link in taught), *(link.skill_id for link in asked)]
    terms = Terms(keys, absolute)
    known = [link for link in taught if link.skill_id in terms]
    return Material(
        page=absolute(resource.get_absolute_url()),
        identifier=resource.uuid.urn,
        title=resource.title,
        url=resource.url,
        description=resource.description,
        doi=resource.doi,
        provider=_maker(resource.provider),
        authors=resource.authors,
        languages=resource.languages,
        kind=resource.kind,
        cost=resource.cost,
        licence=resource.licence,
        minutes=resource.minutes,
        keywords=resource.keywords,
        tools=list(resource.tools.order_by("name").values_list("name", "url")),
        audience=resource.audience,
        outcomes=resource.outcomes,
        version_date=resource.version_date,
        recorded_on=resource.updated_at.date(),
        skills=[terms.skill(link.skill_id) for link in known],
        teaches=[_reached(terms, link) for link in known],
        asks_for=[*_begun(terms, known), *_asked(terms, asked)],
        level=_highest(terms, known, absolute),
    )


def _maker(provider: Provider | None) -> Maker | None:
    return Maker(provider.name, provider.url, provider.ror) if provider else None


def _reached(terms: Terms, link: TeachesSkill) -> Term:
    if link.to_rank is None:
        return terms.skill(link.skill_id)
    return terms.level(link.skill_id, link.to_rank)


def _begun(terms: Terms, links: list[TeachesSkill]) -> list[Term]:
    """Return the levels that taught skills begin at; the first one asks for nothing."""
    return [
        terms.level(link.skill_id, link.from_rank) for link in links if link.from_rank
    ]


def _asked(terms: Terms, links: list[RequiresSkill]) -> list[Term]:
    known = [link for link in links if link.skill_id in terms]
    return [terms.level(link.skill_id, link.rank) for link in known]


def _highest(terms: Terms, links: list[TeachesSkill], absolute: Absolute) -> Json:
    """Return the highest level that is reached, as a term of its own."""
    reached = [(link.to_rank, link.skill_id) for link in links if link.to_rank]
    if not reached:
        return {}
    rank, skill = max(reached)
    edition = terms.editions[skill]
    name = terms.names.get((edition.version_id, rank), str(rank))
    version = absolute(edition.version.get_absolute_url())
    return {
        "@type": "DefinedTerm",
        "name": name,
        "termCode": str(rank),
        "inDefinedTermSet": version,
    }
