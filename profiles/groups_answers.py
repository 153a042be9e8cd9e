"""How many people of each group count in each band of each skill: the database counts.

What leaves here are tallies for `groups_figures.py`, which decides what may be shown.
Nobody else reads them (docs/adr/0057).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from competencies.models import Framework
from profiles.groups_bands import LEFT_OUT
from profiles.groups_figures import Tally
from profiles.models import COINS, Blur, Profile, SkillAssessment


@dataclass(frozen=True, slots=True)
class Member:
    """A person by key, in a group and an organisation by any whole numbers."""

    group: int
    person: int
    organisation: int


# The coin is the last bit of a person's byte for the skill; `band_of` says the same.
# Written out twice, since a join to a function costs more than the function.
COIN = f"get_byte(blur.coins, (answer.skill_id %% {COINS})::int)"
SQL = f"""
SELECT member.grouping, answer.skill_id, member.home,
    greatest(least(answer.rank - ({COIN} & 1), %(highest)s), 0) AS band, count(*)
FROM unnest(%(groups)s::bigint[], %(people)s::bigint[], %(homes)s::bigint[])
    AS member (grouping, person, home)
JOIN {Profile._meta.db_table} profile
    ON profile.owner_id = member.person AND profile.framework_id = %(framework)s
JOIN {Blur._meta.db_table} blur ON blur.person_id = member.person
JOIN {SkillAssessment._meta.db_table} answer ON answer.profile_id = profile.id
WHERE answer.rank IS NOT NULL AND {COIN} >= {LEFT_OUT}
GROUP BY 1, 2, 3, 4
"""  # noqa: S608  names of tables and whole numbers of our own


def tallies_of(
    members: Iterable[Member], framework: Framework
) -> Mapping[int, list[Tally]]:
    """Return the tallies of each group: three queries, however many groups.

    Nobody may be in a group twice.
    """
    rows = list(members)
    _throw_coins({row.person for row in rows})
    found: dict[int, list[Tally]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            SQL,
            {
                "groups": [row.group for row in rows],
                "people": [row.person for row in rows],
                "homes": [row.organisation for row in rows],
                "framework": framework.pk,
                "highest": top_of(framework) - 1,
            },
        )
        for group, skill, home, band, people in cursor.fetchall():
            found[group].append(Tally(skill, home, band, people))
    return found


def top_of(framework: Framework) -> int:
    """Return the highest level of a framework, from 0."""
    return framework.highest_rank or 0


def _throw_coins(people: Collection[int]) -> None:
    """Throw the coins of those who have none yet. They are never thrown again."""
    thrown = Blur.objects.filter(person__in=people).values_list("person", flat=True)
    # Another worker may be at it too.
    Blur.objects.bulk_create(
        [Blur(person_id=person) for person in sorted(set(people) - set(thrown))],
        ignore_conflicts=True,
        batch_size=500,
    )
