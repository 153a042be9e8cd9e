"""Made-up skills and people, as many as asked for."""

from allauth.account.models import EmailAddress
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import User
from competencies.models import FrameworkVersion
from competencies.models.frameworks import Status
from profiles.models import Profile, SkillAssessment
from rsehub.sample_crowd import load_crowd, made_up_framework
from tests.rsehub.test_sample_data import everything, load


@settings(deadline=None)  # the machine may be busy
@given(st.integers(1, 300))
def test_made_up_skills_come_eight_a_competency(number):
    file = made_up_framework(number)
    sizes = [len(members) for members in members_of(file)]
    assert sizes == [8] * (number // 8) + [number % 8] * (number % 8 > 0)
    assert len({skill.slug for skill in file.skills}) == number


def members_of(file):
    groups = [group.slug for group in file.groups if group.parent]
    return [[s for s in file.skills if s.group == group] for group in groups]


def test_makes_as_many_people_and_skills_as_asked(on_my_machine):
    assert load("--people=3", "--skills=10") == []
    version = FrameworkVersion.objects.get()
    assert (version.framework.slug, version.status) == ("bench", Status.PUBLISHED)
    assert version.skill_editions.count() == 10
    assert Profile.objects.filter(version=version).count() == 3
    assert EmailAddress.objects.filter(verified=True).count() == 3


def test_makes_48_skills_where_people_alone_are_asked_for(on_my_machine):
    load("--people=1")
    assert FrameworkVersion.objects.get().skill_editions.count() == 48


def test_the_same_numbers_again_change_nothing(on_my_machine):
    load("--people=2", "--skills=9")
    before = everything()
    load("--people=2", "--skills=9")
    assert everything() == before


def test_more_people_join_those_who_are_there(on_my_machine):
    load("--people=2", "--skills=9")
    before = SkillAssessment.objects.count()
    load("--people=3", "--skills=9")
    assert User.objects.count() == 3
    assert SkillAssessment.objects.count() > before


def test_the_seed_decides_the_answers(db):
    def made(seed: int) -> list[tuple]:
        User.objects.all().delete()
        load_crowd(people=3, skills=20, seed=seed)
        rows = SkillAssessment.objects.order_by("profile__owner__email", "skill")
        return list(rows.values_list("profile__owner__email", "skill", "rank"))

    assert made(1) == made(1)
    assert made(1) != made(2)


def test_nobody_can_sign_in_as_a_made_up_person(db):
    load_crowd(people=1, skills=8, seed=0)
    assert not User.objects.get().has_usable_password()
