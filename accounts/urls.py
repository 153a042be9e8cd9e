"""Addresses of a person's own settings."""

from django.urls import path

from accounts import data, token_views, views

app_name = "accounts"
urlpatterns = [
    path("", views.account, name="account"),
    path("data/", data.data, name="data"),
    path("data/download/", data.download, name="data-download"),
    path("data/erase/", data.erase_me, name="data-erase"),
    path("tokens/", token_views.token_list, name="token-list"),
    path("tokens/new/", token_views.token_create, name="token-create"),
    path("tokens/<uuid:uuid>/end/", token_views.token_end, name="token-end"),
    path("sessions/", views.session_list, name="session-list"),
    path("sessions/end/", views.session_end, name="session-end"),
]
