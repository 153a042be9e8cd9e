"""The hub's own tables: what it says about itself, and its background work."""

from rsehub.models.about import Kind, Operator, ProjectLink
from rsehub.models.background import Job, JobError, JobQuerySet

__all__ = ["Job", "JobError", "JobQuerySet", "Kind", "Operator", "ProjectLink"]
