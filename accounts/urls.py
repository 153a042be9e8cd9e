"""Addresses of a person's own settings."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.account, name="account"),
    path("sessions/", views.session_list, name="session-list"),
    path("sessions/end/", views.session_end, name="session-end"),
]
