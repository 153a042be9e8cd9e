"""The map of coverage: what there is for each step, what is missing, who wants it."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from competencies.tree import GroupNode, SkillNode
from tests.factories import (
    UserFactory,
    make_goal,
    make_profile,
    make_resource,
    make_role,
    make_world,
)
from training.coverage import State, Supply, map_coverage, most_wanted
from training.coverage_reading import is_old

MAP = "/training/coverage/"
TESTING = SkillNode(7, "testing", "Testing")
GROUP = GroupNode("code", "Code", "", 0, (), (TESTING, SkillNode(8, "git", "Git")))


def text(response):
    return " ".join(response.content.decode().split())


def steps_of(*supplies, wanted=None):
    [found] = map_coverage([GROUP], highest=3, supplies=supplies, wanted=wanted or {})
    return found, found.lines[0].cells


def test_a_resource_covers_every_step_that_it_takes():
    found, cells = steps_of(Supply(7, 0, 2, 60), Supply(7, 1, 2, 30))

    assert [cell.count for cell in cells] == [1, 2, 0]
    assert [cell.least_minutes for cell in cells] == [60, 30, None]
    assert [step.covered for step in found.steps] == [1, 1, 0]
    assert (found.covered, found.total) == (2, 6)


def test_a_step_is_as_good_as_the_best_that_teaches_it():
    old, broken = {"is_old": True}, {"is_broken": True}

    _found, cells = steps_of(
        Supply(7, 0, 1, 60, **old),
        Supply(7, 0, 1, 10, **broken),
        Supply(7, 1, 2, 60, **broken),
        Supply(7, 2, 3, 60, **old),
        Supply(7, 2, 3, 90),
    )

    assert [cell.state for cell in cells] == [State.OLD, State.BROKEN, State.GOOD]
    assert [cell.least_minutes for cell in cells] == [60, None, 60]


def test_most_wanted_is_what_is_missing_for_most():
    wanted = {(7, 0): 20, (7, 1): 5, (8, 2): 10}
    found, _cells = steps_of(Supply(7, 0, 1, 60), wanted=wanted)

    holes = most_wanted([found], most=5)

    assert [(h.skill.slug, h.cell.start) for h in holes] == [("git", 2), ("testing", 1)]


@pytest.mark.parametrize(
    ("reviewed", "due", "old"),
    [
        (None, None, False),
        (date(2024, 1, 1), None, True),
        (date(2026, 1, 1), None, False),
        (date(2026, 1, 1), date(2026, 5, 1), True),
    ],
)
def test_what_nobody_reviewed_is_not_old(reviewed, due, old):
    assert is_old(reviewed, due, date(2026, 6, 1)) is old


@pytest.fixture
def catalogue(world, broken):
    testing, control = world.skills["testing"], world.skills["version-control"]
    made = {"minutes": 90, "minutes_source": "stated"}
    make_resource("short", teaches={testing: (0, 1)}, **made)
    make_resource("long", teaches={testing: (0, 2)})
    make_resource("gone", teaches={control: (0, 1)})
    broken("https://example.org/gone")
    stale = timezone.localdate() - timedelta(days=900)
    make_resource("stale", teaches={control: (1, 2)}, reviewed_on=stale)
    return world


@pytest.fixture
def wanted(catalogue):
    """Six people hold 1 in mentoring and want 2; a seventh has it."""
    role = make_role(catalogue, "rse", {"mentoring": 2})
    for rank in (1, 1, 1, 1, 1, 1, 2):
        profile = make_profile(catalogue, UserFactory(), {"mentoring": rank})
        make_goal(profile, roles=[role])


def test_a_visitor_reads_it_with_words_for_every_cell(client, catalogue):
    page = text(client.get(MAP))

    assert "4 of 12 steps" not in page
    assert "3 of 12 steps of Craft have something" in page
    assert "Testing, from 0 to 1: 2 resources" in page
    assert "Mentoring, from 1 to 2: nothing yet, suggest something" in page
    assert "broken" in page
    assert ">old<" in page


def test_each_cell_leads_to_as_many_resources_as_it_says(client, catalogue):
    page = client.get(MAP).context["page"]

    for each in page.competencies:
        for shown in [cell for line in each.lines for cell in line.cells]:
            answer = client.get(shown.url)
            if shown.cell.count:
                found = answer.context["page"].paginator.count
                assert found == shown.cell.count, shown.url
            else:
                assert "The catalogue has nothing that works" in text(answer)


def test_the_search_says_the_step_and_leaves_it_out_again(client, catalogue):
    page = client.get("/training/?skill=craft.testing&step=1")

    names = [removal.name for removal in page.context["removals"]]
    assert names == ["Testing", "from level 1 to 2"]
    assert page.context["removals"][1].url == "?skill=craft.testing"


def test_two_frameworks_with_one_name_of_a_skill_are_two(client, catalogue):
    other = make_world({"more": ["testing"]}, slug="other")
    make_resource("elsewhere", teaches={other.skills["testing"]: (0, 1)})

    assert "Testing, from 0 to 1: 1 resource" in text(
        client.get(f"{MAP}?framework=other")
    )
    page = client.get("/training/?skill=other.testing&step=0").context["page"]
    assert page.paginator.count == 1


def test_it_opens_with_the_framework_that_the_catalogue_says_most_of(client, catalogue):
    other = make_world({"more": ["testing"]}, slug="a-first-by-name")
    make_resource("one", teaches={other.skills["testing"]: (0, 1)})

    assert "3 of 12 steps of Craft" in text(client.get(MAP))


def test_what_people_want_is_for_curators(client, dana, bob, wanted):
    client.force_login(bob)
    assert "want it" not in text(client.get(MAP))
    assert "Most wanted" not in text(client.get(MAP))

    client.force_login(dana)
    page = text(client.get(MAP))

    assert "5+ want it" in page
    assert "from 1 to 2: at least 5 people" in page
    assert "takes Mentoring from level 1 to 2. At least 5 people here want it" in page


def test_of_four_people_dana_reads_nothing(client, dana, catalogue):
    role = make_role(catalogue, "rse", {"mentoring": 2})
    for rank in (1, 1, 1, 1, 2, 2):
        profile = make_profile(catalogue, UserFactory(), {"mentoring": rank})
        make_goal(profile, roles=[role])
    client.force_login(dana)

    page = text(client.get(MAP))

    assert "want it" not in page
    assert "No hole is wanted by 5 people or more" in page


def test_page_file_and_api_say_the_same(client, dana, wanted):
    client.force_login(dana)

    file = client.get(f"{MAP}?as=csv").content.decode("utf-8-sig")
    answer = client.get("/api/v1/coverage/?framework=craft").json()

    columns = ("skill", "from", "resources", "state", "wanted_by_at_least")
    rows = [
        [row[name] for name in columns] for row in csv.DictReader(io.StringIO(file))
    ]
    names = ("from_rank", "resources", "state", "wanted")
    assert rows == [
        [skill["name"], *("" if step[n] is None else str(step[n]) for n in names)]
        for skill in answer["skills"]
        for step in skill["steps"]
    ]
    assert [hole["wanted"] for hole in answer["most_wanted"]] == [5]


def test_the_file_and_the_api_tell_a_visitor_what_there_is_alone(client, wanted):
    header = client.get(f"{MAP}?as=csv").content.decode("utf-8-sig").split("\n")[0]
    answer = client.get("/api/v1/coverage/").json()

    assert "wanted" not in header
    assert answer["most_wanted"] == []
    assert not any(s["wanted"] for skill in answer["skills"] for s in skill["steps"])


def test_a_name_that_is_a_formula_is_plain_text_in_the_file(client, db):
    make_world({"=code": ["x"]}, slug="sums")

    file = client.get(f"{MAP}?framework=sums&as=csv").content.decode("utf-8-sig")

    assert "'=code" in file


@pytest.mark.parametrize("address", ["", "?framework=", "?as=csv"])
def test_without_a_framework_it_says_so(client, db, address):
    assert "nothing to map" in text(client.get(MAP + address))


@pytest.mark.parametrize("slug", ["nowhere", "x" * 300, "%00", "%ED%A0%80"])
def test_a_framework_that_is_not_there(client, world, slug):
    assert client.get(f"{MAP}?framework={slug}").status_code in {400, 404}
    assert client.get(f"/api/v1/coverage/?framework={slug}").status_code in {400, 404}


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_much_there_is(
    client, dana, django_assert_num_queries, size
):
    world = make_world({f"c{n}": [f"skill-{n}"] for n in range(size)})
    for number, skill in enumerate(world.skills.values()):
        make_resource(f"course-{number}", teaches={skill: (0, 1)})
        profile = make_profile(world, UserFactory(), {f"skill-{number}": 1})
        make_goal(profile, targets={skill: 2})

    with django_assert_num_queries(8):
        client.get(MAP)
    with django_assert_num_queries(8):
        client.get("/api/v1/coverage/")
    client.force_login(dana)
    with django_assert_num_queries(18):
        client.get(MAP)
