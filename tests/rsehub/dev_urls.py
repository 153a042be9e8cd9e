"""The addresses of a hub in development."""

from rsehub.urls import dev_mail_urlpatterns, gallery_urlpatterns
from rsehub.urls import urlpatterns as public_urlpatterns

urlpatterns = [*public_urlpatterns, *gallery_urlpatterns, *dev_mail_urlpatterns]
