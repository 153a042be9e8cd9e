"""Sample challenges: documents that come with the hub, read as any other."""

from __future__ import annotations

from pathlib import Path

from challenges.importing import import_challenges
from challenges.models import Category, Challenge

FOLDER = Path(__file__).parent / "sample" / "challenges"
FELT = {
    "community": Category.SOCIAL,
    "recognition": Category.SOCIAL,
    "careers": Category.PERSONAL,
    "skills-and-training": Category.PERSONAL,
    "funding": Category.ORGANISATIONAL,
    "funding-maintenance": Category.ORGANISATIONAL,
    "green-computing": Category.TECHNICAL,
}


def load_challenges() -> None:
    """Add the sample challenges, and where each is felt."""
    import_challenges([FOLDER])
    for slug, category in FELT.items():
        Challenge.objects.filter(slug=slug, category="").update(category=category)
