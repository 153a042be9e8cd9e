"""Which groups of a tree stand open when its page comes.

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from competencies.tree import GroupNode

ALL, NONE = "all", "none"
# So many skills are read through gladly; of more, one wants to see the groups first.
MOST_SKILLS_OPEN = 60
GROUP, SKILL = "group-", "skill-"

Path = tuple[str, ...]


def opened(tree: tuple[GroupNode, ...], asked: str = "") -> frozenset[str]:
    """Return the slugs of the groups to open.

    `asked` is "all", "none", or a group or skill, by its slug or by its place on the
    page ("group-…", "skill-…"): the way to it is opened, and it itself.
    """
    if asked == NONE:
        return frozenset()
    if asked == ALL:
        return _every(tree)
    return frozenset(_path_to(tree, asked)) if asked else _at_first(tree)


def _every(tree: Iterable[GroupNode]) -> frozenset[str]:
    return frozenset(group.slug for group, _path in _walk(tree))


def _at_first(tree: tuple[GroupNode, ...]) -> frozenset[str]:
    """All of a small tree; of a large one the groups that hold groups, outermost."""
    if sum(group.skill_count() for group in tree) <= MOST_SKILLS_OPEN:
        return _every(tree)
    return frozenset(group.slug for group in tree if group.groups)


def _path_to(tree: Iterable[GroupNode], asked: str) -> Path:
    found = list(_walk(tree))
    for group, path in found:
        if asked in {group.slug, f"{GROUP}{group.slug}"}:
            return path
    for group, path in found:
        slugs = {skill.slug for skill in group.skills}
        if asked in slugs or asked.removeprefix(SKILL) in slugs:
            return path
    return ()


def _walk(
    tree: Iterable[GroupNode], above: Path = ()
) -> Iterator[tuple[GroupNode, Path]]:
    """Yield every group with the slugs of those it stands in and its own."""
    for group in tree:
        path = (*above, group.slug)
        yield group, path
        yield from _walk(group.groups, path)
