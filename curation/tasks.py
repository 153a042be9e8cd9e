"""Background work of curation: looking at links, a few at a time."""

from datetime import timedelta

from procrastinate.contrib.django import app

from curation.link_checking import Run, check_due_links

# Short, so that a worker that is asked to stop need not wait long.
A_FEW = Run(most=60, within=timedelta(seconds=15))


@app.periodic(cron="*/5 * * * *")
@app.task(name="check_links", queueing_lock="check_links")
def check_links(timestamp: int) -> None:
    """Look at the links that are due; nothing unless the operator turned it on."""
    del timestamp  # when it was due: nothing to do with it
    check_due_links(A_FEW)
