"""The tables of the training catalogue, a concept a file."""

from training.models.events import Event
from training.models.marks import MarkState, ResourceMark
from training.models.paths import LearningPath, PathStep
from training.models.plans import Plan, PlanStep, StepOutcome
from training.models.providers import Provider
from training.models.resources import (
    RESERVED_RESOURCE_SLUGS,
    LearningResource,
    LearningResourceQuerySet,
    RequiresSkill,
    TeachesSkill,
)
from training.models.reviews import LONGEST_SENTENCE, LevelRight, Review, TimeRight
from training.models.searches import LONGEST_QUERY, Often, SavedSearch

__all__ = [
    "LONGEST_QUERY",
    "LONGEST_SENTENCE",
    "RESERVED_RESOURCE_SLUGS",
    "Event",
    "LearningPath",
    "LearningResource",
    "LearningResourceQuerySet",
    "LevelRight",
    "MarkState",
    "Often",
    "PathStep",
    "Plan",
    "PlanStep",
    "Provider",
    "RequiresSkill",
    "ResourceMark",
    "Review",
    "SavedSearch",
    "StepOutcome",
    "TeachesSkill",
    "TimeRight",
]
