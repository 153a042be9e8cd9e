"""Background work of the directory."""

from procrastinate.contrib.django import app

from communities.funding_alerts import send_funding_alerts
from communities.still_right import send_due_questions


@app.periodic(cron="41 7 * * *")
@app.task(name="ask_still_right")
def ask_still_right(timestamp: int) -> None:
    send_due_questions()


@app.periodic(cron="52 7 * * *")
@app.task(name="tell_of_ending_money")
def tell_of_ending_money(timestamp: int) -> None:
    send_funding_alerts()
