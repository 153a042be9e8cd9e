"""Links that lead nowhere are left out, and each is noted."""

from competencies.importers.links import kept_links, kept_relations, kept_slugs

KNOWN = {"git", "pytest"}


def test_links_to_what_is_there_are_kept_in_order():
    notes = []

    assert kept_links("skill a", "tool", ("pytest", "git"), KNOWN, notes) == (
        "pytest",
        "git",
    )
    assert notes == []


def test_a_link_to_what_is_not_there_is_left_out():
    notes = []

    assert kept_links("skill a", "tool", ("svn", "git"), KNOWN, notes) == ("git",)
    assert [(n.code, n.message, n.kept) for n in notes] == [
        ("dangling-tool", "There is no tool “svn”; left the link out.", False)
    ]


def test_a_link_given_twice_is_kept_once():
    notes = []

    assert kept_links("skill a", "tool", ("git", "git"), KNOWN, notes) == ("git",)
    assert [(n.code, n.message, n.kept) for n in notes] == [
        ("repeated-link", "Names the tool “git” more than once; kept one.", False)
    ]


def test_a_skill_is_not_related_to_itself():
    notes = []

    assert kept_relations("skill git", "git", ("git", "pytest"), KNOWN, notes) == (
        "pytest",
    )
    assert [(n.row, n.code, n.kept) for n in notes] == [
        ("skill git", "self-relation", False)
    ]


def test_slugs_without_records_need_only_be_slugs():
    notes = []

    assert kept_slugs("skill a", "tool", ("c-plus-plus", "C++"), notes) == (
        "c-plus-plus",
    )
    assert [(n.code, n.kept) for n in notes] == [("bad-slug", False)]
