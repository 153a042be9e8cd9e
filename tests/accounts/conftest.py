"""Another site to sign in with."""

import environ
import pytest

from rsehub.sign_in import oidc_id, origins_of, providers_from
from tests.accounts import oidc_server


@pytest.fixture
def connect_sites(settings):
    """Set the hub up as the environment would."""

    def connected(**variables: str) -> None:
        env = environ.Env()
        env.ENVIRON = variables
        settings.SOCIALACCOUNT_PROVIDERS = providers_from(env, is_public=False)
        policy = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]}
        allowed = origins_of(settings.SOCIALACCOUNT_PROVIDERS)
        policy["form-action"] = [*policy["form-action"], *allowed]
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy}

    return connected


@pytest.fixture
def university(connect_sites):
    """A server of OpenID Connect that the hub works with."""
    with oidc_server.running() as server:
        connect_sites(
            OIDC_NAME="Example University",
            OIDC_SERVER_URL=server.url,
            OIDC_CLIENT_ID=oidc_server.CLIENT_ID,
            OIDC_CLIENT_SECRET=oidc_server.CLIENT_SECRET,
        )
        yield server


@pytest.fixture
def door(university) -> str:
    """Where signing in with the university begins."""
    return f"/accounts/oidc/{oidc_id(university.url)}/login/"
