"""Case studies in markdown, as people write them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communities.importers.case_study import read_case_study
from communities.partial_dates import partial_date
from competencies.importers.neutral import UnreadableFile

# A case study of our own words with the form of the ones that exist.
STORY = """---
date: "2021-07-14"
draft: false
title: "Harbour RSE"
logo: "images/harbour.svg"
---

Harbour RSE is a small group of people who write software by the sea.

##### The Challenge

It began in 2019 over lunch. In 2020, the [Tide Trust](https://tide.example) gave a
grant of EUR 2.000 for a website. The contract with Beacon came to an end in March 2025.

##### The Need

Such a group needs a few things. These include:
- To be found:
  - a website
  - a newsletter
- Somewhere to talk, such as Slack

It also needs someone who leads it. Write to anna@harbour.example.

##### The Solution

Share what others have.

##### Current Status

Seeking funding.

###### Find Harbour RSE Online

- __Website__: https://harbour.example
- **Forum**: <https://talk.harbour.example/c/all>
* [Chat](https://harbour.slack.com)
- Mail: mailto:anna@harbour.example
"""


def read(text):
    notes = []
    return read_case_study("story.md", text, notes).communities[0], notes


def test_front_matter_and_lead_say_what_it_is():
    row, _notes = read(STORY)

    assert (row.name, row.url) == ("Harbour RSE", "https://harbour.example")
    assert row.summary.startswith("Harbour RSE is a small group")


def test_the_date_of_the_text_is_never_when_somebody_looked():
    row, _notes = read(STORY)

    assert row.collected_on is None


def test_links_become_channels_by_address_and_label():
    row, _notes = read(STORY)

    assert [(each.kind, each.label) for each in row.channels] == [
        ("website", "Website"),
        ("forum", "Forum"),
        ("slack", "Chat"),
    ]


def test_nested_needs_are_read_one_by_one():
    row, _notes = read(STORY)

    assert [(each.kind, each.text) for each in row.needs] == [
        ("website", "To be found: a website"),
        ("newsletter", "To be found: a newsletter"),
        ("forum", "Somewhere to talk, such as Slack"),
        ("leader", "It also needs someone who leads it."),
        ("money", "Seeking funding."),
    ]


def test_dated_sentences_are_suggested_and_no_facts():
    row, _notes = read(STORY)

    assert row.funding == ()
    assert [(r.funder, r.kind, r.starts, r.ends) for r in row.suggested] == [
        ("Tide Trust", "grant", partial_date("2020"), None),
        ("Beacon", "contract", None, partial_date("March 2025")),
    ]


def test_an_address_of_a_person_stays_out():
    row, notes = read(STORY)

    assert "anna" not in row.case.need
    assert "e-mail-left-out" in {note.code for note in notes}


@pytest.mark.parametrize("level", ["# ", "## ", "### ", "###### ", "**", "__"])
def test_sections_begin_at_any_level_and_at_bold_labels(level):
    end = level if level in ("**", "__") else ""
    text = (
        f"{level}Our Problem{end}\n\nNobody comes.\n\n{level}Next steps{end}\n\nRest."
    )

    row, _notes = read(f"---\ntitle: Bay RSE\n---\n{text}")

    assert row.case.challenge == "Nobody comes."


def test_a_title_may_be_the_first_heading():
    row, _notes = read("Bay RSE\n=======\n\nBy the bay.\n\n## Need\n\n1. a venue\n")

    assert (row.name, row.summary) == ("Bay RSE", "By the bay.")
    assert [need.kind for need in row.needs] == ["venue"]


def test_sections_that_are_missing_are_told():
    _row, notes = read("---\ntitle: Bay RSE\n---\n## Challenge\n\nAlone.\n")

    missing = [note.message for note in notes if note.code == "missing-section"]
    assert len(missing) == len(("need", "solution", "status", "links"))


@pytest.mark.parametrize(
    "text",
    [
        "# Only a title\n\nand words",
        "## The Need\n\nmore\n",
        "---\ntitle: [\n---\n## Need",
    ],
)
def test_what_is_no_case_study_is_refused(text):
    with pytest.raises(UnreadableFile):
        read(text)


PIECES = st.lists(
    st.sampled_from(
        [
            *STORY.splitlines(),
            *("---", "```", "# ", "- ", "  - x", "**", "[](", "\x00", "title: &a *a"),
        ]
    ),
    max_size=40,
).map("\n".join)


def outcome(text):
    try:
        return read(text)[0].name, ""
    except UnreadableFile as refusal:
        return "", str(refusal)


@settings(max_examples=150, deadline=None)
@given(st.one_of(PIECES, st.text(max_size=300)))
def test_any_text_is_read_or_refused_with_one_line(text):
    name, refusal = outcome(text)

    assert bool(name) != bool(refusal)
    assert "\n" not in refusal


@pytest.mark.skipif(
    not Path("../shared/seeds/community-rsse-africa.md").exists(),
    reason="the seed is not at hand",
)
def test_the_seed_is_read_whole():
    text = Path("../shared/seeds/community-rsse-africa.md").read_text(encoding="utf-8")

    row, notes = read(text)

    assert notes == []
    assert [each.kind for each in row.channels] == ["website", "linkedin"]
    kinds = [each.kind for each in row.needs]
    assert kinds == ["website", "meetups", "forum", "leader", "money"]
    assert len(row.suggested) == 4
