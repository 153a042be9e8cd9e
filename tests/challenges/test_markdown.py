"""Reading challenge documents: each rule of the format, in both of its forms."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from challenges.document import DONE, NOT_STARTED, NotAChallengeError
from challenges.markdown import parse
from challenges.markdown_export import export

FIXTURES = Path(__file__).parent.parent / "fixtures" / "challenges"
REFERENCE = Path(os.environ.get("HUB_REFERENCE_DATA", "/nowhere")) / "challenges"
# Impact targets, objectives, actions, outputs, evidence, projects, past work,
# resources, sub-problems, objectives to targets, outputs to objectives.
COUNTS = {
    "best-practice-software-development.md": (2, 3, 1, 1, 0, 5, 1, 1, 0, 6, 2),
    "careers.md": (2, 1, 1, 1, 3, 4, 0, 2, 1, 1, 1),
    "community.md": (1, 1, 1, 1, 0, 0, 0, 2, 1, 1, 1),
    "green-rse.md": (2, 4, 3, 4, 2, 3, 0, 3, 0, 6, 5),
    "funding/funding.md": (1, 2, 1, 1, 0, 0, 0, 0, 0, 0, 1),
}


def read(name: str):
    return parse((FIXTURES / name).read_text(encoding="utf-8"))


def page(body: str):
    return parse(f"# A challenge\n\n{body}")


def codes(reading) -> Counter:
    return Counter(finding.code for finding in reading.findings)


def counts(document) -> tuple[int, ...]:
    targets = {each.number for each in document.targets}
    objectives = {each.number for each in document.objectives}
    return (
        *(len(document.targets), len(document.objectives), len(document.actions)),
        *(len(document.outputs), len(document.evidence), len(document.projects)),
        *(len(document.past_work), len(document.resources)),
        len(document.sub_problems),
        sum(n in targets for each in document.objectives for n in each.targets),
        sum(n in objectives for each in document.outputs for n in each.objectives),
    )


def test_the_newer_form_is_read_whole():
    reading = read("meeting.md")

    assert counts(reading.document) == (2, 2, 2, 3, 3, 1, 1, 2, 2, 3, 4)
    assert codes(reading) == {
        "W-SECTION": 1,
        "I-PARA": 1,
        "W-NOURL": 2,
        "E-DANGLING": 1,
        "W-KEY": 1,
        "I-NOID": 1,
    }


def test_the_older_form_is_read_whole():
    reading = read("funding/funding.md")

    assert counts(reading.document) == (1, 4, 2, 2, 0, 0, 0, 0, 0, 0, 4)
    assert [each.title for each in reading.document.objectives] == [
        "Know what a meeting costs",
        "Funders know of meetings",
        "Groups know of funders",
        "Groups can apply",
    ]
    assert [each.number for each in reading.document.objectives] == [1, 2, 3, 4]
    assert reading.document.outputs[1].objectives == (1, 4)
    assert reading.document.outputs[0].targets == (1,)
    assert reading.document.objectives[0].status == DONE
    assert reading.document.names_children
    assert codes(reading)["W-PROSEREF"] == 1
    assert codes(reading)["I-PLACEHOLDER"] == 2


def test_links_are_split_into_what_they_say():
    first, talk, minutes = read("meeting.md").document.evidence

    assert (first.prefix, first.title) == ("Report", "How RSEs meet")
    assert first.url == "https://example.org/report/"
    assert (first.text, first.status) == ("A survey of forty groups.", "Live")
    assert (talk.title, talk.url) == ("", "https://example.org/talk")
    assert minutes.title == "Minutes of a council"
    assert minutes.text == "kept on paper A line that lazily goes on."


def test_a_paragraph_is_one_item_and_keeps_its_words():
    [once] = read("meeting.md").document.past_work

    assert once.title == "Once there was [a list](https://example.org/old)."


def test_resources_stand_under_their_headings():
    begin, talk = read("meeting.md").document.resources

    assert (begin.prefix, begin.title) == ("Blog Post", "How to begin [.pdf]")
    assert talk.group == "Talks and Presentations"


def test_facts_of_items_are_read():
    document = read("meeting.md").document
    [write, ask] = document.actions

    assert (write.status, write.lead, write.due) == (NOT_STARTED, "Ann", "2027-03-31")
    assert write.extra == {"colour": "green"}
    assert (ask.number, ask.original) == (2, None)
    assert document.targets[1].indicator == "RSEs who name a peer"
    assert document.objectives[1].targets == (1,)


def test_outputs_lose_their_notes_and_keep_their_words():
    outputs = read("meeting.md").document.outputs

    assert [each.title for each in outputs] == [
        "A list of groups",
        "A way to report a group that is gone",
        "A calendar",
    ]
    assert [each.objectives for each in outputs] == [(1,), (1,), (1, 3, 9)]
    assert outputs[1].status == DONE


def test_a_fence_hides_what_is_in_it():
    assert "- not an item" in read("meeting.md").document.guidance


def test_a_part_of_the_problem_is_read_in_each_of_its_forms():
    small, night = read("meeting.md").document.sub_problems
    [visas] = read("funding/travel.md").document.sub_problems

    assert (small.title, small.text) == ("Small groups", "Of one or two.")
    assert (night.title, night.text) == ("Night shifts", "")
    assert (visas.title, visas.text) == ("Visas", "They take months.")


def test_ids_that_occur_twice_are_counted_by_place():
    item = "### {}\n\n```yaml\nid: 1\n```\n"
    body = "## Objectives\n" + item.format("One") + item.format("Two")
    reading = page(body + "## Actions\n### Do\n#### Outputs\n- A thing `[2]`\n")

    assert [each.number for each in reading.document.objectives] == [1, 2]
    assert [each.original for each in reading.document.objectives] == [1, 1]
    assert {"W-DUPID", "I-BYPOS"} <= set(codes(reading))


def test_ids_decide_and_not_places():
    item = "### {}\n\n```yaml\nid: {}\n```\n"
    body = "## Objectives\n" + item.format("One", 7) + item.format("Two", 1)
    reading = page(body + "## Actions\n### Do\n#### Outputs\n- A thing `[2]`\n")

    assert [each.number for each in reading.document.objectives] == [7, 1]
    assert codes(reading) == {"E-DANGLING": 1, "I-NOID": 1}


@pytest.mark.parametrize("said", ["[1,2]", "[1, 2]", '"1,2"', "1,2", "[ 1, 2 ]"])
@pytest.mark.parametrize("key", ["Impact targets", "IMPACT_TARGETS", "impacts"])
def test_references_are_read_in_each_spelling(key, said):
    reading = page(f"## Objectives\n### One\n```yaml\n{key}: {said}\n```\n")

    assert reading.document.objectives[0].targets == (1, 2)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("id: [", "E-YAML"),
        ("only words", "E-YAML"),
        ("a: &x [1]\nb: *x", "E-YAML"),
        ("due: soon", "W-VALUE"),
        ("status: who knows", "W-VALUE"),
        ("id: 0", "W-VALUE"),
        ("evidence: {a: b}", "W-VALUE"),
    ],
)
def test_what_a_block_says_oddly_is_kept(block, code):
    reading = page(f"## Actions\n### Do\n```yaml\n{block}\n```\n")
    [action] = reading.document.actions

    assert code in codes(reading)
    assert action.text or action.extra


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("Words alone.\n", "title"),
        ("# The book\n\n## Contents\n", "headings"),
        ("# <Challenge name>\n\n## Objectives\n", "form"),
        (f"# {'long ' * 100}\n\n## Objectives\n", "longer"),
        ("# A\0b\n\n## Objectives\n", "no text"),
        (f"# A\n\n## Resources\n\n- {'x' * 20_001}\n\n## Actions", "longer"),
    ],
)
def test_what_is_no_challenge_is_refused_with_a_reason(text, why):
    with pytest.raises(NotAChallengeError, match=why):
        parse(text)


@pytest.mark.parametrize("name", ["meeting.md", "funding/travel.md"])
def test_what_is_written_is_the_source_but_for_ids_and_spaces(name):
    source = (FIXTURES / name).read_text(encoding="utf-8")

    assert bare(export(parse(source).document)) == bare(source)


def bare(text: str) -> str:
    """Return a text without ids, spaces, and what rule 9 takes out of addresses."""
    text = re.sub(r"^id: \d+$", "", text, flags=re.M).replace("?utm_source=mail", "")
    text = re.sub(r"^### (Visas)", r"- **\1** -", text, flags=re.M)
    spelt = {
        "Sub Challenges": "Sub Problems",
        "Impact Targets: 1": "Impact targets: [1]",
        "`[1,3,9]`": "`objectives: [1,3,9]`",
        "`objectives: 1`": "`objectives: [1]`",
        "- Night shifts": "- **Night shifts**",
        "\nIt is far": "\n- It is far",
        "\nOnce": "\n- Once",
        "```yaml\n\n```": "",
        "```yaml\n```": "",
    }
    for old, new in spelt.items():
        text = text.replace(old, new)
    return re.sub(r"\s+", "", text.replace("```yaml\n\n```", ""))


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="needs HUB_REFERENCE_DATA")
@pytest.mark.parametrize("name", sorted(COUNTS))
def test_published_pages_hold_what_was_counted(name):
    reading = parse((REFERENCE / name).read_text(encoding="utf-8"))

    assert counts(reading.document) == COUNTS[name]
    assert parse(export(reading.document)).document == reading.document


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="needs HUB_REFERENCE_DATA")
@pytest.mark.parametrize("name", sorted(set(COUNTS) - {"funding/funding.md"}))
def test_published_pages_come_out_as_they_went_in(name):
    source = (REFERENCE / name).read_text(encoding="utf-8")
    written = export(parse(source).document)

    def plain(text: str) -> str:
        return re.sub(r"\s+", "", re.sub(r"^id: \d+$", "", text, flags=re.M))

    assert plain(written) == plain(source)
