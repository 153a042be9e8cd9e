"""Every address of the API."""

from django.urls import path, re_path, register_converter

from accounts import api as accounts
from challenges import api as challenges
from communities import api as communities
from competencies import api as competencies
from competencies import crosswalks_api
from competencies import versions_api as versions
from competencies.converters import VersionConverter
from curation import api as curation
from profiles import api as profiles
from profiles import beside_api as beside
from profiles import compare_api as compare
from profiles import goals_api as goals
from profiles import moves_api as moves
from profiles import opinions_api as opinions
from profiles import out_api as out
from profiles import relevance_api
from profiles import sharing_api as sharing
from profiles import snapshots_api as snapshots
from rsehub import api_schema, problems
from teams import benchmark_api
from teams.api_urls import urlpatterns as team_addresses
from training import api as training
from training import coverage_api, events_api, plans_api

register_converter(VersionConverter, "api_version")

app_name = "api"
urlpatterns = [
    path("schema/", api_schema.SchemaView.as_view(), name="schema"),
    path("v1/frameworks/", competencies.FrameworkList.as_view(), name="framework-list"),
    path(
        "v1/frameworks/<slug:slug>/",
        competencies.FrameworkDetail.as_view(),
        name="framework-detail",
    ),
    path(
        "v1/frameworks/<slug:slug>/versions/<api_version:version>/",
        competencies.VersionDetail.as_view(),
        name="version-detail",
    ),
    path(
        "v1/frameworks/<slug:slug>/compare/",
        versions.VersionCompare.as_view(),
        name="version-compare",
    ),
    path("v1/skills/", competencies.SkillList.as_view(), name="skill-list"),
    path(
        "v1/skills/<uuid:uuid>/",
        competencies.SkillDetail.as_view(),
        name="skill-detail",
    ),
    path("v1/levels/", competencies.LevelList.as_view(), name="level-list"),
    path("v1/roles/", competencies.RoleList.as_view(), name="role-list"),
    path(
        "v1/roles/<uuid:uuid>/", competencies.RoleDetail.as_view(), name="role-detail"
    ),
    path(
        "v1/crosswalks/", crosswalks_api.CrosswalkList.as_view(), name="crosswalk-list"
    ),
    path("v1/resources/", training.ResourceList.as_view(), name="resource-list"),
    path(
        "v1/resources/<slug:slug>/",
        training.ResourceDetail.as_view(),
        name="resource-detail",
    ),
    path("v1/events/", events_api.EventList.as_view(), name="event-list"),
    path(
        "v1/events/<slug:slug>/", events_api.EventDetail.as_view(), name="event-detail"
    ),
    path("v1/challenges/", challenges.ChallengeList.as_view(), name="challenge-list"),
    path(
        "v1/challenges/<slug:slug>/",
        challenges.ChallengeDetail.as_view(),
        name="challenge-detail",
    ),
    path("v1/coverage/", coverage_api.Coverage.as_view(), name="coverage"),
    path("v1/providers/", training.ProviderList.as_view(), name="provider-list"),
    path(
        "v1/providers/<slug:slug>/",
        training.ProviderDetail.as_view(),
        name="provider-detail",
    ),
    path("v1/communities/", communities.CommunityList.as_view(), name="community-list"),
    path(
        "v1/communities/<slug:slug>/",
        communities.CommunityDetail.as_view(),
        name="community-detail",
    ),
    path("v1/plans/", plans_api.PlanList.as_view(), name="plan-list"),
    path("v1/plans/<uuid:uuid>/", plans_api.PlanDetail.as_view(), name="plan-detail"),
    *team_addresses,
    path("v1/me/", accounts.Me.as_view(), name="me"),
    path("v1/tokens/", accounts.TokenList.as_view(), name="token-list"),
    path("v1/tokens/<uuid:uuid>/", accounts.TokenDetail.as_view(), name="token-detail"),
    path("v1/suggestions/", curation.SuggestionList.as_view(), name="suggestion-list"),
    path(
        "v1/suggestions/<uuid:uuid>/",
        curation.SuggestionDetail.as_view(),
        name="suggestion-detail",
    ),
    path(
        "v1/suggestions/<uuid:uuid>/decision/",
        curation.SuggestionDecision.as_view(),
        name="suggestion-decision",
    ),
    path("v1/profiles/", profiles.ProfileList.as_view(), name="profile-list"),
    path(
        "v1/profiles/<uuid:uuid>/",
        profiles.ProfileDetail.as_view(),
        name="profile-detail",
    ),
    path(
        "v1/profiles/<uuid:uuid>/move/",
        moves.ProfileMove.as_view(),
        name="profile-move",
    ),
    path(
        "v1/profiles/<uuid:uuid>/moves/<uuid:move>/",
        moves.MoveDetail.as_view(),
        name="move-detail",
    ),
    path(
        "v1/profiles/<uuid:uuid>/moves/<uuid:move>/put-back/",
        moves.MovePutBack.as_view(),
        name="move-put-back",
    ),
    path(
        "v1/profiles/<uuid:uuid>/snapshots/",
        snapshots.SnapshotList.as_view(),
        name="snapshot-list",
    ),
    path(
        "v1/profiles/<uuid:uuid>/snapshots/<uuid:snapshot>/",
        snapshots.SnapshotDetail.as_view(),
        name="snapshot-detail",
    ),
    path(
        "v1/profiles/<uuid:uuid>/relevance/",
        relevance_api.ProfileRelevance.as_view(),
        name="profile-relevance",
    ),
    path("v1/assessments/", profiles.AssessmentList.as_view(), name="assessment-list"),
    path(
        "v1/assessments/<uuid:skill>/",
        profiles.AssessmentDetail.as_view(),
        name="assessment-detail",
    ),
    path(
        "v1/profiles/<uuid:uuid>/history/",
        beside.ProfileHistory.as_view(),
        name="profile-history",
    ),
    path("v1/evidence/", beside.EvidenceList.as_view(), name="evidence-list"),
    path(
        "v1/evidence/<uuid:uuid>/",
        beside.EvidenceDetail.as_view(),
        name="evidence-detail",
    ),
    path("v1/remarks/", beside.RemarkList.as_view(), name="remark-list"),
    path(
        "v1/remarks/<uuid:skill>/", beside.RemarkDetail.as_view(), name="remark-detail"
    ),
    path("v1/opinions/", opinions.OpinionList.as_view(), name="opinion-list"),
    path(
        "v1/opinions/<uuid:uuid>/",
        opinions.OpinionDetail.as_view(),
        name="opinion-detail",
    ),
    path(
        "v1/opinion-requests/",
        opinions.OpinionRequestList.as_view(),
        name="opinion-request-list",
    ),
    path(
        "v1/opinion-requests/<uuid:uuid>/",
        opinions.OpinionRequestDetail.as_view(),
        name="opinion-request-detail",
    ),
    path("v1/goals/", goals.GoalList.as_view(), name="goal-list"),
    path("v1/goals/<uuid:uuid>/", goals.GoalDetail.as_view(), name="goal-detail"),
    path("v1/goals/<uuid:uuid>/gaps/", goals.GoalGaps.as_view(), name="goal-gaps"),
    path("v1/shares/", sharing.ShareList.as_view(), name="share-list"),
    path("v1/shares/<uuid:uuid>/", sharing.ShareDetail.as_view(), name="share-detail"),
    path("v1/shared/", sharing.SharedList.as_view(), name="shared-list"),
    path(
        "v1/shared/<uuid:uuid>/", sharing.SharedDetail.as_view(), name="shared-detail"
    ),
    path(
        "v1/shared/<uuid:uuid>/goals/<uuid:goal>/gaps/",
        sharing.SharedGaps.as_view(),
        name="shared-gaps",
    ),
    path(
        "v1/profiles/<uuid:uuid>/download/<slug:ending>/",
        out.ProfileFile.as_view(),
        name="profile-file",
    ),
    path("v1/packs/", out.PackList.as_view(), name="pack-list"),
    path("v1/packs/<uuid:uuid>/", out.PackDetail.as_view(), name="pack-detail"),
    path("v1/packs/<uuid:uuid>/pdf/", out.PackFile.as_view(), name="pack-file"),
    path(
        "v1/profiles/<uuid:uuid>/roles/",
        compare.RoleDistances.as_view(),
        name="role-distances",
    ),
    path("v1/comparison/", compare.Comparison.as_view(), name="comparison"),
    path("v1/benchmark/", benchmark_api.BenchmarkList.as_view(), name="benchmark-list"),
    path(
        "v1/benchmark/<uuid:uuid>/",
        benchmark_api.BenchmarkDetail.as_view(),
        name="benchmark-detail",
    ),
    # Here rather than nowhere: what leads nowhere might be redirected to a slash, and a
    # redirected POST loses its body.
    re_path("", problems.nowhere, name="nowhere"),
]
