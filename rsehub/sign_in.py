"""Other sites to sign in with: from the environment to allauth's settings."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

Providers = dict[str, dict[str, Any]]

OIDC = "openid_connect"
OIDC_NAMES = ("OIDC_NAME", "OIDC_SERVER_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
KNOWN = {
    "github": ("GitHub", "GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"),
    "orcid": ("ORCID", "ORCID_CLIENT_ID", "ORCID_CLIENT_SECRET"),
}
ORIGINS = {"github": "https://github.com", "orcid": "https://orcid.org"}


def providers_from(env: environ.Env, *, is_public: bool) -> Providers:
    """Return the providers whose variables are set.

    Raises ImproperlyConfigured where some of a provider's variables are missing, and on
    a public hub where a provider is not reached by https: the hub believes what it is
    told on that line.
    """
    found: Providers = {}
    for provider, (name, *variables) in KNOWN.items():
        if values := _all_or_none(env, variables):
            found[provider] = _configured(name, *values)
    if values := _all_or_none(env, OIDC_NAMES):
        name, server_url, *keys = values
        _refuse_a_bad_address(server_url, is_public=is_public)
        found[OIDC] = _configured(name, *keys, server_url=server_url)
    return found


def origins_of(providers: Providers) -> list[str]:
    """Return where the sign-in forms of these providers lead, for the page's policy."""
    origins = [ORIGINS[provider] for provider in providers if provider in ORIGINS]
    for app in providers.get(OIDC, {}).get("APPS", []):
        there = urlsplit(app["settings"]["server_url"])
        origins.append(f"{there.scheme}://{there.netloc}")
    return origins


def oidc_id(server_url: str) -> str:
    """Name a server by its address.

    People are known by an identifier that is unique at one server only: with another
    server the hub must not take a stranger for one of its own.
    """
    base = server_url.removesuffix("/.well-known/openid-configuration")
    there = urlsplit(base)
    return re.sub(r"[^a-z0-9.]+", "-", (there.netloc + there.path).lower()).strip("-.")


def _all_or_none(env: environ.Env, names: Sequence[str]) -> list[str]:
    values = {name: str(env.str(name, default="")) for name in names}
    missing = [name for name, value in values.items() if not value]
    if missing and len(missing) < len(names):
        there = next(name for name, value in values.items() if value)
        raise ImproperlyConfigured(
            f"{there} is set, but {', '.join(missing)} is not. "
            "Signing in with another site needs all of them, or none."
        )
    return [] if missing else list(values.values())


def _refuse_a_bad_address(server_url: str, *, is_public: bool) -> None:
    allowed = {"https"} if is_public else {"https", "http"}
    there = urlsplit(server_url)
    if there.scheme not in allowed or not there.netloc:
        raise ImproperlyConfigured(
            f"OIDC_SERVER_URL is {server_url!r}. It must begin with https://, since "
            "the hub believes what that server says of people."
        )


def _configured(
    name: str, client_id: str, secret: str, *, server_url: str = ""
) -> dict[str, Any]:
    app: dict[str, Any] = {"name": name, "client_id": client_id, "secret": secret}
    if server_url:
        app |= {
            "provider_id": oidc_id(server_url),
            "settings": {"server_url": server_url},
        }
    return {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
