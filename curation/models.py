"""What people suggest, flag and import; web addresses are in `link_models`.

Records of upper apps are named by kind and UUID: curation knows none of their tables.
"""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name
from curation.kinds import Person, all_kinds, kind_of
from curation.link_models import LinkCheck, LinkSite, Url, UrlUse

__all__ = [
    "ColumnMapping",
    "Flag",
    "ImportRun",
    "LinkCheck",
    "LinkSite",
    "Suggestion",
    "Url",
    "UrlUse",
]

LONGEST_REASON = 2000
PREVIEW_LASTS = timedelta(days=1)


def _looked_after(user: Person) -> models.Q:
    """Return what a person decides about: whole kinds, or their own records."""
    mine = models.Q(pk__in=[])
    if not user.is_authenticated:
        return mine
    for kind in all_kinds():
        if kind.curates(user):
            mine |= models.Q(kind=kind.key)
        else:
            records = kind.maintained_by(user)
            if not records.query.is_empty():
                mine |= models.Q(kind=kind.key, record__in=records.values("uuid"))
    return mine


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def looked_after_by(self, user: Person) -> SuggestionQuerySet:
        """Keep what this person decides about."""
        return self.filter(_looked_after(user))

    def visible_to(self, user: Person) -> SuggestionQuerySet:
        """Keep what this person decides about, and what they suggested themselves."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(_looked_after(user) | models.Q(proposer=user))

    def waiting(self) -> SuggestionQuerySet:
        return self.filter(state=Suggestion.State.PENDING)


class Suggestion(models.Model):
    """A proposed change of a record's fields, or a new record."""

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        ACCEPTED = "accepted", _("taken")
        PARTLY = "partly", _("taken in part")
        REJECTED = "rejected", _("not taken")
        CLOSED = "closed", _("closed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    # None for a new one, until it is made.
    record = models.UUIDField(_("record"), null=True, blank=True)
    is_new = models.BooleanField(_("a new one"), default=False)
    title = models.CharField(_("about"), max_length=300)
    proposed = models.JSONField(_("suggested"))
    base = models.JSONField(_("made on"), default=dict)
    base_digest = models.CharField(
        _("fingerprint of what it was made on"), max_length=64
    )
    source = models.CharField(_("where it comes from"), max_length=500, blank=True)
    reason = models.TextField(_("why"), blank=True)
    proposer = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("suggested by"),
    )
    name = models.CharField(
        _("name to show"), max_length=80, blank=True, validators=[validate_name]
    )
    email = models.EmailField(_("address for the answer"), blank=True)
    created_at = models.DateTimeField(_("came"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING
    )
    decided_by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_reason = models.TextField(_("word to the sender"), blank=True)
    decisions = models.JSONField(_("what was taken"), default=dict, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="pending", decided_at__isnull=True)
                | (~models.Q(state="pending") & models.Q(decided_at__isnull=False)),
                name="decided_suggestions_say_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="rejected", decision_reason=""),
                name="rejected_suggestions_say_why",
            ),
            models.CheckConstraint(
                condition=models.Q(is_new=True) | models.Q(record__isnull=False),
                name="changes_name_their_record",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "created_at"], name="suggestion_queue"),
            models.Index(fields=["kind", "record"], name="suggestion_record"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("curation:suggestion-detail", args=[self.uuid])

    @property
    def is_pending(self) -> bool:
        return self.state == self.State.PENDING

    @property
    def kind_label(self) -> str:
        kind = kind_of(self.kind)
        return str(kind.label) if kind else self.kind

    @property
    def shown_name(self) -> str:
        """Return the name the proposer chose, or what they are without one."""
        return self.name or str(_("a visitor"))


class FlagQuerySet(models.QuerySet["Flag"]):
    def open(self) -> FlagQuerySet:
        return self.filter(resolved_at__isnull=True)

    def looked_after_by(self, user: Person) -> FlagQuerySet:
        """Keep the flags on what this person decides about."""
        return self.filter(_looked_after(user))


class Flag(models.Model):
    """Somebody says that a record is out of date, broken or wrong."""

    class What(models.TextChoices):
        OUTDATED = "outdated", _("out of date")
        BROKEN = "broken", _("a broken link")
        WRONG = "wrong", _("wrong")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    record = models.UUIDField(_("record"))
    title = models.CharField(_("about"), max_length=300)
    what = models.CharField(_("what it is"), max_length=10, choices=What.choices)
    words = models.CharField(_("in their words"), max_length=500, blank=True)
    reporter = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="flags",
        verbose_name=_("said by"),
    )
    created_at = models.DateTimeField(_("came"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("settled"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    resolution = models.TextField(_("what was done"), blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_at__isnull=True) | ~models.Q(resolution=""),
                name="settled_flags_say_why",
            )
        ]
        indexes = [
            models.Index(fields=["kind", "record"], name="flag_record"),
            models.Index(
                fields=["created_at"],
                name="flag_open",
                condition=models.Q(resolved_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_what_display()}"

    @property
    def sentence(self) -> str:
        """Return what stands on the record's page while the flag is open."""
        words = {
            self.What.OUTDATED: _("Somebody says this is out of date"),
            self.What.BROKEN: _("Somebody says a link here is broken"),
            self.What.WRONG: _("Somebody says this is wrong"),
        }
        return str(words[self.What(self.what)])

    @property
    def kind_label(self) -> str:
        kind = kind_of(self.kind)
        return str(kind.label) if kind else self.kind


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def visible_to(self, user: Person) -> ImportRunQuerySet:
        """Keep what was imported, and the person's own previews: no one else's."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(models.Q(state=ImportRun.State.IMPORTED) | models.Q(by=user))


class ImportRun(models.Model):
    """A file that somebody brought, what it would do, and what of it was done.

    The file itself is kept until it is imported, or for a day.
    """

    class State(models.TextChoices):
        PREVIEWED = "previewed", _("to be looked at")
        IMPORTED = "imported", _("imported")
        EXPIRED = "expired", _("let go")

    by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        related_name="imports",
        verbose_name=_("brought by"),
    )
    created_at = models.DateTimeField(_("brought"), auto_now_add=True)
    finished_at = models.DateTimeField(_("done"), null=True, editable=False)
    importer = models.CharField(_("kind"), max_length=40)
    format = models.CharField(_("format"), max_length=40)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64)
    options = models.JSONField(_("asked for"), default=dict)
    upload = models.BinaryField(_("file"), default=bytes)
    plan = models.JSONField(_("what it would do"), default=dict)
    plan_digest = models.CharField(
        _("fingerprint of what it would do"), max_length=64, blank=True
    )
    report = models.JSONField(_("what was done"), default=dict)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PREVIEWED
    )

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="previewed") | models.Q(upload=b""),
                name="imports_keep_no_file",
            ),
            models.CheckConstraint(
                condition=models.Q(state="previewed")
                | models.Q(finished_at__isnull=False),
                name="imports_say_when_done",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="import_state")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_waiting(self) -> bool:
        """Say whether it can be imported still: its file is kept for a day."""
        age = timezone.now() - self.created_at
        return self.state == self.State.PREVIEWED and age < PREVIEW_LASTS

    @property
    def needs_columns(self) -> bool:
        """Say whether somebody has to say first what the columns of its table hold."""
        return self.is_waiting and not self.plan


class ColumnMapping(models.Model):
    """What the columns of some kind of table hold, kept under a name for the next time.

    It says nothing about whoever made it: all who import may use and change it.
    """

    kind = models.CharField(_("kind"), max_length=40)
    name = models.CharField(_("name"), max_length=100)
    header_digest = models.CharField(_("fingerprint of the header"), max_length=64)
    said = models.JSONField(_("what the columns hold"), default=dict)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name"],
                name="mapping_once_a_name",
                violation_error_message=_("There is a mapping of this name already."),
            )
        ]
        indexes = [models.Index(fields=["kind", "header_digest"], name="mapping_of")]

    def __str__(self) -> str:
        return self.name
