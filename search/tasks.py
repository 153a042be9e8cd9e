"""Background work of the search: the words in use, kept up with what changes."""

from procrastinate.contrib.django import app

from search.vocabulary import refresh


@app.periodic(cron="25 * * * *")
@app.task(name="refresh_search_words")
def refresh_search_words(timestamp: int) -> None:
    """Read the public texts once more; texts that changed an hour ago are in."""
    del timestamp  # when it was due: nothing to do with it
    refresh()
