"""What a column of a table of training may hold, and what is said beside that."""

from __future__ import annotations

from curation.columns import Target

KIND = "training"
SEPARATOR, LANGUAGE, PROVIDER_NAME = "separator", "language", "provider"
GUESS = ""
SEPARATORS = {"|": "|", ";": ";", ",": ",", "*": " * ", "line": "\n"}

TITLE, URL, SLUG = "title", "url", "slug"
HOURS, LEVEL, TEACHES = "hours", "level", "teaches"
LISTS = ("authors", "languages", "keywords", "tools", "kind", "licence", TEACHES)
SETTINGS = (SEPARATOR, LANGUAGE, PROVIDER_NAME)


def _(words: str) -> str:
    """Mark words for translation; the page translates them."""
    return words


TARGETS = (
    Target(TITLE, _("Title"), ("title", "name", "resource", "coursetitle", "label")),
    Target(URL, _("Web address"), ("url", "link", "address", "website", "weblink")),
    Target("description", _("Description"), ("description", "abstract", "summary")),
    Target("doi", _("DOI"), ("doi",)),
    Target(
        "provider",
        _("Who gives or keeps it"),
        ("provider", "organisation", "organization", "publisher", "institution"),
    ),
    Target(
        "authors", _("Authors, a list"), ("authors", "author", "creators", "creator")
    ),
    Target(
        "languages", _("Languages, as codes"), ("languages", "language", "inlanguage")
    ),
    Target(
        "kind",
        _("Type, such as course or video"),
        ("type", "types", "kind", "resourcetype", "learningresourcetype", "mediatype"),
        may_repeat=True,
    ),
    Target(
        "format", _("How it is taken"), ("format", "mode", "coursemode", "delivery")
    ),
    Target("cost", _("Cost"), ("cost", "price", "fee")),
    Target("licence", _("Licence"), ("licence", "license")),
    Target(
        "minutes",
        _("Time it takes, as minutes or in words"),
        ("minutes", "time", "duration", "timerequired", "timeestimation", "length"),
    ),
    Target(HOURS, _("Time it takes, in hours"), ("hours", "timehours")),
    Target(
        "keywords",
        _("Keywords, a list"),
        ("keywords", "tags", "topics", "subjects", "keyword"),
        may_repeat=True,
    ),
    Target("tools", _("Tools, a list"), ("tools", "technologies", "software")),
    Target(
        "audience",
        _("Who it is for"),
        ("audience", "audiences", "targetaudience", "targetgroup", "targetgroups"),
    ),
    Target(
        "outcomes",
        _("What you can do afterwards"),
        ("outcomes", "objectives", "learningoutcomes", "learningobjectives", "goals"),
    ),
    Target(
        TEACHES,
        _("Skills it teaches, a list of names or addresses"),
        ("teaches", "skills", "skill"),
        may_repeat=True,
    ),
    Target(
        LEVEL,
        _("Level, such as beginner"),
        ("level", "difficulty", "educationallevel", "proficiencylevel"),
    ),
    Target(
        "version_date",
        _("Date of this version"),
        ("versiondate", "modified", "published", "publicationdate", "updated", "date"),
    ),
    Target(SLUG, _("Address on the hub"), ("slug",)),
)
REQUIRED = (TITLE, URL)
