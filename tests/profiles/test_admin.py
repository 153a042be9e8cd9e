import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission

from profiles.models import Goal, GoalSkill, Profile, SkillAssessment
from tests.competencies.admin_forms import list_of, page_of
from tests.factories import UserFactory, make_goal, make_profile, make_world


@pytest.fixture
def keeper(client, db):
    """Keeps the hub running: a superuser."""
    keeper = UserFactory(name="Keeper", is_staff=True, is_superuser=True)
    client.force_login(keeper)
    return client


@pytest.fixture
def alices(world, alice):
    profile = make_profile(world, alice, {"testing": 3, "mentoring": None})
    make_goal(profile, name="A quiet hope")
    return profile


@pytest.mark.parametrize("model", [SkillAssessment, Goal, GoalSkill])
def test_what_people_say_of_themselves_has_no_page(model):
    assert not admin.site.is_registered(model)


def test_a_superuser_sees_whose_and_how_many_but_no_levels(keeper, alices):
    text = keeper.get(page_of(alices)).content.decode()

    form = keeper.get(page_of(alices)).context["adminform"]
    told = [str(field.contents()) for [[field]] in lines_of(form)]
    assert told[4:] == ["2", "1"]
    assert "A quiet hope" not in text
    assert "testing" not in text


def lines_of(form):
    return [[list(line)] for fieldset in form for line in fieldset]


@pytest.mark.parametrize("profiles", [1, 3])
def test_the_list_costs_the_same_for_one_profile_and_three(
    keeper, profiles, django_assert_num_queries
):
    for number in range(profiles):
        world = make_world(slug=f"framework-{number}")
        make_profile(world, UserFactory(), {"testing": 1})

    with django_assert_num_queries(6):
        page = keeper.get(list_of(Profile))

    assert [row.answer_count for row in page.context["cl"].result_list] == (
        [1] * profiles
    )


def test_not_even_a_superuser_changes_a_profile(keeper, alices):
    assert keeper.post(page_of(alices), {}).status_code == 403
    assert keeper.get(page_of(alices, "delete")).status_code == 403
    assert keeper.get(list_of(Profile, "add")).status_code == 403


def test_a_curator_sees_no_profiles_with_whatever_rights(client, dana, alices):
    dana.user_permissions.set(Permission.objects.all())
    client.force_login(dana)

    assert client.get(list_of(Profile)).status_code == 403
    assert client.get(page_of(alices)).status_code == 403


def test_deleting_a_person_shows_none_of_their_levels(keeper, alice, alices):
    page = keeper.get(page_of(alice, "delete"))

    assert page.context["deleted_objects"] == [alice.email]
    assert "testing: 3" not in page.content.decode()
