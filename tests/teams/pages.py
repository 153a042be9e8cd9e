"""The pages of teams for the tables of all pages: alice manages a team with bob in it.

Who else gets what of them is in `tests/teams/test_access.py`.
"""

from __future__ import annotations

from datetime import date

from accounts.models import User
from competencies.models import Framework
from teams.joining import ask_to_join, invite
from teams.models import HiringRole, TeamAction, TeamTarget
from teams.tokens import invitation_token
from tests.factories import UserFactory
from tests.teams.people import join, make_team

SIGNED_IN = (302, 200, 200, 200, 200)
ALICE = (302, 404, 200, 404, 404)
A_FORM = (302, 405, 405, 405, 405)
MEMBER = ["crew", "TEAM MEMBER"]
# Answer to a form alone.
FORMS = {
    "teams:code": ["crew"],
    "teams:invitation-end": ["crew", "TEAM INVITATION"],
    "teams:request-decide": ["crew", "TEAM REQUEST"],
    "teams:target-drop": ["crew", "TEAM TARGET"],
    "teams:action-create": ["crew"],
    "teams:action": ["crew", "TEAM ACTION"],
    "teams:hiring-save": ["crew"],
    "teams:hiring-drop": ["crew", "HIRING ROLE"],
}
MINE = {
    **{f"teams:organisation-{p}": ["harbour"] for p in ("detail", "update", "owners")},
    **{f"teams:team-{page}": ["crew"] for page in ("detail", "update", "archive")},
    **{f"teams:{page}": ["crew"] for page in ("leave", "hand-over", "consent")},
    **{f"teams:{page}": ["crew"] for page in ("member-list", "invite", "target-list")},
    **{f"teams:{page}": ["crew"] for page in ("matrix", "coverage", "find", "growing")},
    "teams:ask": ["other-crew"],
    "teams:member-update": MEMBER,
    "teams:member-remove": MEMBER,
    "teams:hiring-role": ["crew", "HIRING ROLE"],
}
OPEN = {
    "teams:team-list": [],
    "teams:team-create": [],
    "teams:join": [],
    "teams:invitation": ["TEAM TOKEN"],
}
TEAM_PAGES = (
    {name: (args, A_FORM) for name, args in FORMS.items()}
    | {name: (args, ALICE) for name, args in MINE.items()}
    | {name: (args, SIGNED_IN) for name, args in OPEN.items()}
)


def team_things(framework: Framework, manager: User, member: User) -> dict[str, object]:
    """Make a team with something of everything; return what its addresses name."""
    team = make_team(framework, manager)
    team.organisation.owners.add(manager)
    make_team(framework, member, "other-crew")
    membership = join(team, member, "named", title="Tester", grade="senior")
    invitation = invite(team=team, by=manager, email="x@example.org", absolute=str)
    asked = ask_to_join(team=team, person=UserFactory(), absolute=str)
    skill = framework.skills.order_by("pk").first()
    target = TeamTarget.objects.create(team=team, skill=skill, rank=2, people=2)
    action = TeamAction.objects.create(
        team=team, what="Pair", owner=membership, due_on=date(2027, 1, 1)
    )
    role = HiringRole.objects.create(team=team, framework=framework, name="Next")
    role.skills.create(skill=skill, rank=2)
    return {
        "TEAM TOKEN": invitation_token(invitation.uuid),
        "TEAM INVITATION": invitation.uuid,
        "TEAM REQUEST": asked.uuid,
        "TEAM MEMBER": membership.uuid,
        "TEAM TARGET": target.uuid,
        "TEAM ACTION": action.uuid,
        "HIRING ROLE": role.uuid,
    }


def team_addresses(framework: Framework, manager: User) -> list[tuple[str, list]]:
    """Return every page of a team as its manager sees it, by name and arguments."""
    colleague = UserFactory(name="A colleague with quite a long name of her own")
    things = team_things(framework, manager, colleague)
    return [
        (name, [things.get(arg, arg) for arg in args])
        for name, args in {**OPEN, **MINE}.items()
    ]


# --- the API -----------------------------------------------------------------------

TO_ALICE = (401, 404, 200, 404, 404)
A_WRITE = (401, 405, 405, 405, 405)
TEAM_READS = {
    "team-list": ([], (401, 200, 200, 200, 200)),
    "team-members": (["crew"], TO_ALICE),
    "team-matrix": (["crew"], TO_ALICE),
    "team-summary": (["crew"], TO_ALICE),
    "team-consent": (["crew"], TO_ALICE),
    # Without a skill to look for, it says so.
    "team-find": (["crew"], (401, 404, 400, 404, 404)),
    "team-growing": (["crew"], TO_ALICE),
    "team-target-list": (["crew"], TO_ALICE),
    "team-target": (["crew", "TEAM TARGET"], A_WRITE),
    "team-action-list": (["crew"], TO_ALICE),
    "team-action": (["crew", "TEAM ACTION"], A_WRITE),
}
GONE = (401, 404, 204, 404, 404)
TEAM_WRITES = {
    ("put", "team-consent"): TO_ALICE,
    ("post", "team-target-list"): (401, 404, 201, 404, 404),
    ("delete", "team-target"): GONE,
    ("post", "team-action-list"): (401, 404, 400, 404, 404),
    ("patch", "team-action"): TO_ALICE,
    ("delete", "team-action"): GONE,
}
TEAM_BODIES = {
    "team-consent": {"shows": "named"},
    "team-target-list": {"skill": "SKILL", "level": 2, "people": 1},
    # Nobody of the team is called so.
    "team-action-list": {"what": "x", "owner": "SKILL", "due_on": "2027-01-01"},
    "team-action": {"done": True},
}
