"""A long competency in parts that one can finish in a few minutes each.

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

# About eight skills a page are finished gladly; see docs/adr/0007.
LONGEST_PART = 10

Item = TypeVar("Item")


def parts_of(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Share the items, in order, among as few parts as allowed, as evenly as can be.

    No part is longer than LONGEST_PART; no items make one empty part.
    """
    count = max(1, -(-len(items) // LONGEST_PART))
    least, more = divmod(len(items), count)
    sizes = [least + (place < more) for place in range(count)]
    ends = list(accumulate(sizes))
    return [items[end - size : end] for end, size in zip(ends, sizes, strict=True)]
