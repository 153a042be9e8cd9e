import html
import re

from hypothesis import given
from hypothesis import strategies as st

from search.pages import marked

HOSTILE = st.text(alphabet="<>&\"'/amprktes ", max_size=60) | st.text(max_size=60)


@given(HOSTILE, HOSTILE)
def test_a_mark_is_the_only_thing_in_the_text_that_is_no_text(text, words):
    shown = marked(text, words)

    assert html.unescape(re.sub("</?mark>", "", shown)) == html.unescape(
        html.escape(text)
    )
    assert "<" not in re.sub("</?mark>", "", shown)
    assert shown.count("<mark>") == shown.count("</mark>")


def test_what_was_found_is_marked_inside_of_what_is_escaped():
    assert marked("<b>Test & mark", "testing") == (
        "&lt;b&gt;<mark>Test</mark> &amp; mark"
    )
