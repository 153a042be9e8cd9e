"""What a challenge is made of, from evidence to impact targets.

Items name each other by number, within their challenge alone (docs/adr/0066).
"""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from challenges.models.challenges import Challenge


class Status(models.TextChoices):
    """How far an item is."""

    NOT_STARTED = "not-started", _("not started")
    IN_PROGRESS = "in-progress", _("under way")
    DONE = "done", _("done")
    DROPPED = "dropped", _("given up")


def numbers(words: StrOrPromise) -> ArrayField[list[int], list[int]]:
    """Return a column of references to items of the same challenge."""
    inner = models.IntegerField(validators=[MinValueValidator(1)])
    return ArrayField(inner, default=list, blank=True, verbose_name=words)


def texts(words: StrOrPromise) -> ArrayField[list[str], list[str]]:
    inner = models.CharField(max_length=200)
    return ArrayField(inner, default=list, blank=True, verbose_name=words)


def status_field() -> models.CharField[str, str]:
    return models.CharField(_("status"), max_length=20, choices=Status, blank=True)


class Item(models.Model):
    """One thing that a challenge says, with a number that stays its own."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE)
    number = models.PositiveIntegerField(_("number"), validators=[MinValueValidator(1)])
    position = models.PositiveSmallIntegerField(_("place"), default=0)
    title = models.TextField(_("in one sentence"))
    text = models.TextField(_("more about it"), blank=True)

    class Meta:
        abstract = True
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "number"],
                name="%(class)s_once_a_number",
                violation_error_message=_("Another one has this number already."),
            )
        ]

    def __str__(self) -> str:
        return self.title[:100] or str(self.number)


class Linked(Item):
    """Something to read or to join."""

    title = models.TextField(_("what it is called"), blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    prefix = models.CharField(_("what sort of thing"), max_length=40, blank=True)
    standing = models.CharField(_("how it stands"), max_length=40, blank=True)
    group = models.TextField(_("heading"), blank=True)
    mark = models.CharField(max_length=1, default="-", blank=True, editable=False)

    class Meta(Item.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title[:100] or self.url


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Evidence(Linked):
    """What shows that the problem is there."""

    class Meta(Linked.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class ImpactTarget(Item):
    """What is better in the end, and how one would see it."""

    status = status_field()
    indicator = models.CharField(
        _("indicator"),
        max_length=300,
        blank=True,
        help_text=_("What to count, to see whether it is reached."),
    )
    baseline = models.CharField(_("where it began"), max_length=200, blank=True)
    target = models.CharField(_("where it should be"), max_length=200, blank=True)
    measure = models.CharField(_("live measure"), max_length=60, blank=True)
    extra = models.JSONField(default=dict, blank=True, editable=False)

    class Meta(Item.Meta):
        verbose_name = _("impact target")
        verbose_name_plural = _("impact targets")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Objective(Item):
    """What has to be so for impact targets to be reached."""

    targets = numbers(_("impact targets"))
    status = status_field()
    extra = models.JSONField(default=dict, blank=True, editable=False)

    class Meta(Item.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Action(Item):
    """What somebody does about it."""

    status = status_field()
    lead = models.CharField(
        _("who leads it"), max_length=200, blank=True, help_text=_("A name they chose.")
    )
    communities = texts(_("communities"))
    due = models.DateField(_("due"), null=True, blank=True)
    evidence = numbers(_("evidence"))
    skills = texts(_("skills it needs"))
    resources = texts(_("resources it needs"))
    extra = models.JSONField(default=dict, blank=True, editable=False)

    class Meta(Item.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Output(Item):
    """What an action leaves behind."""

    action = models.PositiveIntegerField(_("action"), null=True, blank=True)
    objectives = numbers(_("objectives"))
    targets = numbers(_("impact targets"))
    status = status_field()
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    delivered_as = models.CharField(
        _("delivered as"),
        max_length=500,
        blank=True,
        help_text=_("Its address on the web, or in the hub, such as /communities/."),
    )
    measure = models.CharField(_("live measure"), max_length=60, blank=True)

    class Meta(Item.Meta):
        verbose_name = _("output")
        verbose_name_plural = _("outputs")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Initiative(models.Model):
    """A project, one wherever it is named: known by its address."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    address = models.CharField(_("address"), max_length=500, unique=True)
    title = models.TextField(_("title"), blank=True)

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    def __str__(self) -> str:
        return self.title[:100] or self.address


class Undertaken(Linked):
    """Where a challenge names an initiative."""

    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss",
        editable=False,
    )

    class Meta(Linked.Meta):
        abstract = True


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Project(Undertaken):
    """What is done about it now."""

    class Meta(Undertaken.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class PastWork(Undertaken):
    """What was done about it before."""

    class Meta(Undertaken.Meta):
        verbose_name = _("past work")
        verbose_name_plural = _("past work")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class ChallengeResource(Linked):
    """What helps whoever takes it on."""

    class Meta(Linked.Meta):
        verbose_name = _("resource of a challenge")
        verbose_name_plural = _("resources of challenges")


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class SubProblem(Item):
    """A part of the problem that could be a challenge of its own."""

    promoted_to = models.ForeignKey(
        Challenge,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="promoted_from",
        verbose_name=_("is a challenge now"),
    )

    class Meta(Item.Meta):
        verbose_name = _("sub-problem")
        verbose_name_plural = _("sub-problems")
