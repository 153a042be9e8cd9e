"""Dana merges two entries that are one thing."""

import pytest

from curation.history import changes_of
from curation.kinds import RefusedError
from tests.competencies.admin_forms import list_of, said
from tests.factories import UserFactory, make_resource
from tests.training.catalogue import make_event, make_full_resource
from training import merging
from training.curated import ResourceKind
from training.merging import merge_resources
from training.models import LearningPath, LearningResource, PathStep


@pytest.fixture
def curator(client, dana):
    client.force_login(dana)
    return client


@pytest.fixture
def pair(world):
    skills = world.skills
    full = make_full_resource(world)
    twin = make_resource(
        "twin", teaches={skills["mentoring"]: (0, 1), skills["version-control"]: (0, 2)}
    )
    return twin, full


def act(client, *resources, action="merge", **answers):
    form = {"action": action, "_selected_action": [r.pk for r in resources]}
    return client.post(list_of(LearningResource), form | answers, follow=True)


def steps(resource) -> list[tuple]:
    links = resource.teaches.order_by("skill__slug")
    return [(link.skill.slug, link.from_rank, link.to_rank) for link in links]


def test_two_become_one_with_all_that_both_had(pair, dana):
    stays, gone = pair
    event = make_event(gone)
    path = LearningPath.objects.create(slug="way", title="Way")
    PathStep.objects.create(path=path, resource=gone)

    merge_resources(stays=stays, gone=gone, taken=["description", "minutes"], by=dana)

    stays.refresh_from_db()
    gone.refresh_from_db()
    event.refresh_from_db()
    assert gone.merged_into == event.resource == stays
    assert steps(stays) == [
        ("mentoring", 0, 1),
        ("testing", 1, 3),
        ("version-control", 0, 2),
    ]
    assert steps(gone) == []
    assert stays.requires.get().rank == 2
    assert stays.tools.get().slug == "pytest"
    assert (stays.minutes, stays.minutes_source) == (150, "estimate")
    assert (stays.description, stays.title) == (gone.description, "Twin")
    assert path.steps.get().resource == stays


def test_in_a_path_that_has_both_one_step_stays(pair, dana):
    stays, gone = pair
    path = LearningPath.objects.create(slug="way", title="Way")
    for resource in pair:
        PathStep.objects.create(path=path, resource=resource)

    merge_resources(stays=stays, gone=gone, by=dana)

    assert path.steps.get().resource == stays


def test_what_was_merged_before_follows(pair, dana):
    stays, gone = pair
    third = make_resource("third")

    merge_resources(stays=gone, gone=third, by=dana)
    merge_resources(stays=stays, gone=gone, by=dana)

    third.refresh_from_db()
    assert third.merged_into == stays


def test_who_keeps_something_about_it_is_told(pair, dana, monkeypatch):
    moved = []
    monkeypatch.setattr(merging, "_movers", [])

    def mover(*, gone, stays):
        moved.append((gone.slug, stays.slug))

    merging.register(mover)
    merging.register(mover)

    merge_resources(stays=pair[0], gone=pair[1], by=dana)

    assert moved == [("tests-tell", "twin")]


def test_the_history_says_who_merged(pair, dana):
    merge_resources(stays=pair[0], gone=pair[1], taken=["title"], by=dana)

    change = changes_of(ResourceKind(), pair[0], dana)[0]
    assert "Merged with Tests that tell" in change.reason


@pytest.mark.parametrize("case", ["same", "twice"])
def test_nonsense_is_refused(pair, dana, case):
    stays, gone = pair
    if case == "twice":
        merge_resources(stays=stays, gone=gone, by=dana)
    with pytest.raises(RefusedError):
        merge_resources(stays=stays, gone=stays if case == "same" else gone, by=dana)


# --- in the admin --------------------------------------------------------------------


def test_the_page_asks_which_and_then_merges(curator, pair):
    twin, full = pair
    page = act(curator, *pair)
    form = page.context["form"]

    assert {"stays", "field-title", "field-provider"} <= set(form.fields)
    answers = {name: str(full.pk) for name in form.fields if name.startswith("field-")}
    done = act(curator, *pair, stays=str(twin.pk), **answers)

    assert said(done)[0].startswith("tests-tell is one with Tests that tell now")
    twin.refresh_from_db()
    assert (twin.title, twin.provider.name) == ("Tests that tell", "Lesson House")


@pytest.mark.parametrize("count", [1, 3])
def test_two_are_to_be_ticked(curator, pair, count):
    resources = [*pair, make_resource("third")][:count]

    assert said(act(curator, *resources)) == [
        "Tick two resources, none of them merged already."
    ]


def test_an_odd_answer_merges_nothing(curator, pair):
    act(curator, *pair, stays="7" * 30, **{"field-title": "\0"})

    assert not LearningResource.objects.filter(merged_into__isnull=False).exists()


def test_who_may_not_change_them_merges_nothing(client, pair):
    client.force_login(UserFactory(is_staff=True))

    assert act(client, *pair, stays=str(pair[0].pk)).status_code == 403


def test_ticked_resources_go_out_as_a_file(curator, pair):
    answer = act(curator, pair[1], action="save_as_csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().count("\r\n") >= 2
    assert "twin," not in answer.content.decode()
