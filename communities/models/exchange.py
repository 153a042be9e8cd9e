"""What communities need, what they offer, and which services they have or share."""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.kinds import NeedKind, NeedState, Scope, ServiceKind, ServiceState
from communities.models.communities import Community
from communities.models.money import is_currency


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: User | AnonymousUser) -> NeedQuerySet:
        """Keep the needs that `user` may read: they are public."""
        return self

    def open(self) -> NeedQuerySet:
        """Keep what is still needed, of communities that still are."""
        return self.filter(state=NeedState.OPEN).exclude(
            community__status__in=["retired", "merged"]
        )


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["created_at"],
)
class Need(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="needs"
    )
    kind = models.CharField(_("what"), max_length=20, choices=NeedKind)
    words = models.CharField(_("in words"), max_length=500, blank=True, default="")
    state = models.CharField(
        _("state"), max_length=10, choices=NeedState, default=NeedState.OPEN
    )
    since = models.DateField(_("since"), null=True, blank=True)
    confirmed_at = models.DateTimeField(
        _("last said to be right"), null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=NeedKind.values, state__in=NeedState.values
                ),
                name="need_words_are_known",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, user: User | AnonymousUser) -> OfferQuerySet:
        """Keep the offers that `user` may read: they are public."""
        return self

    def open(self) -> OfferQuerySet:
        """Keep what can still be asked for, of communities that still are."""
        in_time = models.Q(open_until__isnull=True) | models.Q(
            open_until__gte=timezone.localdate()
        )
        return self.filter(in_time, is_withdrawn=False).exclude(
            community__status__in=["retired", "merged"]
        )


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["created_at"],
)
class Offer(models.Model):
    """What a community gives to others, to whom, and how one asks for it.

    Without countries it is for all that the reach covers; without languages, whatever
    language. `asks_maturity` names points of the checklist (communities/maturity.py).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="offers"
    )
    kind = models.CharField(_("what"), max_length=20, choices=NeedKind)
    title = models.CharField(_("title"), max_length=200)
    words = models.TextField(_("in words"), blank=True, default="")
    scope = models.CharField(
        _("reach"), max_length=20, choices=Scope, blank=True, default=""
    )
    countries = models.JSONField(_("countries"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    eligibility = models.CharField(
        _("who may ask for it"), max_length=500, blank=True, default=""
    )
    asks_maturity = models.JSONField(
        _("what it asks of a community"), default=list, blank=True
    )
    limits = models.CharField(_("limits"), max_length=300, blank=True, default="")
    how_to_apply = models.TextField(_("how to ask for it"), blank=True, default="")
    url = models.URLField(_("web address"), max_length=500, blank=True, default="")
    decided = models.CharField(
        _("when it is decided"), max_length=120, blank=True, default=""
    )
    open_until = models.DateField(_("open until"), null=True, blank=True)
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)
    confirmed_at = models.DateTimeField(
        _("last said to be right"), null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["kind", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "title"], name="offer_once_a_community"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=NeedKind.values),
                name="offer_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SharedServiceQuerySet(models.QuerySet["SharedService"]):
    def visible_to(self, user: User | AnonymousUser) -> SharedServiceQuerySet:
        """Keep the rows that `user` may read: they are public."""
        return self


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class SharedService(models.Model):
    """How a community has one service; no row: nobody has said."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="services"
    )
    service = models.CharField(_("service"), max_length=20, choices=ServiceKind)
    state = models.CharField(_("how"), max_length=10, choices=ServiceState)
    shares_with = models.ForeignKey(
        Community,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="serves",
        verbose_name=_("shares it with"),
    )
    provider = models.CharField(_("provider"), max_length=200, blank=True, default="")
    yearly_cost = models.DecimalField(
        _("cost a year"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, default="", validators=[is_currency]
    )
    note = models.CharField(_("note"), max_length=300, blank=True, default="")

    objects = SharedServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["service", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "service"], name="service_once_a_community"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    service__in=ServiceKind.values, state__in=ServiceState.values
                ),
                name="service_words_are_known",
            ),
            models.CheckConstraint(
                condition=models.Q(shares_with__isnull=True)
                | models.Q(state=ServiceState.SHARES)
                & ~models.Q(shares_with=models.F("community")),
                name="service_shared_with_another",
                violation_error_message=_(
                    "Only what is shared is shared with another."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(yearly_cost__isnull=True, currency="")
                | models.Q(yearly_cost__isnull=False, yearly_cost__gte=0)
                & ~models.Q(currency=""),
                name="service_cost_has_a_currency",
                violation_error_message=_("Give a cost together with its currency."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_service_display()}: {self.get_state_display()}"
