"""The files that the tests read: small ones of our own, and DIRECT's where at hand."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture
def reference_data() -> Path:
    """Published data that is no part of the project."""
    if settings.REFERENCE_DATA is None or not settings.REFERENCE_DATA.is_dir():
        pytest.skip("HUB_REFERENCE_DATA names no folder")
    return settings.REFERENCE_DATA


@pytest.fixture
def release(tmp_path) -> Path:
    """A copy of the small framework that a test may spoil."""
    return shutil.copytree(FIXTURES / "direct-small", tmp_path / "direct-small")
