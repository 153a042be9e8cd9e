"""schemathesis asks the API what it promises, as a stranger and as alice."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

from accounts.actions import create_token
from rsehub.api_schema import whole_schema
from rsehub.wsgi import application
from tests.factories import make_goal, make_resource, make_role
from training.models import Provider

api = schemathesis.openapi.from_dict(whole_schema())
api.app = application
OPEN = api.include(path_regex="/(frameworks|skills|levels|roles|resources|providers)/")
# Its client reads no compressed answers.
PLAIN = {"Accept-Encoding": "identity"}
# A description can't say all that may be refused: a role of another framework, say.
KNOWN = [schemathesis.checks.positive_data_acceptance]
PATIENT = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def one_connection():
    """Let no request close the connection that the test's transaction lives in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(one_connection, world, alices_profile, settings):
    """The API over a database with something of everything in it."""
    settings.API_RATES = dict.fromkeys(settings.API_RATES, (1_000_000, 60))
    school = Provider.objects.create(slug="school", name="School")
    make_resource("course", provider=school, teaches={world.skills["testing"]: (1, 2)})
    role = make_role(world, "rse", {"testing": 3})
    make_goal(alices_profile, roles=[role])


@pytest.fixture
def alices_key(described, alice) -> str:
    _token, secret = create_token(owner=alice, name="x", scope="write", days=30)
    return f"Bearer {secret}"


@OPEN.parametrize()
@PATIENT
def test_strangers_get_what_is_promised(case, described):
    case.call_and_validate(headers=PLAIN, excluded_checks=KNOWN)


@api.parametrize()
@PATIENT
def test_alice_gets_what_is_promised(case, alices_key):
    case.call_and_validate(
        headers=PLAIN | {"Authorization": alices_key}, excluded_checks=KNOWN
    )
