from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from training.search_address import FACETS, Search, search_in

parameters = st.sampled_from(["q", "skill", "sort", "framework", "page", *FACETS])
values = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["free", "3h", "craft.code", "atom", "best", "-", "\x00", "\ud800"]
    ),
)


def asked(pairs) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, value in pairs:
        found.appendlist(name, value)
    return found


@given(st.lists(st.tuples(parameters, values), max_size=12))
def test_an_address_reads_back_as_the_search_it_was_made_from(pairs):
    search = search_in(asked(pairs))
    if any("\ud800" <= letter <= "\udfff" for letter in search.words):
        return  # no address of a browser's can hold it

    again = search_in(QueryDict(search.address()[1:]))

    assert (again.pairs(), again.sort) == (search.pairs(), search.sort)


@given(st.permutations([("cost", "paid"), ("cost", "free"), ("time", "3h")]))
def test_the_order_of_clicks_makes_no_other_search(pairs):
    assert search_in(asked(pairs)).query() == "time=3h&cost=free&cost=paid"


def test_a_choice_that_is_made_twice_is_taken_back():
    search = Search().toggled("cost", "free")

    assert search.has("cost", "free")
    assert not search.toggled("cost", "free").is_anything
