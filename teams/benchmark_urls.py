"""Addresses of the anonymous benchmark."""

from django.urls import path

from teams.views import benchmark

app_name = "benchmark"
urlpatterns = [
    path("", benchmark.benchmark, name="benchmark"),
    path(
        "organisations/<slug:slug>/",
        benchmark.organisation_entry,
        name="organisation-entry",
    ),
    path("<slug:slug>/", benchmark.release, name="newest"),
    path("<slug:slug>/part/", benchmark.entry, name="entry"),
    path("<slug:slug>/<slug:quarter>/", benchmark.release, name="release"),
    path("<slug:slug>/<slug:quarter>/csv/", benchmark.release_csv, name="release-csv"),
]
