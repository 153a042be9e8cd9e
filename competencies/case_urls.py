"""Addresses of CASE 1.1, in the specification's own words."""

from django.urls import path, re_path

from competencies import case_views

app_name = "case"
urlpatterns = [
    path("CFDocuments", case_views.documents, name="documents"),
    path("CFDocuments/<str:identifier>", case_views.document, name="document"),
    path("CFPackages/<str:identifier>", case_views.package, name="package"),
    path("CFItems/<str:identifier>", case_views.item, name="item"),
    path(
        "CFItemAssociations/<str:identifier>",
        case_views.item_associations,
        name="item-associations",
    ),
    re_path("", case_views.nowhere, name="nowhere"),
]
