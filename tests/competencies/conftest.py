"""What the tests of the admin start from."""

import pytest

from competencies.models import Framework, FrameworkVersion, SkillGroupEdition
from tests.factories import add_edition, make_version


@pytest.fixture
def curator(client, dana):
    client.force_login(dana)
    return client


@pytest.fixture
def draft(world):
    """A second version of the framework, on which work goes on."""
    version = make_version(world.framework, "2.0")
    group = SkillGroupEdition.objects.create(
        version=version, group=world.groups["code"], name="Code"
    )
    add_edition(group, world.skills["testing"])
    return version


@pytest.fixture
def edition(draft):
    return draft.skill_editions.get()


@pytest.fixture
def unscaled(db):
    """A draft of a framework that has no scale yet."""
    framework = Framework.objects.create(slug="toolkit", name="Toolkit")
    return FrameworkVersion.objects.create(framework=framework, version="1.0")
