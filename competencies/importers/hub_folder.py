"""Read a framework in the hub's own readable form: a folder of small JSON files.

`framework.json` says what the framework is and names its levels and areas; each file
in `competencies/` holds one competency with its skills, in the order of file names,
and every level of a skill in its own words, with examples from real work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from competencies.importers.addresses import is_web_address
from competencies.importers.fields import Fields
from competencies.importers.findings import find_oddities
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_NAME,
    MAX_SHORT_TEXT,
    MAX_URL,
    FrameworkFile,
    GroupRow,
    LevelRow,
    ReportRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)
from competencies.importers.reading import parse_json, quoted, read_text

FORMAT = "hub"
HEAD = "framework.json"
COMPETENCIES = "competencies"
KINDS = ("tool", "language", "methodology")
STEP = 10  # between positions, so that a curator can put something in between


def read_hub_folder(folder: Path) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in a folder of the hub's form, and what is odd in it.

    Raises UnreadableFile for the first thing that is missing, unknown or said twice.
    """
    head = _read(folder / HEAD)
    files = sorted((folder / COMPETENCIES).glob("*.json"))
    if not files:
        raise UnreadableFile(f"{folder.name} has no {COMPETENCIES}/*.json. Add them.")
    parts = [_read(file) for file in files]
    levels = tuple(_level(level) for level in head.each("levels"))
    _check_scale(levels)
    areas = [_area(area, place) for place, area in enumerate(head.each("areas"))]
    groups = (*areas, *_competencies(parts, {area.slug for area in areas}))
    ranks = {level.rank for level in levels}
    framework = FrameworkFile(
        format=FORMAT,
        name=head.text("name", MAX_NAME),
        slug=head.slug(),
        version=head.text("version", MAX_LEVEL_NAME),
        licence=head.text("licence", MAX_LEVEL_NAME),
        source=head.text("source", MAX_SHORT_TEXT, required=False),
        description=head.text("description"),
        depth_names=("Area", "Competency"),
        levels=levels,
        groups=groups,
        skills=tuple(_skills(parts, ranks)),
        tools=_tools(parts),
    )
    _refuse_repeats("group", [group.slug for group in groups])
    _refuse_repeats("skill", [skill.slug for skill in framework.skills])
    return framework, list(find_oddities(framework))


def _read(file: Path) -> Fields:
    return Fields(parse_json(file.name, read_text(file)), file.name)


def _level(fields: Fields) -> LevelRow:
    return LevelRow(
        rank=fields.whole("rank"),
        name=fields.text("name", MAX_LEVEL_NAME),
        short_description=fields.text("short_description", MAX_SHORT_TEXT),
        description=fields.text("description"),
    )


def _check_scale(levels: Sequence[LevelRow]) -> None:
    ranks = [level.rank for level in levels]
    if sorted(ranks) != list(range(len(ranks))) or len(ranks) < 2:  # noqa: PLR2004
        raise UnreadableFile(f"{HEAD}: the levels should run from 0 up, each once.")


def _area(fields: Fields, place: int) -> GroupRow:
    return GroupRow(
        slug=fields.slug(),
        name=fields.text("name", MAX_NAME),
        description=fields.text("description"),
        position=(place + 1) * STEP,
    )


def _competencies(parts: Iterable[Fields], areas: set[str]) -> list[GroupRow]:
    return [_competency(part, place, areas) for place, part in enumerate(parts)]


def _competency(part: Fields, place: int, areas: set[str]) -> GroupRow:
    area = part.text("area", MAX_NAME)
    if area not in areas:
        raise UnreadableFile(
            f"{part.where}: there is no area {quoted(area)} in {HEAD}."
        )
    return GroupRow(
        slug=part.slug(),
        name=part.text("name", MAX_NAME),
        description=part.text("description"),
        parent=area,
        position=(place + 1) * STEP,
    )


def _skills(parts: Iterable[Fields], ranks: set[int]) -> Iterable[SkillRow]:
    entries = [(part, skill) for part in parts for skill in part.each("skills")]
    for place, (part, skill) in enumerate(entries):
        levels = [_words(rank, skill, ranks) for rank in skill.within("levels").names()]
        yield SkillRow(
            slug=skill.slug(),
            name=skill.text("name", MAX_NAME),
            description=skill.text("description"),
            group=part.slug(),
            position=(place + 1) * STEP,
            tools=tuple(tool.slug() for tool in skill.each("tools")),
            descriptors=tuple((rank, text) for rank, text, _ in levels),
            examples=tuple(
                (rank, examples) for rank, _, examples in levels if examples
            ),
        )


def _words(
    key: str, skill: Fields, ranks: set[int]
) -> tuple[int, str, tuple[str, ...]]:
    if key not in {str(rank) for rank in ranks}:
        raise UnreadableFile(f"{skill.where}: there is no level {quoted(key)}.")
    words = skill.within("levels").within(key)
    return int(key), words.text("text"), words.lines("examples")


def _tools(parts: Iterable[Fields]) -> tuple[ToolRow, ...]:
    """Return each tool once; said twice, it must be said alike."""
    found: dict[str, ToolRow] = {}
    for part in parts:
        for skill in part.each("skills"):
            for fields in skill.each("tools"):
                tool = _tool(fields)
                if found.setdefault(tool.slug, tool) != tool:
                    raise UnreadableFile(
                        f"{fields.where}: the tool {quoted(tool.slug)} is described "
                        "in another way before. Make them alike."
                    )
    return tuple(found.values())


def _tool(fields: Fields) -> ToolRow:
    kind = fields.text("kind", MAX_NAME)
    url = fields.text("url", MAX_URL, required=False)
    if kind not in KINDS:
        raise UnreadableFile(f"{fields.where}: kind should be {', '.join(KINDS)}.")
    if url and not is_web_address(url):
        raise UnreadableFile(f"{fields.where}: {quoted(url)} is no web address.")
    name = fields.text("name", MAX_NAME)
    return ToolRow(slug=fields.slug(), name=name, kind=kind, url=url)


def _refuse_repeats(kind: str, slugs: Sequence[str]) -> None:
    for slug, times in Counter(slugs).items():
        if times > 1:
            raise UnreadableFile(f"The {kind} {quoted(slug)} is there twice.")
