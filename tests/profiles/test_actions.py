from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from profiles.actions import create_goal, save_clicks, set_targets
from profiles.answers import Answer, Click
from profiles.holdings import holdings_of, profile_for
from profiles.models import GoalSkill, Profile, SkillAssessment
from tests.factories import make_profile, make_role, make_world


def click(skill: str, rank: int | None, seen: str = "") -> Click:
    return Click(skill, Answer(rank), seen)


def keys(world) -> dict[str, int]:
    return {slug: skill.pk for slug, skill in world.skills.items()}


def save(profile, world, *clicks):
    page = save_clicks(profile=profile, clicks=clicks, skills=keys(world))
    return page.clicks


def test_the_first_click_begins_the_profile(alice, world):
    profile = profile_for(alice, "craft")

    save(profile, world, click("testing", 2))

    [kept] = SkillAssessment.objects.select_related("profile")
    assert (kept.profile.owner, kept.rank, kept.not_applicable) == (alice, 2, False)
    assert (kept.profile.version, kept.rated_in) == (world.version, world.version)


def test_the_first_click_in_two_windows_makes_one_profile(alice, world):
    here, there = profile_for(alice, "craft"), profile_for(alice, "craft")

    save(here, world, click("testing", 2))
    save(there, world, click("mentoring", 1))

    assert Profile.objects.count() == 1
    assert SkillAssessment.objects.count() == 2


def test_the_newest_click_wins_and_says_what_it_overtook(alices_profile, world):
    save(alices_profile, world, click("testing", 1))

    [saved] = save(alices_profile, world, click("testing", 3, seen=""))

    assert saved.overtaken.answer == Answer(1)
    assert holdings_of(alices_profile).answers == {keys(world)["testing"]: Answer(3)}


def test_a_click_from_an_up_to_date_page_overtakes_nothing(alices_profile, world):
    [first] = save(alices_profile, world, click("testing", 1))

    [second] = save(alices_profile, world, click("testing", 3, seen=first.now.seen))

    assert second.overtaken is None


def test_the_same_answer_again_confirms_it_and_keeps_its_date(alices_profile, world):
    [first] = save(alices_profile, world, click("testing", 1))

    [again] = save(alices_profile, world, click("testing", 1, seen=first.now.seen))

    assert again.now.assessed_at == first.now.assessed_at
    assert again.now.confirmed_at > first.now.confirmed_at


def test_clearing_makes_it_not_assessed_again(alices_profile, world):
    save(alices_profile, world, click("testing", 1))

    [saved] = save(alices_profile, world, Click("testing", None, ""))

    assert saved.now is None
    assert not SkillAssessment.objects.exists()


def test_no_click_writes_nothing(alice, world):
    assert save(profile_for(alice, "craft"), world) == ()
    assert not Profile.objects.exists()


def test_own_targets_are_set_changed_and_given_back(alices_profile, world):
    goal = create_goal(profile=alices_profile, name="Next", roles=[])
    testing, mentoring = keys(world)["testing"], keys(world)["mentoring"]

    set_targets(goal=goal, targets={testing: 2, mentoring: 1})
    set_targets(goal=goal, targets={testing: 3, mentoring: None})

    assert dict(goal.targets.values_list("skill", "rank")) == {testing: 3}


# --- what the database refuses, whoever writes ------------------------------------


def refuses(write) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write()
    return refused.value.__cause__.diag.constraint_name


def test_a_rank_off_the_scale(alices_profile, world):
    write = lambda: save(alices_profile, world, click("testing", 5))  # noqa: E731

    assert refuses(write) == "rank_on_the_scale"


def test_a_skill_of_another_framework(alices_profile):
    other = make_world({"sea": ["sailing"]}, slug="sea")

    def write():
        save(alices_profile, other, click("sailing", 1))

    assert refuses(write) == "skill_of_the_framework"


def test_both_a_rank_and_not_applicable(alices_profile, world):
    save(alices_profile, world, click("testing", 1))

    def write():
        SkillAssessment.objects.update(not_applicable=True)

    assert refuses(write) == "rated_or_not_applicable"


def test_a_role_of_another_framework_in_a_goal(alices_profile):
    other = make_world({"sea": ["sailing"]}, slug="sea")
    captain = make_role(other, "captain", {"sailing": 3})

    def write():
        create_goal(profile=alices_profile, name="Sea", roles=[captain])

    assert refuses(write) == "role_of_the_framework"


def test_a_target_of_another_framework(alices_profile):
    other = make_world({"sea": ["sailing"]}, slug="sea")
    goal = create_goal(profile=alices_profile, name="Sea", roles=[])

    def write():
        GoalSkill.objects.create(goal=goal, skill=other.skills["sailing"], rank=1)

    assert refuses(write) == "skill_of_the_framework"


def test_a_version_of_another_framework(alice, world):
    other = make_world({"sea": ["sailing"]}, slug="sea")

    def write():
        Profile.objects.create(
            owner=alice, framework=world.framework, version=other.version
        )

    assert refuses(write) == "version_of_the_framework"


def test_an_answer_was_given_in_a_version_of_its_framework(alices_profile, world):
    save(alices_profile, world, click("testing", 1))
    other = make_world({"sea": ["sailing"]}, slug="sea")

    def write():
        SkillAssessment.objects.update(rated_in=other.version)

    assert refuses(write) == "version_of_the_framework"


def test_deleting_a_skill_that_somebody_rated_is_refused(alice, world):
    make_profile(world, alice, {"testing": 1})

    with pytest.raises(IntegrityError):
        world.skills["testing"].delete()


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_once_leave_one_answer(alice, world):
    profile = make_profile(world, alice)

    def click_once(rank: int) -> None:
        save(profile, world, click("testing", rank % 5))
        connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(click_once, range(10)))

    assert SkillAssessment.objects.count() == 1
