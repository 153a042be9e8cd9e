"""Who has, shares or needs a service."""

from datetime import date

from communities.partial_dates import partial_date
from communities.sharing import (
    NEEDED,
    OBSERVER,
    OWN,
    SHARED,
    UNFUNDED,
    UNKNOWN,
    YOUNG,
    Member,
    Sum,
    Use,
    fledgling_by,
    table_of,
)

USES = (
    Use(1, "forum", SHARED, ("CodeRefinery",), provider="Zulip"),
    Use(2, "forum", SHARED, ("UK RSE",), provider="Slack"),
    Use(3, "forum", SHARED, ("UK RSE",), provider="Slack"),
    Use(4, "forum", NEEDED),
    Use(5, "forum", OWN),
)
MEMBERS = tuple(Member(n, f"community {n}", f"/c/{n}/") for n in range(1, 7))


def test_a_column_tells_how_many_share_how_many():
    found = table_of(MEMBERS, USES, ["forum", "website"])

    assert found.sums == (Sum("forum", 1, 3, 1, 1, 2), Sum("website", 0, 0, 0, 6, 0))


def test_what_nobody_said_is_unknown():
    found = table_of(MEMBERS[5:], USES, ["forum"])

    assert [cell.state for cell in found.rows[0].cells] == [UNKNOWN]


def test_those_just_beginning_stand_first():
    members = [
        Member(1, "Old and large", "/"),
        Member(2, "Young", "/", (YOUNG,)),
        Member(3, "Another young one", "/", (YOUNG,)),
    ]

    names = [row.name for row in table_of(members, (), ["forum"]).rows]

    assert names == ["Another young one", "Young", "Old and large"]


def test_a_community_is_just_beginning_for_a_reason():
    found = fledgling_by(
        founded=partial_date("2023"),
        money="unfunded",
        is_observer=True,
        today=date(2026, 1, 1),
    )

    assert found == (YOUNG, UNFUNDED, OBSERVER)


def test_an_old_community_whose_money_is_unknown_is_not():
    found = fledgling_by(
        founded=partial_date("2013"),
        money="unknown",
        is_observer=False,
        today=date(2026, 1, 1),
    )

    assert found == ()
