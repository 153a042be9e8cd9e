"""The way to another site and back, as a browser goes it."""

from urllib.parse import urlsplit

import requests
from django.test import Client


def leave(client: Client, door: str, **form: str) -> str:
    """Press the button, and return where the other site sends the person back to."""
    there = client.post(door, {"process": "login"} | form).url
    answer = requests.get(there, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    assert back.netloc == "testserver"
    return f"{back.path}?{back.query}"


def go(client: Client, door: str, **form: str):
    """Go to the other site and come back."""
    return client.get(leave(client, door, **form))


def link_in(message, part: str) -> str:
    link = next(word for word in message.body.split() if part in word)
    return link.partition("testserver")[2]
