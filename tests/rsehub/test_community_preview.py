"""Communities imported by a curator, who sees first what a file would do."""

import pytest

from communities.models import Community, FundingRow
from rsehub.community_importer import CommunitiesImporter
from tests.communities.importers.test_case_study import STORY

pytestmark = pytest.mark.django_db
IMPORTER = CommunitiesImporter()


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_preview_tells_the_entry_and_each_hint(story):
    plan = IMPORTER.read(story, {})

    assert [(row.kind, row.state) for row in plan.rows] == [
        ("community", "new"),
        ("hint", "new"),
        ("hint", "new"),
    ]
    assert not Community.objects.exists()


def test_what_is_written_is_what_was_shown(story):
    plan = IMPORTER.read(story, {})

    done = IMPORTER.apply(story, {}, ())

    assert done.digest() == plan.digest()


def test_one_hint_can_be_left_out(story):
    plan = IMPORTER.read(story, {})

    IMPORTER.apply(story, {}, [plan.rows[1].key])

    assert FundingRow.objects.get().funder == "Beacon"


def test_who_may_import(alice, dana):
    assert IMPORTER.may_import(dana)
    assert not IMPORTER.may_import(alice)
