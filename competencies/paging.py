"""What the address of a list asks for."""

import re

from django.http import HttpRequest


def slug_in(request: HttpRequest, name: str) -> str:
    """Return the slug that a parameter of the address holds, or nothing."""
    value = request.GET.get(name, "")
    return value if re.fullmatch(r"[-\w]{1,120}", value, re.ASCII) else ""
