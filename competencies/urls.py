"""Addresses of frameworks, skills and roles."""

from django.urls import path, register_converter

from competencies import (
    crosswalk_views,
    export_views,
    framework_views,
    skill_views,
    version_views,
    views,
)
from competencies.converters import VersionConverter
from curation.urls import record_pages

register_converter(VersionConverter, "version")

app_name = "competencies"
urlpatterns = [
    path("frameworks/", views.framework_list, name="framework-list"),
    path(
        "frameworks/<slug:slug>/",
        framework_views.framework_detail,
        name="framework-detail",
    ),
    *record_pages("framework", "frameworks/<slug:slug>/"),
    path(
        "frameworks/<slug:slug>/versions/",
        version_views.version_list,
        name="version-list",
    ),
    path(
        "frameworks/<slug:slug>/compare/",
        version_views.version_compare,
        name="version-compare",
    ),
    path(
        "frameworks/<slug:slug>/skills/<slug:skill>/",
        skill_views.skill_detail,
        name="skill-detail",
    ),
    *record_pages("skill", "frameworks/<slug:slug>/skills/<slug:skill>/"),
    path(
        "frameworks/<slug:slug>/skills/<slug:skill>/levels/<int:rank>/",
        skill_views.skill_level,
        name="skill-level",
    ),
    path(
        "frameworks/<slug:slug>/crosswalk/<slug:other>/",
        crosswalk_views.crosswalk,
        name="crosswalk",
    ),
    path(
        "frameworks/<slug:slug>/crosswalk/<slug:other>/csv/",
        crosswalk_views.crosswalk_csv,
        name="crosswalk-csv",
    ),
    path(
        "crosswalks/<uuid:uuid>/",
        crosswalk_views.crosswalk_detail,
        name="crosswalk-detail",
    ),
    *record_pages("crosswalk", "crosswalks/<uuid:uuid>/"),
    path(
        "frameworks/<slug:slug>/<version:version>/",
        framework_views.version_detail,
        name="version-detail",
    ),
    path(
        "frameworks/<slug:slug>/<version:version>/overview/",
        framework_views.framework_overview,
        name="framework-overview",
    ),
    path(
        "frameworks/<slug:slug>/<version:version>/print/",
        framework_views.framework_print,
        name="framework-print",
    ),
    path(
        "frameworks/<slug:slug>/<version:version>/skills/<slug:skill>/",
        skill_views.skill_edition,
        name="skill-edition",
    ),
    path(
        "frameworks/<slug:slug>/<version:version>/export/",
        export_views.export_list,
        name="framework-export-list",
    ),
    path(
        "frameworks/<slug:slug>/<version:version>/export/<slug:form>/",
        export_views.export,
        name="framework-export",
    ),
    path(
        "frameworks/<slug:slug>/<version:version>/skills/<slug:skill>/levels/<int:rank>/",
        skill_views.skill_edition_level,
        name="skill-edition-level",
    ),
    path("roles/", views.role_list, name="role-list"),
    path("roles/<slug:framework>/<slug:slug>/", views.role_detail, name="role-detail"),
    *record_pages("role", "roles/<slug:framework>/<slug:slug>/"),
]
