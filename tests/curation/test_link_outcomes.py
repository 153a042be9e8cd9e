"""What an answer says about a link."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.link_outcomes import (
    LONGEST_WAIT,
    Outcome,
    finding_of,
    wait_of,
    wants_another_look,
)
from curation.web_answers import Answer, Failure, Hop

AT = datetime(2026, 8, 12, 9, tzinfo=UTC)
ASKED = "https://example.org/course"
HARMLESS = [400, 401, 402, 403, 405, 406, 418, 429, 451, 500, 502, 503, 504, 599, 999]


def outcome_of(**answer):
    return finding_of(ASKED, Answer(**{"address": ASKED} | answer), AT).outcome


@pytest.mark.parametrize("status", HARMLESS)
def test_a_server_that_turns_machines_away_says_nothing(status):
    assert outcome_of(status=status) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.WORKS),
        (204, Outcome.WORKS),
        (206, Outcome.WORKS),
        (404, Outcome.MISSING),
        (410, Outcome.GONE),
    ],
)
def test_a_server_that_knows_is_believed(status, outcome):
    assert outcome_of(status=status) is outcome


@pytest.mark.parametrize("failure", Failure)
def test_only_a_name_that_is_not_there_counts_against_a_link(failure):
    counts = {
        Failure.NO_SUCH_NAME: Outcome.GONE,
        Failure.NAME_HAS_NO_ADDRESS: Outcome.MISSING,
    }

    assert outcome_of(failure=failure) is counts.get(failure, Outcome.UNKNOWN)


def landed(address, *statuses, **more):
    hops = tuple(Hop(status, address) for status in statuses or (302,))
    return {"address": address, "status": 200, "hops": hops} | more


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("https://example.org/", Outcome.MISSING),
        ("https://elsewhere.example", Outcome.MISSING),
        ("https://example.org/404", Outcome.MISSING),
        ("https://example.org/errors/not-found.html", Outcome.MISSING),
        ("https://example.org/PageNotFound", Outcome.MISSING),
        ("https://example.org/?p=12", Outcome.WORKS),
        ("https://example.org/course/404-ways-to-fail", Outcome.WORKS),
        ("https://example.org/rooms/4041", Outcome.WORKS),
        ("https://example.org/en/course", Outcome.WORKS),
    ],
)
def test_being_sent_to_the_start_page_is_not_found(address, outcome):
    assert outcome_of(**landed(address)) is outcome


def test_a_start_page_may_be_what_was_asked_for():
    answer = Answer(**landed("https://www.example.org/"))

    assert finding_of("https://example.org/", answer, AT).outcome is Outcome.WORKS


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("404 Not Found", Outcome.MISSING),
        ("Page not found &ndash; Example", Outcome.MISSING),
        ("Example | Page Not Found", Outcome.MISSING),
        ("Error 404", Outcome.MISSING),
        ("Seite nicht gefunden", Outcome.MISSING),
        ("What to do when a page is not found in the cache", Outcome.WORKS),
        ("Testing software", Outcome.WORKS),
        ("", Outcome.WORKS),
    ],
)
def test_a_title_may_say_that_nothing_is_there(title, outcome):
    body = f"<html><head><TITLE lang=en>\n{title}</TITLE>".encode()

    assert outcome_of(status=200, body=body) is outcome


@pytest.mark.parametrize(
    ("hops", "moved_to"),
    [
        ([(301, "https://new.example/a")], "https://new.example/a"),
        ([(308, "https://new.example/a")], "https://new.example/a"),
        ([(302, "https://new.example/a")], ""),
        ([(301, "https://x.example/a"), (302, "https://x.example/b")], "x"),
        ([(302, "https://x.example/a"), (301, "https://x.example/b")], ""),
        ([(301, "HTTPS://Example.org:443/course")], ""),  # another spelling
    ],
)
def test_only_what_moved_for_good_is_offered(hops, moved_to):
    chain = tuple(Hop(status, address) for status, address in hops)
    answer = Answer(hops[-1][1], status=200, hops=chain)

    finding = finding_of(ASKED, answer, AT)

    wanted = "https://x.example/a" if moved_to == "x" else moved_to
    assert finding.moved_to == wanted
    assert finding.outcome is (Outcome.MOVED if wanted else Outcome.WORKS)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "120"}, timedelta(minutes=2)),
        ({"retry-after": "99999999999999999999"}, LONGEST_WAIT),
        ({"retry-after": "Wed, 12 Aug 2026 10:00:00 GMT"}, timedelta(hours=1)),
        ({"retry-after": "Wed, 12 Aug 2099 10:00:00 GMT"}, LONGEST_WAIT),
        ({"retry-after": "Wed, 12 Aug 1999 10:00:00 GMT"}, timedelta()),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "٣"}, None),
        ({}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "60"}, timedelta(0, 60)),
        ({"x-ratelimit-remaining": "5", "x-ratelimit-reset": "60"}, None),
        (
            {
                "x-ratelimit-remaining": "0",
                "x-ratelimit-reset": str(int(AT.timestamp()) + 90),
            },
            timedelta(seconds=90),
        ),
    ],
)
def test_a_server_may_ask_to_be_left_alone_for_a_week_at_most(headers, wait):
    assert wait_of(headers, AT) == wait


@given(st.text(max_size=40))
def test_nonsense_is_no_wait(said):
    wait = wait_of({"retry-after": said}, AT)

    assert wait is None or timedelta() <= wait <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ({"status": 200}, False),
        ({"status": 404}, True),
        ({"status": 405}, True),
        ({"status": 503}, True),
        ({"status": 429}, False),
        ({"status": 503, "headers": {"retry-after": "60"}}, False),
        ({"status": 200, "hops": (Hop(301, ASKED),)}, True),
        ({"failure": Failure.GARBAGE}, True),
        ({"failure": Failure.TIMEOUT}, True),
        ({"failure": Failure.TLS}, False),
        ({"failure": Failure.PRIVATE}, False),
    ],
)
def test_head_is_not_always_the_last_word(answer, wanted):
    assert wants_another_look(Answer(ASKED, **answer)) is wanted
