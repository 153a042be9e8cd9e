"""The tables of the training catalogue, a concept a file."""

from training.models.events import Event
from training.models.paths import LearningPath, PathStep
from training.models.providers import Provider
from training.models.resources import (
    RESERVED_RESOURCE_SLUGS,
    LearningResource,
    LearningResourceQuerySet,
    RequiresSkill,
    TeachesSkill,
)

__all__ = [
    "RESERVED_RESOURCE_SLUGS",
    "Event",
    "LearningPath",
    "LearningResource",
    "LearningResourceQuerySet",
    "PathStep",
    "Provider",
    "RequiresSkill",
    "TeachesSkill",
]
