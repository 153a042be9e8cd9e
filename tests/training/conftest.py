"""Links of the catalogue in a state of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from curation.addresses import normalise
from curation.link_models import Url
from curation.link_states import State


@pytest.fixture
def broken(db) -> Callable[[str], None]:
    """Call it with an address that is gone."""

    def make(address: str) -> None:
        Url.objects.update_or_create(
            address=normalise(address), defaults={"state": State.BROKEN}
        )

    return make
