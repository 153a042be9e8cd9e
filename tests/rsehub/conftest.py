"""A hub under development."""

import pytest


@pytest.fixture
def on_my_machine(settings, the_curators):
    """A hub under development, without the published data at hand."""
    settings.DEBUG = True
    settings.REFERENCE_DATA = None
