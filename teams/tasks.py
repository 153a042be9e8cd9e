"""Background work about teams and the benchmark."""

from procrastinate.contrib.django import app

from teams.releasing import make_releases


# For a week, so that a worker that was away on the first day makes up for it.
@app.periodic(cron="47 2 1-7 1,4,7,10 *")
@app.task(name="make_benchmark_releases")
def make_benchmark_releases(timestamp: int) -> None:
    make_releases()
