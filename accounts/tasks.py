"""Background work about people."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from accounts.mail_delivery import MailRetry, deliver


@app.task(name="send_mail", retry=MailRetry(), pass_context=True)
def send_mail(context: JobContext) -> None:
    """Send the mail that belongs to the job."""
    if context.job.id is not None:
        deliver(context.job.id)
