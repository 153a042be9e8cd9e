"""What a framework file holds, counted; what an import did, as JSON."""

from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    RelationRow,
    Report,
    ReportRow,
    SkillRow,
    ToolRow,
)

FRAMEWORK = FrameworkFile(
    format="direct",
    name="Tiny",
    slug="tiny",
    version=None,
    groups=(GroupRow("code", "Code"), GroupRow("tests", "Tests", parent="code")),
    skills=(
        SkillRow("git", "Git", group="tests", tools=("git",), related=("testing",)),
        SkillRow("testing", "Testing", group="tests", descriptors=((1, "Once"),)),
    ),
    tools=(ToolRow("git", "Git"),),
)


def test_the_counts_are_those_of_the_report():
    assert FRAMEWORK.counts() == {
        "groups": 2,
        "skills": 2,
        "levels": 0,
        "descriptors": 1,
        "tools": 1,
        "roles": 0,
        "relations": 1,
        "resources": 0,
        "providers": 0,
        "skill_tools": 1,
        "skill_resources": 0,
    }


def test_groups_are_counted_by_depth():
    assert FRAMEWORK.groups_by_depth() == (1, 1)


def test_relations_run_from_one_skill_to_another():
    assert FRAMEWORK.relations == (RelationRow("git", "testing"),)


def test_a_report_is_written_as_the_contract_says():
    rows = (ReportRow("skill git", "trimmed", "Took off blanks around name."),)

    assert Report("direct", {"skills": 1}, rows, created=1).as_dict() == {
        "format": "direct",
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "dropped": 0,
        "counts": {"skills": 1},
        "rows": [
            {
                "row": "skill git",
                "code": "trimmed",
                "message": "Took off blanks around name.",
                "kept": True,
            }
        ],
    }


def test_what_was_left_out_counts_as_dropped():
    rows = (
        ReportRow("skill git", "trimmed", "Took off blanks around name."),
        ReportRow("skill git", "self-relation", "Left out.", kept=False),
    )

    assert Report("direct", {}, rows).dropped == 1
