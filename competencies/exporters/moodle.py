"""Write a framework as Moodle's competency framework CSV.

Moodle knows a tree of competencies with names, HTML descriptions, ties without a
direction, and one scale of names. What it has no place for is listed by `losses`.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from competencies.exporters.formats import Exported, Exporter, Place
from competencies.exporters.hub_csv import written
from competencies.importers import moodle_form as form
from competencies.importers.html_text import html_of
from competencies.importers.moodle import ESCAPED_COMMA, GROUP_PREFIX
from competencies.importers.neutral import FrameworkFile, GroupRow, SkillRow
from competencies.importers.scales import means_none

HTML = "1"
# The words that Moodle has for a depth; anything else would be refused there.
TAXONOMIES = (
    "behaviour",
    "competency",
    "concept",
    "domain",
    "indicator",
    "level",
    "outcome",
    "practice",
    "proficiency",
    "skill",
    "value",
)
FEWEST_DEPTHS = 4
# Moodle takes no framework without a scale.
STAND_IN = ("Not yet competent", "Competent")
DIGEST = 8

Cells = dict[str, str]


def to_moodle(file: FrameworkFile) -> str:
    """Return the framework as CSV text, its cells safe to open in a spreadsheet."""
    ids = _Ids(file)
    return written(form.HEADER, [_framework(file), *_rows(file, ids)])


def write_moodle(file: FrameworkFile, _place: Place) -> Exported:
    return Exported(to_moodle(file).encode(), losses(file))


def losses(file: FrameworkFile) -> tuple[str, ...]:
    """Return what Moodle's form can't hold of a framework, a sentence each."""
    return tuple(_losses(file))


def _cells(values: dict[int, str]) -> Cells:
    return {name: values.get(place, "") for place, name in enumerate(form.HEADER)}


def _framework(file: FrameworkFile) -> Cells:
    scale = [_level_name(level.name) for level in file.levels] or list(STAND_IN)
    return _cells(
        {
            form.ID: (file.slug or "framework")[: form.LONGEST],
            form.NAME: file.name[: form.LONGEST].strip(),
            form.DESCRIPTION: html_of(file.description),
            form.DESCRIPTION_FORMAT: HTML,
            form.SCALE: ",".join(scale),
            form.SCALE_CONFIGURATION: _configuration(len(scale)),
            form.IS_FRAMEWORK: form.YES,
            form.TAXONOMY: ",".join(_taxonomy(file)),
        }
    )


def _level_name(name: str) -> str:
    """Return a name without a comma, which would make two of it there."""
    return " ".join(name.replace(",", ";").split())


def _configuration(count: int) -> str:
    """Say which values count as proficient, which Moodle insists on: the upper half.

    The first of those is what Moodle gives when it rates somebody by itself.
    """
    first = count // 2 + 1
    values = [
        {"id": value, "scaledefault": int(value == first), "proficient": 1}
        for value in range(first, count + 1)
    ]
    return json.dumps([{"scaleid": "1"}, *values], separators=(",", ":"))


def _taxonomy(file: FrameworkFile) -> list[str]:
    """Return a word for each depth; the skills' own depth is the last."""
    words = [_word(name) for name in file.depth_names]
    depth = max(len(words), len(file.groups_by_depth()))
    words += ["competency"] * (depth - len(words)) + ["skill"]
    return words + ["skill"] * (FEWEST_DEPTHS - len(words))


def _word(name: str) -> str:
    last = name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""
    return last if last in TAXONOMIES else "competency"


class _Ids:
    """The id number of each record: its address, unless Moodle would mix up two."""

    def __init__(self, file: FrameworkFile) -> None:
        skills = {skill.slug for skill in file.skills}
        self.groups = {
            group.slug: _cut(
                f"{GROUP_PREFIX}{group.slug}" if group.slug in skills else group.slug
            )
            for group in file.groups
        }
        self.skills = {slug: _cut(slug) for slug in skills}


def _cut(identifier: str) -> str:
    """Return an id of at most 100 characters, which stays unlike all others."""
    if len(identifier) <= form.LONGEST:
        return identifier
    digest = hashlib.sha256(identifier.encode()).hexdigest()[:DIGEST]
    return f"{identifier[: form.LONGEST - DIGEST - 1]}-{digest}"


def _rows(file: FrameworkFile, ids: _Ids) -> Iterator[Cells]:
    """Yield the tree as Moodle does: what a group holds comes right below it."""
    below = _by_parent(file)
    waiting = [*below[None]]
    while waiting:
        row = waiting.pop()
        if isinstance(row, GroupRow):
            parent = ids.groups[row.parent] if row.parent else ""
            yield _row(ids.groups[row.slug], parent, row, [])
            waiting += below[row.slug]
        else:
            parent = ids.groups[row.group] if row.group else ""
            related = [ids.skills[slug] for slug in row.related]
            yield _row(ids.skills[row.slug], parent, row, related)


def _by_parent(file: FrameworkFile) -> dict[str | None, list[GroupRow | SkillRow]]:
    """Return what stands in each group, the last of it first."""
    found: defaultdict[str | None, list[GroupRow | SkillRow]] = defaultdict(list)
    for group in _filled(file):
        found[group.parent].append(group)
    for skill in file.skills:
        found[skill.group].append(skill)
    for rows in found.values():
        rows.sort(key=lambda row: row.position)
        rows.reverse()
    return found


def _filled(file: FrameworkFile) -> list[GroupRow]:
    """Return the groups with skills somewhere below; an empty one reads as a skill."""
    used = {skill.group for skill in file.skills if skill.group}
    for group in reversed(file.groups):
        if group.slug in used and group.parent:
            used.add(group.parent)
    return [group for group in file.groups if group.slug in used]


def _row(
    identifier: str, parent: str, row: GroupRow | SkillRow, related: Sequence[str]
) -> Cells:
    return _cells(
        {
            form.PARENT: parent,
            form.ID: identifier,
            form.NAME: row.name[: form.LONGEST].strip(),
            form.DESCRIPTION: _description(row),
            form.DESCRIPTION_FORMAT: HTML,
            form.RULE_OUTCOME: "0",
            form.RULE_CONFIGURATION: "null",
            form.RELATED: ",".join(i.replace(",", ESCAPED_COMMA) for i in related),
        }
    )


def _description(row: GroupRow | SkillRow) -> str:
    """Return the description; one whose name is cut begins with the whole name."""
    if len(row.name) <= form.LONGEST:
        return html_of(row.description)
    return html_of(f"{row.name}\n\n{row.description}")


def _losses(file: FrameworkFile) -> Iterator[str]:
    if not file.levels:
        yield f"It has no levels, and Moodle wants some: {' and '.join(STAND_IN)}."
    texts = sum(bool(skill.descriptors) for skill in file.skills)
    if texts:
        yield f"What the levels look like, for {texts} skills."
    if any(level.description for level in file.levels):
        yield "The descriptions of the levels: a scale there is names alone."
    if file.levels and not means_none(file.levels[0].name):
        yield "That the lowest level means none yet: its name doesn't say so."
    if any("," in level.name for level in file.levels):
        yield "Commas in the names of levels: they are written as semicolons."
    yield from _lost_rows(file)
    yield from _lost_words(file)


def _lost_rows(file: FrameworkFile) -> Iterator[str]:
    empty = len(file.groups) - len(_filled(file))
    counted = (
        (empty, "groups without skills"),
        (len(file.tools), "tools, languages and methods"),
        (len(file.resources), "training resources"),
        (len(file.ties) + len(file.crosswalks), "ties other than “related”"),
        (len(file.roles), "roles"),
    )
    yield from (f"{count} {what}." for count, what in counted if count)
    if file.notes or file.extra:
        yield "What is new in the version, and what other formats said."


def _lost_words(file: FrameworkFile) -> Iterator[str]:
    names = [row.name for row in file.groups] + [row.name for row in file.skills]
    long = sum(len(name) > form.LONGEST for name in names)
    if long:
        yield f"{long} names are cut at 100 characters; the description has them whole."
    if any(_word(name) != name.casefold() for name in file.depth_names):
        yield "The names of the depths, for which Moodle has words of its own."
    if file.licence or file.source:
        yield "The licence and the source."
    if file.levels:
        yield "Which levels count as proficient is made up: the upper half."


EXPORTER = Exporter("moodle", "Moodle CSV", "text/csv", ".csv", write_moodle)
