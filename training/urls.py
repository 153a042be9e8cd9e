"""Addresses of the catalogue."""

from django.urls import path

from curation.urls import record_pages
from training.views import (
    catalogue,
    coverage,
    events,
    paths,
    plans,
    providers,
    resources,
    reviews,
    searches,
)

app_name = "training"
urlpatterns = [
    path("", catalogue.resource_list, name="resource-list"),
    path("mine/", resources.my_resources, name="mine"),
    path("providers/", providers.provider_list, name="provider-list"),
    path("providers/<slug:slug>/", providers.provider_detail, name="provider-detail"),
    *record_pages("provider", "providers/<slug:slug>/"),
    path("events/", events.event_list, name="event-list"),
    path("events/<slug:slug>/", events.event_detail, name="event-detail"),
    *record_pages("event", "events/<slug:slug>/"),
    path("paths/", paths.path_list, name="path-list"),
    path("paths/<slug:slug>/", paths.path_detail, name="path-detail"),
    *record_pages("learning-path", "paths/<slug:slug>/"),
    path("searches/", searches.search_list, name="search-list"),
    path("searches/<uuid:uuid>/", searches.search_update, name="search-update"),
    path(
        "searches/<uuid:uuid>/stop/<slug:token>/",
        searches.search_stop,
        name="search-stop",
    ),
    path("coverage/", coverage.coverage_map, name="coverage"),
    path("plan/", plans.plan_page, name="plan"),
    path("plan/<uuid:uuid>/keep/", plans.plan_keep, name="plan-keep"),
    path("plan/<uuid:uuid>/drop/", plans.plan_drop, name="plan-drop"),
    path("plan/<uuid:uuid>/change/", plans.plan_change, name="plan-change"),
    path("plan/<uuid:uuid>/<slug:slug>/", plans.step_state, name="step-state"),
    path("plan/<uuid:uuid>/<slug:slug>/done/", plans.step_done, name="step-done"),
    path("<slug:slug>/", resources.resource_detail, name="resource-detail"),
    path("<slug:slug>/mark/", resources.resource_mark, name="resource-mark"),
    path("<slug:slug>/review/", reviews.resource_review, name="resource-review"),
    *record_pages("resource", "<slug:slug>/"),
]
