"""How DIRECT releases a framework: its files, their columns, and what goes unsaid."""

from competencies.importers.tables import TableForm

FORMAT = "direct"
NAME = "DIRECT"
SLUG = "direct"
DESCRIPTION = (
    "The Digital Research Competencies Framework: skills of people who work with "
    "software, data and computers in research, whatever their role."
)
LICENCE = "CC-BY-4.0"
SOURCE = "https://directframework.com/"
DEPTH_NAMES = ("Competency domain", "Competency")

DOMAIN = TableForm(
    file="competency_domain.csv",
    row_is="group",
    required=("name", "description", "slug", "rank"),
)
COMPETENCY = TableForm(
    file="competency.csv",
    row_is="group",
    required=("name", "description", "slug", "competency_domain", "rank"),
)
SKILL = TableForm(
    file="skill.csv",
    row_is="skill",
    required=(
        "name",
        "description",
        "slug",
        "competency",
        "tools_languages_methodologies",
        "learning_resources",
        "related_skills",
        "rank",
    ),
)
LEVEL = TableForm(
    file="skill_level.csv",
    row_is="level",
    required=("name", "description", "level"),
    optional=("short_description", "focus"),
)
TOOL = TableForm(
    file="tool_language_methodology.csv",
    row_is="tool",
    required=("name", "description", "slug", "kind", "url"),
    optional=("learning_resources",),
)
RESOURCE = TableForm(
    file="learning_resource.csv",
    row_is="resource",
    required=("name", "slug", "language", "url", "provider"),
    optional=("description",),
)
PROVIDER = TableForm(
    file="provider.csv",
    row_is="provider",
    required=("name", "slug", "url"),
    optional=("ror", "description"),
)
FOLDER = (DOMAIN, COMPETENCY, SKILL, LEVEL, TOOL, RESOURCE, PROVIDER)
FILES = tuple(form.file for form in FOLDER)

# The whole tree in one table; a row's place says what it belongs to.
ALL_IN_ONE = TableForm(
    file="DIRECT-framework-all-in-one.csv",
    row_is="row",
    required=("competency_domain", "competency", "skill", "description", "slug"),
    optional=(
        "related_skills",
        "tools_languages_methodologies",
        "learning_resources",
    ),
)
# The key that the all-in-one JSON has at its top.
ALL_IN_ONE_KEY = "competency_domains"
