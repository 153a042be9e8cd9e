"""A small OpenID Connect server on this machine, to sign in with in tests."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "hub", "hub-secret"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ERIN = {
    "sub": "erin-7",
    "email": "erin@example.org",
    "email_verified": True,
    "name": "Erin",
    "preferred_username": "erin",
    "groups": ["physics"],
}


@dataclass
class OidcServer:
    """What the server says of whoever comes; a test may change any of it."""

    url: str
    person: dict[str, Any] = field(default_factory=ERIN.copy)
    id_token: dict[str, Any] = field(default_factory=dict)
    is_down: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def configuration(self) -> dict[str, Any]:
        names = ("authorization", "token", "userinfo")
        return {f"{name}_endpoint": f"{self.url}/{name}" for name in names} | {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Let the person in without a question, and return where they go back to."""
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        self.asked.append(asked)
        answer = urlencode({"code": code, "state": asked["state"]})
        return f"{asked['redirect_uri']}?{answer}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """Exchange a code once, for who began with it and can prove it."""
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or form["client_secret"] != CLIENT_SECRET:
            return None
        if challenge(form.get("code_verifier", "")) != asked["code_challenge"]:
            return None
        claims = self.person | {
            "iss": self.url,
            "aud": CLIENT_ID,
            "iat": int(time.time()),
            "exp": int(time.time()) + 60,
        }
        signed = jwt.encode(claims | self.id_token, KEY, "RS256", {"kid": "one"})
        return {"access_token": "open-sesame", "id_token": signed, "token_type": "B"}

    def jwks(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [public | {"kid": "one", "alg": "RS256"}]}


def challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Handler(BaseHTTPRequestHandler):
    oidc: OidcServer

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if self.oidc.is_down:
            self.send_error(503)
        elif asked.path == "/authorization":
            self.lead_to(self.oidc.authorize(flat(asked.query)))
        elif asked.path == "/userinfo":
            self.say(self.oidc.person)
        elif asked.path == "/jwks":
            self.say(self.oidc.jwks())
        else:
            self.say(self.oidc.configuration())

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        tokens = self.oidc.token(flat(form))
        self.say(tokens or {"error": "invalid_grant"}, status=200 if tokens else 400)

    def lead_to(self, url: str) -> None:
        self.send_response(302)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def say(self, what: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


def flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def running() -> Iterator[OidcServer]:
    """Serve on a free port until the block ends."""
    handler = type("Bound", (Handler,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        handler.oidc = OidcServer(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield handler.oidc
        finally:
            server.shutdown()
            thread.join()
