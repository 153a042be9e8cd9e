"""One resource: its page with little and with everything, and where it leads."""

import pytest
from django.core.exceptions import ValidationError

from curation.actions import suggest
from curation.kinds import kind_of
from tests.factories import make_event, make_profile, make_resource
from training.models import LearningResource, TeachesSkill


def page_of(client, slug) -> str:
    return " ".join(client.get(f"/training/{slug}/").content.decode().split())


def test_a_merged_resource_leads_to_the_one_it_is_with(client, db):
    kept = make_resource("kept")
    make_resource("double", merged_into=kept)

    answer = client.get("/training/double/")

    assert (answer.status_code, answer.url) == (301, "/training/kept/")


def test_a_withdrawn_resource_says_so_and_keeps_its_page(client, db):
    make_resource("old", withdrawn_on="2026-02-03")

    assert "taken out of the catalogue on 3 February 2026" in page_of(client, "old")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"minutes": 180, "minutes_source": "stated"}, "<dd>3 h</dd>"),
        ({"minutes": 75, "minutes_source": "estimate"}, "1 h 15 min, our estimate"),
        ({}, "about 2 h, our guess"),
    ],
)
def test_a_time_says_where_it_comes_from(client, db, fields, words):
    make_resource("course", **fields)

    assert words in page_of(client, "course")


def test_steps_say_their_levels_and_whether_anybody_confirmed_them(client, world):
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    made = make_resource("course", teaches={testing: (1, 3)})
    TeachesSkill.objects.create(
        resource=made, skill=mentoring, imported_as="intermediate"
    )

    page = page_of(client, "course")
    assert "from Awareness to Practitioner, not confirmed yet" in page
    assert "imported as “intermediate”" in page

    TeachesSkill.objects.filter(skill=testing).update(is_confirmed=True)
    assert "confirmed by a curator" in page_of(client, "course")


def test_levels_are_relative_to_me(client, alice, world):
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    make_resource("course", teaches={testing: (1, 3)}, requires={mentoring: 1})
    make_profile(world, alice, {"testing": 1})
    client.force_login(alice)

    page = page_of(client, "course")

    assert "<b>you have 1</b>" in page
    assert "you haven&#x27;t said yours" in page


def test_a_full_record_shows_all_of_it(client, world):
    said = {"authors": ["Ada Example"], "doi": "10.1234/abc", "audience": "Newcomers"}
    made = make_resource("course", outcomes="You can test.", licence="MIT", **said)
    make_event("testing-week", resource=made)

    page = page_of(client, "course")

    for words in ("Ada Example", "10.1234/abc", "Newcomers", "You can test.", "MIT"):
        assert words in page
    assert "/training/events/testing-week/" in page


# --- suggested ------------------------------------------------------------------------


def test_every_fact_can_be_suggested(client, db):
    made = make_resource("course")
    form = client.get("/training/course/edit/").content.decode()

    for name in ("kind", "format", "cost", "licence", "minutes", "authors", "outcomes"):
        assert f'name="record-{name}"' in form
    assert suggest(
        kind=kind_of("resource"),
        record=made,
        base={},
        proposed={"minutes": 90},
        absolute=str,
    )


def test_a_time_alone_is_our_estimate_and_none_has_no_source(db):
    made, kind = make_resource("course"), kind_of("resource")

    kind.apply(record=made, values={"minutes": 90})
    made.refresh_from_db()
    assert (made.minutes, made.minutes_source) == (90, "estimate")

    kind.apply(record=made, values={"minutes": None})
    made.refresh_from_db()
    assert (made.minutes, made.minutes_source) == (None, "")


def test_lists_and_choices_are_taken_over(db):
    made, kind = make_resource("course"), kind_of("resource")

    kind.apply(record=made, values={"authors": ["Ada", "Bo"], "kind": "book"})
    assert LearningResource.objects.get().authors == ["Ada", "Bo"]

    with pytest.raises(ValidationError):
        kind.apply(record=made, values={"kind": "opera"})
