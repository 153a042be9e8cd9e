"""Background work of the directory."""

from procrastinate.contrib.django import app

from communities.still_right import send_due_questions


@app.periodic(cron="41 7 * * *")
@app.task(name="ask_still_right")
def ask_still_right(timestamp: int) -> None:
    send_due_questions()
