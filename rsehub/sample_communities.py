"""Real communities to try the directory with: facts with their sources, unverified.

What they are was read from their own pages (each entry says where); the sentences are
the hub's own. Nobody of them has looked at it yet.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from communities.models import Community
from rsehub.community_imports import import_communities

COMMUNITIES_FILE = (
    Path(settings.BASE_DIR) / "communities" / "starter" / "communities.json"
)


def load_communities() -> None:
    """Add the communities to a directory that has none."""
    if not Community.objects.exists():
        import_communities(COMMUNITIES_FILE)
