"""Tables as text, and what reading one came to."""

from pathlib import Path
from tempfile import TemporaryDirectory

from competencies.importers.detect import read_framework
from competencies.importers.neutral import UnreadableFile
from curation.columns import ColumnMap


def read_bytes(data, columns=None, name="table.csv"):
    """Read bytes as a framework, or raise UnreadableFile."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return read_framework(path, columns=columns)


def read(text, columns=None, settings=None):
    said = None if columns is None else ColumnMap(columns, settings or {})
    return read_bytes(text.encode(), said)


def refusal(text, columns=None, settings=None):
    try:
        read(text, columns, settings)
    except UnreadableFile as error:
        return str(error)
    return ""


def codes(notes):
    return [note.code for note in notes]


def tree(framework):
    """Return each skill with the names of the groups around it, outermost first."""
    groups = {group.slug: group for group in framework.groups}
    found = {}
    for skill in framework.skills:
        path, slug = [], skill.group
        while slug:
            path.insert(0, groups[slug].name)
            slug = groups[slug].parent
        found[skill.name] = path
    return found
