"""A challenge of one item each, to say things about."""

import pytest

from challenges.models import Challenge, Stage
from challenges.parts import BY_KEY
from challenges.rewriting import rewrite_challenge

ITEMS = {
    "new-evidence": "- Report: [How RSEs meet](https://example.org/report) - A survey.",
    "new-target": "### Every RSE knows peers\n\n```yaml\nid: 1\n```",
    "new-objective": (
        "### Groups are easy to find\n\n```yaml\nid: 1\nImpact targets: [1]\n```"
    ),
    "new-action": "### Write a list of groups\n\n```yaml\nid: 1\nlead: Ann\n```",
    "new-output": "- A list of groups `objectives: [1]` `action: 1`",
    "new-project": "- [The Map](https://example.org/map) - Where groups are",
    "new-resource": "- [How to begin](https://example.org/begin)",
    "new-part": "- **Small groups** - Of one or two.",
}


@pytest.fixture
def meeting(db) -> Challenge:
    """A published challenge, its chain whole."""
    challenge = Challenge.objects.create(
        slug="meeting",
        title="Meeting each other",
        description="RSEs seldom meet.",
        stage=Stage.PUBLISHED,
        published_on="2026-01-15",
        category="social",
    )
    rewrite_challenge(challenge=challenge, values=ITEMS)
    return challenge


@pytest.fixture
def draft(db) -> Challenge:
    """A challenge that nobody but its editors may read."""
    return Challenge.objects.create(slug="draft", title="Half a thought", stage="draft")


def only(challenge: Challenge, part: str):
    """Return the one item of a part."""
    return BY_KEY[part].model.objects.get(challenge=challenge)
