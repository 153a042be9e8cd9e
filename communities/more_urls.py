"""Addresses of what goes across the directory: services, needs, money, calendar."""

from django.urls import path

from communities.views import calendar, exchange, services

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("needs/", exchange.need_list, name="need-list"),
    path("services/", services.service_list, name="service-list"),
]
