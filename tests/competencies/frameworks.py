"""Made-up frameworks of any shape, for properties of readers and exporters."""

from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from hypothesis import strategies as st

from competencies.importers.neutral import (
    RELATION_KINDS,
    CrosswalkRow,
    FrameworkFile,
    GroupRow,
    LevelRow,
    ProviderRow,
    RelationRow,
    ResourceRow,
    RoleRow,
    SkillRow,
    ToolRow,
)

SLUGS = st.text("abcdefgh-_", min_size=1, max_size=8).filter(
    lambda slug: slug.strip("-_")
)
PLAIN = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
TRYING = [
    *(
        "Testing",
        "Überprüfen, sorgfältig",
        "=1+1",
        "@name",
        "<script>alert(1)</script>",
    ),
    *("\"quoted\" \\ and 'so'", "测试", "a|b;c,d", "e\u0301", "&amp; co", "null", "0"),
]
LINES = st.sampled_from(["", *TRYING]) | st.text(PLAIN, max_size=20).map(
    lambda text: " ".join(text.split())
)
NAMES = LINES.filter(bool)
TEXTS = LINES | st.just("First line\nsecond line\n\nthird")
UUIDS = st.uuids().map(str)
URIS = st.just("") | SLUGS.map("https://example.org/terms/{}".format)
URLS = st.just("") | SLUGS.map("https://example.org/{}".format)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | LINES | st.just(1.5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(SLUGS, inner, max_size=2)
    ),
    max_leaves=4,
)
NO_EXTRAS = st.just({})
EXTRAS = st.dictionaries(st.sampled_from(["case", "skos"]), JSON, max_size=2)
FEW = st.integers(0, 3)


def identifier(kind, slug):
    """Return an identifier that nothing else in a framework has."""
    return str(uuid5(NAMESPACE_URL, f"{kind}/{slug}"))


def some_of(values, max_size=3):
    """Draw some of the values, each once, in order."""
    if not values:
        return st.just(())
    picked = st.lists(st.sampled_from(sorted(values)), unique=True, max_size=max_size)
    return picked.map(sorted).map(tuple)


@st.composite
def groups(draw, extras):
    rows = []
    for place, slug in enumerate(draw(st.lists(SLUGS, unique=True, max_size=5))):
        parents = [None, *(row.slug for row in rows)]
        rows.append(
            GroupRow(
                slug=slug,
                name=draw(NAMES),
                description=draw(TEXTS),
                parent=draw(st.sampled_from(parents)),
                position=place,
                identifier=identifier("group", slug),
                uri=draw(URIS),
                extra=draw(extras),
            )
        )
    return in_tree_order(rows)


def in_tree_order(rows, parent=None):
    """Return groups from the top, each before what it holds."""
    found = []
    for row in sorted(rows, key=lambda row: row.position):
        if row.parent == parent:
            found += [row, *in_tree_order(rows, row.slug)]
    return tuple(found)


@st.composite
def skills(draw, group_slugs, tools, resources, ranks, extras):
    slugs = draw(st.lists(SLUGS, unique=True, max_size=5))
    rows = [
        draw(skill(slug, place, group_slugs, tools, resources, ranks, extras))
        for place, slug in enumerate(slugs)
    ]
    places = {slug: place for place, slug in enumerate(group_slugs)}
    ordered = sorted(rows, key=lambda row: places.get(row.group, len(places)))
    return tuple(
        replace(row, related=draw(some_of(set(slugs) - {row.slug}))) for row in ordered
    )


@st.composite
def skill(draw, slug, place, group_slugs, tools, resources, ranks, extras):
    own = sorted(draw(st.sets(st.sampled_from(ranks)))) if ranks else []
    lines = st.lists(NAMES, min_size=1, max_size=2).map(tuple)
    exemplified = [rank for rank in own if draw(st.booleans())]
    return SkillRow(
        slug=slug,
        name=draw(NAMES),
        group=draw(st.sampled_from([None, *group_slugs])),
        description=draw(TEXTS),
        position=place,
        tools=draw(some_of(tools)),
        resources=draw(some_of(resources)),
        descriptors=tuple((rank, draw(TEXTS)) for rank in own),
        examples=tuple((rank, draw(lines)) for rank in exemplified),
        identifier=identifier("skill", slug),
        uri=draw(URIS),
        extra=draw(extras),
    )


@st.composite
def levels(draw):
    count = draw(st.sampled_from([2, 3, 5]))
    return tuple(
        LevelRow(rank, draw(NAMES), draw(TEXTS), draw(LINES), draw(LINES))
        for rank in range(count)
    )


@st.composite
def ties(draw, slugs):
    """Draw ties of every kind but what the skills themselves say."""
    if len(slugs) < 2:
        return ()
    kinds = st.sampled_from(RELATION_KINDS[1:])
    pairs = st.lists(st.sampled_from(slugs), min_size=2, max_size=2, unique=True)
    rows = st.builds(lambda pair, kind: RelationRow(*pair, kind), pairs, kinds)
    found = draw(st.lists(rows, unique=True, max_size=4))
    return tuple(
        sorted(found, key=lambda row: (row.from_skill, row.to_skill, row.kind))
    )


@st.composite
def crosswalks(draw, slugs):
    if not slugs:
        return ()
    row = st.builds(
        CrosswalkRow,
        st.sampled_from(slugs),
        st.sampled_from(RELATION_KINDS),
        SLUGS.map("https://elsewhere.example/{}".format),
        st.just("") | UUIDS,
        LINES,
    )
    found = draw(st.lists(row, unique_by=place_of_crosswalk, max_size=3))
    return tuple(sorted(found, key=place_of_crosswalk))


def place_of_crosswalk(row):
    return row.from_skill, row.kind, row.target_uri, row.target_identifier


@st.composite
def roles(draw, slugs, ranks):
    found = []
    for slug in sorted(draw(st.lists(SLUGS, unique=True, max_size=2))):
        asked = draw(some_of(slugs)) if ranks else ()
        expected = tuple((each, draw(st.sampled_from(ranks))) for each in asked)
        found.append(
            RoleRow(draw(NAMES), slug, draw(TEXTS), expected, identifier("role", slug))
        )
    return tuple(found)


@st.composite
def frameworks(draw, extras=EXTRAS):
    """Draw a framework in the order in which the hub itself gives one back."""
    scale, tree = draw(levels()), draw(groups(extras))
    ranks = [level.rank for level in scale]
    tools = tuple(
        ToolRow(slug, draw(NAMES), draw(TEXTS), draw(TOOL_KINDS), draw(URLS))
        for slug in sorted(draw(st.sets(SLUGS, max_size=3)))
    )
    providers = tuple(
        ProviderRow(slug, draw(NAMES), draw(URLS), "", draw(TEXTS))
        for slug in sorted(draw(st.sets(SLUGS, max_size=2)))
    )
    owners = [None, *(row.slug for row in providers)]
    resources = tuple(
        ResourceRow(
            slug, draw(NAMES), draw(URLS), "", ("en",), draw(st.sampled_from(owners))
        )
        for slug in sorted(draw(st.sets(SLUGS, max_size=3)))
    )
    rows = draw(
        skills(
            [row.slug for row in tree],
            [row.slug for row in tools],
            [row.slug for row in resources],
            ranks,
            extras,
        )
    )
    slugs = [row.slug for row in rows]
    return FrameworkFile(
        format="hub",
        name=draw(NAMES),
        slug="craft",
        version="1.0",
        licence=draw(LINES),
        source=draw(LINES),
        description=draw(TEXTS),
        depth_names=draw(st.lists(NAMES, unique=True, max_size=3).map(tuple)),
        levels=scale,
        groups=tree,
        skills=rows,
        tools=tools,
        resources=resources,
        providers=providers,
        roles=draw(roles(slugs, ranks)),
        ties=draw(ties(slugs)),
        crosswalks=draw(crosswalks(slugs)),
        notes=draw(TEXTS),
        identifier=draw(UUIDS),
        uri=draw(URIS),
        extra=draw(extras),
    )


TOOL_KINDS = st.sampled_from(["tool", "language", "methodology"])
