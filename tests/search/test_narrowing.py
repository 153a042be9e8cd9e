from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from search.narrowing import Row, narrow

FACETS = ("a", "b", "c")
values = st.frozensets(st.sampled_from("xyz"), max_size=3)
by_facet = st.fixed_dictionaries(dict.fromkeys(FACETS, values))
tables = st.lists(by_facet, max_size=8).map(
    lambda all_values: [Row(pk, each) for pk, each in enumerate(all_values)]
)


def kept(rows, chosen):
    """Say it the slow way: one value at least of every facet with a choice."""
    return [
        row.pk
        for row in rows
        if all(row.values[f] & wanted for f, wanted in chosen.items() if wanted)
    ]


@given(tables, by_facet)
def test_what_is_left_has_a_chosen_value_in_every_facet(rows, chosen):
    assert list(narrow(rows, chosen, FACETS).keys) == kept(rows, chosen)


@given(tables, by_facet, st.sampled_from(FACETS))
def test_a_count_says_how_many_are_left_if_that_alone_were_chosen(rows, chosen, facet):
    counts = narrow(rows, chosen, FACETS).counts[facet]

    expected = {v: len(kept(rows, {**chosen, facet: {v}})) for v in "xyz"}
    assert counts == Counter({v: n for v, n in expected.items() if n})
