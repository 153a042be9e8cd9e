import time
from types import SimpleNamespace

import pytest

from competencies.models import FrameworkVersion
from curation.actions import suggest
from curation.guards import seal, unseal
from curation.kinds import kind_of
from tests.curation.uploads import DIRECT, bring, keys, take, zipped
from tests.factories import make_resource, make_role


@pytest.fixture
def course(db):
    """A resource that anybody may suggest on."""
    course = make_resource("test-course")
    course.description = "Old words about tests"
    course.languages = ["en"]
    course.save()
    return course


@pytest.fixture
def role(world):
    return make_role(world, "rse", {"testing": 3})


@pytest.fixture
def records(course, role):
    """One record of every kind but the provider."""
    return SimpleNamespace(course=course, role=role)


@pytest.fixture
def curator(client, dana):
    client.force_login(dana)
    return client


@pytest.fixture
def form_at(client):
    """Return what a browser would send back from a page that nobody touched."""

    def form_at(url: str) -> dict[str, str]:
        form = client.get(url).context["form"]
        data = {bound.html_name: shown(bound.value()) for bound in form}
        if "made_on" in data:
            # As if the page had been read for a minute.
            data["made_on"] = seal(unseal(data["made_on"])[0], at=time.time() - 60)
        return {name: value for name, value in data.items() if value is not None}

    return form_at


def shown(value):
    if value is None or value is False:
        return None
    if isinstance(value, list):
        return "\n".join(value)
    return "on" if value is True else str(value)


@pytest.fixture
def suggest_on():
    """Put a suggestion into the queue as the page does."""

    def suggest_on(key, record, proposed, **more):
        kind = kind_of(key)
        base = kind.read(record, working=False) if record else {}
        return suggest(
            kind=kind,
            record=record,
            base=base,
            proposed=proposed,
            absolute="https://hub.example{}".format,
            **more,
        )

    return suggest_on


@pytest.fixture
def direct(curator):
    """DIRECT in small, imported whole into a draft."""
    bring(curator, zipped(DIRECT))
    take(curator, keys())
    return FrameworkVersion.objects.get()
