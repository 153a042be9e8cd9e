"""Level scales: the wash that stands for a rank, and the numerals of ranks.

A framework's scale may end anywhere, so every chart maps a rank to one of five washes
of the same ink: 0 is bare paper, 4 is full strength.
"""

from enum import StrEnum

FULL = 4
DEEP = 3  # from this wash on, numerals are light on dark


class State(StrEnum):
    """What is known of one skill; level 0 is a rated level like any other."""

    RATED = "rated"
    NOT_ASSESSED = "not_assessed"
    NOT_APPLICABLE = "not_applicable"


def wash(rank: float, highest: int) -> int:
    """Return the wash, 0 to 4, for a rank of 0 to ``highest``.

    Only rank 0 is bare paper, and the highest rank is always full ink. Raises
    ValueError for a rank outside the scale.
    """
    if not 0 <= rank <= highest or highest < 1:
        raise ValueError(f"{rank} is not on a scale of 0 to {highest}.")
    nearest = int(rank * FULL / highest + 0.5)
    return max(nearest, 1) if rank else 0


def wash_token(strength: int) -> str:
    """Name the colour of a wash: a token of the page, which chart.js looks up."""
    return f"var(--lv{strength})" if strength else "var(--sheet)"


def is_deep(strength: int) -> bool:
    """Tell whether numerals on this wash are light."""
    return strength >= DEEP


def number(value: float) -> str:
    """Write a rank (``3``) or a mean (``2.5``, always one decimal)."""
    return str(value) if isinstance(value, int) else f"{value:.1f}"


def scale_marks(highest: int) -> list[int]:
    """Return the levels that an axis names: all, or every other on a long scale."""
    return list(range(0, highest + 1, 1 + (highest - 1) // 8))
