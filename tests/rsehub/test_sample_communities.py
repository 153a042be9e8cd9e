"""The communities that come with the sample data."""

from datetime import date

import pytest

from communities.importers.detect import read_directory
from communities.models import Community, FundingRow, Offer, SharedService
from rsehub.sample_communities import COMMUNITIES_FILE, load_communities

pytestmark = pytest.mark.django_db


def test_the_file_is_read_without_a_word_of_complaint():
    file, notes = read_directory(COMMUNITIES_FILE, today=date(2026, 11, 1))

    assert notes == []
    assert len(file.communities) == 25


def test_every_entry_names_its_source_and_is_unverified():
    load_communities()

    assert not Community.objects.filter(source="", source_url="").exists()
    assert not Community.objects.filter(verified_at__isnull=False).exists()


def test_what_is_shared_and_offered_is_there():
    load_communities()

    shares = SharedService.objects.filter(shares_with__slug="socrse")
    assert set(shares.values_list("community__slug", flat=True)) == {
        "nl-rse",
        "rse-aunz",
    }
    assert Offer.objects.filter(kind="material", community__slug="de-rse").exists()


def test_rsse_africa_has_its_four_rows():
    load_communities()

    rows = FundingRow.objects.public().filter(community__slug="rsse-africa")
    assert rows.count() == 4


def test_a_directory_that_has_entries_is_left_alone():
    Community.objects.create(slug="own", name="Own")

    load_communities()

    assert Community.objects.count() == 1
