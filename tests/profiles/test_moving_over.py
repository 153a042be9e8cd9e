"""Alice rated herself on the DIRECT website, and brings that along."""

import json
from contextlib import suppress

import pytest
from django.conf import settings as reference
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.importers.neutral import UnreadableFile
from profiles.importers.direct import read_profile
from profiles.models import SkillAssessment
from tests.factories import make_profile, make_world

needs_reference_data = pytest.mark.skipif(
    reference.REFERENCE_DATA is None, reason="HUB_REFERENCE_DATA names no folder"
)
PAGE = "/profile/craft/import/"


def wheel(ratings, **fields):
    data = [
        {"skill": name, "category": "A", "subcategory": "A", "skill_level": level}
        for name, level in ratings.items()
    ]
    return [{"user_id": "root", "name": "Me", "user_data": data} | fields]


def bring(client, content, name="me.json"):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def keep(client, page, **choices):
    return client.post(PAGE, {"ratings": page.context["ratings"]} | choices)


def held(person):
    rows = SkillAssessment.objects.filter(profile__owner=person)
    return {
        row.skill.slug: "na" if row.not_applicable else row.rank
        for row in rows.select_related("skill")
    }


@pytest.fixture
def hers(client, alice, world):
    """Alice's browser, in a hub with a framework and none of her ratings."""
    client.force_login(alice)
    return client


def test_her_ratings_are_shown_and_then_kept(hers, alice):
    page = bring(hers, wheel({" Testing ": 3, "Version control": 1}))

    assert [each.name for each in page.context["page"].new] == [
        "Testing",
        "Version control",
    ]
    assert held(alice) == {}

    report = keep(hers, page)

    assert held(alice) == {"testing": 3, "version-control": 1}
    assert len(report.context["page"].added) == 2


def test_the_csv_says_the_same(hers, alice):
    text = "Competency Domain,Competency,Skill,Level\nA,B,Testing,3\nA,B,mentoring,1\n"

    keep(hers, bring(hers, text.encode(), "me.csv"))

    assert held(alice) == {"testing": 3, "mentoring": 1}


def test_a_level_may_be_written_in_words(hers, alice, world):
    name = world.version.levels.get(rank=2).name

    keep(hers, bring(hers, f"Skill;Level\nTesting;{name}\n".encode(), "me.csv"))

    assert held(alice) == {"testing": 2}


def test_a_skill_is_found_by_its_slug_too(hers, alice):
    keep(hers, bring(hers, wheel({"version-control": 2})))

    assert held(alice) == {"version-control": 2}


def test_what_the_framework_lacks_is_listed(hers):
    page = bring(hers, wheel({"Beekeeping": 2, "Testing": 9}))

    assert page.context["matched"].unknown == ("Beekeeping",)
    assert "Testing: there is no level 9 here." in page.content.decode()
    assert not page.context["page"].has_choice


# --- what she has already ---


@pytest.fixture
def rated(hers, alice, world):
    make_profile(world, alice, {"testing": 2, "mentoring": None})
    return hers


def test_what_she_has_stays_unless_she_ticks_it(rated, alice):
    page = bring(rated, wheel({"Testing": 3, "Mentoring": 1}))
    report = keep(rated, page)

    assert held(alice) == {"testing": 2, "mentoring": "na"}
    assert len(report.context["page"].kept) == 2

    keep(rated, page, take=["testing:2"])

    assert held(alice) == {"testing": 3, "mentoring": "na"}


def test_a_tick_for_something_else_than_she_has_does_nothing(rated, alice):
    page = bring(rated, wheel({"Testing": 3}))

    keep(rated, page, take=["testing:1", "testing", "other:2"])

    assert held(alice)["testing"] == 2


def test_a_rerun_changes_nothing(hers, alice):
    page = bring(hers, wheel({"Testing": 3, "Mentoring": 0}))
    keep(hers, page, zeros="na")
    before = list(SkillAssessment.objects.values())

    again = bring(hers, wheel({"Testing": 3, "Mentoring": 0}))

    assert again.context["page"].same == 2
    keep(hers, again, zeros="none")
    assert list(SkillAssessment.objects.values()) == before


def test_an_answer_given_meanwhile_is_not_overtaken(hers, alice, world):
    page = bring(hers, wheel({"Testing": 3}))
    make_profile(world, alice, {"testing": 1})

    report = keep(hers, page)

    assert held(alice) == {"testing": 1}
    assert len(report.context["page"].kept) == 1


# --- level 0 ---


@pytest.mark.parametrize(
    ("zeros", "kept"),
    [("none", {"testing": 0}), ("na", {"testing": "na"}), ("leave", {})],
)
def test_level_0_is_what_she_says_it_is(hers, alice, zeros, kept):
    keep(hers, bring(hers, wheel({"Testing": 0})), zeros=zeros)

    assert held(alice) == kept


def test_level_0_can_be_said_for_one_skill(hers, alice):
    page = bring(hers, wheel({"Testing": 0, "Mentoring": 0, "Version control": 0}))

    keep(hers, page, zeros="na", **{"zero-testing": "none", "zero-mentoring": "leave"})

    assert held(alice) == {"testing": 0, "version-control": "na"}


def test_level_0_has_to_be_decided(hers, alice):
    page = bring(hers, wheel({"Testing": 0, "Mentoring": 2}))

    again = keep(hers, page)

    assert again.status_code == 422
    assert "Say what level 0 means" in again.content.decode()
    assert held(alice) == {}


def test_level_0_says_the_same_as_not_applicable(rated):
    page = bring(rated, wheel({"Mentoring": 0}))

    assert (page.context["page"].same, page.context["page"].zeros) == (1, 0)


def test_level_0_does_not_replace_a_level_without_a_tick(rated, alice):
    page = bring(rated, wheel({"Testing": 0}))

    keep(rated, page, zeros="na")
    assert held(alice)["testing"] == 2

    keep(rated, page, zeros="na", take=["testing:2"])
    assert held(alice)["testing"] == "na"


# --- files and forms that are none ---


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"hello", "is no table"),
        (b"a,b\n1,2\n", "has one column Skill and one column Level"),
        (b"Skill,Level,Level\na,1,2\n", "one column Skill and one column Level"),
        (b"{}", "is no profile from DIRECT"),
        (b"[]", "is no profile from DIRECT"),
        (b"[1]", "should be an object"),
        (b'[{"user_data": 1}]', "should be a list"),
        (b'[{"user_data": []}]', "rates no skills"),
        (b'[{"user_data": [{"skill": 1}]}]', "should be text"),
        (b'[{"user_data": [{"skill": "\\u0000"}]}]', "control character"),
        (b'[{"user_data": []}, {"user_data": []}]', "profiles of 2 people"),
        (b"[" * 100_000, "nested too deep"),
        ("Skill,Level\nÜ,1".encode("cp1252"), "not plain text in UTF-8"),
        ("Skill,Level\na,1".encode("utf-16"), "is in UTF-16"),
        (b"Skill,Level\n\x00,1", "not plain text"),
        (b'Skill,Level\n"a,1', "broken CSV"),
        (
            ("Skill,Level\n" + "".join(f"{n:0150},1\n" for n in range(999))).encode(),
            "too long",
        ),
        (b"PK\x03\x04broken", "is a broken archive"),
        (b"x" * (1024 * 1024 + 1), "larger than 1 MB"),
    ],
)
def test_a_file_that_is_none_gets_one_line(hers, content, words):
    page = bring(hers, content, "me")

    assert page.status_code == 422
    [error] = page.context["form"].errors["file"]
    assert words in error.replace("The submitted file is empty.", "empty")


def test_of_several_people_the_one_who_looks_counts(hers, alice):
    people = wheel({"Testing": 3}) + wheel({"Testing": 1}, user_id=7)

    keep(hers, bring(hers, people))

    assert held(alice) == {"testing": 3}


def test_a_skill_that_is_there_twice_has_its_highest_level(hers, alice):
    page = bring(hers, b"Skill,Level\nTesting,1\ntesting,3\nMentoring,x\n,2\n", "a.csv")

    assert page.context["notes"] == (
        "“Mentoring” has no level that can be read: left out.",
        "A row names no skill, or far too long a one: left out.",
        "“Testing” is rated twice: took level 3.",
    )
    keep(hers, page)
    assert held(alice) == {"testing": 3}


@pytest.mark.parametrize(
    "ratings",
    [
        "",
        "{}",
        "[1]",
        '[["a"]]',
        '[["a", -1]]',
        '[["a", 1.5]]',
        '[["a", true]]',
        '[["a", 99]]',
        '[["\\ud800", 1]]',
        '[["\\u0000", 1]]',
        "[" * 9999,
        json.dumps([["a", 1]] * 2001),
    ],
)
def test_a_form_that_was_tampered_with_is_told(hers, alice, ratings):
    page = hers.post(PAGE, {"ratings": ratings})

    assert page.status_code == 422
    assert "was lost on the way" in page.content.decode()


@pytest.mark.parametrize("choice", [{"zeros": "moon"}, {"zero-testing": "moon"}])
def test_a_choice_that_is_not_offered_is_refused(hers, alice, choice):
    page = bring(hers, wheel({"Testing": 0}))

    assert keep(hers, page, **choice).status_code == 422
    assert held(alice) == {}


def test_nobody_else_sees_it(client, alice, bob, world):
    client.force_login(alice)
    bring(client, wheel({"Testing": 3}))
    client.force_login(bob)

    assert "Testing" not in client.get(PAGE).content.decode()
    assert client.get("/profile/nowhere/import/").status_code == 404


def test_the_profile_leads_there(hers, rated):
    for address in ("/profile/craft/",):
        assert PAGE in hers.get(address).content.decode()


@pytest.mark.parametrize("size", [1, 3])
def test_looking_takes_as_many_queries_however_long(
    client, alice, size, django_assert_num_queries
):
    names = [f"s{number}" for number in range(size)]
    world = make_world({"g": names})
    make_profile(world, alice, dict.fromkeys(names, 2))
    client.force_login(alice)
    said = wheel(dict.fromkeys(names, 3))

    with django_assert_num_queries(7):
        page = bring(client, said)
    with django_assert_num_queries(13):
        keep(client, page, take=[f"{name}:2" for name in names])

    assert held(alice) == dict.fromkeys(names, 3)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["user_id", "user_data", "skill", "skill_level"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(VALUES.map(json.dumps) | st.text(max_size=100))
@settings(deadline=None, max_examples=60)
def test_any_file_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "me.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(UnreadableFile):
        assert read_profile(path, {}).ratings


@needs_reference_data
def test_the_published_profiles_are_read_whole():
    data = reference.REFERENCE_DATA
    paths = sorted((data / "direct-roles").glob("*.json"))
    skills = json.loads((data / "direct-framework-2/skill.json").read_text())
    names = {skill["name"].strip() for skill in skills}

    for path in paths:
        said = read_profile(path, {})
        assert said.notes == ()
        assert {rating.skill for rating in said.ratings} <= names
    assert paths
