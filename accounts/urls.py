"""Addresses of a person's own settings."""

from django.urls import path

from accounts import data, views

app_name = "accounts"
urlpatterns = [
    path("", views.account, name="account"),
    path("data/", data.data, name="data"),
    path("data/download/", data.download, name="data-download"),
    path("data/erase/", data.erase_me, name="data-erase"),
]
