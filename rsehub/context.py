"""What every template of the hub may use."""

from django.conf import settings
from django.http import HttpRequest

from rsehub.menu import my_areas, shared_areas
from rsehub.plotly_finder import plotly_static_path


def site(request: HttpRequest) -> dict[str, object]:
    """Return the hub's name and areas, the charts' script, and what is set up."""
    return {
        "site_name": settings.SITE_NAME,
        "my_areas": my_areas,
        "shared_areas": shared_areas,
        "plotly_path": plotly_static_path(),
        "connects_elsewhere": bool(settings.SOCIALACCOUNT_PROVIDERS),
        "dev_mail": settings.DEBUG and not settings.EMAIL_URL,
    }
