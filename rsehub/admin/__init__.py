"""The hub's own pages in the admin."""

from rsehub.admin.about import OperatorAdmin, ProjectLinkAdmin
from rsehub.admin.background import JobAdmin

__all__ = ["JobAdmin", "OperatorAdmin", "ProjectLinkAdmin"]
