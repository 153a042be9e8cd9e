"""Addresses of challenges."""

from django.urls import path

from challenges.views import people, proposing, reading, writing
from curation.urls import record_pages

app_name = "challenges"
# A challenge has many fields: its own pages ask for one item at a time.
RECORD_PAGES = [
    page
    for page in record_pages("challenge", "<slug:slug>/")
    if page.name != "challenge-edit"
]
urlpatterns = [
    path("", reading.challenge_list, name="challenge-list"),
    path("gaps/", reading.challenge_gaps, name="challenge-gaps"),
    path("propose/", proposing.challenge_propose, name="challenge-propose"),
    path("<slug:slug>/", reading.challenge_detail, name="challenge-detail"),
    path(
        "<slug:slug>/theory-of-change/",
        reading.theory_of_change,
        name="challenge-theory",
    ),
    path(
        "<slug:slug>/markdown/", reading.challenge_markdown, name="challenge-markdown"
    ),
    path("<slug:slug>/edit/", writing.challenge_edit, name="challenge-edit"),
    path("<slug:slug>/add/<slug:part>/", writing.item_add, name="item-add"),
    path("<slug:slug>/items/<uuid:uuid>/", writing.item_edit, name="item-edit"),
    path(
        "<slug:slug>/items/<uuid:uuid>/promote/",
        people.part_promote,
        name="part-promote",
    ),
    path("<slug:slug>/interest/", people.challenge_interest, name="challenge-interest"),
    path("<slug:slug>/comments/", people.challenge_comment, name="challenge-comment"),
    path(
        "<slug:slug>/comments/<uuid:uuid>/delete/",
        people.comment_delete,
        name="comment-delete",
    ),
    path("<slug:slug>/publish/", people.challenge_publish, name="challenge-publish"),
    *RECORD_PAGES,
]
