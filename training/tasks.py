"""Background work of the catalogue."""

from procrastinate.contrib.django import app

from training.search_mails import mail_what_is_new


@app.periodic(cron="23 6 * * *")
@app.task(name="mail_saved_searches")
def mail_saved_searches(timestamp: int) -> None:
    mail_what_is_new()
