"""Background work of the directory."""

from procrastinate.contrib.django import app

from communities.funding_alerts import send_funding_alerts


@app.periodic(cron="52 7 * * *")
@app.task(name="tell_of_ending_money")
def tell_of_ending_money(timestamp: int) -> None:
    send_funding_alerts()
