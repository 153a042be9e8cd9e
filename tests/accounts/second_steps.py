"""What a person does with a second step: set it up, use it, show it again."""

import json
import re
import secrets
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from accounts.models import User
from tests.factories import PASSWORD

PERIOD = 30


def code_of(secret: str, *, later: int = 0) -> str:
    """Return what the app shows now, or some steps of the clock later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + later))


def prove(client: Client) -> None:
    """Type the password once more, as before every change of the account."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def set_up_app(client: Client) -> str:
    """Set up an app as its page says, and return its key."""
    prove(client)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r"\b[A-Z2-7]{32}\b", page)[0]
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    return secret


def recovery_codes(client: Client) -> list[str]:
    """Read the codes off their page, which shows them once."""
    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    return re.findall(r"<li>(\d{8})</li>", page)


def sign_in(client: Client, person: User, **more: str):
    form = {"login": person.email, "password": PASSWORD} | more
    return client.post("/accounts/login/", form)


def second_step(client: Client, code: str):
    return client.post("/accounts/2fa/authenticate/", {"code": code})


def make_passkey(person: User, name: str = "Blue key") -> Authenticator:
    """Return a passkey as a browser would have made it, whose secret nobody holds."""
    public = ES256.from_cryptography_key(
        ec.generate_private_key(ec.SECP256R1()).public_key()
    )
    key_id = secrets.token_bytes(16)
    attested = AttestedCredentialData.create(b"\0" * 16, key_id, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(sha256(b"localhost"), flags, 0, attested)
    client_data = {"type": "webauthn.create", "challenge": "YQ", "origin": "x"}
    credential = {
        "id": websafe_encode(key_id),
        "rawId": websafe_encode(key_id),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(json.dumps(client_data).encode()),
            "attestationObject": websafe_encode(
                AttestationObject.create("none", data, {})
            ),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
    return Authenticator.objects.create(
        user=person, type="webauthn", data={"name": name, "credential": credential}
    )
