import json
from pathlib import Path

import pytest

from competencies.importers.detect import detect, read_framework
from competencies.importers.neutral import (
    GroupRow,
    LevelRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)

HEAD = {
    "slug": "craft",
    "name": "Craft",
    "version": "1.0",
    "licence": "CC0-1.0",
    "description": "What a boatyard needs.",
    "levels": [
        {"rank": 0, "name": "None yet", "short_description": "No", "description": "No"},
        {"rank": 1, "name": "Able", "short_description": "Yes", "description": "Yes"},
    ],
    "areas": [{"slug": "wood", "name": "Wood", "description": "All that is sawn."}],
}
SAW = {"slug": "saw", "name": "Saw", "kind": "tool", "url": "https://example.org/"}
PART = {
    "slug": "planks",
    "name": "Planks",
    "description": "From tree to hull.",
    "area": "wood",
    "skills": [
        {
            "slug": "sawing",
            "name": "Sawing",
            "description": "Cut along the grain.",
            "tools": [SAW],
            "levels": {"1": {"text": "I cut straight.", "examples": ["The\n keel."]}},
        }
    ],
}


@pytest.fixture
def yard(tmp_path):
    """Return a function that writes a framework, changed as asked, and its folder."""

    def write(head: dict | None = None, *parts: dict) -> Path:
        folder = tmp_path / "yard"
        (folder / "competencies").mkdir(parents=True)
        (folder / "framework.json").write_text(json.dumps(HEAD | (head or {})))
        for number, part in enumerate(parts or [PART]):
            file = folder / "competencies" / f"{number}.json"
            file.write_text(json.dumps(part))
        return folder

    return write


def with_skill(**changes: object) -> dict:
    return PART | {"skills": [PART["skills"][0] | changes]}


def test_a_folder_is_read_whole(yard):
    framework, notes = read_framework(yard())

    assert (framework.name, framework.slug, framework.version) == (
        "Craft",
        "craft",
        "1.0",
    )
    assert framework.levels[1] == LevelRow(1, "Able", "Yes", "Yes")
    assert framework.groups == (
        GroupRow("wood", "Wood", "All that is sawn.", None, 10),
        GroupRow("planks", "Planks", "From tree to hull.", "wood", 10),
    )
    assert framework.skills == (
        SkillRow(
            slug="sawing",
            name="Sawing",
            group="planks",
            description="Cut along the grain.",
            position=10,
            tools=("saw",),
            descriptors=((1, "I cut straight."),),
            examples=((1, ("The keel.",)),),
        ),
    )
    assert framework.tools == (ToolRow("saw", "Saw", "", "tool", SAW["url"]),)
    assert [note.kept for note in notes] == [True] * len(notes)


def test_the_folder_is_recognised(yard):
    assert detect(yard()) == "hub"


def test_competencies_follow_the_names_of_their_files(yard):
    second = with_skill(slug="planing", name="Planing") | {"slug": "decks"}

    framework, _notes = read_framework(yard(None, PART, second))

    assert [group.slug for group in framework.groups] == ["wood", "planks", "decks"]
    assert [skill.slug for skill in framework.skills] == ["sawing", "planing"]


REFUSED = [
    ({"name": ""}, PART, "name is missing"),
    ({"slug": "Two Words"}, PART, "is no slug"),
    ({"levels": HEAD["levels"][1:]}, PART, "levels should run from 0 up"),
    ({"levels": [{"rank": True}]}, PART, "rank should be 0 or a number above"),
    ({"areas": "wood"}, PART, "areas should be a list"),
    ({}, PART | {"area": "iron"}, "there is no area “iron”"),
    ({}, PART | {"slug": "wood"}, "The group “wood” is there twice"),
    ({}, PART | {"skills": PART["skills"] * 2}, "The skill “sawing” is there twice"),
    ({}, with_skill(levels={"7": {"text": "x"}}), "there is no level “7”"),
    ({}, with_skill(levels={"1": {}}), "text is missing"),
    ({}, with_skill(tools=[SAW | {"kind": "toy"}]), "kind should be tool"),
    ({}, with_skill(tools=[SAW | {"url": "ftp:/x"}]), "is no web address"),
    ({}, with_skill(tools=[SAW, SAW | {"name": "Axe"}]), "Make them alike"),
    ({}, with_skill(description="x" * 10_001), "longer than 10000 characters"),
]


@pytest.mark.parametrize(("head", "part", "says"), REFUSED)
def test_what_is_wrong_is_refused_and_named(yard, head, part, says):
    with pytest.raises(UnreadableFile, match=says):
        read_framework(yard(head, part))


def test_a_folder_without_competencies_is_refused(yard):
    folder = yard()
    (folder / "competencies" / "0.json").unlink()

    with pytest.raises(UnreadableFile, match="has no competencies"):
        read_framework(folder)
