"""HTML from strangers as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.importers.html_text import has_markup, html_of, text_of

WORDS = st.text("abé<>&;/p'", min_size=1, max_size=6)
LINES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PARAGRAPHS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two", "One\nTwo"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("a<script>alert(1)</script>b", "ab"),
        ("<style>p {}</style><b>x</b>", "x"),
        ("&lt;b&gt; &amp; &nbsp;c", "<b> &  c"),
        ("&#0;&#xD800;a", "�a"),
        ("a <!-- hidden --> b", "a  b"),
        ('<img src=x onerror="alert(1)">', ""),
    ],
)
def test_what_a_reader_would_see(html, text):
    assert text_of(html).replace("��", "�") == text


@given(st.lists(PARAGRAPHS, max_size=3).map("\n\n".join))
def test_a_text_comes_back_from_its_html(text):
    assert text_of(html_of(text)) == text


@given(st.text())
def test_anything_is_read(html):
    assert "\x00" not in text_of(html)


def test_plain_words_have_no_markup():
    assert not has_markup("if a < b and c > d; AT&T")
    assert has_markup("AT&amp;T")
