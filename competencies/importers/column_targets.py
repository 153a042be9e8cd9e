"""What a column of a framework's table may hold, and what is said beside that."""

from __future__ import annotations

from competencies.importers.neutral import MAX_RANK
from curation.columns import Target

KIND = "framework"
NAME, ID, CODE, SLUG = "name", "id", "code", "slug"
DESCRIPTION, PARENT, TOOLS, RELATED = "description", "parent", "tools", "related"
GROUPS = ("group-1", "group-2", "group-3", "group-4")
LEVELS = tuple(f"level-{rank}" for rank in range(MAX_RANK + 1))

FRAMEWORK, GROUP, SEPARATOR = "name", "group", "separator"
LEVEL_NAMES, FILL_DOWN = "levels", "fill_down"
LICENCE, SOURCE = "licence", "source"
SETTINGS = (FRAMEWORK, GROUP, SEPARATOR, LEVEL_NAMES, FILL_DOWN, LICENCE, SOURCE)
# A browser sends no line end as it is, so that one has a name.
SEPARATORS = {"|": "|", ";": ";", ",": ",", "line": "\n"}


def _(words: str) -> str:
    """Mark words for translation; the page translates them."""
    return words


def _group(place: int, *alike: str) -> Target:
    return Target(
        GROUPS[place], _("Group within group %(number)d"), alike, number=place
    )


def _level(rank: int) -> Target:
    names = (f"level{rank}", f"leveldescription{rank}", f"l{rank}", f"descriptor{rank}")
    return Target(LEVELS[rank], _("Text of level %(number)d"), names, number=rank)


TARGETS = (
    Target(
        NAME,
        _("Name of the skill"),
        (
            "name",
            "skill",
            "skillname",
            "shortname",
            "title",
            "preferredlabel",
            "abbreviatedstatement",
            "skilltitle",
            "competencyname",
            "label",
        ),
    ),
    Target(
        ID,
        _("Lasting ID: a code, UUID or web address"),
        ("id", "identifier", "uuid", "concepturi", "uri", "idnumber", "skillid"),
    ),
    Target(
        CODE,
        _("Second code, which other rows may name"),
        ("code", "humancodingscheme", "notation", "skillcode", "number"),
    ),
    Target(SLUG, _("Address on the hub"), ("slug",)),
    Target(
        DESCRIPTION,
        _("Description"),
        (
            "description",
            "definition",
            "fullstatement",
            "summary",
            "text",
            "notes",
            "guidancenotes",
            "details",
        ),
        may_repeat=True,
    ),
    Target(
        PARENT,
        _("ID, code or name of the row above"),
        ("parent", "parentid", "parentidnumber", "ischildof", "broader", "broaderuri"),
    ),
    Target(
        GROUPS[0],
        _("Group, the outermost"),
        ("domain", "category", "area", "competencydomain", "pillar", "theme", "group"),
    ),
    _group(1, "subcategory", "competency", "subdomain", "subgroup", "cluster", "topic"),
    _group(2),
    _group(3),
    *(_level(rank) for rank in range(MAX_RANK + 1)),
    Target(
        TOOLS,
        _("Tools, languages and methods, a list"),
        ("tools", "toolslanguagesmethodologies", "technologies", "tool"),
        may_repeat=True,
    ),
    Target(
        RELATED,
        _("Related skills, a list of IDs or names"),
        ("related", "relatedskills", "isrelatedto", "seealso"),
        may_repeat=True,
    ),
)
REQUIRED = (NAME,)
