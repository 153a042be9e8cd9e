"""A sample organisation with two teams: who is in them, and what each shows."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from accounts.models import User
from competencies.models import Framework, Role
from teams.actions import choose
from teams.models import Membership, Organisation, Team, TeamAction, TeamTarget

Json = dict[str, Any]
TEAMS_FILE = Path(__file__).parent / "sample" / "teams.json"


def load_teams(framework: Framework) -> None:
    """Add the organisation and its teams, where the organisation isn't there."""
    data: Json = json.loads(TEAMS_FILE.read_text(encoding="utf-8"))
    told = data["organisation"]
    if Organisation.objects.filter(slug=told["slug"]).exists():
        return
    people = {person.email: person for person in User.objects.all()}
    owners = told.pop("owners")
    organisation = Organisation.objects.create(**told)
    organisation.owners.set(people[email] for email in owners if email in people)
    roles = {role.slug: role for role in framework.roles.all()}
    for row in data["teams"]:
        _load(row, organisation, framework, people, roles)


def _load(
    row: Json,
    organisation: Organisation,
    framework: Framework,
    people: dict[str, User],
    roles: dict[str, Role],
) -> None:
    """Add one team; its managers must be among the sample people."""
    team = Team.objects.create(
        slug=row["slug"],
        name=row["name"],
        about=row["about"],
        organisation=organisation,
        framework=framework,
        parent=Team.objects.filter(slug=row.get("parent", "")).first(),
    )
    members = {
        each["email"]: _join(team, each, people[each["email"]], roles)
        for each in row["members"]
        if each["email"] in people
    }
    for each in row["targets"]:
        role = roles[each["role"]]
        TeamTarget.objects.create(team=team, role=role, people=each["people"])
    for each in row["actions"]:
        due_on = timezone.localdate() + timedelta(days=each["in_days"])
        owner = members.get(each["owner"])
        TeamAction.objects.create(
            team=team, what=each["what"], owner=owner, due_on=due_on
        )


def _join(team: Team, row: Json, person: User, roles: dict[str, Role]) -> Membership:
    """Let somebody be in a team, with a choice of what they show."""
    membership = Membership.objects.create(
        team=team,
        person=person,
        is_manager=row.get("is_manager", False),
        role=roles.get(row.get("role", "")),
        title=row.get("title", ""),
        grade=row["grade"],
    )
    choose(membership=membership, framework=team.framework, openness=row["shows"])
    return membership
