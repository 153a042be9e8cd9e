"""A curator is told what may be worth mending, and nothing is touched."""

import pytest

from competencies.importers.findings import find_oddities
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    ProviderRow,
    ResourceRow,
    SkillRow,
    ToolRow,
)


def framework(**rows):
    return FrameworkFile(format="direct", name="Tiny", slug="tiny", version="1", **rows)


def skill(slug, position=0, **values):
    return SkillRow(slug, slug.title(), "code", position=position, **values)


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (
            {"skills": (skill("git", related=("tests",)), skill("tests", 1))},
            [("skill git", "one-sided-relation")],
        ),
        ({"providers": (ProviderRow("a", "A"),)}, [("provider a", "unused-provider")]),
        ({"resources": (ResourceRow("a", "A"),)}, [("resource a", "unused-resource")]),
        ({"tools": (ToolRow("a", "A"),)}, [("tool a", "unused-tool")]),
        (
            {"skills": (skill("git"), skill("tests", 0))},
            [("skill tests", "rank-tie")],
        ),
        (
            {"groups": (GroupRow("a", "A"), GroupRow("b", "B"))},
            [("group b", "rank-tie")],
        ),
        (
            {"skills": (skill("git"), SkillRow("Git", "GIT", "code", position=1))},
            [("skill Git", "shared-name")],
        ),
        (
            {"skills": (skill("git"),), "groups": (GroupRow("git", "Git"),)},
            [("group git", "shared-slug")],
        ),
    ],
)
def test_an_oddity_is_found(rows, findings):
    found = find_oddities(framework(**rows))

    assert [(row.row, row.code) for row in found] == findings


def used_tools(*tools):
    slugs = tuple(tool.slug for tool in tools)
    return framework(skills=(skill("git", tools=slugs),), tools=tools)


@pytest.mark.parametrize(
    ("tools", "code"),
    [
        ((ToolRow("b", "B", url="http://b.example.org"),), "http-only"),
        ((ToolRow("b", "B", url="https://b.example.org/é"),), "non-ascii-url"),
        (
            (
                ToolRow("a", "A", url="https://a.example.org/"),
                ToolRow("b", "B", url="https://a.example.org"),
            ),
            "duplicate-url",
        ),
        (
            (ToolRow("a", "A", "Same."), ToolRow("b", "B", "Same.")),
            "shared-description",
        ),
    ],
)
def test_an_odd_tool_is_found(tools, code):
    found = find_oddities(used_tools(*tools))

    assert [(row.row, row.code) for row in found] == [("tool b", code)]


def test_skills_that_name_nothing_are_counted():
    odd = framework(
        skills=(skill("git", tools=("git-tool",)), skill("tests", 1)),
        tools=(ToolRow("git-tool", "Git"),),
    )

    assert [(row.row, row.code, row.message) for row in find_oddities(odd)] == [
        (
            "skills",
            "no-tools-or-resources",
            "1 skills name neither a tool nor a resource.",
        )
    ]


def test_a_framework_without_oddities_has_no_findings():
    sound = framework(
        groups=(GroupRow("code", "Code"),),
        skills=(
            skill("git", tools=("vcs",), related=("tests",)),
            skill("tests", 1, resources=("lesson",), related=("git",)),
        ),
        tools=(ToolRow("vcs", "VCS", url="https://vcs.example.org"),),
        resources=(ResourceRow("lesson", "Lesson", provider="house"),),
        providers=(ProviderRow("house", "House"),),
    )

    assert list(find_oddities(sound)) == []
