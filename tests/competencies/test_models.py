import pytest
from django.db import IntegrityError, connection, transaction

from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Role,
    RoleSkill,
    Skill,
    SkillEdition,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)
from competencies.models.frameworks import Status
from tests.factories import make_role, make_version, make_world


def refusal(write) -> str:
    """Return the name of the constraint that refuses a write."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write()
    return refused.value.__cause__.diag.constraint_name


def edition(world) -> SkillEdition:
    return SkillEdition.objects.get(version=world.version, skill__slug="testing")


FIXED = "published_is_fixed"


def test_the_words_of_a_published_skill_never_change(world):
    assert refusal(lambda: SkillEdition.objects.update(name="Other")) == FIXED


def test_nothing_joins_a_published_version(world):
    def write():
        tool = Tool.objects.create(framework=world.framework, slug="git", name="Git")
        edition(world).tools.add(tool)

    assert refusal(write) == FIXED


@pytest.mark.parametrize(
    "model", [Level, LevelDescriptor, SkillEdition, SkillGroupEdition]
)
def test_nothing_leaves_a_published_version(world, model):
    rows = model.objects.all()

    assert refusal(lambda: rows._raw_delete("default")) == FIXED  # noqa: SLF001


@pytest.mark.parametrize(
    "change", [{"status": Status.DRAFT}, {"version": "9"}, {"licence": "secret"}]
)
def test_a_published_version_does_not_go_back(world, change):
    assert refusal(lambda: FrameworkVersion.objects.update(**change)) == FIXED


FIXED_TABLES = (
    "level",
    "leveldescriptor",
    "skilledition",
    "skilledition_tools",
    "skillgroupedition",
)


@pytest.mark.parametrize("table", FIXED_TABLES)
@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.RETIRED])
@pytest.mark.parametrize("command", ["DELETE FROM {}", "UPDATE {} SET id = id"])
def test_not_even_by_sql(db, table, status, command):
    world = make_world(publish=False)
    tool = Tool.objects.create(framework=world.framework, slug="git", name="Git")
    edition(world).tools.add(tool)
    FrameworkVersion.objects.update(status=status)

    def write():
        with connection.cursor() as cursor:
            cursor.execute(command.format(f"competencies_{table}"))

    assert refusal(write) == FIXED


def test_a_published_version_can_be_retired(world):
    FrameworkVersion.objects.update(status=Status.RETIRED)

    assert FrameworkVersion.objects.get().is_retired


def test_a_draft_changes_freely(db):
    world = make_world(publish=False)

    SkillEdition.objects.update(name="Other")
    edition(world).delete()

    assert SkillEdition.objects.count() == 2


def test_the_scale_is_fixed_once_people_can_rate(world):
    write = lambda: Framework.objects.update(highest_rank=7)  # noqa: E731

    assert refusal(write) == "scale_is_fixed"


def test_a_level_beyond_the_scale_is_refused(db):
    world = make_world(publish=False)

    def write():
        Level.objects.create(version=world.version, rank=5, name="Wizard")

    assert refusal(write) == "rank_on_the_scale"


def test_a_role_expects_levels_that_exist(world):
    assert refusal(lambda: make_role(world, "rse", {"testing": 5})) == (
        "rank_on_the_scale"
    )


def test_a_role_expects_skills_of_its_own_framework(world):
    other = make_world({"sea": ["sailing"]}, slug="sea")
    role = make_role(world, "rse", {})

    def write():
        RoleSkill.objects.create(role=role, skill=other.skills["sailing"], rank=1)

    assert refusal(write) == "role_skill_one_framework"


def test_only_one_version_is_in_force(world):
    second = make_version(world.framework, "2.0")

    def write():
        FrameworkVersion.objects.filter(pk=second.pk).update(status=Status.PUBLISHED)

    assert refusal(write) == "one_version_in_force"


def test_a_skill_is_not_related_to_itself(world):
    skill = world.skills["testing"]

    def write():
        SkillRelation.objects.create(from_skill=skill, to_skill=skill)

    assert refusal(write) == "relation_between_two"


@pytest.mark.parametrize("slug", ["goals", "compare", "sharing"])
def test_a_framework_takes_no_address_of_the_hub(db, slug):
    write = lambda: Framework.objects.create(slug=slug, name="X")  # noqa: E731

    assert refusal(write) == "framework_slug_is_no_page"


def test_a_stranger_reads_public_versions_and_dana_drafts_too(world, charlie, dana):
    make_version(world.framework, "2.0")

    seen = [
        sorted(v.version for v in FrameworkVersion.objects.visible_to(person))
        for person in (charlie, dana)
    ]

    assert seen == [["1.0"], ["1.0", "2.0"]]


def test_a_role_is_seen_once_it_is_published(world, charlie, dana):
    make_role(world, "rse", {})
    make_role(world, "draft", {}, is_published=False)

    assert [r.slug for r in Role.objects.visible_to(charlie)] == ["rse"]
    assert Role.objects.visible_to(dana).count() == 2


def test_a_role_of_a_draft_framework_is_not_seen(charlie, db):
    make_role(make_world(publish=False), "rse", {})

    assert not Role.objects.visible_to(charlie).exists()


def test_search_finds_stems_and_tools(db):
    world = make_world(publish=False)
    tool = Tool.objects.create(framework=world.framework, slug="pytest", name="pytest")
    edition(world).tools.add(tool)

    found = [
        [e.name for e in SkillEdition.objects.matching(words)]
        for words in ("test", "PyTest", "mentor", "sailing", '"', "a or b")
    ]

    assert found == [["Testing"], ["Testing"], ["Mentoring"], [], [], []]


OUT_OF_PLACE = "edition_in_its_place"


def test_a_version_holds_skills_of_its_own_framework(world):
    draft = make_version(world.framework, "2.0")
    other = make_world({"sea": ["sailing"]}, slug="sea")

    def write():
        skill = other.skills["sailing"]
        SkillEdition.objects.create(version=draft, skill=skill, name="Sailing")

    assert refusal(write) == OUT_OF_PLACE


def test_a_skill_stands_in_a_group_of_its_own_version(world):
    draft = make_version(world.framework, "2.0")
    older = SkillGroupEdition.objects.filter(version=world.version).first()

    def write():
        skill = world.skills["testing"]
        SkillEdition.objects.create(version=draft, skill=skill, group=older, name="T")

    assert refusal(write) == OUT_OF_PLACE


def test_a_group_stands_in_a_group_of_its_own_version(world):
    draft = make_version(world.framework, "2.0")
    older = SkillGroupEdition.objects.filter(version=world.version).first()

    def write():
        group = world.groups["people"]
        SkillGroupEdition.objects.create(
            version=draft, group=group, parent=older, name="People"
        )

    assert refusal(write) == OUT_OF_PLACE


def test_a_skill_stays_in_its_framework(world):
    other = make_world({"sea": ["sailing"]}, slug="sea")

    def write():
        Skill.objects.filter(slug="testing").update(framework=other.framework)

    assert refusal(write) == "framework_is_kept"
