"""Addresses of the directory."""

from django.urls import path

from communities import more_urls
from communities.views import (
    claims,
    contact,
    directory,
    entry,
    keeping,
    mapped,
    people,
    questions,
    rows,
)
from curation.urls import record_pages

app_name = "communities"
urlpatterns = [
    path("", directory.community_list, name="community-list"),
    *more_urls.urlpatterns,
    path("map/", mapped.community_map, name="map"),
    path("mine/", keeping.mine, name="entry-list"),
    path("claims/", claims.claim_list, name="claim-list"),
    path("claims/<uuid:uuid>/", claims.claim_detail, name="claim-detail"),
    path(
        "claims/<uuid:uuid>/<slug:token>/", claims.claim_confirm, name="claim-confirm"
    ),
    path("invitations/<slug:secret>/", people.invitation, name="invitation"),
    path(
        "still-right/<uuid:uuid>/<slug:token>/",
        questions.still_right,
        name="still-right",
    ),
    path(
        "still-right/named/<uuid:uuid>/<slug:token>/",
        questions.leader_agree,
        name="leader-agree",
    ),
    path("<slug:slug>/", entry.community_detail, name="community-detail"),
    path("<slug:slug>/logo/", entry.community_logo, name="community-logo"),
    path("<slug:slug>/claim/", claims.community_claim, name="community-claim"),
    path("<slug:slug>/contact/", contact.community_contact, name="community-contact"),
    path("<slug:slug>/keep/", keeping.keep, name="keep"),
    path("<slug:slug>/keep/right/", keeping.keep_confirm, name="keep-confirm"),
    path("<slug:slug>/keep/entry/", keeping.keep_edit, name="keep-edit"),
    path("<slug:slug>/keep/logo/", keeping.keep_logo, name="keep-logo"),
    path("<slug:slug>/keep/contact/", keeping.keep_contact, name="keep-contact"),
    path("<slug:slug>/keep/invite/", people.keep_invite, name="keep-invite"),
    path(
        "<slug:slug>/keep/invite/<uuid:uuid>/",
        people.keep_take_back,
        name="keep-take-back",
    ),
    path(
        "<slug:slug>/keep/people/<uuid:uuid>/primary/",
        people.keep_hand_over,
        name="keep-hand-over",
    ),
    path(
        "<slug:slug>/keep/people/<uuid:uuid>/leave/",
        people.keep_leave,
        name="keep-leave",
    ),
    *(
        path(f"<slug:slug>/keep/{what}/", rows.row_new, {"what": what}, f"{what}-new")
        for what in rows.FORMS
    ),
    *(
        path(
            f"<slug:slug>/keep/{what}/<uuid:uuid>/",
            rows.row_edit,
            {"what": what},
            f"{what}-edit",
        )
        for what in rows.FORMS
    ),
    *record_pages("community", "<slug:slug>/"),
]
