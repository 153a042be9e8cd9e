"""Addresses of a person's own profiles and goals."""

from django.urls import path

from profiles.views import assessment, goals, history, profile

app_name = "profiles"
urlpatterns = [
    path("", profile.profile, name="profile"),
    path("goals/", goals.goal_list, name="goal-list"),
    path("goals/new/", goals.goal_create, name="goal-create"),
    path("goals/<uuid:uuid>/", goals.goal_detail, name="goal-detail"),
    path("goals/<uuid:uuid>/edit/", goals.goal_update, name="goal-update"),
    path("goals/<uuid:uuid>/targets/", goals.goal_targets, name="goal-targets"),
    path("goals/<uuid:uuid>/delete/", goals.goal_delete, name="goal-delete"),
    path("<slug:slug>/", profile.profile_detail, name="profile-detail"),
    path("<slug:slug>/history/", history.profile_history, name="profile-history"),
    path("<slug:slug>/assess/", assessment.assess, name="profile-assess"),
    path(
        "<slug:slug>/assess/<slug:group>/",
        assessment.assess_group,
        name="profile-assess-group",
    ),
]
