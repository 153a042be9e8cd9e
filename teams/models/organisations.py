"""Organisations: what teams belong to, and who speaks for it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower, StrIndex, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from teams.models.teams import Team

DOMAIN = r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$"
ROR_WORDS = _("Give it as https://ror.org/ and nine characters.")
ROR = r"^https://ror\.org/0[a-z0-9]{6}[0-9]{2}$"


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: User | AnonymousUser) -> OrganisationQuerySet:
        """Keep the organisations that `user` owns, is in a team of, or has mail of."""
        if not user.is_authenticated:
            return self.none()
        is_in = models.Q(teams__members__person=user, teams__members__until=None)
        is_theirs = models.Q(owners=user) | is_in | models.Q(domains__in=_of_mail(user))
        return self.filter(pk__in=Organisation.objects.filter(is_theirs).values("pk"))

    def owned_by(self, user: User | AnonymousUser) -> OrganisationQuerySet:
        """Keep the organisations that `user` speaks for."""
        return self.filter(owners=user) if user.is_authenticated else self.none()


class Organisation(models.Model):
    """Whom people work for: a university, an institute, a company."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, validators=[validate_name])
    ror = models.URLField(
        _("ROR"),
        blank=True,
        validators=[RegexValidator(ROR, ROR_WORDS)],
        help_text=_("Its address in the Research Organization Registry."),
    )
    owners = models.ManyToManyField(
        User, blank=True, related_name="owned_organisations", verbose_name=_("owners")
    )
    # Whether its people may enter the anonymous benchmark, if they wish to themselves.
    joins_benchmark = models.BooleanField(
        _("takes part in the benchmark"), default=False
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    if TYPE_CHECKING:
        teams: RelatedManager[Team]
        domains: RelatedManager[MailDomain]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["ror"],
                condition=~models.Q(ror=""),
                name="organisation_once_a_ror",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("teams:organisation-detail", args=[self.slug])


class MailDomain(models.Model):
    """A domain whose addresses are the organisation's: its people may ask to join.

    Staff enter it after they have looked; nobody can claim one by themselves.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="domains"
    )
    domain = models.CharField(
        _("domain"),
        max_length=120,
        unique=True,
        validators=[
            RegexValidator(DOMAIN, _("Give it as example.org, in lower case."))
        ],
    )
    verified_at = models.DateTimeField(_("verified"), auto_now_add=True)

    class Meta:
        verbose_name = _("mail domain")
        verbose_name_plural = _("mail domains")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(domain=Lower("domain")),
                name="mail_domain_in_lower_case",
            )
        ]

    def __str__(self) -> str:
        return self.domain


def _of_mail(user: User) -> models.QuerySet[MailDomain]:
    """Return the domains of the addresses that a person has confirmed."""
    confirmed = EmailAddress.objects.filter(user=user, verified=True)
    host = Substr(Lower("email"), StrIndex("email", models.Value("@")) + 1)
    return MailDomain.objects.filter(domain__in=confirmed.values(host=host))
