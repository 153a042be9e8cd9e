"""Groups in the order of their tree, checked to be one."""

from collections.abc import Iterable, Sequence

from competencies.importers.neutral import GroupRow, UnreadableFile
from competencies.importers.reading import quoted

# What the pages of a framework can show; publishing refuses deeper ones, too.
DEEPEST_TREE = 20


def parents_first(groups: Sequence[GroupRow]) -> tuple[GroupRow, ...]:
    """Return the groups with each after the one it stands in, else in their order.

    Refuses groups that go round in a circle, or are nested too deep.
    """
    depths: dict[str, int] = {}
    ordered: list[GroupRow] = []
    waiting = list(groups)
    while waiting:
        later = []
        for row in waiting:
            if row.parent is None or row.parent in depths:
                depths[row.slug] = depths[row.parent] + 1 if row.parent else 1
                ordered.append(row)
            else:
                later.append(row)
        _check(later, waiting, max(depths.values(), default=0))
        waiting = later
    return tuple(ordered)


def _check(later: Sequence[GroupRow], before: Iterable[GroupRow], deepest: int) -> None:
    if deepest > DEEPEST_TREE:
        raise UnreadableFile(f"The groups are nested more than {DEEPEST_TREE} deep.")
    if later == before:
        raise UnreadableFile(
            f"The group {quoted(later[0].slug)} stands in one that isn't there, or "
            "within itself."
        )
