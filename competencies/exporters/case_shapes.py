"""Make kept values fit the published schema of CASE; what can't goes to extensions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from competencies.importers.identifiers import uuid_for
from competencies.importers.loose import text_of, whole_of

DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
EXTENSION = re.compile(r"ext:[a-zA-Z0-9._-]+")
NO_WORD = re.compile(r"[^a-zA-Z0-9._-]+")
ASSOCIATIONS = frozenset(
    {
        *("isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes"),
        *("isRelatedTo", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf"),
    }
)

Values = dict[str, Any]


def fitted(fields: Mapping[str, str], values: Mapping[str, object]) -> Values:
    """Return the values as the schema wants them.

    `fields` says what each field holds. Others, and values that can't be made to fit,
    go into `extensions`.
    """
    found: Values = {}
    others: Values = {}
    for name, value in values.items():
        shaped = SHAPES[fields[name]](value) if name in fields else None
        if shaped is None:
            others[name] = value
        else:
            found[name] = shaped
    return found | ({"extensions": others} if others else {})


def _text(value: object) -> str | None:
    return text_of(value) or None


def _texts(value: object) -> list[str] | None:
    texts = [text_of(each) for each in (value if isinstance(value, list) else [value])]
    return texts if texts and all(texts) else None


def _date(value: object) -> str | None:
    text = text_of(value)
    return text[:10] if DATE.match(text) else None


def link(value: object) -> Values | None:
    """Return a link to something of CASE: title, UUID and address."""
    if not isinstance(value, dict):
        return None
    uri = text_of(value.get("uri"))
    identifier = text_of(value.get("identifier")) or uri
    if not identifier:
        return None
    uuid = uuid_for(identifier)
    title = text_of(value.get("title")) or uri or identifier
    return {"title": title, "identifier": uuid, "uri": uri or f"urn:uuid:{uuid}"}


def _links(value: object) -> list[Values] | None:
    links = [link(each) for each in (value if isinstance(value, list) else [value])]
    found = [each for each in links if each is not None]
    return found if found and len(found) == len(links) else None


def node(value: object) -> Values | None:
    """Return an end of an association, whose identifier may be anything."""
    if isinstance(value, str):
        value = {"uri": value}
    if not isinstance(value, dict):
        return None
    uri, identifier = text_of(value.get("uri")), text_of(value.get("identifier"))
    if not (uri or identifier):
        return None
    target = text_of(value.get("targetType"))
    known = target == "CASE" or EXTENSION.fullmatch(target)
    return {
        "title": text_of(value.get("title")) or uri or identifier,
        "identifier": identifier or uri,
        "uri": uri or f"urn:uuid:{uuid_for(identifier)}",
    } | ({"targetType": target} if known else {})


def _association(value: object) -> str | None:
    word = text_of(value)
    if word in ASSOCIATIONS or EXTENSION.fullmatch(word):
        return word
    plain = NO_WORD.sub("", word.removeprefix("ext:"))
    return f"ext:{plain}" if plain else None


SHAPES: Mapping[str, Callable[[object], object | None]] = {
    "text": _text,
    "texts": _texts,
    "date": _date,
    "link": link,
    "links": _links,
    "node": node,
    "whole": whole_of,
    "association": _association,
}
