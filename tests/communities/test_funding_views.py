"""What a community lives from: who reads what, and how a suggestion is taken over."""

from datetime import date

import pytest
from django.core import mail

from communities.funding_alerts import send_funding_alerts
from communities.kinds import RowState
from communities.models import FundingAlert, FundingRow
from tests.communities.makers import make_community, make_maintainer

pytestmark = pytest.mark.django_db
SAID = {"funder": "Trust", "kind": "grant", "visibility": "public"}


@pytest.fixture
def kept(alice):
    community = make_community("rsse", name="RSSE")
    make_maintainer(community, alice)
    return community


def make_row(community, **said):
    said = {"funder": "Trust", "kind": "grant"} | said
    return FundingRow.objects.create(community=community, **said)


@pytest.fixture
def hint(kept):
    return make_row(kept, state=RowState.SUGGESTED, source="In 2020, the Trust paid.")


def page(client):
    return client.get("/communities/rsse/funding/")


def test_strangers_read_what_is_public_alone(client, kept, hint):
    make_row(kept, funder="Open Fund")
    make_row(kept, funder="Silent Fund", visibility="maintainers")

    words = page(client).content.decode()

    assert "Open Fund" in words
    assert "Silent Fund" not in words
    assert "In 2020" not in words


def test_a_keeper_takes_a_suggestion_over(client, alice, kept, hint):
    client.force_login(alice)

    answer = client.post(
        f"/communities/rsse/funding/{hint.uuid}/",
        {**SAID, "starts": "2020", "ends": "March 2021", "amount_raw": "EUR 500"},
    )

    hint.refresh_from_db()
    assert answer.status_code == 302
    assert (hint.state, hint.amount, hint.currency) == ("accepted", 500, "EUR")
    assert (str(hint.ends_on), hint.ends_precision) == ("2021-03-01", "month")


def test_a_keeper_removes_a_suggestion(client, alice, kept, hint):
    client.force_login(alice)

    client.post(f"/communities/rsse/funding/{hint.uuid}/", {"remove": "1"})

    assert not FundingRow.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"funder": ""},
        {"starts": "soon"},
        {"starts": "2021", "ends": "2020"},
        {"ends": "2020", "is_open_ended": "on"},
        {"kind": "none", "amount_raw": "EUR 5"},
    ],
)
def test_what_cannot_be_is_refused(client, alice, kept, said):
    client.force_login(alice)

    answer = client.post("/communities/rsse/funding/new/", SAID | said)

    assert answer.status_code == 422
    assert not FundingRow.objects.exists()


def test_a_curator_may_too_and_a_stranger_may_not(client, charlie, dana, kept, hint):
    address = f"/communities/rsse/funding/{hint.uuid}/"
    client.force_login(charlie)
    assert client.get(address).status_code == 404

    client.force_login(dana)
    assert client.get(address).status_code == 200


def test_a_row_of_another_community_is_not_there(client, alice, kept):
    other = make_row(make_community("other"))
    client.force_login(alice)

    answer = client.get(f"/communities/rsse/funding/{other.uuid}/")

    assert answer.status_code == 404


def test_how_long_money_lasts_is_shown_with_consent(client, kept):
    make_row(kept, ends_on="2199-01-01", ends_precision="year")
    assert "The money lasts" not in page(client).content.decode()

    type(kept).objects.update(shows_runway=True)
    assert "The money lasts" in page(client).content.decode()


def test_the_ends_of_money_stand_in_their_order(client, kept):
    make_row(kept, funder="Later", ends_on="2199-01-01", ends_precision="year")
    make_row(kept, funder="Sooner", ends_on="2198-01-01", ends_precision="year")
    make_row(kept, funder="Past", ends_on="2020-01-01", ends_precision="year")
    make_row(
        kept,
        funder="Kind",
        ends_on="2197-01-01",
        ends_precision="year",
        is_in_kind=True,
    )

    coming = client.get("/communities/funding/").context["page"].object_list
    past = client.get("/communities/funding/?past=1").context["page"].object_list

    assert [each.funder for each in coming] == ["Sooner", "Later"]
    assert [each.funder for each in past] == ["Past"]


@pytest.fixture
def ending(kept):
    return make_row(kept, ends_on="2025-03-01", ends_precision="month")


def test_those_who_keep_it_are_told_once_at_each_mark(ending, run_worker):
    days = [date(2024, 3, 1), date(2024, 3, 2), date(2024, 12, 1), date(2025, 3, 31)]

    told = [send_funding_alerts(day) for day in days]
    run_worker()

    assert told == [1, 0, 1, 1]
    assert [m.to for m in mail.outbox] == [["alice@example.org"]] * 3
    assert "March 2025" in mail.outbox[0].body
    months = FundingAlert.objects.order_by("-months").values_list("months", flat=True)
    assert list(months) == [12, 3, 0]


def test_another_end_is_told_of_anew(ending):
    send_funding_alerts(date(2024, 12, 1))
    FundingRow.objects.update(ends_on="2025-06-01")

    assert send_funding_alerts(date(2025, 3, 1)) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"is_in_kind": True},
        {"state": RowState.SUGGESTED},
        {"ends_on": None, "ends_precision": ""},
        {"ends_on": "2019-01-01"},
    ],
)
def test_there_is_nothing_to_tell(ending, said):
    FundingRow.objects.update(**said)

    assert send_funding_alerts(date(2025, 1, 1)) == 0


def test_nobody_is_told_where_nobody_keeps_it():
    make_row(make_community(), ends_on="2025-03-01", ends_precision="month")

    assert send_funding_alerts(date(2025, 1, 1)) == 0


@pytest.mark.parametrize("size", [1, 3])
def test_pages_take_as_many_queries_however_long(
    client, kept, django_assert_num_queries, size
):
    for number in range(size):
        make_row(kept, funder=f"f{number}", ends_on="2199-01-01", ends_precision="year")

    with django_assert_num_queries(2):
        page(client)
    with django_assert_num_queries(1):
        client.get("/communities/funding/")
