"""No bytes get past the readers unrefused, and a framework reads back as written."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.importers import direct_forms as forms
from competencies.importers.detect import read_framework
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    LevelRow,
    ProviderRow,
    ResourceRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)
from competencies.importers.roles import read_roles
from tests.competencies.importers.conftest import FIXTURES
from tests.competencies.importers.direct_files import write_release

SLUGS = st.text("abcdefgh-_", min_size=1, max_size=8)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30
).map(str.strip)
LINES = st.lists(TEXTS, max_size=3).map("\n".join).map(str.strip)
NAMES = TEXTS.filter(bool)
URLS = st.just("") | SLUGS.map("https://example.org/{}".format)


SEVERAL_SLUGS = st.lists(SLUGS, unique=True, max_size=4)
# The keys that the readers ask for, so that odd values land where they matter.
KEYS = st.sampled_from(
    [
        "competency_domains",
        "competencies",
        "skills",
        "title",
        "role",
        "user_data",
        "skill",
        "skill_level",
        "description",
    ]
) | st.text(max_size=5)


def some_of(slugs):
    return st.lists(st.sampled_from(slugs), unique=True).map(tuple)


def none_or_some_of(slugs):
    return some_of(slugs) if slugs else st.just(())


@st.composite
def group_rows(draw):
    slugs = draw(st.lists(SLUGS, unique=True, min_size=2, max_size=6))
    cut = draw(st.integers(1, len(slugs) - 1))
    outer, inner = slugs[:cut], slugs[cut:]
    return (
        *(GroupRow(s, draw(NAMES), draw(LINES), None, i) for i, s in enumerate(outer)),
        *(
            GroupRow(s, draw(NAMES), draw(LINES), draw(st.sampled_from(outer)), i * 10)
            for i, s in enumerate(inner)
        ),
    )


@st.composite
def skill_rows(draw, groups, tools, resources):
    slugs = draw(st.lists(SLUGS, unique=True, min_size=1, max_size=6))
    inner = [group.slug for group in groups if group.parent]
    return tuple(
        SkillRow(
            slug=slug,
            name=draw(NAMES),
            group=draw(st.sampled_from(inner)),
            description=draw(LINES),
            position=position * 10,
            tools=draw(none_or_some_of(tools)),
            resources=draw(none_or_some_of(resources)),
            related=draw(none_or_some_of([s for s in slugs if s != slug])),
        )
        for position, slug in enumerate(slugs)
    )


@st.composite
def level_rows(draw):
    count = draw(st.sampled_from([0, 2, 5]))
    name = NAMES.filter(lambda name: "n" not in name.casefold())
    return tuple(
        LevelRow(rank, draw(name), draw(LINES), draw(TEXTS), draw(TEXTS))
        for rank in range(count)
    )


@st.composite
def tool_rows(draw):
    kinds = st.sampled_from(["tool", "language", "methodology"])
    return tuple(
        ToolRow(slug, draw(NAMES), draw(LINES), draw(kinds), draw(URLS))
        for slug in draw(SEVERAL_SLUGS)
    )


@st.composite
def resource_rows(draw, providers):
    named = st.sampled_from([None, *(row.slug for row in providers)])
    languages = some_of(["en", "es", "pt-BR"])
    return tuple(
        ResourceRow(
            slug, draw(NAMES), draw(URLS), draw(LINES), draw(languages), draw(named)
        )
        for slug in draw(SEVERAL_SLUGS)
    )


@st.composite
def provider_rows(draw):
    rors = st.sampled_from(["", "https://ror.org/0exampl00"])
    return tuple(
        ProviderRow(slug, draw(NAMES), draw(URLS), draw(rors), draw(LINES))
        for slug in draw(SEVERAL_SLUGS)
    )


@st.composite
def frameworks(draw):
    groups, tools = draw(group_rows()), draw(tool_rows())
    providers = draw(provider_rows())
    resources = draw(resource_rows(providers))
    slugs = [row.slug for row in tools], [row.slug for row in resources]
    return FrameworkFile(
        format=forms.FORMAT,
        name=forms.NAME,
        slug=forms.SLUG,
        version=None,
        description=forms.DESCRIPTION,
        licence=forms.LICENCE,
        source=forms.SOURCE,
        depth_names=forms.DEPTH_NAMES,
        levels=draw(level_rows()),
        groups=groups,
        skills=draw(skill_rows(groups, *slugs)),
        tools=tools,
        resources=resources,
        providers=providers,
    )


@given(frameworks())
@settings(deadline=None, max_examples=60)
def test_a_framework_reads_back_as_it_was_written(framework):
    with TemporaryDirectory() as folder:
        write_release(Path(folder), framework)
        found, notes = read_framework(Path(folder))

    assert found == framework
    assert all(note.kept for note in notes)


def outcome(read, path):
    """Return what reading came to: a value, or the one line that refuses it."""
    try:
        return read(path)
    except UnreadableFile as refusal:
        return str(refusal)


ODD_BYTES = st.binary(max_size=200) | st.text(max_size=200).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
ODD_TABLES = st.lists(
    st.sampled_from(
        ['"', ",", "|", "\r\n", "\n", "slug", "name", "\x00", "0", "é", " "]
    )
).map(lambda parts: "".join(parts).encode())


@given(ODD_BYTES | ODD_TABLES, st.sampled_from(["a.json", "a.csv", "a"]))
@settings(deadline=None)
def test_no_bytes_get_past_unrefused(data, name):
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        refusal = outcome(read_framework, path)

    assert isinstance(refusal, str)
    assert "\n" not in refusal


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([read_framework, read_roles]))
@settings(deadline=None)
def test_any_json_is_read_or_refused(value, read):
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.json")
        path.write_text(json.dumps(value))
        result = outcome(read, path)

    assert isinstance(result, str | tuple)


@given(
    st.sampled_from(forms.FILES),
    ODD_BYTES | ODD_TABLES,
    st.integers(0, 1500),
    st.integers(0, 20),
)
@settings(deadline=None)
def test_a_release_with_odd_bytes_inside_is_read_or_refused(file, data, start, cut):
    with TemporaryDirectory() as folder:
        release = shutil.copytree(FIXTURES / "direct-small", Path(folder, "release"))
        old = (release / file).read_bytes()
        (release / file).write_bytes(old[:start] + data + old[start + cut :])
        result = outcome(read_framework, release)

    assert isinstance(result, str | tuple)
