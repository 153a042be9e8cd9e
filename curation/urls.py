"""Addresses of the queue, and those that stand under every curated record."""

from django.urls import URLPattern, path

from curation.views import flags, history, queue, suggesting

app_name = "curation"
urlpatterns = [
    path("", queue.suggestion_list, name="suggestion-list"),
    path("new/<slug:kind>/", suggesting.suggest_new, name="suggestion-new"),
    path("flags/<uuid:uuid>/", flags.flag_settle, name="flag-settle"),
    path("<uuid:uuid>/", queue.suggestion_detail, name="suggestion-detail"),
    path(
        "<uuid:uuid>/<slug:token>/", queue.suggestion_status, name="suggestion-status"
    ),
]


def record_pages(kind: str, at: str) -> list[URLPattern]:
    """Return the pages under a record: suggest, history, put back, flag.

    `at` is the route of the record's own page; an upper app adds them to its addresses.
    """
    known = {"kind": kind}
    return [
        path(f"{at}edit/", suggesting.suggest_change, known, name=f"{kind}-edit"),
        path(f"{at}history/", history.history, known, name=f"{kind}-history"),
        path(f"{at}history/<slug:change>/", history.undo, known, name=f"{kind}-undo"),
        path(f"{at}flag/", flags.flag_record, known, name=f"{kind}-flag"),
    ]
