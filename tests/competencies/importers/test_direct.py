"""A folder of seven CSV files becomes a framework, and its faults are told."""

import pytest

from competencies.importers.detect import read_framework
from competencies.importers.levels import NONE_YET
from competencies.importers.neutral import (
    GroupRow,
    ProviderRow,
    ResourceRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)
from tests.competencies.importers.direct_files import spoil


def by_slug(rows, slug):
    return next(row for row in rows if row.slug == slug)


def codes(notes, row):
    return [note.code for note in notes if note.row == row]


def test_the_small_framework_holds_what_it_says(fixtures):
    framework, _ = read_framework(fixtures / "direct-small")

    assert framework.groups_by_depth() == (2, 4)
    assert framework.counts() == {
        "groups": 6,
        "skills": 12,
        "levels": 5,
        "descriptors": 0,
        "tools": 9,
        "roles": 0,
        "relations": 9,
        "resources": 6,
        "providers": 3,
        "skill_tools": 10,
        "skill_resources": 5,
    }


def test_what_the_files_leave_unsaid_is_directs(fixtures):
    framework, _ = read_framework(fixtures / "direct-small")

    assert (framework.format, framework.name, framework.slug) == (
        "direct",
        "DIRECT",
        "direct",
    )
    assert (framework.version, framework.licence) == (None, "CC-BY-4.0")
    assert framework.depth_names == ("Competency domain", "Competency")
    assert framework.slugs_are_given


def test_groups_come_by_rank_with_domains_first(fixtures):
    framework, _ = read_framework(fixtures / "direct-small")

    assert [group.slug for group in framework.groups] == [
        "making-software",
        "working-together",
        "writing-code",
        "sharing-work",
        "running-code",
        "looking-after-people",
    ]
    assert framework.groups[2] == GroupRow(
        slug="writing-code",
        name="Writing code",
        description="Turning a research question into code that others can trust.",
        parent="making-software",
        position=10,
    )


def test_a_skill_is_read_whole_and_tidied(fixtures):
    framework, notes = read_framework(fixtures / "direct-small")

    assert by_slug(framework.skills, "version-control") == SkillRow(
        slug="version-control",
        name="Version control",
        description=(
            "Keeps the history of a project so that any step can be found again."
        ),
        group="sharing-work",
        position=70,
        tools=("git",),
        resources=("first-steps-with-git", "git-for-teams"),
        related=("writing-documentation",),
    )
    assert codes(notes, "skill version-control") == ["trimmed"]


def test_skills_come_by_rank(fixtures):
    framework, _ = read_framework(fixtures / "direct-small")

    assert [skill.position for skill in framework.skills] == list(range(10, 130, 10))


def test_a_line_break_inside_quotes_stays(fixtures):
    framework, notes = read_framework(fixtures / "direct-small")

    assert by_slug(framework.skills, "reading-code").description == (
        "Finds out what unfamiliar code does.\n"
        "Starts from its tests where there are any."
    )
    assert codes(notes, "skill reading-code") == ["line-ends"]


def test_a_self_relation_is_left_out(fixtures):
    framework, notes = read_framework(fixtures / "direct-small")

    assert by_slug(framework.skills, "handling-disagreement").related == ("mentoring",)
    assert codes(notes, "skill handling-disagreement") == [
        "self-relation",
        "one-sided-relation",
    ]


def test_level_0_gets_words_of_its_own(fixtures):
    framework, notes = read_framework(fixtures / "direct-small")

    assert framework.levels[0] == NONE_YET
    assert [level.name for level in framework.levels[1:]] == [
        "Aware",
        "Practising",
        "Confident",
        "Leading",
    ]
    assert codes(notes, "level 0") == ["level-renamed"]


def test_slugs_are_taken_as_given(fixtures):
    framework, _ = read_framework(fixtures / "direct-small")

    assert by_slug(framework.tools, "c-plus-plus") == ToolRow(
        slug="c-plus-plus",
        name="C++",
        description="A language for programs that have to be quick.",
        kind="language",
        url="https://cpp.example.org/",
    )


def test_resources_and_providers_are_read(fixtures):
    framework, _ = read_framework(fixtures / "direct-small")

    assert by_slug(framework.resources, "first-steps-with-git") == ResourceRow(
        slug="first-steps-with-git",
        title="First steps with Git",
        url="https://lessons.example.org/git/",
        languages=("en", "es"),
        provider="lesson-house",
    )
    assert by_slug(framework.resources, "licences-in-plain-words").provider is None
    assert by_slug(framework.providers, "lesson-house") == ProviderRow(
        slug="lesson-house",
        name="Lesson House",
        url="https://lessons.example.org/",
        ror="https://ror.org/0exampl00",
    )


def test_other_files_of_the_folder_are_named_and_not_read(release):
    (release / "skill.json").write_text("not even JSON")

    _, notes = read_framework(release)

    assert [note.message for note in notes if note.code == "files-not-read"] == [
        "The seven CSV files are enough; did not read skill.json."
    ]


SKILLS = "skill.csv"
TOOLS = "tool_language_methodology.csv"
RESOURCES = "learning_resource.csv"


@pytest.mark.parametrize(
    ("change", "row", "code"),
    [
        ((SKILLS, "pytest|py", "perl|py"), "skill testing", "dangling-tool"),
        ((SKILLS, "a-day", "a-year"), "skill command-line", "dangling-resource"),
        ((SKILLS, "|mentor", "|x"), "skill handling-disagreement", "dangling-skill"),
        ((RESOURCES, ",summer", ",x"), "resource git-for-teams", "dangling-provider"),
        ((RESOURCES, "en|es", "en|?"), "resource first-steps-with-git", "bad-language"),
        ((TOOLS, ",tool,", ",gadget,"), "tool git", "unknown-kind"),
        ((TOOLS, "https://git", "javascript:git"), "tool git", "bad-url"),
        ((TOOLS, "git.example.org/,", "git/,x"), "tool git", "tool-resources"),
        (("provider.csv", "ror.org/0", "x/"), "provider lesson-house", "bad-ror"),
    ],
)
def test_a_small_fault_is_mended_and_noted(release, change, row, code):
    file, old, new = change
    spoil(release / file, old, new)

    framework, notes = read_framework(release)

    assert code in codes(notes, row)
    assert framework.counts()["skills"] == 12


def test_an_unknown_kind_is_a_tool(release):
    spoil(release / "tool_language_methodology.csv", ",language,", ",gadget,")

    framework, _ = read_framework(release)

    assert by_slug(framework.tools, "c-plus-plus").kind == "tool"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (
            "skill.csv",
            ",writing-code,",
            ",no-such-group,",
            (
                "skill.csv, line 3: there is no competency “no-such-group”. "
                "Add it to competency.csv or name one that is there."
            ),
        ),
        (
            "competency.csv",
            ",making-software,",
            ",elsewhere,",
            (
                "competency.csv, line 2: there is no competency_domain “elsewhere”. "
                "Add it to competency_domain.csv or name one that is there."
            ),
        ),
        (
            "skill.csv",
            ",testing,writing-code",
            ",version-control,writing-code",
            (
                "skill.csv, line 5: the slug “version-control” is taken by an "
                "earlier row. Give each row its own."
            ),
        ),
        (
            "competency.csv",
            ",running-code,",
            ",working-together,",
            (
                "competency.csv, line 2: the slug “working-together” is taken by an "
                "earlier row. Give each row its own."
            ),
        ),
        (
            "tool_language_methodology.csv",
            ",c-plus-plus,",
            ",c++,",
            (
                "tool_language_methodology.csv, line 3: the slug “c++” can't be an "
                "address. Use at most 120 letters, digits and hyphens."
            ),
        ),
        (
            "skill.csv",
            ",70\r\n",
            ",seventy\r\n",
            (
                "skill.csv, line 2: the rank “seventy” should be a whole number "
                "from 0 to 2147483647."
            ),
        ),
        (
            "skill_level.csv",
            ",3,",
            ",2,",
            (
                "skill_level.csv has the levels 0, 1, 2, 2, 4; a scale starts at 0 and "
                "goes up by 1, at least to 1, each level once."
            ),
        ),
        (
            "competency.csv",
            "Running code,",
            f"{'x' * 201},",
            "competency.csv, line 2: the name is longer than 200 characters.",
        ),
    ],
)
def test_a_large_fault_is_refused_with_its_place(release, file, old, new, reason):
    spoil(release / file, old, new)

    with pytest.raises(UnreadableFile) as refusal:
        read_framework(release)

    assert str(refusal.value) == reason


def test_missing_files_are_named(release):
    (release / "skill.csv").unlink()
    (release / "provider.csv").unlink()

    with pytest.raises(UnreadableFile) as refusal:
        read_framework(release)

    assert str(refusal.value) == (
        "direct-small lacks skill.csv, provider.csv. "
        "A DIRECT framework is a folder of seven CSV files."
    )


def test_a_framework_without_skills_is_refused(release):
    first_line = (release / "skill.csv").read_text().partition("\n")[0]
    (release / "skill.csv").write_text(first_line)

    with pytest.raises(UnreadableFile, match=r"^skill\.csv holds no skills\.$"):
        read_framework(release)


def test_the_published_release_holds_what_it_says(reference_data):
    framework, _ = read_framework(reference_data / "direct-framework-2")

    assert framework.groups_by_depth() == (7, 20)
    assert framework.counts() == {
        "groups": 27,
        "skills": 164,
        "levels": 5,
        "descriptors": 0,
        "tools": 549,
        "roles": 0,
        "relations": 180,
        "resources": 207,
        "providers": 61,
        "skill_tools": 685,
        "skill_resources": 151,
    }


def test_the_oddities_of_the_published_release_are_told(reference_data):
    _, notes = read_framework(reference_data / "direct-framework-2")

    found = [note.code for note in notes]
    assert {code: found.count(code) for code in found} == {
        "files-not-read": 1,
        "trimmed": 30,
        "self-relation": 1,
        "level-renamed": 1,
        "empty-cells": 7,
        "empty-column": 3,
        "unused-tool": 9,
        "unused-resource": 72,
        "unused-provider": 1,
        "http-only": 7,
        "non-ascii-url": 2,
        "duplicate-url": 9,
        "shared-description": 1,
        "shared-slug": 11,
        "no-tools-or-resources": 1,
    }


def test_only_one_link_of_the_published_release_is_left_out(reference_data):
    _, notes = read_framework(reference_data / "direct-framework-2")

    assert [note.row for note in notes if not note.kept] == [
        "skill conflict-prevention-and-resolution"
    ]
