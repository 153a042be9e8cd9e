"""A person's secret coins, which make their answers vague in figures about groups."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User

COINS = 256
"""A byte for each skill, by the remainder of its key: a framework's are neighbours."""


def _throw() -> bytes:
    return secrets.token_bytes(COINS)


class BlurQuerySet(models.QuerySet["Blur"]):
    def visible_to(self, user: User | AnonymousUser) -> BlurQuerySet:
        """Keep nobody's: a person gets their own with all their data, and no page."""
        return self.none()


class Blur(models.Model):
    """In which of two bands each answer of a person counts (docs/adr/0057).

    Thrown once and kept as long as the person: a second throw would tell, beside the
    first, what the answer is.
    """

    person = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    coins = models.BinaryField(_("coins"), default=_throw, max_length=COINS)

    objects = BlurQuerySet.as_manager()

    class Meta:
        verbose_name = _("blur")
        verbose_name_plural = _("blurs")

    def __str__(self) -> str:
        return str(self.person_id)
