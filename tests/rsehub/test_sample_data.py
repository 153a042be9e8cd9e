"""The sample data loads whole, once, and only where it belongs."""

import json
from collections import Counter
from io import StringIO
from itertools import chain
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command

from accounts.models import User
from competencies.importers.hub_folder import read_hub_folder
from competencies.models import Framework, FrameworkVersion, Role
from competencies.models.frameworks import Status
from profiles.answers import NOT_APPLICABLE
from profiles.models import Goal, GoalSkill, Profile, SkillAssessment
from rsehub import sample_data
from rsehub.imports import import_framework
from rsehub.models import Operator, ProjectLink
from rsehub.sample_about import read_about
from rsehub.sample_data import STARTER_FOLDER, TRAINING_FILE
from rsehub.sample_people import PASSWORD, read_people
from tests.factories import UserFactory, make_link, make_operator, make_resource
from training.models import LearningResource, TeachesSkill

FIXTURES = Path(__file__).parent.parent / "fixtures"
CAST = ["alice", "bob", "charlie", "dana"]
OWN_APPS = ["accounts", "account", "competencies", "profiles", "training", "rsehub"]
AND_OTHERS = "And 20 more people, with the same password."


@pytest.fixture
def reference_data(on_my_machine, settings, tmp_path):
    """Published data at hand, in small."""
    (tmp_path / "direct-framework-2").symlink_to(FIXTURES / "direct-small")
    (tmp_path / "direct-roles").symlink_to(FIXTURES / "roles")
    settings.REFERENCE_DATA = tmp_path


@pytest.fixture
def training(tmp_path, monkeypatch):
    """What is said of a few resources; the starter catalogue has tests of its own."""
    monkeypatch.setattr(sample_data, "STARTER_CATALOGUE", tmp_path)
    return json.loads(TRAINING_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def people():
    return [*read_people()["cast"], *read_people()["others"]]


@pytest.fixture(scope="module")
def starter():
    return read_hub_folder(STARTER_FOLDER)[0]


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


def as_kept(answers: dict[str, int | str]) -> dict[str, int | None]:
    """Return the answers of the file as the hub keeps them."""
    return {s: None if held == NOT_APPLICABLE else held for s, held in answers.items()}


# --- the command -----------------------------------------------------------------


def test_says_how_to_sign_in(on_my_machine):
    *said, others = load()
    assert [line.split()[:2] for line in said] == [
        [f"{name}@example.org", PASSWORD] for name in CAST
    ]
    assert others == AND_OTHERS


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
    assert load("--if-empty")[-1] == AND_OTHERS


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


def test_publishes_the_starter_framework(on_my_machine, starter):
    load()
    version = FrameworkVersion.objects.get()
    assert (version.status, str(version)) == (
        Status.PUBLISHED,
        f"{starter.name} {starter.version}",
    )
    assert version.skill_editions.count() == len(starter.skills)


def test_publishes_its_roles(on_my_machine):
    load()
    published = Role.objects.filter(is_published=True).values_list("slug", flat=True)
    files = (STARTER_FOLDER / "roles").glob("*.json")
    assert sorted(published) == sorted(file.stem for file in files)


def test_publishes_a_starter_framework_that_was_a_draft(on_my_machine):
    import_framework(STARTER_FOLDER)
    load()
    assert FrameworkVersion.objects.get().status == Status.PUBLISHED


def test_says_from_which_level_to_which_a_resource_teaches(on_my_machine, training):
    load()
    fields = ("resource__slug", "skill__slug", "from_rank", "to_rank")
    assert set(TeachesSkill.objects.values_list(*fields)) == {
        (resource["slug"], step["skill"], step.get("from"), step.get("to"))
        for resource in training["resources"]
        for step in resource["teaches"]
    }


def test_leaves_a_resource_that_the_catalogue_has(on_my_machine):
    known = make_resource("automated-testing")
    load()
    kept = LearningResource.objects.get(pk=known.pk)
    assert (kept.title, kept.url) == (known.title, known.url)
    assert "automated-testing" in [link.skill.slug for link in kept.teaches.all()]


def test_describes_a_resource_only_where_nobody_has(on_my_machine, training):
    make_resource("automated-testing")
    described = make_resource("rdmkit")
    LearningResource.objects.filter(pk=described.pk).update(description="Ours.")
    load()
    lines = dict(LearningResource.objects.values_list("slug", "description"))
    ours = {row["slug"]: row["description"] for row in training["resources"]}
    assert lines == ours | {"rdmkit": "Ours."}


def test_direct_comes_along_where_it_is_at_hand(reference_data):
    load()
    direct = FrameworkVersion.objects.get(framework__slug="direct")
    assert (direct.version, direct.status) == ("2.0", Status.PUBLISHED)
    slugs = direct.framework.roles.order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == ["research-software-engineer", "team-lead"]


def test_does_without_direct_where_the_folder_is_another(on_my_machine, settings):
    settings.REFERENCE_DATA = FIXTURES
    load()
    assert [framework.slug for framework in Framework.objects.all()] == ["rse-starter"]


def test_links_to_where_the_toolkit_meets_and_works(on_my_machine):
    load()
    links = list(ProjectLink.objects.visible_to(AnonymousUser()))
    assert {link.kind for link in links} == {"channel", "code", "document", "notes"}
    assert [x for x in links if "Toolkit" not in x.title + x.text] == []


def test_the_sample_operator_says_that_it_is_made_up(on_my_machine):
    load()
    assert "Made up" in Operator.objects.get().legal_form


def test_leaves_the_operator_and_the_links_that_are_there(on_my_machine):
    make_operator()
    known = read_about()["links"][0]
    make_link("Ours", known["kind"], url=known["url"])
    load()
    assert Operator.objects.get().name == "Harbour Association"
    assert ProjectLink.objects.get(url=known["url"]).title == "Ours"


# --- the cast --------------------------------------------------------------------


@pytest.mark.parametrize("name", CAST)
def test_everyone_of_the_cast_can_sign_in(on_my_machine, rf, name):
    load()
    email = f"{name}@example.org"
    user = authenticate(rf.post("/"), email=email, password=PASSWORD)
    assert user == User.objects.get(email=email)
    assert EmailAddress.objects.get(user=user).verified


def test_alice_is_part_of_the_way(on_my_machine, starter):
    load()
    held = answers_of("alice")
    answered = Counter(skill.group for skill in starter.skills if skill.slug in held)
    asked = Counter(skill.group for skill in starter.skills)
    assert sum(answered[group] > asked[group] / 2 for group in asked) == 4
    assert answered["computing-at-scale"] == asked["computing-at-scale"] / 2
    assert asked.keys() - answered.keys() == {"leading-and-organising"}


def test_alice_has_all_three_kinds_of_answers(on_my_machine):
    load()
    held = Counter(answers_of("alice").values())
    assert (held[None], held[0]) == (3, 1)


def test_alice_aims_at_a_role_with_a_target_of_her_own(on_my_machine):
    load()
    goal = Goal.objects.get(profile__owner__email="alice@example.org")
    assert [role.slug for role in goal.roles.all()] == ["senior-rse"]
    own = goal.targets.values_list("skill__slug", "rank")
    assert list(own) == [("workshop-teaching", 3)]


def test_charlie_has_rated_nothing(on_my_machine):
    load()
    assert not Profile.objects.filter(owner__email="charlie@example.org").exists()


def test_dana_alone_curates(on_my_machine):
    load()
    curators = User.objects.filter(is_staff=True)
    assert [user.name for user in curators] == ["Dana"]
    assert curators[0].has_perm("competencies.change_framework")
    assert curators[0].has_perm("training.change_learningresource")
    assert curators[0].has_perm("rsehub.change_projectlink")
    assert not curators[0].has_perm("accounts.view_user")


def test_a_member_of_the_cast_who_left_comes_back(on_my_machine):
    load()
    User.objects.get(email="dana@example.org").delete()
    load()
    assert answers_of("dana") == as_kept(read_people()["cast"][3]["answers"])


# --- the others ------------------------------------------------------------------


def test_everyone_has_their_answers(on_my_machine, people):
    load()
    names = [person["email"].partition("@")[0] for person in people]
    assert [answers_of(name) for name in names] == [
        as_kept(person["answers"]) for person in people
    ]


def test_goals_come_from_the_roles_and_targets_written_down(on_my_machine, people):
    load()
    goals = {person["email"]: person["goal"] for person in people if "goal" in person}
    assert {
        goal.profile.owner.email: sorted(role.slug for role in goal.roles.all())
        for goal in Goal.objects.all()
    } == {email: sorted(goal["roles"]) for email, goal in goals.items()}
    own = sum(len(goal.get("targets", {})) for goal in goals.values())
    assert GoalSkill.objects.count() == own


def test_twenty_others_of_whom_four_have_no_goal():
    others = read_people()["others"]
    assert len(others) == 20
    assert sum("goal" not in person for person in others) == 4
    assert all(12 <= len(person["answers"]) <= 45 for person in others)


# --- the words -------------------------------------------------------------------


def test_nobody_has_an_address_that_could_be_real(people):
    assert {person["email"].rpartition("@")[2] for person in people} == {"example.org"}


def test_no_address_and_no_description_stands_twice(training):
    rows = training["resources"]
    addresses = [row["url"].rstrip("/").partition("://")[2] for row in rows]
    assert len(addresses) == len(set(addresses))
    assert len({row["description"] for row in rows}) == len(rows)
    assert all(row["description"].endswith(".") for row in rows)


def test_every_skill_is_taught_by_something(training, starter):
    taught = {s["skill"] for row in training["resources"] for s in row["teaches"]}
    assert taught == {skill.slug for skill in starter.skills}
