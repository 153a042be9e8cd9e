"""Finds the skills of the hub that a file names, in whichever way it names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from competencies.models import Skill, SkillEdition
from competencies.models.frameworks import PUBLIC_STATUSES
from training.importers.neutral import SkillName

UNKNOWN, AMBIGUOUS = "unknown-skill", "ambiguous-skill"


class SkillFinder:
    """All skills, by their codes, addresses and names: two queries for any file."""

    def __init__(self) -> None:
        skills = list(Skill.objects.select_related("framework").order_by("pk"))
        self.by_key = {skill.pk: skill for skill in skills}
        self.by_code = {self.code(skill): skill for skill in skills}
        self.by_uri = {skill.uri: skill for skill in skills if skill.uri}
        self.names = _names()
        self.by_slug = _lists((skill.slug.casefold(), skill) for skill in skills)
        self.by_name = _lists(
            (name.casefold(), self.by_key[pk]) for pk, name in self.names.items()
        )

    @staticmethod
    def code(skill: Skill) -> str:
        return f"{skill.framework.slug}/{skill.slug}"

    def name(self, skill: Skill) -> str:
        return self.names.get(skill.pk) or self.code(skill)

    def find(self, said: SkillName) -> Skill | str:
        """Return the skill, or the code of why there is none."""
        if said.framework:
            return self.by_code.get(f"{said.framework}/{said.slug}", UNKNOWN)
        if said.url and said.url in self.by_uri:
            return self.by_uri[said.url]
        for key, known in ((said.name, self.by_name), (said.slug, self.by_slug)):
            found = known.get(" ".join(key.split()).casefold(), []) if key else []
            if len(found) == 1:
                return found[0]
            if found:
                return AMBIGUOUS
        return UNKNOWN


def _names() -> dict[int, str]:
    """Return the newest public name of each skill, by its key."""
    editions = SkillEdition.objects.filter(version__status__in=PUBLIC_STATUSES)
    # "published" comes before "retired", so that it is written last.
    rows = editions.order_by("-version__status", "version__published_at", "pk")
    return dict(rows.values_list("skill_id", "name"))


def _lists(pairs: Iterable[tuple[str, Skill]]) -> dict[str, list[Skill]]:
    found: defaultdict[str, list[Skill]] = defaultdict(list)
    for key, skill in pairs:
        found[key].append(skill)
    return dict(found)
