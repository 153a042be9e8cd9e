"""What every figure of the hub must hold, whatever it shows."""

import json
from typing import Any

import plotly.graph_objects as go

from charts.figure import Figure


def assert_sound(figure: Figure) -> None:
    """Fail on a name or value that Plotly does not know, and on NaN."""
    go.Figure(figure)
    json.dumps(figure, allow_nan=False)


def trace(figure: Figure, name: str) -> dict[str, Any]:
    """Return the one trace of this name."""
    (found,) = [one for one in figure["data"] if one["name"] == name]
    return found
