"""Addresses of the directory."""

from django.urls import path

from communities.views import directory, entry

app_name = "communities"
urlpatterns = [
    path("", directory.community_list, name="community-list"),
    path("<slug:slug>/", entry.community_detail, name="community-detail"),
]
