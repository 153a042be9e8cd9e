"""Background work about profiles."""

from procrastinate.contrib.django import app

from profiles.quarterly import take_quarterly_snapshots


# For a week, so that a worker that was away on the first day makes up for it.
@app.periodic(cron="17 1 1-7 1,4,7,10 *")
@app.task(name="take_snapshots")
def take_snapshots(timestamp: int) -> None:
    take_quarterly_snapshots()
