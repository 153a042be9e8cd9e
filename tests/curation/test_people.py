"""A person is cut out of curation, and leaves no trace."""

import json

import pytest
from django.db import connection

from curation.actions import accept, flag, settle
from curation.history import changes_of
from curation.kinds import kind_of
from curation.models import Flag, Suggestion
from curation.people import forget
from curation.values import fingerprint

TABLES = ("curation_suggestion", "curation_flag", "pghistory_context")


def everything_kept() -> str:
    rows = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t")
            rows += [row[0] for row in cursor.fetchall()]
    return json.dumps(rows)


@pytest.fixture
def taken(course, suggest_on, alice, dana):
    """What alice suggested, dana took."""
    kept = suggest_on(
        "resource", course, {"title": "Hers"}, proposer=alice, name="Alice"
    )
    seen = fingerprint(kind_of("resource").read(course, working=True))
    return accept(
        suggestion=kept,
        by=dana,
        taken={"title": "Hers"},
        reason="",
        seen=seen,
        absolute=str,
    )


def test_whoever_suggested_becomes_a_visitor(taken, course, alice, suggest_on):
    suggest_on("resource", course, {"title": "x"}, email="Alice@example.org", name="A")
    flag(
        kind=kind_of("resource"), record=course, what="wrong", words="", reporter=alice
    )

    forget(alice)

    assert "alice" not in everything_kept().lower()
    assert not Suggestion.objects.filter(proposer=alice).exists()
    assert not Flag.objects.filter(reporter=alice).exists()
    change = changes_of(kind_of("resource"), course, None)[0]
    assert change.who == "Dana, as a visitor suggested"


def test_whoever_decided_becomes_a_curator(taken, course, dana):
    flagged = flag(
        kind=kind_of("resource"), record=course, what="wrong", words="", reporter=None
    )
    settle(flag=flagged, by=dana, reason="Done")

    forget(dana)

    assert f'"user": {dana.pk}' not in everything_kept()
    assert f'_by_id": {dana.pk}' not in everything_kept()
    change = changes_of(kind_of("resource"), course, None)[0]
    assert change.who == "a curator, as Alice suggested"


def test_nobody_else_is_forgotten_with_them(taken, charlie):
    before = everything_kept()

    forget(charlie)

    assert everything_kept() == before
