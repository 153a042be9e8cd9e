"""A case study becomes an entry, and a filtered list becomes a calendar."""

from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from communities.models import Community, FundingRow
from tests.communities.importers.test_case_study import STORY
from tests.communities.makers import make_activity, make_community
from tests.curation.uploads import ADD

pytestmark = pytest.mark.browser


def test_dana_imports_a_case_study_and_takes_a_row_over(page, sign_in, dana):
    sign_in(dana)
    page.goto(f"{ADD}?importer=communities")
    page.get_by_label("File").set_input_files(
        {
            "name": "story.md",
            "mimeType": "text/markdown",
            "buffer": STORY.encode(),
        }
    )
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.get_by_text("Harbour RSE").first).to_be_visible()
    page.get_by_role("button", name="Import what is ticked").click()
    expect(page.get_by_text("records were written")).to_be_visible()

    page.goto(f"/communities/{Community.objects.get().slug}/funding/")
    hint = page.get_by_role("listitem").filter(has_text="Tide Trust")
    hint.get_by_role("link").click()
    page.get_by_label("Until").fill("2020")
    page.get_by_role("button", name="Take it over").click()

    expect(page.get_by_text("Taken over.")).to_be_visible()
    row = FundingRow.objects.get(funder="Tide Trust")
    assert (row.state, row.ends_precision) == ("accepted", "year")


def test_charlie_follows_the_calendar_of_a_filtered_list(page, client, live_server):
    soon = timezone.now() + timedelta(days=2)
    for slug, country in (("cape", "ZA"), ("fjord", "NO")):
        one = make_community(slug, countries=[country], themes=["Open science"])
        make_activity(one, f"Call of {slug}", starts_at=soon, rhythm="FREQ=WEEKLY")

    page.goto(f"{live_server.url}/communities/?country=ZA&theme=open-science")
    page.get_by_role("link", name="Calendar of these").click()
    expect(page.get_by_text("Call of cape").first).to_be_visible()
    expect(page.get_by_text("Call of fjord")).to_have_count(0)
    link = page.get_by_role("link", name="Put them into my calendar")
    address = link.get_attribute("href")

    answer = client.get(f"/communities/calendar/{address}")
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(each["summary"]) for each in events] == ["CAPE: Call of cape"]
