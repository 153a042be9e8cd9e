"""Background work of challenges."""

from __future__ import annotations

from procrastinate.contrib.django import app

from challenges.measures import take_readings


@app.periodic(cron="30 3 * * *")
@app.task(name="read_measures")
def read_measures(timestamp: int) -> None:
    """Keep what every live measure says today."""
    take_readings()
