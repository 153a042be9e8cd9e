"""Where a link to a shared profile leads: short, and nothing in it but the token."""

from django.urls import path

from profiles.views import shared

app_name = "shares"
urlpatterns = [
    path("<str:token>/", shared.link, name="link"),
    path("<str:token>/goals/<uuid:uuid>/", shared.link_goal, name="link-goal"),
]
