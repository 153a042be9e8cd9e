"""What a challenge is as linked data: a schema.org Article with its items as parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from challenges.article import anchor_of
from challenges.contents import Contents
from challenges.parts import EVIDENCE, OBJECTIVE, OUTPUT, TARGET

Absolute = Callable[[str], str]
Json = Mapping[str, Any]


def challenge_term(held: Contents, absolute: Absolute) -> Json:
    """Return a challenge as JSON-LD."""
    challenge = held.challenge
    page = absolute(challenge.get_absolute_url())
    term = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": page,
        "url": page,
        "identifier": f"urn:uuid:{challenge.uuid}",
        "headline": challenge.title,
        "abstract": challenge.description,
        "articleSection": str(challenge.get_category_display()),
        "dateCreated": challenge.created_at.isoformat(),
        "dateModified": challenge.updated_at.isoformat(),
        "isPartOf": _parent(held, absolute),
        "citation": [row.url for row in held.items[EVIDENCE] if row.url],
        "hasPart": [
            {
                "@type": "CreativeWork",
                "@id": f"{page}#{anchor_of(part, row.number)}",
                "name": row.title,
            }
            for part in (TARGET, OBJECTIVE, OUTPUT)
            for row in held.items[part]
        ],
    }
    return {key: value for key, value in term.items() if value}


def _parent(held: Contents, absolute: Absolute) -> Json | None:
    parent = held.challenge.parent
    if parent is None or parent.is_draft:
        return None
    return {"@type": "Article", "@id": absolute(parent.get_absolute_url())}
