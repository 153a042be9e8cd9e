"""A community: what it is called, what it is, where it is, and how it is kept true."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.kinds import (
    CommunityKind,
    Governance,
    LegalForm,
    Scope,
    StaffBand,
    Status,
    VerifiedHow,
)
from communities.models.dates import (
    date_field,
    ends_after,
    goes_with_precision,
    precision_field,
)
from search.matching import Folded, best_first

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from communities.models.activities import Activity, Occurrence
    from communities.models.channels import Channel
    from communities.models.exchange import Need, Offer, SharedService
    from communities.models.money import FundingRow
    from communities.models.people import Leader, Maintainer
    from communities.models.relations import Relation
    from communities.models.stories import CaseStudy, MemberCount

# The second part of /communities/<slug>/ that other pages use.
RESERVED_COMMUNITY_SLUGS = (
    *("calendar", "claims", "feed", "funding", "invitations", "map", "mine"),
    *("needs", "new", "offers", "services", "still-right"),
)

is_ror = RegexValidator(
    r"^https://ror\.org/0[0-9a-z]{6}[0-9]{2}\Z",
    _("Give an address as https://ror.org/007qpef44."),
)


def may_curate(user: User | AnonymousUser) -> bool:
    """Say whether a person looks after every entry of the directory."""
    return bool(user.is_staff and user.has_perm("communities.change_community"))


class CommunityQuerySet(models.QuerySet["Community"]):
    def visible_to(self, user: User | AnonymousUser) -> CommunityQuerySet:
        """Keep the communities that `user` may read: the directory is public."""
        return self

    def editable_by(self, user: User | AnonymousUser) -> CommunityQuerySet:
        """Keep those that `user` may change at once: a curator all, others theirs."""
        if not user.is_authenticated:
            return self.none()
        if may_curate(user):
            return self
        return self.filter(maintainers__user=user)

    def listed(self) -> CommunityQuerySet:
        """Keep what stands for itself: not what went up in another."""
        return self.exclude(status=Status.MERGED)

    def matching(self, words: str) -> CommunityQuerySet:
        """Keep those whose names, themes or text hold `words`, best first."""
        return best_first(self, words)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["search", "folded", "imported", "created_at", "updated_at"],
)
class Community(models.Model):
    """People around research software who keep in touch."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("short name"), max_length=40, blank=True, default="")
    former_names = models.JSONField(_("former names"), default=list, blank=True)
    summary = models.CharField(
        _("in one sentence"), max_length=300, blank=True, default=""
    )
    description = models.TextField(_("description"), blank=True, default="")
    languages = models.JSONField(
        _("languages"), default=list, blank=True, help_text=_("Codes such as en or es.")
    )
    themes = models.JSONField(
        _("themes"), default=list, blank=True, help_text=_("One a line.")
    )

    kind = models.CharField(
        _("kind"), max_length=20, choices=CommunityKind, blank=True, default=""
    )
    scope = models.CharField(
        _("reach"), max_length=20, choices=Scope, blank=True, default=""
    )
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.ACTIVE
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    countries = models.JSONField(
        _("countries"),
        default=list,
        blank=True,
        help_text=_("Codes of two letters as in ISO 3166, such as ZA."),
    )
    region = models.CharField(
        _("region, in words"), max_length=120, blank=True, default=""
    )
    city = models.CharField(_("city"), max_length=120, blank=True, default="")
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    founded_on = date_field(_("founded"))
    founded_precision = precision_field()
    registered_on = date_field(_("registered"))
    registered_precision = precision_field()
    retired_on = date_field(_("ended"))
    retired_precision = precision_field()

    governance = models.CharField(
        _("led by"), max_length=20, choices=Governance, blank=True, default=""
    )
    elections = models.TextField(_("how leaders are chosen"), blank=True, default="")
    succession = models.TextField(_("who comes after them"), blank=True, default="")
    conduct_url = models.URLField(
        _("code of conduct"), max_length=500, blank=True, default=""
    )
    membership_is_open = models.BooleanField(
        _("anyone may join"), null=True, blank=True
    )

    contact_url = models.URLField(
        _("contact page"), max_length=500, blank=True, default=""
    )
    contact_email = models.EmailField(
        _("public mail address"),
        blank=True,
        default="",
        help_text=_("One of the community, not of a person. Everybody sees it."),
    )

    legal_form = models.CharField(
        _("legal form"), max_length=20, choices=LegalForm, blank=True, default=""
    )
    registration = models.CharField(
        _("registration"), max_length=120, blank=True, default=""
    )
    ror = models.URLField(
        _("ROR"), max_length=60, blank=True, default="", validators=[is_ror]
    )
    can_receive_money = models.BooleanField(
        _("can receive money"), null=True, blank=True
    )
    fiscal_host = models.CharField(
        _("fiscal host"), max_length=200, blank=True, default=""
    )
    fees = models.TextField(_("fees and memberships"), blank=True, default="")
    staff = models.CharField(
        _("paid work"), max_length=10, choices=StaffBand, blank=True, default=""
    )
    is_seeking_funding = models.BooleanField(
        _("seeks funding"), default=False, db_default=False
    )
    shows_runway = models.BooleanField(
        _("everybody may see until when its money lasts"),
        default=False,
        db_default=False,
    )

    source = models.CharField(
        _("where this comes from"), max_length=300, blank=True, default=""
    )
    source_url = models.URLField(
        _("address of the source"), max_length=500, blank=True, default=""
    )
    source_revision = models.CharField(
        _("revision of the source"), max_length=80, blank=True, default=""
    )
    source_licence = models.CharField(
        _("licence of the source"), max_length=60, blank=True, default=""
    )
    collected_by = models.CharField(
        _("collected by"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("An organisation or a project, not a person."),
    )
    collected_on = models.DateField(_("collected"), null=True, blank=True)
    verified_at = models.DateTimeField(
        _("last said to be right"), null=True, blank=True, editable=False
    )
    verified_how = models.CharField(
        _("said by"),
        max_length=20,
        choices=VerifiedHow,
        blank=True,
        default="",
        editable=False,
    )

    locked = models.JSONField(
        _("fields that imports leave alone"), default=list, blank=True
    )
    imported = models.JSONField(
        _("what the last import brought"), default=dict, editable=False
    )
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)
    # Moved on by a trigger, so that no write path can forget it.
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)
    # Stored and indexed by the database, so that no write path can forget it.
    search = models.GeneratedField(
        expression=SearchVector("name", "acronym", weight="A", config="english")
        + SearchVector("summary", "former_names", weight="B", config="english")
        + SearchVector(
            "description", "themes", "region", "city", weight="C", config="english"
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    folded = models.GeneratedField(
        expression=Folded("name"), output_field=models.TextField(), db_persist=True
    )

    objects = CommunityQuerySet.as_manager()

    if TYPE_CHECKING:
        relations: RelatedManager[Relation]
        related_from: RelatedManager[Relation]
        channels: RelatedManager[Channel]
        activities: RelatedManager[Activity]
        occurrences: RelatedManager[Occurrence]
        leaders: RelatedManager[Leader]
        maintainers: RelatedManager[Maintainer]
        funding: RelatedManager[FundingRow]
        needs: RelatedManager[Need]
        offers: RelatedManager[Offer]
        services: RelatedManager[SharedService]
        case_studies: RelatedManager[CaseStudy]
        member_counts: RelatedManager[MemberCount]

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_COMMUNITY_SLUGS),
                name="community_slug_is_no_page",
                violation_error_message=_("The hub uses this address itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.MERGED, merged_into__isnull=False)
                | ~models.Q(status=Status.MERGED) & models.Q(merged_into__isnull=True),
                name="community_merged_into_one",
                violation_error_message=_(
                    "Name the other community where this one is merged, and only there."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")),
                name="community_not_merged_into_itself",
                violation_error_message=_("Choose another community."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values),
                name="community_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="community_place_is_on_earth",
                violation_error_message=_("Give latitude and longitude, or neither."),
            ),
            goes_with_precision("founded", "community_founded_precision"),
            goes_with_precision("registered", "community_registered_precision"),
            goes_with_precision("retired", "community_retired_precision"),
            ends_after("founded_on", "retired_on", "community_ends_after_it_begins"),
            models.CheckConstraint(
                condition=models.Q(verified_at__isnull=True, verified_how="")
                | models.Q(verified_at__isnull=False) & ~models.Q(verified_how=""),
                name="community_verified_by_somebody",
            ),
        ]
        indexes = [
            GinIndex("search", name="community_search"),
            GinIndex("countries", name="community_countries"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("communities:community-detail", args=[self.slug])

    @property
    def short_name(self) -> str:
        return self.acronym or self.name

    @property
    def is_over(self) -> bool:
        return self.status in {Status.RETIRED, Status.MERGED}

    def founded_within(self, years: int, today: date) -> bool:
        """Say whether it is known to be younger than that."""
        if self.founded_on is None:
            return False
        return (today - self.founded_on).days < years * 365.25
