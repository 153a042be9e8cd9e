"""An item and its text say the same, wherever the text goes."""

import pytest
from hypothesis import assume, given, settings

from challenges.contents import contents
from challenges.document import NotAChallengeError
from challenges.markdown import parse
from challenges.parts import BY_KEY, NotAnItemError, facts_of
from challenges.writer import _items
from tests.challenges.documents import ODD_TEXTS


@settings(deadline=None, max_examples=300)
@given(ODD_TEXTS)
def test_what_a_document_holds_can_be_told_item_by_item(text):
    try:
        document = parse(f"# A challenge\n\n## Objectives\n\n{text}").document
    except NotAChallengeError:
        assume(False)

    for part, item in _items(document):
        told = BY_KEY[part].line(item)
        assert BY_KEY[part].facts_of(told) == facts_of(item)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("output", "- One\n- Two"),
        ("output", "### An action"),
        ("output", "- One\n\n## Guidance\n\nMore."),
        ("objective", "Words alone."),
        ("objective", "### One\n\n### Two"),
        ("action", "### One\n\n#### Outputs\n\n- A thing"),
        ("evidence", ""),
        ("part", "```{tableofcontents}\n```\n\n- **One**"),
    ],
)
def test_a_text_that_is_more_or_less_than_one_item_is_none(part, text):
    with pytest.raises(NotAnItemError):
        BY_KEY[part].facts_of(text)


def test_the_texts_of_a_challenge_are_those_it_was_made_of(meeting):
    said = contents(meeting).values()

    assert said["title"] == "Meeting each other"
    assert "- A list of groups `objectives: [1]` `action: 1`" in said.values()
    assert "- **Small groups** - Of one or two." in said.values()
