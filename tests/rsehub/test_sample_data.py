"""The sample data loads whole, once, and only where it belongs."""

import json
from io import StringIO
from itertools import chain
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from competencies.models import Framework, FrameworkVersion, Role
from competencies.models.frameworks import Status
from profiles.models import Goal, Profile, SkillAssessment
from rsehub.sample_crowd import load_crowd, made_up_framework
from rsehub.sample_data import FRAMEWORK_FILE, read_roles, read_sample
from rsehub.sample_people import PASSWORD, read_cast
from tests.factories import UserFactory, make_resource
from training.models import LearningResource, TeachesSkill

FIXTURES = Path(__file__).parent.parent / "fixtures"
CAST = ["alice", "bob", "charlie", "dana"]
OWN_APPS = ["accounts", "account", "competencies", "profiles", "training"]
WITHOUT_TEXTS = ["project-planning", "shared-computing"]


@pytest.fixture
def on_my_machine(settings, db):
    """A hub under development, without the published data at hand."""
    settings.DEBUG = True
    settings.REFERENCE_DATA = None


@pytest.fixture
def reference_data(on_my_machine, settings, tmp_path):
    """Published data at hand, in small."""
    (tmp_path / "direct-framework-2").symlink_to(FIXTURES / "direct-small")
    (tmp_path / "direct-roles").symlink_to(FIXTURES / "roles")
    settings.REFERENCE_DATA = tmp_path


@pytest.fixture(scope="module")
def sample():
    return json.loads(FRAMEWORK_FILE.read_text(encoding="utf-8"))


def load(*options: str) -> list[str]:
    """Run the command; return what it says, line by line."""
    out = StringIO()
    call_command("load_sample_data", *options, stdout=out)
    return out.getvalue().splitlines()


def everything() -> dict[str, list[dict]]:
    """Return every row of the hub's own tables."""
    models = chain.from_iterable(apps.get_app_config(a).get_models() for a in OWN_APPS)
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in models}


def answers_of(name: str) -> dict[str, int | None]:
    held = SkillAssessment.objects.filter(profile__owner__email=f"{name}@example.org")
    return dict(held.values_list("skill__slug", "rank"))


# --- the command -----------------------------------------------------------------


def test_says_how_to_sign_in(on_my_machine):
    said = [line.split()[:2] for line in load()]
    assert said == [[f"{name}@example.org", PASSWORD] for name in CAST]


def test_a_rerun_changes_nothing(reference_data):
    load()
    before = everything()
    load()
    assert everything() == before


def test_refuses_with_debug_off(settings, db):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="it needs DEBUG=true"):
        load()
    assert not User.objects.exists()


def test_if_empty_fills_an_empty_database(on_my_machine):
    assert len(load("--if-empty")) == len(CAST)


def test_if_empty_leaves_a_database_with_people_alone(on_my_machine):
    UserFactory(email="somebody@example.org")
    before = everything()
    assert load("--if-empty") == []
    assert everything() == before


def test_if_empty_leaves_a_database_with_a_framework_alone(on_my_machine, world):
    before = everything()
    assert load("--if-empty") == []
    assert everything() == before


def test_if_empty_still_says_how_to_sign_in_as_the_cast(on_my_machine):
    said = load()
    assert load("--if-empty") == said


@pytest.mark.parametrize("number", ["0", "-1", "many", "²"])
def test_asks_for_whole_numbers(on_my_machine, number):
    with pytest.raises(CommandError, match="is not a whole number from 1 up"):
        load(f"--people={number}")


def test_says_in_one_line_what_is_wrong_with_the_reference_data(
    reference_data, settings
):
    broken = settings.REFERENCE_DATA / "direct-roles"
    broken.unlink()
    broken.mkdir()
    (broken / "role.json").write_text("[]")
    with pytest.raises(CommandError, match=r"^role\.json holds no roles\.$"):
        load()
    assert not Framework.objects.exists()


# --- what is loaded --------------------------------------------------------------


def test_publishes_the_sample_framework(on_my_machine, sample):
    load()
    version = FrameworkVersion.objects.get()
    assert (version.status, str(version)) == (Status.PUBLISHED, "Sample skills 1")
    assert version.skill_editions.count() == len(read_sample(sample).skills)


def test_publishes_its_roles_with_all_their_levels(on_my_machine, sample):
    load()
    assert {
        role.slug: dict(role.skills.values_list("skill__slug", "rank"))
        for role in Role.objects.filter(is_published=True)
    } == {role["slug"]: role["expects"] for role in sample["roles"]}


def test_says_from_which_level_to_which_a_resource_teaches(on_my_machine, sample):
    load()
    fields = ("resource__slug", "skill__slug", "from_rank", "to_rank")
    assert set(TeachesSkill.objects.values_list(*fields)) == {
        (resource["slug"], step["skill"], step.get("from"), step.get("to"))
        for resource in sample["resources"]
        for step in resource["teaches"]
    }


def test_leaves_a_resource_that_the_catalogue_has(on_my_machine):
    known = make_resource("automated-testing")
    load()
    kept = LearningResource.objects.get(pk=known.pk)
    assert (kept.title, kept.url) == (known.title, known.url)
    assert [link.skill.slug for link in kept.teaches.all()] == ["automated-testing"]


def test_direct_comes_along_where_it_is_at_hand(reference_data):
    load()
    direct = FrameworkVersion.objects.get(framework__slug="direct")
    assert (direct.version, direct.status) == ("2.0", Status.PUBLISHED)
    slugs = direct.framework.roles.order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == ["research-software-engineer", "team-lead"]


def test_does_without_direct_where_the_folder_is_another(on_my_machine, settings):
    settings.REFERENCE_DATA = FIXTURES
    load()
    assert [framework.slug for framework in Framework.objects.all()] == ["sample"]


# --- the cast --------------------------------------------------------------------


@pytest.mark.parametrize("name", CAST)
def test_everyone_of_the_cast_can_sign_in(on_my_machine, rf, name):
    load()
    email = f"{name}@example.org"
    user = authenticate(rf.post("/"), email=email, password=PASSWORD)
    assert user == User.objects.get(email=email)
    assert EmailAddress.objects.get(user=user).verified


def test_alice_is_part_of_the_way(on_my_machine):
    load()
    held = answers_of("alice")
    assert sorted(slug for slug, rank in held.items() if rank is None) == [
        "project-planning",
        "shared-computing",
    ]
    assert [slug for slug, rank in held.items() if rank == 0] == ["performance"]
    assert not {"data-cleaning", "teaching", "mentoring"} & set(held)


def test_alice_aims_at_a_role_with_a_target_of_her_own(on_my_machine):
    load()
    goal = Goal.objects.get(profile__owner__email="alice@example.org")
    assert [role.slug for role in goal.roles.all()] == ["senior-rse"]
    own = goal.targets.values_list("skill__slug", "rank")
    assert list(own) == [("teaching", 3)]


def test_charlie_has_rated_nothing(on_my_machine):
    load()
    assert not Profile.objects.filter(owner__email="charlie@example.org").exists()


def test_dana_alone_curates(on_my_machine):
    load()
    curators = User.objects.filter(is_staff=True)
    assert [user.name for user in curators] == ["Dana"]
    assert curators[0].has_perm("competencies.change_framework")
    assert curators[0].has_perm("training.change_learningresource")
    assert not curators[0].has_perm("accounts.view_user")


def test_a_member_of_the_cast_who_left_comes_back(on_my_machine):
    load()
    User.objects.get(email="bob@example.org").delete()
    load()
    expected = next(p for p in read_cast()["people"] if p["name"] == "Bob")["answers"]
    assert answers_of("bob") == {slug: int(rank) for slug, rank in expected.items()}


# --- the words -------------------------------------------------------------------


def test_every_level_of_every_skill_has_its_text_except_in_two(sample):
    with_texts = {
        s.slug: [r for r, _ in s.descriptors] for s in read_sample(sample).skills
    }
    without = sorted(slug for slug, ranks in with_texts.items() if not ranks)
    assert without == WITHOUT_TEXTS
    assert {tuple(ranks) for ranks in with_texts.values()} == {(), (1, 2, 3, 4)}


def test_no_text_stands_twice(sample):
    file = read_sample(sample)
    rows = (*file.levels, *file.groups, *file.skills, *file.tools, *file.resources)
    texts = [row.description for row in rows]
    texts += [level.short_description for level in file.levels]
    texts += [text for skill in file.skills for _rank, text in skill.descriptors]
    assert len(texts) == len(set(texts))
    assert all(text.endswith(".") for text in texts)


def test_levels_in_short_fit_a_line(sample):
    assert max(len(level["short_description"]) for level in sample["levels"]) <= 90


def test_roles_and_resources_name_skills_that_are_there(sample):
    skills = {skill.slug for skill in read_sample(sample).skills}
    expected = {slug for role in read_roles(sample) for slug, _rank in role.levels}
    taught = {s["skill"] for row in sample["resources"] for s in row["teaches"]}
    assert (expected | taught) - skills == set()


# --- made-up skills and people ---------------------------------------------------


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
