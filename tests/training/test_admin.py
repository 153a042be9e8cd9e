import pytest

from tests.competencies.admin_forms import add_row, list_of, page_of, problems, save
from tests.factories import make_event, make_path, make_resource, make_world
from training.models import (
    Event,
    LearningPath,
    LearningResource,
    Provider,
    RequiresSkill,
    TeachesSkill,
)


@pytest.fixture
def curator(client, dana):
    client.force_login(dana)
    return client


@pytest.fixture
def testing(world):
    return world.skills["testing"]


@pytest.fixture
def resource(testing):
    return make_resource("test-course", teaches={testing: None})


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("model", "queries"), [(LearningResource, 6), (Provider, 6), (TeachesSkill, 8)]
)
def test_a_list_costs_the_same_for_one_row_and_three(
    curator, testing, model, queries, rows, django_assert_num_queries
):
    for number in range(rows):
        provider = Provider.objects.create(slug=f"p-{number}", name=f"P {number}")
        make_resource(f"r-{number}", teaches={testing: (1, 2)}, provider=provider)

    with django_assert_num_queries(queries):
        page = curator.get(list_of(model))

    assert page.context["cl"].result_count == rows


@pytest.mark.parametrize(
    ("value", "found"), [("yes", ["Test course"]), ("no", ["Blank"]), ("?", None)]
)
def test_resources_that_teach_nothing_yet_are_found(curator, resource, value, found):
    make_resource("blank")

    page = curator.get(list_of(LearningResource), {"teaches": value})

    titles = [one.title for one in page.context["cl"].result_list]
    assert titles == (found or ["Blank", "Test course"])


def test_a_resource_gets_its_levels_and_languages(curator, resource):
    levels = {"teaches-0-from_rank": 0, "teaches-0-to_rank": 2}

    save(curator, page_of(resource), languages="en\n\n pt-BR ", **levels)

    resource.refresh_from_db()
    assert resource.languages == ["en", "pt-BR"]
    assert list(resource.teaches.values_list("from_rank", "to_rank")) == [(0, 2)]


def test_a_resource_that_nobody_changed_keeps_its_languages(curator, resource):
    LearningResource.objects.update(languages=["en", "es"])

    save(curator, page_of(resource))

    resource.refresh_from_db()
    assert resource.languages == ["en", "es"]


def test_a_language_is_a_code(curator, resource):
    answer = save(curator, page_of(resource), languages="en\nSpanish, mostly")

    assert problems(answer) == {"languages": ["Use codes such as en or es."]}


UP = ["Give a level above the first."]
BOTH = ["Give both levels, or neither."]
OFF = ["Levels of Craft run from 0 to 4."]
STEPS = [
    (3, 2, {"teaches-0-to_rank": UP}),
    (2, 2, {"teaches-0-to_rank": UP}),
    (1, "", {"teaches-0-to_rank": BOTH}),
    ("", 2, {"teaches-0-from_rank": BOTH}),
    (1, 5, {"teaches-0-to_rank": OFF}),
    (7, 9, {"teaches-0-from_rank": OFF, "teaches-0-to_rank": OFF}),
]


@pytest.mark.parametrize(("start", "end", "expected"), STEPS)
def test_a_step_goes_up_and_stays_on_the_scale(curator, resource, start, end, expected):
    levels = {"teaches-0-from_rank": start, "teaches-0-to_rank": end}

    assert problems(save(curator, page_of(resource), **levels)) == expected


def test_a_step_can_be_mended_on_a_page_of_its_own(curator, resource):
    save(curator, page_of(resource.teaches.get()), from_rank=1, to_rank=3)

    assert str(resource.teaches.get(from_rank=1, to_rank=3)) == (
        "Test course teaches testing"
    )


def test_a_skill_is_taught_once_a_resource(curator, resource, testing):
    answer = save(curator, page_of(resource), **add_row("teaches", 1, skill=testing.pk))

    formset, _requires = answer.context["inline_admin_formsets"]
    assert formset.formset.non_form_errors() == [
        "Please correct the duplicate data for skill."
    ]


def test_a_new_resource_takes_no_address_of_the_hub(curator, world):
    words = {"title": "Plan", "slug": "plan", "url": "example.org/plan"}

    answer = save(curator, list_of(LearningResource, "add"), **words)

    assert problems(answer) == {"__all__": ["The hub uses this address itself."]}


def test_a_provider_is_entered_and_found(curator, db):
    save(curator, list_of(Provider, "add"), name="CodeRefinery", slug="coderefinery")

    page = curator.get(list_of(Provider), {"q": "refinery"})

    assert [p.name for p in page.context["cl"].result_list] == ["CodeRefinery"]


def test_a_provider_with_resources_stays(curator, db):
    provider = Provider.objects.create(slug="p", name="Provider")
    make_resource("test-course", provider=provider)

    page = curator.get(page_of(provider, "delete"))

    assert page.context["protected"] == ["Resource: Test course"]


def test_a_skill_that_is_taught_stays(curator, resource):
    other = make_world({"data": ["sql"]}, slug="other").skills["sql"]
    make_resource("sql-course", teaches={other: None})

    page = curator.get(page_of(other, "delete"))

    assert page.context["protected"] == [
        "Skill in a version: Sql",
        "Skill taught: Sql course teaches sql",
    ]


def test_a_skill_taught_must_be_named(curator, resource):
    answer = save(curator, page_of(resource), **add_row("teaches", 1, from_rank=1))

    assert problems(answer) == {
        "teaches-1-skill": ["This field is required."],
        "teaches-1-to_rank": ["Give both levels, or neither."],
    }


# --- what resources ask for, events, paths -------------------------------------------


def test_a_level_asked_for_stays_on_the_scale(curator, resource, testing):
    row = {"skill": testing.pk, "rank": 9}

    answer = save(curator, page_of(resource), **add_row("requires", **row))
    assert problems(answer) == {"requires-0-rank": OFF}

    save(curator, page_of(resource), **add_row("requires", **row | {"rank": 2}))
    assert RequiresSkill.objects.get().rank == 2


def test_a_field_that_is_locked_is_one_of_a_resources(curator, resource):
    answer = save(curator, page_of(resource), locked="title\ncolour")

    assert problems(answer) == {"locked": ["A resource has no field “colour”."]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"complete": "little"}, ["Test course"]),
        ({"complete": "all"}, []),
        ({"review": "due"}, ["Due"]),
        ({"review": "never"}, ["Due", "Test course"]),
    ],
)
def test_what_wants_work_is_found(curator, resource, query, found):
    said = {"description": "x", "languages": ["en"], "kind": "book", "cost": "free"}
    make_resource("due", review_by="2026-01-01", licence="MIT", outcomes="x", **said)

    page = curator.get(list_of(LearningResource), query)

    assert [one.title for one in page.context["cl"].result_list] == found


TIMES = {
    "starts_at_0": "2035-03-01",
    "starts_at_1": "14:00",
    "ends_at_0": "2035-03-01",
    "ends_at_1": "16:00",
}


def test_an_event_is_entered_by_the_clock_of_its_place(curator):
    times = {**TIMES, "time_zone": "Europe/Berlin"}
    save(curator, list_of(Event, "add"), title="Week", slug="week", **times)

    event = Event.objects.get()
    assert event.starts_at.isoformat() == "2035-03-01T13:00:00+00:00"
    assert b'value="14:00:00"' in curator.get(page_of(event)).content
    save(curator, page_of(event), place="Kiel", **times)
    event.refresh_from_db()
    assert (event.place, event.starts_at.hour) == ("Kiel", 13)


def test_an_event_does_not_end_before_it_begins_nor_nowhere(curator):
    event = make_event("week", time_zone="UTC")

    answer = save(curator, page_of(event), **TIMES | {"ends_at_0": "2001-01-01"})
    assert problems(answer) == {
        "__all__": ["Give an end that is not before its start."]
    }

    answer = save(curator, page_of(event), **TIMES, time_zone="Moon/Sea")
    assert problems(answer) == {
        "time_zone": ["Give a time zone such as Europe/Berlin."]
    }


def test_a_path_takes_steps_in_order(curator, resource):
    path = make_path("way", [resource])
    other = make_resource("other")

    step = {"resource": other.pk, "position": 0, "note": "First this"}
    save(curator, page_of(path), **add_row("steps", 1, **step))

    assert list(path.steps.values_list("resource__slug", flat=True)) == [
        "test-course",
        "other",
    ]
    assert LearningPath.objects.get().steps.last().note == "First this"
