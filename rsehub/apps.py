"""Configuration of the composition root."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class HubConfig(AppConfig):
    name = "rsehub"
    verbose_name = _("Hub")

    def ready(self) -> None:
        # What an upper app answers for a lower one; see docs/adr/0004.
        autodiscover_modules("registrations")
