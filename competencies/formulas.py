"""Cells that a spreadsheet would take for a formula, made plain text and back again.

An apostrophe goes in front of what begins like a formula, and in front of what has one
there already, so that reading takes off exactly what writing put on.
"""

import re

BEGINS = re.compile(r"'*[=+\-@\t\r]")


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet computes."""
    return f"'{text}" if BEGINS.match(text) else text


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given."""
    return cell[1:] if cell.startswith("'") and BEGINS.match(cell) else cell
