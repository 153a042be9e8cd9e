"""Figures as the database keeps them: short lists of whole numbers, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from profiles.groups_figures import Figure

Kept = Mapping[str, Sequence[int]]


def as_numbers(figure: Figure) -> list[int]:
    """Return a figure as numbers: the three bands, then the shares.

    >>> as_numbers(Figure(1, 2, 2, (3, 2, 0)))
    [1, 2, 2, 3, 2, 0]
    """
    return [figure.low, figure.median, figure.high, *figure.shares]


def as_figure(numbers: Sequence[int]) -> Figure:
    """Return the figure that was kept."""
    low, median, high, *shares = numbers
    return Figure(low, median, high, tuple(shares))


def figures_in(kept: Kept) -> dict[str, Figure]:
    """Return the figures that were kept, by uuid or slug."""
    return {key: as_figure(numbers) for key, numbers in kept.items()}
