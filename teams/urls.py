"""Addresses of teams. The benchmark has its own."""

from django.urls import path

from teams.views import (
    consents,
    coverage,
    growing,
    hiring,
    joining,
    matrix,
    members,
    organisations,
    targets,
    teams,
)

app_name = "teams"
urlpatterns = [
    path("", teams.team_list, name="team-list"),
    path("new/", teams.team_create, name="team-create"),
    path("join/", joining.join_by_code, name="join"),
    path("invitations/<slug:token>/", joining.invitation, name="invitation"),
    path(
        "organisations/<slug:slug>/",
        organisations.organisation_detail,
        name="organisation-detail",
    ),
    path(
        "organisations/<slug:slug>/edit/",
        organisations.organisation_update,
        name="organisation-update",
    ),
    path(
        "organisations/<slug:slug>/owners/",
        organisations.organisation_owners,
        name="organisation-owners",
    ),
    path("<slug:slug>/", teams.team_detail, name="team-detail"),
    path("<slug:slug>/edit/", teams.team_update, name="team-update"),
    path("<slug:slug>/archive/", teams.team_archive, name="team-archive"),
    path("<slug:slug>/ask/", joining.ask, name="ask"),
    path("<slug:slug>/leave/", members.leave_team, name="leave"),
    path("<slug:slug>/hand-over/", members.hand_over_team, name="hand-over"),
    path("<slug:slug>/consent/", consents.consent, name="consent"),
    path("<slug:slug>/members/", members.member_list, name="member-list"),
    path("<slug:slug>/members/invite/", joining.invite_member, name="invite"),
    path("<slug:slug>/members/code/", joining.change_code, name="code"),
    path(
        "<slug:slug>/members/invitations/<uuid:uuid>/end/",
        joining.end_invitation,
        name="invitation-end",
    ),
    path(
        "<slug:slug>/members/requests/<uuid:uuid>/",
        joining.decide_request,
        name="request-decide",
    ),
    path(
        "<slug:slug>/members/<uuid:uuid>/", members.member_update, name="member-update"
    ),
    path(
        "<slug:slug>/members/<uuid:uuid>/remove/",
        members.member_remove,
        name="member-remove",
    ),
    path("<slug:slug>/matrix/", matrix.matrix, name="matrix"),
    path("<slug:slug>/coverage/", coverage.coverage, name="coverage"),
    path("<slug:slug>/find/", coverage.find_someone, name="find"),
    path("<slug:slug>/targets/", targets.target_list, name="target-list"),
    path(
        "<slug:slug>/targets/<uuid:uuid>/drop/",
        targets.target_drop,
        name="target-drop",
    ),
    path("<slug:slug>/growing/", growing.growing, name="growing"),
    path("<slug:slug>/actions/", growing.action_create, name="action-create"),
    path("<slug:slug>/actions/<uuid:uuid>/", growing.action_update, name="action"),
    path("<slug:slug>/hiring/", hiring.hiring_save, name="hiring-save"),
    path("<slug:slug>/hiring/<uuid:uuid>/", hiring.hiring_role, name="hiring-role"),
    path(
        "<slug:slug>/hiring/<uuid:uuid>/drop/", hiring.hiring_drop, name="hiring-drop"
    ),
]
