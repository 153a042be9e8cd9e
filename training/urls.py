"""Addresses of the catalogue."""

from django.urls import path

from curation.urls import record_pages
from training import views

app_name = "training"
urlpatterns = [
    path("", views.resource_list, name="resource-list"),
    path("providers/", views.provider_list, name="provider-list"),
    path("providers/<slug:slug>/", views.provider_detail, name="provider-detail"),
    *record_pages("provider", "providers/<slug:slug>/"),
    path("<slug:slug>/", views.resource_detail, name="resource-detail"),
    *record_pages("resource", "<slug:slug>/"),
]
