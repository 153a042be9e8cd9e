"""Slugs are made from names by one rule, and given ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.importers.slugs import derive_slug, humanise, is_slug, unique_slugs


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Data wrangling", "data-wrangling"),
        ("  Continuous integration / delivery ", "continuous-integration-delivery"),
        ("Enseñando análisis", "ensenando-analisis"),
        ("Straße", "strasse"),
        ("C++", "c"),
        ("AI/ML 2.0", "ai-ml-2-0"),
    ],
)
def test_a_slug_is_the_name_in_plain_letters(name, slug):
    assert derive_slug(name) == slug


def test_a_name_in_another_script_gets_a_slug_that_stays():
    assert derive_slug("研究") == derive_slug(" 研究 ")
    assert derive_slug("研究").startswith("n-")
    assert derive_slug("研究") != derive_slug("軟體")


def test_a_slug_ends_at_a_hundred_characters():
    assert derive_slug("a" * 99 + " b") == "a" * 99


def test_names_that_make_one_slug_are_numbered_in_order():
    assert unique_slugs(["C", "C++", "C#", "C 2"]) == ["c", "c-2", "c-3", "c-2-2"]


def test_a_numbered_slug_stays_within_a_hundred_characters():
    long = "a" * 100

    assert unique_slugs([long, long]) == [long, "a" * 98 + "-2"]


@given(st.text())
def test_every_name_makes_a_slug_that_a_page_can_have(name):
    slug = derive_slug(name)

    assert is_slug(slug)
    assert len(slug) <= 100


@given(st.lists(st.sampled_from(["C", "C++", "c-2", "研究", "a" * 120]) | st.text()))
def test_numbered_slugs_are_never_shared(names):
    slugs = unique_slugs(names)

    assert len(set(slugs)) == len(names)
    assert all(is_slug(slug) and len(slug) <= 100 for slug in slugs)


@pytest.mark.parametrize("slug", ["c-plus-plus", "Node_js", "a" * 120])
def test_a_given_slug_may_stand(slug):
    assert is_slug(slug)


@pytest.mark.parametrize("slug", ["", "c++", "two words", "a/b", "é", "a\n", "a" * 121])
def test_a_given_slug_that_no_page_can_have_is_told(slug):
    assert not is_slug(slug)


@pytest.mark.parametrize(
    ("slug", "words"),
    [("apache-airflow", "Apache airflow"), ("node_js", "Node js"), ("--", "--")],
)
def test_a_slug_without_a_name_is_put_into_words(slug, words):
    assert humanise(slug) == words
