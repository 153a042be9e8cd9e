"""The words by which a resource is told apart: its type, format, cost and time."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ResourceKind(TextChoices):
    """What it is: the learning resource type of the RDA's minimal metadata."""

    TUTORIAL = "tutorial", _("tutorial")
    COURSE = "course", _("course")
    LESSON = "lesson", _("lesson")
    WORKSHOP = "workshop", _("workshop")
    VIDEO = "video", _("video")
    BOOK = "book", _("book")
    GUIDE = "guide", _("guide")
    REFERENCE = "reference", _("reference")
    EXERCISE = "exercise", _("exercise")
    TALK = "talk", _("talk")


class Format(TextChoices):
    """How it is taken."""

    SELF_PACED = "self-paced", _("at your own pace")
    LIVE_ONLINE = "live-online", _("live online")
    IN_PERSON = "in-person", _("in person")
    BLENDED = "blended", _("partly in person")


class Cost(TextChoices):
    FREE = "free", _("free")
    PART_FREE = "part-free", _("free in part")
    PAID = "paid", _("paid")


class MinutesSource(TextChoices):
    STATED = "stated", _("as its provider says")
    ESTIMATE = "estimate", _("our estimate")
