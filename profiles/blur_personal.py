"""What the hub holds about a person to make their answers vague."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from profiles.models import Blur


def export_blur(user: User) -> Sequence[Sheet]:
    """Return the person's coins: one query."""
    rows = Blur.objects.filter(person=user).values_list("coins", flat=True)
    about = _("The coins that make your answers vague in figures; show them to nobody")
    return [Sheet("coins", about, [{"coins": bytes(coins).hex()} for coins in rows])]


HOLDER = Holder(
    name=gettext_lazy("Coins for figures about groups"),
    tables={"profiles.blur": {"person"}},
    export=export_blur,
)
