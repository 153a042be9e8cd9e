"""Read DIRECT's all-in-one files: the whole tree in one JSON or CSV file.

The JSON nests domains, competencies and skills by title, without slugs, relations,
ranks or levels. The CSV has slugs and relations, and one of its first three columns
filled in each row: what a row belongs to is the nearest such row above it. In both,
tools and resources are slugs with nothing to describe them, so they come out marked
`slug_only`.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from competencies.importers.direct_forms import (
    ALL_IN_ONE,
    ALL_IN_ONE_KEY,
    DEPTH_NAMES,
    DESCRIPTION,
    FORMAT,
    LICENCE,
    NAME,
    SLUG,
    SOURCE,
)
from competencies.importers.findings import find_oddities
from competencies.importers.links import kept_relations, kept_slugs
from competencies.importers.named import (
    Named,
    group_rows,
    skill_rows,
    slug_only_resources,
    slug_only_tools,
    unsaid,
)
from competencies.importers.neutral import (
    MAX_NAME,
    FrameworkFile,
    GroupRow,
    ReportRow,
    SkillRow,
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
from competencies.importers.tables import LIST_SEPARATOR, Record, read_table

TEXTS = ("title", "description", "tools_languages_methodologies", "training_resources")
"""The keys of a node of the JSON that hold text."""
CHILDREN = ("competencies", "skills")
NAME_COLUMNS = ALL_IN_ONE.columns[:3]
SKILL = len(CHILDREN)
"""How deep the skills are in the tree."""


def read_tree(file: str, value: object) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in the value of an all-in-one JSON file."""
    tree = _Tree(file)
    domains = as_list(as_object(value, file).get(ALL_IN_ONE_KEY), _place(file))
    for number, domain in enumerate(domains, start=1):
        tree.add(domain, f"{file}: domain {number}")
    groups = group_rows(tree.groups, tree.notes)
    skills = skill_rows(tree.skills, groups, tree.notes)
    return _finished(file, groups, skills, tree.notes, slugs_are_given=False)


def _place(file: str) -> str:
    return f"{file}: {ALL_IN_ONE_KEY}"


@dataclass(slots=True)
class _Tree:
    """The nodes of the JSON as they are met, outer ones first."""

    file: str
    groups: list[Named] = field(default_factory=list)
    skills: list[Named] = field(default_factory=list)
    notes: list[ReportRow] = field(default_factory=list)

    def add(
        self, value: object, where: str, parent: int | None = None, depth: int = 0
    ) -> None:
        node = as_object(value, where)
        named = self._named(node, where, parent, depth)
        if depth == SKILL:
            self.skills.append(named)
            return
        place = len(self.groups)
        self.groups.append(named)
        key = CHILDREN[depth]
        for number, child in enumerate(as_list(node.get(key), f"{where}: {key}")):
            self.add(child, f"{where}, {key} {number + 1}", place, depth + 1)

    def _named(
        self, node: dict[str, object], where: str, parent: int | None, depth: int
    ) -> Named:
        raw = {key: as_text(node.get(key, ""), f"{where}: {key}") for key in TEXTS}
        kind = "skill" if depth == SKILL else "group"
        row = f"{kind} {derive_slug(raw['title'])}"
        texts = tidied_values(raw, row, self.notes)
        _require_title(texts["title"], where)
        self._note_unknown(row, node, depth)
        tools, resources = (_parts(texts[key]) for key in TEXTS[2:])
        return Named(
            name=texts["title"],
            parent=parent,
            description=texts["description"],
            tools=kept_slugs(row, "tool", tools, self.notes),
            resources=kept_slugs(row, "resource", resources, self.notes),
        )

    def _note_unknown(self, row: str, node: dict[str, object], depth: int) -> None:
        for key in sorted(node.keys() - {*TEXTS, *CHILDREN[depth : depth + 1]}):
            message = f"Left out {quoted(key)}, which is not known."
            self.notes.append(ReportRow(row, "unknown-key", message, kept=False))


def _require_title(title: str, where: str) -> None:
    if not title:
        raise UnreadableFile(f"{where} has no title. Give it one.")
    fitting(title, f"{where}: the title", MAX_NAME)


def _parts(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.split(LIST_SEPARATOR))
    return tuple(part for part in parts if part)


def read_table_tree(path: Path) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in an all-in-one CSV file."""
    notes: list[ReportRow] = []
    placed = list(_placed(read_table(path, ALL_IN_ONE, notes)))
    groups = [(record, parent) for record, parent, depth in placed if depth < SKILL]
    skills = [(record, parent) for record, parent, depth in placed if depth == SKILL]
    known = {record.slug() for record, _ in skills}
    group_table = tuple(
        _group(position, *group) for position, group in enumerate(groups)
    )
    skill_table = tuple(
        _skill(position, *skill, known, notes) for position, skill in enumerate(skills)
    )
    return _finished(path.name, group_table, skill_table, notes, slugs_are_given=True)


def _placed(records: Sequence[Record]) -> Iterator[tuple[Record, str, int]]:
    """Yield each row with the slug of the group above it and its own depth."""
    around: list[str] = []
    for record in records:
        depth = _depth(record)
        if depth > len(around):
            raise UnreadableFile(f"{record.where}: there is no group above this row.")
        yield record, around[depth - 1] if depth else "", depth
        around[depth:] = [record.slug()]


def _depth(record: Record) -> int:
    filled = [depth for depth, key in enumerate(NAME_COLUMNS) if record.text(key)]
    if len(filled) != 1:
        raise UnreadableFile(
            f"{record.where}: fill in one of {', '.join(NAME_COLUMNS)}, and only one."
        )
    return filled[0]


def _group(position: int, record: Record, parent: str) -> GroupRow:
    return GroupRow(
        slug=record.slug(),
        name=record.name(NAME_COLUMNS[_depth(record)]),
        description=record.text("description"),
        parent=parent or None,
        position=position,
    )


def _skill(
    position: int,
    record: Record,
    group: str,
    known: Collection[str],
    notes: list[ReportRow],
) -> SkillRow:
    slug, row = record.slug(), record.row
    tools = record.slugs("tools_languages_methodologies")
    resources = record.slugs("learning_resources")
    related = record.slugs("related_skills")
    return SkillRow(
        slug=slug,
        name=record.name("skill"),
        description=record.text("description"),
        group=group,
        position=position,
        tools=kept_slugs(row, "tool", tools, notes),
        resources=kept_slugs(row, "resource", resources, notes),
        related=kept_relations(row, slug, related, known, notes),
    )


def _finished(
    file: str,
    groups: tuple[GroupRow, ...],
    skills: tuple[SkillRow, ...],
    notes: list[ReportRow],
    *,
    slugs_are_given: bool,
) -> tuple[FrameworkFile, list[ReportRow]]:
    _require_skills(file, skills)
    _refuse_repeats(file, [row.slug for row in groups])
    _refuse_repeats(file, [row.slug for row in skills])
    framework = FrameworkFile(
        format=FORMAT,
        name=NAME,
        slug=SLUG,
        version=None,
        description=DESCRIPTION,
        licence=LICENCE,
        source=SOURCE,
        depth_names=DEPTH_NAMES,
        groups=groups,
        skills=skills,
        tools=slug_only_tools(skills),
        resources=slug_only_resources(skills),
        slugs_are_given=slugs_are_given,
    )
    return framework, [*notes, *unsaid(file, framework), *find_oddities(framework)]


def _require_skills(file: str, skills: Sequence[SkillRow]) -> None:
    if not skills:
        raise UnreadableFile(f"{file} holds no skills.")


def _refuse_repeats(file: str, slugs: list[str]) -> None:
    for slug, times in Counter(slugs).items():
        if times > 1:
            raise UnreadableFile(
                f"{file}: the slug {quoted(slug)} is used {times} times. "
                "Give each row its own."
            )
