"""Background work of the hub as a whole."""

from procrastinate.contrib.django import app

from rsehub import background


@app.periodic(cron="* * * * *")
@app.task(name="rescue_jobs")
def rescue_jobs(timestamp: int) -> None:
    background.rescue_jobs()


@app.periodic(cron="7 * * * *")
@app.task(name="clean_up")
def clean_up(timestamp: int) -> None:
    background.clean_up()
