"""Tables that many people have, and what the columns of others may mean."""

from __future__ import annotations

from collections.abc import Sequence

from curation.columns import ColumnMap, guessed
from training.importers import column_targets as target
from training.importers.csv_mapped import Preset
from training.importers.dalia import DALIA
from training.importers.tess import TESS

PRESETS = (TESS, DALIA)


def preset_for(columns: Sequence[str]) -> Preset | None:
    """Return the preset that fits a table's columns, if one does."""
    return next((each for each in PRESETS if each.fits(columns)), None)


def guess(columns: Sequence[str]) -> ColumnMap:
    """Return what the names of columns speak for: a preset, or words that are alike."""
    preset = preset_for(columns)
    return preset.said if preset else guessed(columns, target.TARGETS)
