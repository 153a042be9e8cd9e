"""Configuration of the composition root."""

from django.apps import AppConfig, apps
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class HubConfig(AppConfig):
    name = "rsehub"
    verbose_name = _("Hub")

    def ready(self) -> None:
        # What an upper app answers for a lower one; see docs/adr/0004.
        autodiscover_modules("registrations")
        # By no class of ours: the type checker looks for the app by Django's own name.
        apps.get_app_config("auth").verbose_name = _("Rights")
