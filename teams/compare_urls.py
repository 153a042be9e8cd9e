"""Addresses of comparisons of groups."""

from django.urls import path

from teams.views import compare

app_name = "compare-groups"
urlpatterns = [
    path("", compare.compare, name="compare"),
    path("csv/", compare.compare_csv, name="compare-csv"),
]
