"""Lines that may be shown: no whole address, no link, no great length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.masking import LONGEST_LINE, masked_address, masked_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("alice@example.org", "a…@example.org"),
        ("<a@example.org>: no such user", "<a…@example.org>: no such user"),
        ("{'bob@example.org': (550, b'no')}", "{'b…@example.org': (550, b'no')}"),
        ("o'neill@example.org", "o…@example.org"),
        ("look at https://hub.example/key/1-abc/ now", "look at … now"),
        ("first\n  \nthe last \n", "the last"),
        ("", ""),
    ],
)
def test_a_line_names_nobody(text, shown):
    assert masked_line(text) == shown


def test_several_addresses_are_each_masked():
    assert masked_address("al@x.org, bo@y.org") == "a…@x.org, b…@y.org"


@given(st.text(max_size=300), st.emails(), st.text(max_size=300))
def test_no_address_survives_and_no_line_is_long(before, address, after):
    line = masked_line(f"{before} {address} {after}")

    assert len(line) <= LONGEST_LINE
    assert address not in line
