import pytest
from django.urls import reverse

from tests.factories import make_profile, make_world


def test_somebody_new_goes_to_the_only_framework(client, alice, world):
    client.force_login(alice)

    assert client.get("/profile/").url == "/profile/craft/"


def test_somebody_new_chooses_between_two_frameworks(client, alice, world):
    make_world({"sea": ["sailing"]}, slug="sea")
    client.force_login(alice)

    response = client.get("/profile/")

    assert [f.slug for f in response.context["frameworks"]] == ["craft", "sea"]


def test_an_empty_hub_says_that_a_curator_is_needed(client, alice):
    client.force_login(alice)

    assert "A curator has to publish one" in client.get("/profile/").content.decode()


def test_the_profile_used_last_opens(client, alice, world):
    sea = make_world({"sea": ["sailing"]}, slug="sea")
    make_profile(world, alice, {"testing": 1})
    make_profile(sea, alice, {"sailing": 1})
    client.force_login(alice)

    assert client.get("/profile/").url == "/profile/sea/"


def test_an_empty_profile_invites_to_begin_and_writes_nothing(client, alice, world):
    client.force_login(alice)

    page = client.get("/profile/craft/").content.decode()

    assert 'href="/profile/craft/assess/"' in page
    assert not alice.profiles.exists()


def test_the_profile_shows_means_without_what_does_not_apply(client, alice, world):
    make_profile(world, alice, {"testing": 3, "version-control": None})
    client.force_login(alice)

    response = client.get("/profile/craft/")

    code, people = response.context["rows"]
    assert (code.mean, code.summary.rated, code.summary.applicable) == ("3.0", 1, 1)
    assert (people.mean, people.state) == ("", "Not started")
    assert "1 of 1" in response.content.decode()


def test_the_wheel_says_what_the_table_says(client, alice, world):
    make_profile(world, alice, {"testing": 3, "version-control": 2, "mentoring": 0})
    client.force_login(alice)

    response = client.get("/profile/craft/")

    sentences = [s.sentence for s in response.context["wheel"].drawing.sectors]
    assert sentences == ["Code: 2.5, 2 of 2 rated", "People: 0.0, 1 of 1 rated"]
    assert [row.mean for row in response.context["rows"]] == ["2.5", "0.0"]


def test_skills_are_listed_with_their_three_states(client, alice, world):
    make_profile(world, alice, {"testing": 0, "mentoring": None})
    client.force_login(alice)

    response = client.get("/profile/craft/")

    levels = [
        s.level for _, _, skills in response.context["by_competency"] for s in skills
    ]
    assert levels == ["None yet", "Not assessed", "Not applicable"]


def test_a_framework_that_is_not_published_has_no_profile(client, alice, db):
    make_world(publish=False)
    client.force_login(alice)

    assert client.get("/profile/craft/").status_code == 404


def test_nobody_opens_anothers_profile(client, alice, charlie, world):
    make_profile(world, alice, {"testing": 3})
    client.force_login(charlie)

    page = client.get("/profile/craft/").content.decode()

    assert "Nothing is written here yet" in page
    assert "Practitioner" not in page


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("name", "args", "queries"),
    [
        ("profile-detail", ["craft"], 12),
        ("profile-assess", ["craft"], 8),
        ("profile-assess-group", ["craft", "g0"], 13),
    ],
)
def test_pages_take_as_many_queries_however_much_is_rated(
    client, alice, django_assert_num_queries, size, name, args, queries
):
    world = make_world(
        {f"g{n}": [f"s{n}-{m}" for m in range(size)] for n in range(size)}
    )
    make_profile(world, alice, dict.fromkeys(world.skills, 2))
    client.force_login(alice)

    with django_assert_num_queries(queries):
        client.get(reverse(f"profiles:{name}", args=args))


def test_a_mean_of_few_skills_says_so_in_the_table(client, alice):
    world = make_world({"code": ["testing", "reviewing", "releasing"]})
    make_profile(world, alice, {"testing": 2})
    client.force_login(alice)

    page = client.get("/profile/craft/")

    assert page.context["rows"][0].is_hollow
    assert "under half rated" in page.content.decode()
