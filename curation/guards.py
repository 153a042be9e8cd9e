"""What keeps machines from writing where everybody may: limits, a trap, a minimum time.

No puzzle and no third party. The limits are allauth's, in the cache that all processes
share; `ACCOUNT_RATE_LIMITS` in the settings says how many.
"""

from __future__ import annotations

import time
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from curation.values import Values

# Nobody reads and fills in a form in less.
MINIMUM_SECONDS = 3
_SALT = "curation.made-on"


def may_write(request: HttpRequest, action: str) -> bool:
    """Count one more `action` of this address and of all; say whether it is allowed."""
    return bool(ratelimit.consume(request, action=action, key="everybody"))


def may_write_as(request: HttpRequest, action: str, person: User) -> bool:
    """Count one more `action` of this person; say whether it is allowed."""
    return bool(ratelimit.consume(request, action=action, user=person))


def seal(values: Values, *, at: float | None = None) -> str:
    """Return what a form was drawn on, and when, so that nobody can rewrite it."""
    moment = time.time() if at is None else at
    return signing.dumps({"values": values, "at": moment}, salt=_SALT, compress=True)


def unseal(sealed: str) -> tuple[Values, float]:
    """Return what `seal` was given. Raises BadSignature."""
    opened: dict[str, Any] = signing.loads(sealed, salt=_SALT)
    return opened["values"], opened["at"]


class TrapForm(forms.Form):
    """A field that people don't see; who fills it in is no person."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def is_trapped(self) -> bool:
        return bool(self.data.get(self.add_prefix("website")))


class SealedForm(TrapForm):
    """A form that knows what it was drawn on, and refuses to come back at once."""

    made_on = forms.CharField(widget=forms.HiddenInput)

    def clean_made_on(self) -> str:
        sealed = str(self.cleaned_data["made_on"])
        try:
            _values, at = unseal(sealed)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                gettext("This form is not as the hub made it. Open the page again.")
            ) from error
        if time.time() - at < MINIMUM_SECONDS:
            raise forms.ValidationError(
                gettext("That was very quick. Read it through, then send it again.")
            )
        return sealed
