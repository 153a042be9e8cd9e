from datetime import date

import pytest

from tests.factories import make_resource
from training.cards import cards_of
from training.completeness import ELEMENTS, completeness_of
from training.completing import known_count
from training.describing import missing_of
from training.models import LearningResource

EVERYTHING = {
    "description": "About",
    "authors": ["Ada"],
    "languages": ["en"],
    "keywords": ["tests"],
    "licence": "MIT",
    "version_date": date(2026, 1, 1),
    "audience": "RSEs",
    "kind": "video",
    "outcomes": "You can",
    "cost": "free",
}


def test_what_says_everything_is_whole():
    whole = completeness_of(dict.fromkeys(ELEMENTS, "said"))

    assert (whole.percent, whole.is_whole) == (100, True)


def test_what_says_nothing_lacks_everything():
    nothing = completeness_of({})

    assert (nothing.percent, nothing.missing) == (0, ELEMENTS)


@pytest.mark.parametrize("left_out", [None, *EVERYTHING, "levels"])
def test_the_database_counts_as_the_page_does(world, left_out, client):
    said = {k: v for k, v in EVERYTHING.items() if k != left_out}
    step = None if left_out == "levels" else (0, 1)
    made = make_resource("course", teaches={world.skills["testing"]: step}, **said)

    [card] = cards_of([made], client.get("/training/").wsgi_request.user)
    counted = LearningResource.objects.annotate(known=known_count()).get()

    assert counted.known == missing_of(card).completeness.known
    assert counted.known == len(ELEMENTS) - bool(left_out)


def test_the_page_says_what_is_not_known_and_how_to_mend_it(client, db):
    make_resource("course", minutes=60, minutes_source="stated", cost="free")

    page = client.get("/training/course/").content.decode()

    assert "3 of 13 things are said" in page
    assert "its licence" in page
    assert "what it costs" not in page
    assert 'href="/training/course/edit/"' in page
