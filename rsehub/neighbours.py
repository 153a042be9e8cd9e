"""Apps that others wrote, by the names that a curator reads in the admin.

Not in `apps.py`, where Django looks for the one configuration of this app.
"""

from __future__ import annotations

from allauth.account.apps import AccountConfig
from allauth.mfa.apps import MFAConfig
from django.utils.translation import gettext_lazy as _


class AddressesConfig(AccountConfig):  # type: ignore[misc]
    verbose_name = _("Mail addresses")


class SecondStepsConfig(MFAConfig):  # type: ignore[misc]
    verbose_name = _("Second steps")
