"""Which other sites the environment makes doors of."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from rsehub.sign_in import oidc_id, origins_of, providers_from

GITHUB = {"GITHUB_CLIENT_ID": "gh-id", "GITHUB_CLIENT_SECRET": "gh-secret"}
ORCID = {"ORCID_CLIENT_ID": "orcid-id", "ORCID_CLIENT_SECRET": "orcid-secret"}
OIDC = {
    "OIDC_NAME": "Example University",
    "OIDC_SERVER_URL": "https://login.example.org/realms/rse",
    "OIDC_CLIENT_ID": "oidc-id",
    "OIDC_CLIENT_SECRET": "oidc-secret",
}


def configured(variables: dict[str, str], *, is_public: bool = True):
    env = environ.Env()
    env.ENVIRON = variables
    return providers_from(env, is_public=is_public)


def test_without_variables_there_is_no_other_door():
    assert configured({}) == {}


def test_each_site_comes_with_its_variables():
    providers = configured(GITHUB | ORCID | OIDC)

    assert list(providers) == ["github", "orcid", "openid_connect"]
    assert all(each["OAUTH_PKCE_ENABLED"] for each in providers.values())
    assert providers["openid_connect"]["APPS"] == [
        {
            "name": "Example University",
            "client_id": "oidc-id",
            "secret": "oidc-secret",
            "provider_id": "login.example.org-realms-rse",
            "settings": {"server_url": "https://login.example.org/realms/rse"},
        }
    ]


def test_forms_may_lead_to_the_sites_that_are_there():
    assert origins_of(configured({})) == []
    assert origins_of(configured(GITHUB | ORCID | OIDC)) == [
        "https://github.com",
        "https://orcid.org",
        "https://login.example.org",
    ]


@pytest.mark.parametrize("missing", [*GITHUB, *ORCID, *OIDC])
def test_half_a_site_is_refused_by_the_name_of_what_is_missing(missing):
    variables = {k: v for k, v in (GITHUB | ORCID | OIDC).items() if k != missing}

    with pytest.raises(ImproperlyConfigured, match=f"but {missing} is not"):
        configured(variables)


@pytest.mark.parametrize("url", ["http://login.example.org", "login.example.org", "x"])
def test_a_public_hub_believes_https_alone(url):
    with pytest.raises(ImproperlyConfigured, match="must begin with https"):
        configured(OIDC | {"OIDC_SERVER_URL": url})


def test_on_ones_own_machine_http_will_do():
    there = {"OIDC_SERVER_URL": "http://localhost:8080"}

    assert configured(OIDC | there, is_public=False)["openid_connect"]


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("https://a.example/realms/x", "https://a.example/realms/x/", True),
        (
            "https://a.example",
            "https://a.example/.well-known/openid-configuration",
            True,
        ),
        ("https://a.example/realms/x", "https://a.example/realms/y", False),
        ("https://a.example", "https://b.example", False),
    ],
)
def test_another_server_is_another_door(one, other, are_same):
    assert (oidc_id(one) == oidc_id(other)) is are_same
