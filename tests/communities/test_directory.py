"""Finding communities: words, facets, order, and the map."""

import pytest
from django.utils import timezone

from communities.models import Asking, Community, Need
from tests.communities.makers import make_channel, make_community

pytestmark = pytest.mark.django_db


def names(client, query=""):
    page = client.get(f"/communities/{query}")
    return [card.community.slug for card in page.context["page"].object_list]


@pytest.fixture
def three():
    """One in Africa, one in the north, one that says little."""
    africa = make_community(
        "africa",
        countries=["KE", "ZA"],
        themes=["Research software", "Genomics"],
        languages=["en"],
        kind="practice",
        is_seeking_funding=True,
    )
    north = make_community("north", countries=["FI", "SE"], themes=["HPC"])
    silent = make_community("silent", status="dormant")
    make_channel(africa, "https://rsse.slack.com/", kind="slack")
    Need.objects.create(community=africa, kind="forum")
    return africa, north, silent


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["africa", "north", "silent"]),
        ("?country=ZA", ["africa"]),
        ("?country=ZA&country=FI", ["africa", "north"]),
        ("?country=ZA&theme=genomics", ["africa"]),
        ("?country=ZA&theme=hpc", []),
        ("?status=dormant", ["silent"]),
        ("?kind=practice", ["africa"]),
        ("?language=en", ["africa"]),
        ("?channel=slack", ["africa"]),
        ("?needs=forum", ["africa"]),
        ("?offers=forum", []),
        ("?funding=seeking", ["africa"]),
        ("?q=genomics", ["africa"]),
        ("?q=NORTH&country=SE", ["north"]),
        ("?country=Nowhere%20land&theme=%F0%9F%90%8D&page=99999999999999999999", None),
    ],
)
def test_the_list_is_narrowed(client, three, query, found):
    found = ["africa", "north", "silent"] if found is None else found

    assert names(client, query) == found


def test_facets_say_how_many_each_choice_leaves(client, three):
    page = client.get("/communities/?country=ZA")
    facets = {facet.name: facet for facet in page.context["facets"]}

    assert [(o.name, o.count) for o in facets["Theme"].options] == [
        ("Genomics", 1),
        ("Research software", 1),
    ]
    assert {o.name for o in facets["Country"].options} == {
        *("South Africa", "Kenya", "Finland", "Sweden")
    }


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, django_assert_num_queries, size
):
    for number in range(size):
        one = make_community(f"c-{number}", countries=["ZA"])
        make_channel(one, f"https://c{number}.example/")
        Need.objects.create(community=one, kind="money")

    with django_assert_num_queries(11):
        assert len(names(client)) == size


def test_what_was_confirmed_comes_first_what_nobody_answers_for_last(client):
    for slug in ("a-silent", "b-unconfirmed", "c-fresh"):
        make_community(slug)
    now = timezone.now()
    Community.objects.filter(slug="c-fresh").update(
        verified_at=now, verified_how="curator"
    )
    long_ago = now - timezone.timedelta(days=90)
    Asking.objects.create(
        community=Community.objects.get(slug="b-unconfirmed"),
        asked_at=long_ago,
        mails=4,
        last_mail_at=long_ago,
    )

    assert names(client) == ["c-fresh", "a-silent", "b-unconfirmed"]


def test_an_empty_directory_says_so(client):
    assert "Nothing is listed here yet" in client.get("/communities/").text


def test_the_map_counts_each_country_that_is_named(client, three):
    page = client.get("/communities/map/")
    found = page.context["map"]

    assert {line.code: len(line.communities) for line in found.countries} == {
        "FI": 1,
        "KE": 1,
        "SE": 1,
        "ZA": 1,
    }
    assert [each.slug for each in found.without] == ["silent"]
    assert "Africa" in page.text
    assert 'href="/communities/?country=ZA"' in page.text


@pytest.mark.parametrize("size", [1, 3])
def test_the_map_takes_one_query(client, django_assert_num_queries, size):
    for number in range(size):
        make_community(f"c-{number}", countries=["ZA"], latitude=1.0, longitude=2.0)

    with django_assert_num_queries(1):
        client.get("/communities/map/")


def test_an_empty_map_invents_nothing(client):
    assert "No community names a country yet" in client.get("/communities/map/").text
