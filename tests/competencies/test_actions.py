import threading

import pytest
from django.db import connections, transaction

from competencies.actions import NotPublishableError, copy_levels, publish_version
from competencies.models import (
    Framework,
    FrameworkVersion,
    SkillEdition,
    SkillGroup,
)
from competencies.models.frameworks import Status
from tests.factories import make_version, make_world


def test_publishing_retires_the_version_before(world):
    group = world.version.group_editions.first()
    second = make_version(world.framework, "2.0")
    second.skill_editions.create(skill=world.skills["testing"], name="Testing")
    assert group

    publish_version(second)

    states = dict(FrameworkVersion.objects.values_list("version", "status"))
    assert states == {"1.0": Status.RETIRED, "2.0": Status.PUBLISHED}
    assert second.published_at is not None


def test_a_version_is_published_once(world):
    with pytest.raises(NotPublishableError, match="is no draft"):
        publish_version(world.version)


def test_a_version_without_levels_waits_for_a_scale(db):
    framework = Framework.objects.create(slug="bare", name="Bare")
    version = FrameworkVersion.objects.create(framework=framework, version="1")

    with pytest.raises(NotPublishableError, match="has no levels yet"):
        publish_version(version)


def test_a_hole_in_the_levels_is_named(db):
    world = make_world(publish=False)
    world.version.levels.filter(rank=2).delete()

    with pytest.raises(NotPublishableError, match="each level from 0 to 4"):
        publish_version(world.version)


def test_a_version_without_skills_is_not_published(db):
    framework = Framework.objects.create(slug="bare", name="Bare", highest_rank=4)

    with pytest.raises(NotPublishableError, match="has no skills yet"):
        publish_version(make_version(framework, "1"))


def test_a_bare_framework_takes_over_the_scale_of_another(world):
    bare = Framework.objects.create(slug="bare", name="Bare")
    version = FrameworkVersion.objects.create(framework=bare, version="1")

    assert copy_levels(source=world.version, target=version) == 5

    names = list(version.levels.order_by("rank").values_list("name", flat=True))
    assert names == ["None yet", "Awareness", "Working", "Practitioner", "Expert"]
    assert Framework.objects.get(slug="bare").highest_rank == 4


def test_another_scale_is_not_taken_over(world):
    short = Framework.objects.create(slug="short", name="Short", highest_rank=3)
    version = FrameworkVersion.objects.create(framework=short, version="1")

    with pytest.raises(NotPublishableError, match="a scale of its own"):
        copy_levels(source=world.version, target=version)


def test_groups_that_go_round_are_not_published(db):
    world = make_world(publish=False)
    for edition in world.version.group_editions.all():
        edition.parent = edition
        edition.save()

    with pytest.raises(NotPublishableError, match="stands within itself"):
        publish_version(world.version)


@pytest.mark.parametrize("depth", [20, 60])
def test_a_tree_has_no_more_depths_than_one_can_read(db, depth):
    world = make_world(publish=False)
    inner = world.version.group_editions.first()
    for number in range(depth + 1):
        group = SkillGroup.objects.create(framework=world.framework, slug=f"g{number}")
        outer = world.version.group_editions.create(group=group, name="Outer")
        inner.parent = outer
        inner.save()
        inner = outer

    with pytest.raises(NotPublishableError, match="at most 20 depths"):
        publish_version(world.version)


@pytest.mark.django_db(transaction=True)
def test_publishing_waits_for_whoever_is_writing(db):
    world = make_world(publish=False)
    began, may_end = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            SkillEdition.objects.filter(skill__slug="testing").update(name="Late")
            began.set()
            may_end.wait(5)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    began.wait(5)
    threading.Timer(0.3, may_end.set).start()
    publish_version(world.version)
    writer.join()

    assert may_end.is_set()
    assert SkillEdition.objects.get(skill__slug="testing").name == "Late"
