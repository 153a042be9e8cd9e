import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.provisional import urls

from curation.addresses import normalise


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org./a#top", "https://example.org/a"),
        ("https://example.org/a?b=C&d", "https://example.org/a?b=C&d"),
        ("https://Bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
        (" https://example.org/a\n", "https://example.org/a"),
        ("https://me:pw@Example.org/", "https://me:pw@example.org/"),
        ("no address at all", "noaddressatall"),
        ("https://example.org:99999/", "https://example.org:99999/"),
        ("https://[broken/", "https://[broken/"),
        ("", ""),
    ],
)
def test_an_address_has_one_spelling(given, kept):
    assert normalise(given) == kept


@given(st.one_of(urls(), st.text()))
def test_normalising_twice_is_normalising_once(address):
    once = normalise(address)

    assert normalise(once) == once


@given(urls())
def test_case_of_the_host_and_a_fragment_make_no_other_address(address):
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    shouted = f"{scheme.upper()}://{host.upper()}{slash}{path}#here"

    assert normalise(shouted.partition("#")[0]) == normalise(address.partition("#")[0])
