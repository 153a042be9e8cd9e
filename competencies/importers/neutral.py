"""What any framework file holds once read, and the report of what was changed.

A reader of one format turns a file into a `FrameworkFile`; the writer alone knows the
database. Slugs tie the rows together and are unique within one kind of row, so a
skill and a tool may share one.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from curation.plans import RowChange

# What the database holds of one value; a reader refuses what is longer.
MAX_NAME = 200
MAX_LEVEL_NAME = 100
MAX_SHORT_TEXT = 300
MAX_SLUG = 120
MAX_URL = 500
MAX_IDENTIFIER = 200
MAX_TITLE = 300
MAX_RANK = 20
MAX_POSITION = 2_147_483_647

RELATED = "related"
# How one skill stands to another, in the words of the database.
RELATION_KINDS = (
    RELATED,
    "requires",
    "exact_match",
    "close_match",
    "broad_match",
    "narrow_match",
    "replaced_by",
)

Extra = Mapping[str, object]
"""What a format says and the hub has no field for, as JSON by format: kept as it is."""


class UnreadableFile(Exception):  # noqa: N818 - reads as what happened
    """A file can't be taken in: one line says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One thing a curator should know about one row of a file."""

    row: str
    """Where: the file's name and the row's slug, or the file alone."""
    code: str
    """A stable word for the kind of finding, such as `trimmed`."""
    message: str
    kept: bool = True
    """False where the row, or the link it speaks of, was left out."""

    def as_dict(self) -> dict[str, object]:
        """Return the row as the report file writes it."""
        return {
            "row": self.row,
            "code": self.code,
            "message": self.message,
            "kept": self.kept,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, in the form that every import command shares."""

    format: str
    counts: dict[str, int]
    rows: tuple[ReportRow, ...] = ()
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    changes: tuple[RowChange, ...] = ()
    """What was made and changed, row by row: the difference that a dry run is for."""

    @property
    def dropped(self) -> int:
        return sum(not row.kept for row in self.rows)

    def as_dict(self) -> dict[str, object]:
        """Return what `--report` writes as JSON."""
        return {
            "format": self.format,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "dropped": self.dropped,
            "counts": self.counts,
            "rows": [row.as_dict() for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class LevelRow:
    rank: int
    name: str
    description: str = ""
    short_description: str = ""
    focus: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    slug: str
    name: str
    description: str = ""
    parent: str | None = None
    """The slug of the group around this one; none at the top."""
    position: int = 0
    identifier: str = ""
    """The UUID by which the file knows it for ever, if it gives one."""
    uri: str = ""
    """Its address where it comes from."""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SkillRow:
    slug: str
    name: str
    group: str | None
    """The slug of the group that holds the skill; none where it stands in no group."""
    description: str = ""
    position: int = 0
    tools: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """The slugs of the skills that this one points at."""
    descriptors: tuple[tuple[int, str], ...] = ()
    """What a level looks like for this skill: rank and text."""
    examples: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """How a level shows in real work: rank and one or more lines."""
    identifier: str = ""
    """The UUID by which the file knows it for ever, if it gives one."""
    uri: str = ""
    """Its address where it comes from."""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToolRow:
    slug: str
    name: str
    description: str = ""
    kind: str = "tool"
    """`tool`, `language` or `methodology`."""
    url: str = ""
    slug_only: bool = False
    """The file gave the slug alone: link a tool the hub has, never overwrite it."""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A directed tie from one skill to another of the file, both by slug."""

    from_skill: str
    to_skill: str
    kind: str = RELATED
    """One of RELATION_KINDS."""


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """A directed tie from a skill of the file to something outside it.

    That is a skill of another framework, where the hub knows one by the identifier or
    the address; anything else is kept as it is said.
    """

    from_skill: str
    kind: str
    """One of RELATION_KINDS."""
    target_uri: str = ""
    target_identifier: str = ""
    target_title: str = ""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """The levels that a role expects, by the names its skills have in the file."""

    name: str
    slug: str
    description: str = ""
    levels: tuple[tuple[str, int], ...] = ()
    """Skill and rank: a trimmed name, in the file of a framework the slug.

    Whether the scale has the rank is not known.
    """
    identifier: str = ""
    """The UUID by which the file knows it for ever, if it gives one."""


@dataclass(frozen=True, slots=True)
class ResourceRow:
    slug: str
    title: str
    url: str = ""
    description: str = ""
    languages: tuple[str, ...] = ()
    """Language tags, such as `en` and `es`."""
    provider: str | None = None
    slug_only: bool = False
    """The file gave the slug alone: link a resource the hub has, never overwrite it."""


@dataclass(frozen=True, slots=True)
class ProviderRow:
    slug: str
    name: str
    url: str = ""
    ror: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """A whole framework: groups with parents first, levels from the lowest rank up.

    Every slug that a row names is the slug of a row that is here.
    """

    format: str
    name: str
    slug: str | None
    version: str | None
    licence: str = ""
    source: str = ""
    description: str = ""
    depth_names: tuple[str, ...] = ()
    """What groups are called, outermost first."""
    levels: tuple[LevelRow, ...] = ()
    """Empty where the file has no scale: such a framework stays a draft."""
    groups: tuple[GroupRow, ...] = ()
    skills: tuple[SkillRow, ...] = ()
    tools: tuple[ToolRow, ...] = ()
    resources: tuple[ResourceRow, ...] = ()
    providers: tuple[ProviderRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    ties: tuple[RelationRow, ...] = ()
    """Ties between skills of the file other than what `SkillRow.related` says."""
    crosswalks: tuple[CrosswalkRow, ...] = ()
    slugs_are_given: bool = True
    """False where slugs were made from names: match by trimmed name on a rerun."""
    notes: str = ""
    """What is new in this version."""
    identifier: str = ""
    """The UUID of the framework, the same through all versions."""
    uri: str = ""
    """Its address where it comes from."""
    extra: Extra = field(default_factory=dict)

    @property
    def relations(self) -> tuple[RelationRow, ...]:
        related = tuple(
            RelationRow(skill.slug, other)
            for skill in self.skills
            for other in skill.related
        )
        return (*related, *self.ties)

    def counts(self) -> dict[str, int]:
        """Return how many rows and links there are, by the words of the report."""
        return {
            "groups": len(self.groups),
            "skills": len(self.skills),
            "levels": len(self.levels),
            "descriptors": sum(len(s.descriptors) for s in self.skills),
            "tools": len(self.tools),
            "roles": len(self.roles),
            "relations": len(self.relations) + len(self.crosswalks),
            "resources": len(self.resources),
            "providers": len(self.providers),
            "skill_tools": sum(len(s.tools) for s in self.skills),
            "skill_resources": sum(len(s.resources) for s in self.skills),
        }

    def groups_by_depth(self) -> tuple[int, ...]:
        """Return how many groups each depth holds, outermost first."""
        depths: dict[str | None, int] = {None: -1}
        for group in self.groups:
            depths[group.slug] = depths[group.parent] + 1
        held = Counter(depths[group.slug] for group in self.groups)
        return tuple(held[depth] for depth in sorted(held))
