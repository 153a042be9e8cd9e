"""The map of coverage as its page, its file and the API show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from competencies.models import Framework, FrameworkVersion
from competencies.outlines import Outline, scale_of
from curation.kinds import Person
from curation.link_health import UNCHECKED, health_of
from profiles.groups import demand_in
from training.cards import length_words, typical_times
from training.coverage import CompetencyMap, Hole, Supply, map_coverage, most_wanted
from training.curated import may_change
from training.models import TeachesSkill
from training.plan_reading import STALE_AFTER
from training.times import time_of

MOST_WANTED = 10
SAYS_LEVELS = Q(framework__skills__taught_by__to_rank__isnull=False)
Row = dict[str, str | int | float | None]


def version_to_map(slug: str) -> FrameworkVersion:
    """Return what is in force of a framework: one query.

    By default of the one that the catalogue says most of. Raises Http404.
    """
    versions = FrameworkVersion.objects.published().select_related("framework")
    if slug:
        versions = versions.filter(framework__slug=slug)
    said = Count("framework__skills__taught_by", filter=SAYS_LEVELS)
    ranked = versions.annotate(said=said)
    version = ranked.order_by("-said", Lower("framework__name"), "framework").first()
    if version is None:
        raise Http404
    return version


class CoverageMap:
    """The map of one version, in a constant number of queries.

    What people want is for those who keep the catalogue, and only where there are
    enough of them (`profiles/groups.py`).
    """

    def __init__(self, version: FrameworkVersion, user: Person, *, today: date) -> None:
        self.version, self.today = version, today
        self.framework: Framework = version.framework
        self.has_demand = may_change(user, "learningresource")

    @cached_property
    def outline(self) -> Outline:
        return Outline(self.version)

    @cached_property
    def highest(self) -> int:
        return scale_of(self.version).highest

    @cached_property
    def maps(self) -> list[CompetencyMap]:
        wanted = demand_in(self.framework) if self.has_demand else {}
        return map_coverage(
            self.outline.competencies,
            highest=self.highest,
            supplies=supplies_in(self.framework, today=self.today),
            wanted=wanted,
        )

    @cached_property
    def holes(self) -> list[Hole]:
        return most_wanted(self.maps, most=MOST_WANTED)

    def rows(self) -> list[Row]:
        """Return one row a step: for the file."""
        return [
            {
                "framework": self.framework.slug,
                "competency": each.group.name,
                "skill": line.skill.name,
                "skill_id": line.skill.uuid,
                "from": cell.start,
                "to": cell.end,
                "resources": cell.count,
                "least_hours": _hours(cell.least_minutes),
                "state": cell.state.value,
                **({"wanted_by_at_least": cell.wanted} if self.has_demand else {}),
            }
            for each in self.maps
            for line in each.lines
            for cell in line.cells
        ]


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)


def supplies_in(framework: Framework, *, today: date) -> Iterable[Supply]:
    """Return every step that the catalogue offers in a framework: three queries."""
    rows = list(
        TeachesSkill.objects.filter(
            skill__framework=framework,
            to_rank__isnull=False,
            resource__withdrawn_on=None,
            resource__merged_into=None,
        ).select_related("resource")
    )
    healths = health_of({row.resource.url for row in rows})
    typical = typical_times()
    return [
        _supply(
            row,
            typical,
            is_broken=healths.get(row.resource.url, UNCHECKED).is_broken,
            today=today,
        )
        for row in rows
    ]


def _supply(
    row: TeachesSkill, typical: Mapping[str, int], *, is_broken: bool, today: date
) -> Supply:
    resource = row.resource
    time = time_of(resource.minutes, resource.minutes_source, resource.kind, typical)
    return Supply(
        skill=row.skill_id,
        from_rank=row.from_rank or 0,
        to_rank=row.to_rank or 0,
        minutes=time.minutes,
        is_old=is_old(resource.reviewed_on, resource.review_by, today),
        is_broken=is_broken,
    )


def is_old(reviewed: date | None, due: date | None, today: date) -> bool:
    """Say whether it is high time to look at something again.

    What nobody has reviewed yet is new here, and not old for that.
    """
    is_long_ago = reviewed is not None and today - reviewed > STALE_AFTER
    return is_long_ago or (due is not None and due < today)


def search_url(framework: str, skill: str, start: int) -> str:
    """Return where the catalogue lists what teaches a step."""
    words = {"skill": f"{framework}.{skill}", "step": start}
    return f"{reverse('training:resource-list')}?{urlencode(words)}"


def suggest_url(skill: str, start: int) -> str:
    """Return where a resource for a step is suggested, with the reason filled in."""
    words = urlencode({"reason": hole_words(skill, start)})
    return f"{reverse('curation:suggestion-new', args=['resource'])}?{words}"


def hole_words(skill: str, start: int) -> str:
    """Return what is missing, as a suggestion or an issue says it."""
    return _(
        "The catalogue has nothing that works and takes %(skill)s from level %(start)d "
        "to %(end)d."
    ) % {"skill": skill, "start": start, "end": start + 1}


def issue_words(hole: Hole) -> str:
    """Return the text of an issue about a hole, ready to be taken elsewhere."""
    people = _("At least %d people here want it for a goal of theirs.") % (
        hole.cell.wanted or 0
    )
    return f"{hole_words(hole.skill.name, hole.cell.start)} {people}"


def least_words(minutes: int | None) -> str:
    return "" if minutes is None else length_words(minutes)
