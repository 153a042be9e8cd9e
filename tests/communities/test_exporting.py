"""Communities that go out as files, and as linked data."""

import csv
import io
import json

import pytest

from communities.models import FundingRow, Leader, Need, PrivateContact, Relation
from rsehub.community_imports import import_communities
from tests.communities.makers import make_activity, make_channel, make_community

pytestmark = pytest.mark.django_db


@pytest.fixture
def rsse():
    one = make_community(
        "rsse",
        name="RSSE",
        countries=["ZA"],
        latitude=-33.9,
        longitude=18.4,
        founded_on="2019-01-01",
        founded_precision="year",
        contact_email="hello@rsse.example",
    )
    make_channel(one)
    make_activity(one)
    Need.objects.create(community=one, kind="forum", words="a chat")
    FundingRow.objects.create(community=one, funder="Open Fund", kind="grant")
    FundingRow.objects.create(
        community=one, funder="Silent Fund", visibility="maintainers"
    )
    FundingRow.objects.create(community=one, funder="Hinted Fund", state="suggested")
    return one


def taken(client, form):
    return client.get(f"/communities/?format={form}").content.decode()


def test_json_goes_out_and_comes_back(client, rsse, tmp_path):
    path = tmp_path / "out.json"
    path.write_text(taken(client, "json"), encoding="utf-8")
    before = taken(client, "json")
    rsse.delete()

    import_communities(path)

    assert json.loads(taken(client, "json")) == json.loads(before)


@pytest.mark.parametrize("form", ["json", "csv", "geojson", "jsonld"])
def test_nothing_private_leaves(client, dana, rsse, form):
    PrivateContact.objects.create(
        community=rsse, name="Pat Private", email="pat@private.example"
    )
    Leader.objects.create(community=rsse, name="Lee Leader", email="lee@x.example")
    client.force_login(dana)
    words = taken(client, form)
    if form == "jsonld":
        words = client.get("/communities/rsse/?format=jsonld").content.decode()

    for secret in ("Pat", "Lee", "@private", "@x.example", "@rsse", "Silent", "Hinted"):
        assert secret not in words
    assert "RSSE" in words


def test_a_table_names_its_columns_as_an_import_reads_them(client, rsse):
    rows = list(csv.DictReader(io.StringIO(taken(client, "csv"))))

    assert (rows[0]["name"], rows[0]["countries"], rows[0]["founded"]) == (
        "RSSE",
        "ZA",
        "2019",
    )


def test_a_place_is_a_point_and_none_is_made_up(client, rsse):
    make_community("nowhere", countries=["KE"])

    features = json.loads(taken(client, "geojson"))["features"]

    assert [each["geometry"] for each in features] == [
        None,
        {"type": "Point", "coordinates": [18.4, -33.9]},
    ]


def test_a_file_holds_what_a_search_found(client, rsse):
    make_community("other", countries=["KE"])

    said = json.loads(
        client.get("/communities/?country=KE&format=json").content.decode()
    )

    assert [each["slug"] for each in said["communities"]] == ["other"]


def test_programs_get_linked_data_by_asking(client, rsse):
    whole = make_community("whole", name="Whole")
    Relation.objects.create(community=rsse, kind="part-of", other=whole)

    said = client.get(
        "/communities/rsse/", headers={"accept": "application/ld+json"}
    ).json()

    assert (said["@type"], said["foundingDate"]) == ("Organization", "2019")
    assert said["areaServed"][0]["identifier"] == "ZA"
    assert said["parentOrganization"][0]["name"] == "Whole"
    assert said["funder"] == [{"@type": "Organization", "name": "Open Fund"}]


def test_the_page_holds_the_same_linked_data(client, rsse):
    words = client.get("/communities/rsse/").content.decode()

    assert '"foundingDate": "2019"' in words


@pytest.mark.parametrize("size", [1, 3])
def test_a_file_takes_as_many_queries_however_long(
    client, django_assert_num_queries, size
):
    for number in range(size):
        one = make_community(f"c{number}")
        make_channel(one, f"https://c{number}.example")
        make_activity(one)

    with django_assert_num_queries(19):
        client.get("/communities/?format=json")
