"""Languages by their codes, in their own words."""

from __future__ import annotations

from django.utils.translation import get_language_info


def language_name(code: str) -> str:
    """Return a language's own word for itself; a code that is unknown as it is."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code
