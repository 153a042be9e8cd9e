"""The API's addresses of teams."""

from django.urls import path

from teams import api, needs_api

urlpatterns = [
    path("v1/teams/", api.TeamList.as_view(), name="team-list"),
    path(
        "v1/teams/<slug:slug>/members/", api.TeamMembers.as_view(), name="team-members"
    ),
    path("v1/teams/<slug:slug>/matrix/", api.TeamMatrix.as_view(), name="team-matrix"),
    path(
        "v1/teams/<slug:slug>/summary/", api.TeamSummary.as_view(), name="team-summary"
    ),
    path(
        "v1/teams/<slug:slug>/consent/", api.TeamConsent.as_view(), name="team-consent"
    ),
    path("v1/teams/<slug:slug>/find/", api.TeamFind.as_view(), name="team-find"),
    path(
        "v1/teams/<slug:slug>/growing/",
        needs_api.TeamGrowing.as_view(),
        name="team-growing",
    ),
    path(
        "v1/teams/<slug:slug>/targets/",
        needs_api.TargetList.as_view(),
        name="team-target-list",
    ),
    path(
        "v1/teams/<slug:slug>/targets/<uuid:uuid>/",
        needs_api.TargetDetail.as_view(),
        name="team-target",
    ),
    path(
        "v1/teams/<slug:slug>/actions/",
        needs_api.ActionList.as_view(),
        name="team-action-list",
    ),
    path(
        "v1/teams/<slug:slug>/actions/<uuid:uuid>/",
        needs_api.ActionDetail.as_view(),
        name="team-action",
    ),
]
