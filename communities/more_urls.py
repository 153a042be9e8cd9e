"""Addresses of what goes across the directory: services, needs, money, calendar."""

from django.urls import path

from communities.views import calendar, exchange, funding, services

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("funding/", funding.funding_list, name="funding-list"),
    path("needs/", exchange.need_list, name="need-list"),
    path("services/", services.service_list, name="service-list"),
    path("<slug:slug>/funding/", funding.funding_detail, name="funding-detail"),
    path("<slug:slug>/funding/new/", funding.funding_new, name="funding-new"),
    path(
        "<slug:slug>/funding/<uuid:uuid>/",
        funding.funding_update,
        name="funding-update",
    ),
]
