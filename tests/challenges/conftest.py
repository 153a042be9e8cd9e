"""Challenges to say things about."""

import pytest

from challenges.models import Challenge
from challenges.parts import BY_KEY
from tests.factories import make_challenge


@pytest.fixture
def meeting(db) -> Challenge:
    """A published challenge, its chain whole."""
    return make_challenge("meeting")


@pytest.fixture
def draft(db) -> Challenge:
    """A challenge that nobody but its editors may read."""
    return Challenge.objects.create(slug="draft", title="Half a thought", stage="draft")


def only(challenge: Challenge, part: str):
    """Return the one item of a part."""
    return BY_KEY[part].model.objects.get(challenge=challenge)
