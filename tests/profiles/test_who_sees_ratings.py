"""For random people and shares, no page or endpoint shows a rating that isn't granted.

Nothing is looked for in the pages: an answer that is not granted must stay the same,
letter by letter, when the ratings behind it change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.models import RequestCount
from profiles.models import Share, SkillAssessment
from profiles.pack_actions import make_pack
from profiles.share_actions import share_by_link, share_with
from profiles.share_tokens import token_of
from tests.factories import UserFactory, make_goal, make_profile, make_role
from tests.permission_table import PAGES
from tests.test_api_permissions import READS

pytestmark = pytest.mark.slow

# Of shared records, without a person in them.
RECORDS = ("-edit", "-history", "-undo", "-flag", "suggestion")
OPENED_TO_ALICE = ("shared-detail", "shared-goal", "shared-gaps")
NOISE = re.compile(
    r'name="(csrfmiddlewaretoken|key)" value="[\w-]+"|"request_id": ?"\w+"'
)


@dataclass(frozen=True)
class Wish:
    """A share as it is drawn: bob's, by a link or with alice."""

    is_link: bool
    with_goal: bool
    is_ended: bool


@dataclass(frozen=True)
class Case:
    ranks: list[int | None]
    wishes: list[Wish]
    alice_confirmed: bool
    alice_signed_in: bool


ranks = st.lists(st.none() | st.integers(0, 3), min_size=3, max_size=3)
wishes = st.lists(
    st.builds(Wish, st.booleans(), st.booleans(), st.booleans()),
    max_size=3,
    unique_by=lambda wish: wish if wish.is_link else "alice",
)
cases = st.builds(Case, ranks, wishes, st.booleans(), st.booleans())


class Stage:
    """Bob with ratings, a goal and shares; alice, who looks; and all addresses."""

    def __init__(self, world, case: Case) -> None:
        RequestCount.objects.all().delete()
        self.case = case
        self.bob, self.alice = UserFactory(name="Bob"), UserFactory(name="Alice")
        skills = dict(zip(world.skills, case.ranks, strict=True))
        self.profile = make_profile(world, self.bob, skills)
        role = make_role(world, "rse", {"testing": 4, "mentoring": 3})
        self.goal = make_goal(self.profile, roles=[role])
        hers = make_profile(world, self.alice, {"testing": 1})
        self.pack = make_pack(profile=self.profile, name="x")
        EmailAddress.objects.filter(user=self.alice).update(
            verified=case.alice_confirmed
        )
        self.shares = [(wish, self.share(wish)) for wish in case.wishes]
        self.client = Client()
        if case.alice_signed_in:
            self.client.force_login(self.alice)
        self.world, self.role, self.hers = world, role, hers

    def share(self, wish: Wish) -> Share:
        gives = {"profile": self.profile, "goals": [self.goal] * wish.with_goal}
        if wish.is_link:
            share = share_by_link(name="x", days=7, **gives)
        else:
            share = share_with(email=self.alice.email, absolute=str, **gives)
        if wish.is_ended:
            long_ago = timezone.now() - timedelta(days=9)
            Share.objects.filter(pk=share.pk).update(
                created_at=long_ago, expires_at=long_ago + timedelta(days=1)
            )
        return share

    def addresses(self) -> dict[str, bool]:
        """Return every address, and whether the rules grant bob's ratings there."""
        found = dict.fromkeys(self.of_nobodys_share(), False)
        for wish, share in self.shares:
            for url, needs_goal in self.of_share(share, wish):
                found[url] = self.grants(wish) and (wish.with_goal or not needs_goal)
        return found

    def grants(self, wish: Wish) -> bool:
        by_name = self.case.alice_signed_in and self.case.alice_confirmed
        return not wish.is_ended and (wish.is_link or by_name)

    def of_nobodys_share(self) -> list[str]:
        names = {
            "SKILL": self.world.skills["testing"].uuid,
            "ROLE": self.role.uuid,
            "GOAL": self.goal.uuid,
            "PROFILE": self.profile.uuid,
            "PACK": self.pack.uuid,
        }
        tables = [("", PAGES), ("api:", READS)]
        return [
            reverse(f"{space}{name}", args=[names.get(arg, arg) for arg in args])
            for space, table in tables
            for name, (args, _who) in table.items()
            if not name.endswith(RECORDS) and not name.startswith("curation:")
            if all(
                arg in names or arg.islower() or arg == "1.0" for arg in map(str, args)
            )
        ]

    def of_share(self, share: Share, wish: Wish) -> list[tuple[str, bool]]:
        goal = [self.goal.uuid]
        if wish.is_link:
            token = token_of(share.uuid)
            return [
                (reverse("shares:link", args=[token]), False),
                (reverse("shares:link-goal", args=[token, *goal]), True),
            ]
        of_goal = ("profiles:shared-goal", "api:shared-gaps")
        return [
            (reverse("profiles:shared-detail", args=[share.uuid]), False),
            (reverse("api:shared-detail", args=[share.uuid]), False),
            *((reverse(name, args=[share.uuid, *goal]), True) for name in of_goal),
        ]

    def answers(self, addresses: dict[str, bool]) -> dict[str, str]:
        RequestCount.objects.all().delete()
        return {url: self.answer(url) for url in addresses}

    def answer(self, url: str) -> str:
        response = self.client.get(url)
        return NOISE.sub("", f"{response.status_code} {response.content!r}")

    def change_ratings(self) -> None:
        """Give bob another rank in each skill: one that no draw has."""
        ratings = SkillAssessment.objects.filter(profile=self.profile)
        ratings.update(rank=4, not_applicable=False)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=cases)
@example(case=Case([1, None, 2], [Wish(True, True, False)], True, False))
@example(case=Case([1, None, 2], [Wish(False, True, False)], True, True))
def test_only_what_is_granted_changes_with_the_ratings(world, case):
    with transaction.atomic():
        stage = Stage(world, case)
        addresses = stage.addresses()
        before = stage.answers(addresses)
        stage.change_ratings()
        after = stage.answers(addresses)
        changed = {url for url in addresses if before[url] != after[url]}
        transaction.set_rollback(True)

    assert changed == {url for url, granted in addresses.items() if granted}
