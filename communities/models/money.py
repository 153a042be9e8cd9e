"""What a community lives from, a row for each funder and time."""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.kinds import FundingKind, RowState, Visibility
from communities.models.communities import Community, may_curate
from communities.models.dates import (
    date_field,
    ends_after,
    goes_with_precision,
    precision_field,
)

is_currency = RegexValidator(
    r"^[A-Z]{3}\Z", _("Use a code of three letters such as ZAR or EUR.")
)


class FundingRowQuerySet(models.QuerySet["FundingRow"]):
    def visible_to(self, user: User | AnonymousUser) -> FundingRowQuerySet:
        """Keep the rows that `user` may read: what is public and accepted.

        Who keeps the entry sees every row of it.
        """
        if not user.is_authenticated:
            return self.public()
        if may_curate(user):
            return self
        theirs = Community.objects.editable_by(user).values("pk")
        return self.filter(_is_public() | models.Q(community__in=theirs))

    def public(self) -> FundingRowQuerySet:
        """Keep what everybody may read: all that may leave the hub."""
        return self.filter(_is_public())

    def accepted(self) -> FundingRowQuerySet:
        """Keep what a person stands behind."""
        return self.filter(state=RowState.ACCEPTED)


def _is_public() -> models.Q:
    return models.Q(visibility=Visibility.PUBLIC, state=RowState.ACCEPTED)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["created_at"],
)
class FundingRow(models.Model):
    """Money, or help in kind, from one funder over one time."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="funding"
    )
    funder = models.CharField(
        _("funder"), max_length=200, help_text=_("An organisation, not a person.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=FundingKind, blank=True, default=""
    )
    is_in_kind = models.BooleanField(_("in kind, not in money"), default=False)
    amount_raw = models.CharField(
        _("amount as its source says"), max_length=120, blank=True, default=""
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, default="", validators=[is_currency]
    )
    starts_on = date_field(_("from"))
    starts_precision = precision_field()
    ends_on = date_field(_("until"))
    ends_precision = precision_field()
    is_open_ended = models.BooleanField(_("has no end"), default=False)
    purpose = models.CharField(_("for what"), max_length=300, blank=True, default="")
    reference = models.CharField(_("reference"), max_length=200, blank=True, default="")
    source = models.CharField(
        _("where this comes from"), max_length=500, blank=True, default=""
    )
    visibility = models.CharField(
        _("who sees it"), max_length=20, choices=Visibility, default=Visibility.PUBLIC
    )
    state = models.CharField(
        _("state"), max_length=10, choices=RowState, default=RowState.ACCEPTED
    )
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = FundingRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding")
        verbose_name_plural = _("funding")
        ordering = [models.F("starts_on").desc(nulls_last=True), "pk"]
        constraints = [
            goes_with_precision("starts", "funding_starts_precision"),
            goes_with_precision("ends", "funding_ends_precision"),
            ends_after("starts_on", "ends_on", "funding_ends_after_it_begins"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True, currency="")
                | models.Q(amount__isnull=False, amount__gte=0)
                & ~models.Q(currency=""),
                name="funding_amount_has_a_currency",
                violation_error_message=_("Give an amount together with its currency."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_open_ended=False)
                | models.Q(ends_on__isnull=True),
                name="funding_has_an_end_or_none",
                violation_error_message=_("Give an end, or say that it has none."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=RowState.values, visibility__in=Visibility.values
                ),
                name="funding_words_are_known",
            ),
        ]

    def __str__(self) -> str:
        return self.funder
