from hypothesis import given
from hypothesis import strategies as st

from competencies.version_diff import (
    GroupText,
    Kind,
    LevelText,
    OwnWords,
    SkillText,
    VersionText,
    compare,
)

TESTING = SkillText(
    1, "u1", "testing", "Testing", "It works.", "code", ("Code",), {1: OwnWords("Runs")}
)
REVIEW = SkillText(2, "u2", "review", "Review", "Others look.", "code", ("Code",))
HARBOUR = SkillText(3, "u3", "harbour", "Harbours", "", "sea", ("Sea",))


def said(skill: SkillText, **changes) -> SkillText:
    fields = {name: getattr(skill, name) for name in SkillText.__dataclass_fields__}
    return SkillText(**fields | changes)


def skills(*texts) -> VersionText:
    return VersionText(skills=texts)


def counted(diff) -> dict[str, int]:
    return {str(kind): count for kind, count in diff.counts().items() if count}


def test_what_is_the_same_differs_in_nothing():
    whole = skills(TESTING, REVIEW)

    diff = compare(whole, whole)

    assert (counted(diff), diff.unchanged) == ({}, 2)


def test_what_comes_and_goes():
    diff = compare(skills(TESTING, REVIEW), skills(REVIEW, HARBOUR))

    assert (diff.added, diff.removed) == ((HARBOUR,), (TESTING,))


def test_a_skill_may_change_in_several_ways_at_once():
    anew = said(TESTING, name="Tests", group="sea", levels={1: OwnWords("Writes")})

    diff = compare(skills(TESTING), skills(anew))

    [change] = diff.changed
    assert counted(diff) == {"renamed": 1, "moved": 1, "levels": 1}
    assert change.ranks == [1]


def test_words_of_a_level_come_and_go_and_change():
    before = said(TESTING, levels={1: OwnWords("a"), 2: OwnWords("b")})
    after = said(TESTING, levels={2: OwnWords("b", "an example"), 3: OwnWords("c")})

    [change] = compare(skills(before), skills(after)).changed

    assert change.ranks == [1, 2, 3]


def test_a_group_that_is_renamed_moves_no_skill():
    anew = said(TESTING, path=("Coding",))

    assert compare(skills(TESTING), skills(anew)).changed == ()


def test_tools_are_the_same_in_any_order():
    diff = compare(
        skills(said(TESTING, tools=("git", "make"))),
        skills(said(TESTING, tools=("make", "git"))),
    )

    assert counted(diff) == {}


def test_what_is_replaced_neither_comes_nor_goes():
    merged = SkillText(9, "u9", "checking", "Checking")

    diff = compare(skills(TESTING, REVIEW), skills(merged), [(1, 9), (2, 9)])

    [chain] = diff.replaced
    assert counted(diff) == {"replaced": 1}
    assert (chain.befores, chain.afters) == ((TESTING, REVIEW), (merged,))
    assert chain.shape == "merged"


def test_groups_come_go_and_change_their_words_or_their_place():
    old = VersionText(groups=(GroupText("a", "A"), GroupText("b", "B", path=("A",))))
    new = VersionText(groups=(GroupText("b", "B", parent="c"), GroupText("c", "C")))

    changes = compare(old, new).groups

    sides = [(c.before and c.before.slug, c.after and c.after.slug) for c in changes]
    assert sides == [("b", "b"), (None, "c"), ("a", None)]


def test_a_group_below_one_that_is_renamed_has_not_changed():
    old = VersionText(groups=(GroupText("b", "B", parent="a", path=("A",)),))
    new = VersionText(groups=(GroupText("b", "B", parent="a", path=("Anew",)),))

    assert compare(old, new).groups == ()


def test_the_words_of_the_scale():
    old = VersionText(levels=(LevelText(0, "None"), LevelText(1, "Some")))
    new = VersionText(levels=(LevelText(0, "None yet"), LevelText(1, "Some")))

    [change] = compare(old, new).scale

    assert (change.before.name, change.after.name) == ("None", "None yet")


WORDS = st.sampled_from(["", "a", "b"])
SKILLS = st.builds(
    SkillText,
    key=st.integers(0, 9),
    uuid=st.just(""),
    slug=st.just(""),
    name=WORDS,
    description=WORDS,
    group=WORDS,
)
VERSIONS = st.lists(SKILLS, unique_by=lambda s: s.key).map(lambda s: skills(*s))
PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(VERSIONS, VERSIONS, PAIRS)
def test_every_skill_of_either_version_is_somewhere(old, new, replaced):
    diff = compare(old, new, replaced)

    come = [s.key for s in diff.added] + [
        s.key for chain in diff.replaced for s in chain.afters
    ]
    stayed = len(diff.changed) + diff.unchanged
    gone = [s.key for s in diff.removed] + [
        s.key for chain in diff.replaced for s in chain.befores
    ]
    both = {s.key for s in old.skills} & {s.key for s in new.skills}
    assert stayed == len(both)
    assert {*come} | both == {s.key for s in new.skills}
    assert {*gone} | both == {s.key for s in old.skills}
    assert set(diff.counts()) == set(Kind)
