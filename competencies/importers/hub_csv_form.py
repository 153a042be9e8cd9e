"""The columns of the hub's own CSV: everything of a framework in one table.

Each row says what it is: the framework, a level, a group, a skill or a tool. A column
that means nothing for a row stays empty.
"""

FORMAT = "csv"
KIND, SLUG, NAME, DESCRIPTION = "kind", "slug", "name", "description"
PARENT, POSITION, TOOLS, RELATED, TIES = (
    "parent",
    "position",
    "tools",
    "related",
    "ties",
)
TOOL_KIND, URL = "tool_kind", "url"
SHORT, FOCUS = "short_description", "focus"
VERSION, LICENCE, DEPTHS, NEWS = "version", "licence", "depths", "notes"
IDENTIFIER, URI = "identifier", "uri"
COLUMNS = (
    KIND,
    SLUG,
    NAME,
    DESCRIPTION,
    PARENT,
    POSITION,
    TOOLS,
    RELATED,
    TIES,
    TOOL_KIND,
    URL,
    SHORT,
    FOCUS,
    VERSION,
    LICENCE,
    DEPTHS,
    NEWS,
    IDENTIFIER,
    URI,
)
REQUIRED = (KIND, SLUG, NAME, PARENT, POSITION)
FRAMEWORK, LEVEL, GROUP, SKILL, TOOL = "framework", "level", "group", "skill", "tool"
KINDS = (FRAMEWORK, LEVEL, GROUP, SKILL, TOOL)
SEPARATOR = "|"
BETWEEN = ":"
"""Between the kind of a tie and the skill that it leads to."""


def text_column(rank: int) -> str:
    """Return the column of what a level looks like for a skill."""
    return f"level_{rank}"


def examples_column(rank: int) -> str:
    return f"examples_{rank}"
