"""Addresses of a person's own profiles and goals."""

from django.urls import path

from profiles.views import (
    assess_hub,
    assessment,
    goals,
    history,
    opinions,
    own_skill,
    profile,
)

app_name = "profiles"
urlpatterns = [
    path("", profile.profile, name="profile"),
    path("goals/", goals.goal_list, name="goal-list"),
    path("goals/new/", goals.goal_create, name="goal-create"),
    path("goals/<uuid:uuid>/", goals.goal_detail, name="goal-detail"),
    path("goals/<uuid:uuid>/edit/", goals.goal_update, name="goal-update"),
    path("goals/<uuid:uuid>/targets/", goals.goal_targets, name="goal-targets"),
    path("goals/<uuid:uuid>/delete/", goals.goal_delete, name="goal-delete"),
    path("evidence/<uuid:uuid>/", own_skill.evidence_update, name="evidence-update"),
    path("opinions/", opinions.opinion_list, name="opinion-list"),
    path("opinions/ask/", opinions.opinion_ask, name="opinion-ask"),
    path("opinions/give/<slug:token>/", opinions.opinion_give, name="opinion-give"),
    path("<slug:slug>/", profile.profile_detail, name="profile-detail"),
    path("<slug:slug>/skills/<slug:skill>/", own_skill.own_skill, name="own-skill"),
    path("<slug:slug>/history/", history.profile_history, name="profile-history"),
    path("<slug:slug>/assess/", assess_hub.assess, name="profile-assess"),
    path(
        "<slug:slug>/assess/<slug:group>/",
        assessment.assess_group,
        name="profile-assess-group",
    ),
]
