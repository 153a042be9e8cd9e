"""Links stand under headings: what is to come first, what is past last."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rsehub.models.about import DATED, Kind, ProjectLink
from rsehub.project_links import shelves_of

TODAY = date(2026, 11, 24)


def link(title, kind=Kind.MEETING, starts=None, ends=None, position=0):
    return ProjectLink(
        title=title, kind=kind, starts_on=starts, ends_on=ends, position=position
    )


def shelved(*links) -> dict[str, list[str]]:
    shelves = shelves_of(links, TODAY)
    return {str(s.title): [link.title for link in s.links] for s in shelves}


def test_without_links_there_are_no_headings():
    assert shelved() == {}


def test_meetings_that_are_over_are_never_shown_as_coming():
    assert shelved(
        link("Long past", starts=date(2020, 1, 1)),
        link("Yesterday", starts=date(2026, 11, 23)),
        link("A series that ended", ends=date(2025, 12, 31)),
    ) == {"Earlier meetings": ["Yesterday", "A series that ended", "Long past"]}


def test_the_next_meeting_comes_first_and_today_is_still_to_come():
    assert shelved(
        link("In spring", starts=date(2027, 3, 1)),
        link("Under way", starts=date(2026, 11, 23), ends=date(2026, 11, 25)),
        link("Today", starts=TODAY),
        link("Every month"),
        link("Every week until May", ends=date(2027, 5, 1)),
    ) == {
        "Coming meetings": ["Under way", "Today", "In spring"],
        "Regular meetings": ["Every month", "Every week until May"],
    }


def test_the_rest_stands_by_kind_in_the_order_curators_gave():
    assert shelved(
        link("Old notes", Kind.NOTES, starts=date(2023, 9, 5)),
        link("New notes", Kind.NOTES, starts=date(2026, 9, 5)),
        link("Second", Kind.CHANNEL, position=2),
        link("First", Kind.CHANNEL, position=1),
        link("Repository", Kind.CODE),
        link("Sheet", Kind.DOCUMENT),
    ) == {
        "Where people talk": ["First", "Second"],
        "Code": ["Repository"],
        "Documents that people write together": ["Sheet"],
        "Notes of events": ["New notes", "Old notes"],
    }


days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.lists(st.tuples(st.sampled_from(Kind), days, days)))
def test_every_link_stands_under_one_heading(rows):
    links = [
        link(f"{at}", kind, starts, ends) if kind in DATED else link(f"{at}", kind)
        for at, (kind, starts, ends) in enumerate(rows)
    ]

    titles = [title for each in shelved(*links).values() for title in each]

    assert sorted(titles, key=int) == [each.title for each in links]
