"""Writes to the framework that touch several models, each in one transaction."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competencies.corpus import texts_of
from competencies.models import FrameworkVersion, Level
from competencies.models.frameworks import Status
from competencies.outlines import Outline
from search.vocabulary import learn

DEEPEST_TREE = 20


class NotPublishableError(Exception):
    """The version can't be published yet; the text says what is missing."""


class NotInForceError(Exception):
    """Only what is in force can be retired."""


@transaction.atomic
def publish_version(version: FrameworkVersion) -> None:
    """Put a draft into force; the version before it is retired.

    Raises NotPublishableError while it has no levels, a hole in them, or no skills.
    """
    # Whoever is writing to the draft at this moment is waited for.
    stored = FrameworkVersion.objects.select_for_update().get(pk=version.pk)
    if not stored.is_draft:
        raise NotPublishableError(_("%(it)s is no draft.") % {"it": version})
    _check_levels(version)
    _check_tree(version)
    in_force = FrameworkVersion.objects.published().filter(framework=version.framework)
    in_force.update(status=Status.RETIRED)
    version.status = Status.PUBLISHED
    version.published_at = timezone.now()
    version.save(update_fields=["status", "published_at"])
    learn(texts_of(FrameworkVersion.objects.filter(pk=version.pk)))


@transaction.atomic
def retire_version(version: FrameworkVersion) -> None:
    """Take the version in force out of it, with none to follow yet.

    It can be read for good, and who has a profile in it keeps it; nobody begins one.
    Raises NotInForceError.
    """
    in_force = FrameworkVersion.objects.published().filter(pk=version.pk)
    if not in_force.update(status=Status.RETIRED):
        raise NotInForceError(_("%(it)s is not in force.") % {"it": version})
    version.status = Status.RETIRED


def _check_tree(version: FrameworkVersion) -> None:
    """Refuse a version without skills, or whose groups go round or down for ever."""
    count = version.skill_editions.count()
    if not count:
        raise NotPublishableError(_("%(it)s has no skills yet.") % {"it": version})
    try:
        outline = Outline(version)
    except RecursionError:
        outline = None
    is_whole = outline is not None and len(outline.skills) == count
    if outline is None or not is_whole or outline.depth > DEEPEST_TREE:
        raise NotPublishableError(
            _(
                "The groups of %(it)s make no tree of at most %(deepest)d depths: look "
                "for a group that stands within itself."
            )
            % {"it": version, "deepest": DEEPEST_TREE}
        )


def _check_levels(version: FrameworkVersion) -> None:
    highest = version.framework.highest_rank
    ranks = sorted(version.levels.values_list("rank", flat=True))
    if highest is None or not ranks:
        raise NotPublishableError(
            _(
                "%(it)s has no levels yet. Choose the highest level of the framework, "
                "and describe each level."
            )
            % {"it": version}
        )
    if ranks != list(range(highest + 1)):
        raise NotPublishableError(
            _("%(it)s must describe each level from 0 to %(highest)d.")
            % {"it": version, "highest": highest}
        )


@transaction.atomic
def copy_levels(*, source: FrameworkVersion, target: FrameworkVersion) -> int:
    """Give a draft without levels those of another version; returns how many.

    The framework takes over the scale when it has none. Raises NotPublishableError
    when it has another one.
    """
    framework = target.framework
    if framework.highest_rank is None:
        framework.highest_rank = source.framework.highest_rank
        framework.save(update_fields=["highest_rank"])
    if framework.highest_rank != source.framework.highest_rank:
        raise NotPublishableError(
            _("%(it)s has a scale of its own.") % {"it": framework}
        )
    levels = [
        Level(
            version=target,
            rank=level.rank,
            name=level.name,
            short_description=level.short_description,
            description=level.description,
            focus=level.focus,
        )
        for level in source.levels.order_by("rank")
    ]
    return len(Level.objects.bulk_create(levels))
