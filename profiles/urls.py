"""Addresses of a person's own profiles and goals."""

from django.urls import path

from profiles.views import (
    assessment,
    compare,
    distances,
    goal_ways,
    goals,
    moves,
    moving_over,
    out,
    profile,
    rating,
    relevance,
    shared,
    sharing,
    snapshots,
)

app_name = "profiles"
urlpatterns = [
    path("", profile.profile, name="profile"),
    path("goals/", goals.goal_list, name="goal-list"),
    path("goals/new/", goals.goal_create, name="goal-create"),
    path("goals/<uuid:uuid>/", goals.goal_detail, name="goal-detail"),
    path("goals/<uuid:uuid>/edit/", goals.goal_update, name="goal-update"),
    path("goals/<uuid:uuid>/targets/", goals.goal_targets, name="goal-targets"),
    path(
        "goals/<uuid:uuid>/targets/<slug:group>/",
        goal_ways.goal_competency,
        name="goal-competency",
    ),
    path("goals/<uuid:uuid>/close/", goal_ways.goal_close, name="goal-close"),
    path("goals/<uuid:uuid>/delete/", goals.goal_delete, name="goal-delete"),
    path("compare/", compare.compare_page, name="compare"),
    path("compare/csv/", compare.compare_csv, name="compare-csv"),
    path("sharing/", sharing.sharing, name="sharing"),
    path("sharing/link/", sharing.by_link, name="share-link"),
    path("sharing/person/", sharing.with_person, name="share-person"),
    path("sharing/<uuid:uuid>/end/", sharing.end_share, name="share-end"),
    path("sharing/with-me/", sharing.shared_list, name="shared-list"),
    path("sharing/with-me/<uuid:uuid>/", shared.shared_detail, name="shared-detail"),
    path(
        "sharing/with-me/<uuid:uuid>/goals/<uuid:goal>/",
        shared.shared_goal_detail,
        name="shared-goal",
    ),
    path(
        "sharing/with-me/<uuid:uuid>/remove/",
        sharing.decline_share,
        name="shared-decline",
    ),
    path("<slug:slug>/", profile.profile_detail, name="profile-detail"),
    path("<slug:slug>/move/", moves.profile_move, name="profile-move"),
    path("<slug:slug>/move/again/", moves.move_again, name="move-again"),
    path("<slug:slug>/moves/<uuid:uuid>/", moves.move_detail, name="move-detail"),
    path(
        "<slug:slug>/moves/<uuid:uuid>/put-back/",
        moves.move_put_back,
        name="move-put-back",
    ),
    path("<slug:slug>/snapshots/", snapshots.snapshot_list, name="snapshot-list"),
    path(
        "<slug:slug>/snapshots/<uuid:uuid>/",
        snapshots.snapshot_detail,
        name="snapshot-detail",
    ),
    path(
        "<slug:slug>/snapshots/<uuid:uuid>/delete/",
        snapshots.snapshot_delete,
        name="snapshot-delete",
    ),
    path("<slug:slug>/relevance/", relevance.relevance, name="profile-relevance"),
    path("<slug:slug>/import/", moving_over.profile_import, name="profile-import"),
    path("<slug:slug>/out/", out.profile_out, name="profile-out"),
    path(
        "<slug:slug>/download/<slug:format>/",
        out.profile_download,
        name="profile-download",
    ),
    path("<slug:slug>/packs/<uuid:uuid>/", out.pack_download, name="pack-download"),
    path("<slug:slug>/packs/<uuid:uuid>/delete/", out.pack_delete, name="pack-delete"),
    path("<slug:slug>/assess/", assessment.assess, name="profile-assess"),
    path("<slug:slug>/roles/", distances.role_distances, name="role-distances"),
    path(
        "<slug:slug>/assess/<slug:group>/",
        assessment.assess_group,
        name="profile-assess-group",
    ),
    path("<slug:slug>/rate/<slug:skill>/", rating.rate, name="profile-rate"),
]
