"""Addresses of the directory."""

from django.urls import path

from communities import more_urls
from communities.views import directory, entry

app_name = "communities"
urlpatterns = [
    *more_urls.urlpatterns,
    path("", directory.community_list, name="community-list"),
    path("<slug:slug>/", entry.community_detail, name="community-detail"),
]
