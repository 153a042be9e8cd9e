"""Side by side: the page and its file."""

import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from profiles.models import Share
from profiles.snapshots import take_snapshot
from tests.factories import make_goal, make_profile, make_role, make_world

COMPARE = "/profile/compare/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def profile(world, alice):
    return make_profile(world, alice, {"testing": 1, "mentoring": None})


@pytest.fixture
def rse(world):
    return make_role(world, "rse", {"testing": 3, "version-control": 2})


def share_with(person, profile, days=30) -> Share:
    ends = timezone.now() + timedelta(days=days)
    return Share.objects.create(profile=profile, email=person.email, expires_at=ends)


def compare(client, *things, **more):
    return client.get(COMPARE, {"with": things, **more})


def names(response) -> list[str]:
    return [column.name for column in response.context["compared"].columns]


def cells(response) -> dict[str, list[str]]:
    """Return what the page says by the name of each row."""
    found = {}
    for row in response.context["compared"].rows:
        found[row.group.slug] = [cell.text for cell in row.cells]
        found |= {s.skill.slug: [c.text for c in s.cells] for s in row.skills}
    return found


def test_before_anything_is_chosen_it_offers_what_there_is(
    as_alice, profile, rse, bob, alice, world
):
    make_goal(profile, name="Lead one day")
    take_snapshot(profile=profile, name="At sea")
    share_with(alice, make_profile(world, bob))

    choices = compare(as_alice).context["choices"]

    assert {g.name: [c.name for c in g.choices] for g in choices} == {
        "Me": ["Me, now"],
        "My snapshots": ["At sea"],
        "My goals": ["Lead one day"],
        "Roles": ["Rse"],
        "Shared with me": ["Bob"],
    }


def test_four_kinds_stand_side_by_side(as_alice, profile, rse, world):
    goal = make_goal(profile, targets={world.skills["testing"]: 4}, name="Lead")
    kept = take_snapshot(profile=profile, name="At sea")
    things = ["me", "role:rse", f"goal:{goal.uuid}", f"snapshot:{kept.uuid}"]

    response = compare(as_alice, *things, open="code")

    assert names(response) == ["Me, now", "Rse", "Lead", "At sea"]
    assert cells(response) == {
        "code": ["1.0", "2.5", "4.0", "1.0"],
        "testing": ["1", "3", "4", "1"],
        "version-control": ["?", "2", "-", "?"],
    }
    assert response.context["compared"].chart is not None


def test_beyond_four_each_is_a_small_picture_in_the_table(as_alice, profile, world):
    things = [f"role:r{n}" for n in range(7)]
    for slug in things:
        make_role(world, slug.removeprefix("role:"), {"testing": 2})

    response = compare(as_alice, "me", *things)

    page = response.content.decode()
    assert len(names(response)) == 8
    assert response.context["compared"].chart is None
    assert page.count('class="compare-track"') == 8
    assert "data-chart" not in page


def test_a_ninth_is_left_out_and_said(as_alice, profile, world):
    things = [f"role:r{n}" for n in range(8)]
    for slug in things:
        make_role(world, slug.removeprefix("role:"), {"testing": 2})

    response = compare(as_alice, "me", *things)

    assert len(names(response)) == 8
    assert "8 are compared at the most" in response.content.decode()


def test_what_bob_shares_with_alice_is_compared_and_counted_as_opened(
    as_alice, profile, world, alice, bob
):
    share = share_with(alice, make_profile(world, bob, {"testing": 4}))

    response = compare(as_alice, "me", f"share:{share.uuid}", open="code")

    assert names(response) == ["Me, now", "Bob"]
    assert cells(response)["testing"] == ["1", "4"]
    share.refresh_from_db()
    assert share.opened_count == 1
    assert "noindex" in response["X-Robots-Tag"]


@pytest.fixture
def others(world, alice, bob, charlie):
    """What is not alice's to see, in every way that something can be not hers."""
    hers = make_profile(world, charlie, {"testing": 4})
    ended = share_with(alice, make_profile(world, bob, {"testing": 4}))
    Share.objects.filter(pk=ended.pk).update(
        created_at=timezone.now() - timedelta(days=9),
        expires_at=timezone.now() - timedelta(days=1),
    )
    make_role(world, "draft", {"testing": 1}, is_published=False)
    far = make_world({"sea": ["sailing"]}, slug="boats")
    make_role(far, "captain", {"sailing": 1})
    far_goal = make_goal(make_profile(far, alice))
    return [
        f"goal:{make_goal(hers).uuid}",
        f"snapshot:{take_snapshot(profile=hers, name='Hers').uuid}",
        f"share:{share_with(bob, hers).uuid}",
        f"share:{ended.uuid}",
        f"goal:{far_goal.uuid}",
        f"goal:{uuid4()}",
        "role:draft",
        "role:captain",
        "nonsense",
    ]


def test_what_is_not_there_or_not_hers_is_left_out_with_one_and_the_same_line(
    as_alice, profile, others
):
    lines = set()
    for thing in others:
        response = as_alice.get(COMPARE, {"framework": "craft", "with": ["me", thing]})
        assert names(response) == ["Me, now"]
        lines.add(response.content.decode().split("Left out.</b>")[1].split("</p>")[0])

    assert len(lines) == 1


def test_where_nothing_is_left_the_page_is_not_there(as_alice, profile, others):
    for page in (COMPARE, f"{COMPARE}csv/"):
        answers = {
            as_alice.get(page, {"framework": "craft", "with": thing}).status_code
            for thing in others
        }
        assert answers == {404}


def test_differences_only_hides_what_is_alike_and_counts_what_is_not_known(
    as_alice, profile, world
):
    make_role(world, "peer", {"testing": 1, "mentoring": 2, "version-control": 1})

    response = compare(as_alice, "me", "role:peer", open="code", differences="1")

    page = response.content.decode()
    assert cells(response) == {"people": ["n/a", "2.0"]}
    assert "1 skill that is alike is left out" in page
    assert "1 skill is left out since it can" in page


def test_the_address_holds_the_whole_state(as_alice, profile, rse):
    first = compare(as_alice, "me", "role:rse", open="code", differences="1")

    again = as_alice.get(COMPARE + first.context["asked"].query)

    assert again.context["compared"] == first.context["compared"]
    assert again.context["asked"].framework == "craft"


def test_a_competency_opens_and_closes_by_a_link(as_alice, profile, rse):
    [row] = compare(as_alice, "me", "role:rse").context["compared"].rows
    [opened] = as_alice.get(COMPARE + row.toggle).context["compared"].rows
    [closed] = as_alice.get(COMPARE + opened.toggle).context["compared"].rows

    assert [len(each.skills) for each in (row, opened, closed)] == [0, 2, 0]
    assert opened.chart is not None


def test_a_person_who_said_nothing_is_unknown_and_not_zero(as_alice, rse):
    response = compare(as_alice, "me", "role:rse", open="code")

    assert {row[0] for row in cells(response).values()} == {"?"}
    assert "not assessed" in response.content.decode()


def test_the_file_says_what_the_page_says(as_alice, profile, rse, world):
    make_goal(profile, name="=1+1", targets={world.skills["testing"]: 4})
    goal = profile.goals.get()

    answer = as_alice.get(
        f"{COMPARE}csv/", {"with": ["me", "role:rse", f"goal:{goal.uuid}"]}
    )

    assert answer["Content-Disposition"] == 'attachment; filename="comparison.csv"'
    assert list(csv.reader(io.StringIO(answer.content.decode()))) == [
        ["Competency", "Skill", "Me, now", "Rse", "'=1+1"],
        ["Code", "", "1.0", "2.5", "4.0"],
        ["Code", "Testing", "1", "3", "4"],
        ["Code", "Version control", "not assessed", "2", "not asked"],
    ]


def test_script_in_a_name_is_text(as_alice, profile):
    goal = make_goal(profile, name="<script>alert(1)</script>")

    page = compare(as_alice, "me", f"goal:{goal.uuid}").content.decode()

    assert "<script>alert" not in page


def test_in_an_empty_hub_there_is_nothing_to_compare(client, alice):
    client.force_login(alice)

    assert client.get(COMPARE).status_code == 404


@pytest.mark.parametrize("size", [1, 3, 8])
@pytest.mark.parametrize(
    ("kind", "queries"), [("role", 14), ("goal", 15), ("snapshot", 13), ("share", 15)]
)
def test_it_takes_as_many_queries_however_many_are_compared(
    as_alice,
    alice,
    world,
    django_assert_num_queries,
    django_user_model,
    kind,
    size,
    queries,
):
    mine = make_profile(world, alice, {"testing": 2})
    for n in range(size):
        role = make_role(world, f"r{n}", dict.fromkeys(world.skills, 3))
        make_goal(mine, roles=[role], targets={world.skills["testing"]: 2})
        take_snapshot(profile=mine, name=str(n))
        owner = django_user_model.objects.create(email=f"{n}@example.org")
        share_with(alice, make_profile(world, owner, {"testing": 1}))
    things = {
        "role": [f"role:{r.slug}" for r in world.framework.roles.all()],
        "goal": [f"goal:{g.uuid}" for g in mine.goals.all()],
        "snapshot": [f"snapshot:{s.uuid}" for s in mine.snapshots.all()],
        "share": [f"share:{s.uuid}" for s in Share.objects.all()],
    }

    with django_assert_num_queries(queries):
        response = compare(as_alice, *things[kind], open="code")

    assert len(names(response)) == size
