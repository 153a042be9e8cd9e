"""What the hub says about itself: who runs it, and where its people meet and work."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from accounts.models import User

LONGEST_KEPT = 3650  # days
DAYS = [MinValueValidator(1), MaxValueValidator(LONGEST_KEPT)]
is_web_address = URLValidator(
    schemes=["http", "https"],
    message=_("Give a whole address that begins with https:// or http://."),
)


def _is_some_days(field: str) -> models.CheckConstraint:
    some = models.Q((f"{field}__gte", 1), (f"{field}__lte", LONGEST_KEPT))
    return models.CheckConstraint(
        condition=models.Q((f"{field}__isnull", True)) | some,
        name=f"operator_{field}",
    )


class OperatorQuerySet(models.QuerySet["Operator"]):
    def of_this_hub(self) -> Operator:
        """Return who runs this hub; one who has said nothing yet if nobody has."""
        return self.first() or Operator()


class Operator(models.Model):
    """Who runs this hub, as the pages about it say. There is one; the key says so.

    What is empty is said to be missing on the pages, so nothing has a made-up default.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("The association, institution or person that answers for it."),
    )
    legal_form = models.CharField(
        _("legal form and registration"),
        max_length=300,
        blank=True,
        help_text=_("For example: registered association, and where, under what."),
    )
    postal_address = models.CharField(_("postal address"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    data_protection = models.CharField(
        _("contact for data protection"),
        max_length=300,
        blank=True,
        help_text=_("An address or a sentence, for questions about people's data."),
    )
    hosting = models.CharField(
        _("where it is hosted"),
        max_length=500,
        blank=True,
        help_text=_("Who runs the machines and the mail, and in which country."),
    )
    log_days = models.PositiveSmallIntegerField(
        _("how long logs are kept"),
        null=True,
        blank=True,
        validators=DAYS,
        help_text=_("Days. Count the web server in front as well."),
    )
    backup_days = models.PositiveSmallIntegerField(
        _("how long backups are kept"),
        null=True,
        blank=True,
        validators=DAYS,
        help_text=_("Days until what was erased is gone from the last of them."),
    )
    seat = models.CharField(
        _("seat"), max_length=200, blank=True, help_text=_("Town and country.")
    )
    law = models.CharField(
        _("law that applies"),
        max_length=200,
        blank=True,
        help_text=_("For example: the law of Scotland. Empty: the law of the seat."),
    )

    objects = OperatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("who runs this hub")
        verbose_name_plural = _("who runs this hub")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_operator"),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="operator_has_a_name"
            ),
            _is_some_days("log_days"),
            _is_some_days("backup_days"),
        ]

    def __str__(self) -> str:
        return self.name

    def unsaid(self) -> list[StrPromise | str]:
        """Return the names of what is still empty; the law may be, beside a seat."""
        fields = [f for f in self._meta.concrete_fields if f.name not in {"id", "law"}]
        return [f.verbose_name for f in fields if not f.value_from_object(self)]


class Kind(models.TextChoices):
    """What a link leads to."""

    CHANNEL = "channel", _("channel: chat, mailing list, forum")
    CODE = "code", _("code")
    DOCUMENT = "document", _("document that people write together")
    MEETING = "meeting", _("meeting")
    NOTES = "notes", _("notes of an event")


DATED = (Kind.MEETING, Kind.NOTES)


class ProjectLinkQuerySet(models.QuerySet["ProjectLink"]):
    def visible_to(self, user: User | AnonymousUser) -> ProjectLinkQuerySet:
        """Keep the links that are shown; curators find the others in the admin."""
        return self.filter(is_shown=True)


class ProjectLink(models.Model):
    """Where the people around this hub talk, meet, or keep what they work on."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("web address"), max_length=500, validators=[is_web_address])
    text = models.CharField(
        _("in a line"),
        max_length=300,
        blank=True,
        help_text=_("What one finds there, and who may join."),
    )
    starts_on = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Leave it empty for what takes place again and again."),
    )
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Where there are several days, or when a series comes to an end."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first.")
    )
    is_shown = models.BooleanField(_("shown"), default=True)

    objects = ProjectLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links: channels, meetings, documents")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="link_is_of_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(url__iregex=r"^https?://\S+$"),
                name="link_is_to_the_web",
                violation_error_message=is_web_address.message,
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=DATED)
                | models.Q(starts_on__isnull=True, ends_on__isnull=True),
                name="link_is_dated_if_it_takes_place",
                violation_error_message=_(
                    "Only a meeting and the notes of an event have days: "
                    "choose that kind, or leave them empty."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="link_ends_after_it_starts",
                violation_error_message=_("The last day is before the first one."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date | None:
        return self.ends_on or self.starts_on

    def has_ended(self, today: date) -> bool:
        """Say whether its last day is over; what has no day goes on."""
        return self.last_day is not None and self.last_day < today
