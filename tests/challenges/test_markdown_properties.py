"""What markdown keeps of a challenge, whatever the challenge says."""

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from challenges.document import Document, NotAChallengeError
from challenges.markdown import parse
from challenges.markdown_export import export
from tests.challenges.documents import DOCUMENTS, ODD_TEXTS


def read(text: str) -> Document | None:
    try:
        return parse(text).document
    except NotAChallengeError:
        return None


@given(DOCUMENTS)
def test_what_is_written_is_read_again(document):
    assert parse(export(document)).document == document


@settings(max_examples=500)
@given(st.booleans(), ODD_TEXTS)
def test_any_text_that_is_read_once_stays_the_same(is_page, text):
    opening = "# A challenge\n\n## Objectives\n\n" if is_page else ""
    once = read(opening + text)
    assume(once is not None)

    assert parse(export(once)).document == once


@given(st.text())
@example("# a\n## Actions\n### b\n```yaml\n" + "[" * 5000)
def test_no_text_is_more_than_read_or_refused(text):
    assert read(text) is None or read(text).title
