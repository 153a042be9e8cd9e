"""Read the skill list of the RSE Competencies Toolkit: names of skills by group.

The JSON is one object whose keys are groups and whose values are lists of skill names.
It has no levels, descriptions or slugs.
"""

from competencies.importers.findings import find_oddities
from competencies.importers.named import Named, group_rows, skill_rows, unsaid
from competencies.importers.neutral import (
    MAX_NAME,
    FrameworkFile,
    ReportRow,
    UnreadableFile,
)
from competencies.importers.reading import (
    as_list,
    as_object,
    as_text,
    fitting,
    quoted,
    tidied_values,
)
from competencies.importers.slugs import derive_slug

FORMAT = "rsetoolkit"
NAME = "RSE Competencies Toolkit"
SLUG = "rsetoolkit"
LICENCE = "BSD-3-Clause"
SOURCE = "https://github.com/RSEToolkit/rse-competencies-toolkit"
DEPTH_NAMES = ("Skill group",)


def read_groups(file: str, value: object) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in the value of a skill list, and what was changed."""
    notes: list[ReportRow] = []
    listed = as_object(value, file)
    named = [
        Named(_name("skill", name, f"{file}: {quoted(key)}, {number}", notes), place)
        for place, (key, names) in enumerate(listed.items())
        for number, name in enumerate(as_list(names, f"{file}: {quoted(key)}"), start=1)
    ]
    outer = [Named(_name("group", key, f"{file}: a key", notes)) for key in listed]
    groups = group_rows(outer, notes)
    framework = FrameworkFile(
        format=FORMAT,
        name=NAME,
        slug=SLUG,
        version=None,
        licence=LICENCE,
        source=SOURCE,
        depth_names=DEPTH_NAMES,
        groups=groups,
        skills=skill_rows(named, groups, notes),
        slugs_are_given=False,
    )
    return framework, [*notes, *unsaid(file, framework), *find_oddities(framework)]


def _name(kind: str, value: object, where: str, notes: list[ReportRow]) -> str:
    raw = as_text(value, where)
    name = tidied_values({"name": raw}, f"{kind} {derive_slug(raw)}", notes)["name"]
    if not name:
        raise UnreadableFile(f"{where} is empty. Fill it in.")
    return fitting(name, where, MAX_NAME)
