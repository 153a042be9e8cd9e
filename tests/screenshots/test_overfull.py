"""The overfull hub is as full as it says, and no fuller than the fields allow."""

from screenshots import overfull_words as words
from screenshots.overfull import (
    GOALS,
    RESOURCES,
    SKILLS,
    load_overfull,
    skill_name,
    skill_slug,
)
from training.models import LearningResource


def test_names_are_long_and_differ():
    names = [skill_name(number) for number in range(SKILLS)]

    assert len({skill_slug(number) for number in range(SKILLS)}) == SKILLS
    assert max(len(name) for name in names if " " not in name) >= 60
    assert len(words.OWNER) == 80


def test_the_hub_is_as_full_as_it_says(db):
    owner, subjects = load_overfull()
    profile = owner.profiles.get()

    assert profile.version.skill_editions.count() == SKILLS
    assert profile.version.group_editions.count() == 25
    assert profile.goals.count() == GOALS
    assert LearningResource.objects.count() == RESOURCES
    assert subjects["framework"] == profile.framework.slug
