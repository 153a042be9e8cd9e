"""What a person does with a second step: set it up, use it, show it again."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

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
