"""The addresses of a hub in development."""

from rsehub.urls import dev_urlpatterns
from rsehub.urls import urlpatterns as public_urlpatterns

urlpatterns = [*public_urlpatterns, *dev_urlpatterns]
