"""Writes of challenges: their own words, and items by the texts that tell them."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from challenges.contents import OWN_FIELDS, Contents, contents
from challenges.markdown_links import same_address
from challenges.models import (
    RESERVED_SLUGS,
    Challenge,
    Initiative,
    Item,
    Stage,
    Undertaken,
)
from challenges.parts import (
    ACTION,
    BY_KEY,
    EVIDENCE,
    OBJECTIVE,
    OUTPUT,
    TARGET,
    Facts,
    NotAnItemError,
)
from challenges.references import next_number
from curation.kinds import RefusedError
from curation.records import free_slug, make_record, refuse_unknown, write_fields
from curation.values import Value, Values

NEW = "new"


def new_field(part: str) -> str:
    """Return the name of the field by which an item of a part is added."""
    return f"{NEW}-{part}"


@transaction.atomic
def rewrite_challenge(*, challenge: Challenge, values: Values) -> None:
    """Change a challenge: `objective-<uuid>` is an item's text, or None to delete it;
    `new-objective` adds one.

    Raises ValidationError by field, or RefusedError.
    """
    own = {key: value for key, value in values.items() if key in OWN_FIELDS}
    items = {key: value for key, value in values.items() if key not in OWN_FIELDS}
    refuse_unknown({k: v for k, v in items.items() if not _named(k)}, ())
    write_fields(challenge, own)
    if items:
        held = contents(challenge)
        for key, value in items.items():
            _write_item(held, key, value)


def _named(key: str) -> tuple[str, str] | None:
    """Return the part that a field is of, and its item's identifier or nothing."""
    head, _dash, rest = key.partition("-")
    if head == NEW and rest in BY_KEY:
        return rest, ""
    try:
        return (head, str(uuids.UUID(rest))) if head in BY_KEY else None
    except ValueError:
        return None


def _write_item(held: Contents, key: str, value: Value) -> None:
    part, identifier = _named(key) or ("", "")
    found = held.item(identifier) if identifier else None
    if value is None or value == "":
        if found:
            found[1].delete()
            held.items[part].remove(found[1])
        return
    facts = read_facts(key, part, str(value))
    if found:
        _change(found[1], facts, key)
    elif not identifier:
        # Whatever number it came with may be one that something waits for.
        add_item(held, part, facts | {"number": None}, str(uuids.uuid4()))
    else:
        add_item(held, part, facts, identifier)


def read_facts(key: str, part: str, text: str) -> Facts:
    """Return what a text says of an item. Raises ValidationError at its field."""
    try:
        return BY_KEY[part].facts_of(text)
    except NotAnItemError as error:
        said = _("Keep the form that it had: one %(part)s, and nothing beside it.")
        raise ValidationError({key: said % {"part": BY_KEY[part].label}}) from error


def _change(item: Item, facts: Facts, key: str) -> None:
    if facts.get("number") is None:
        facts.pop("number", None)
    changed = {n: v for n, v in facts.items() if getattr(item, n) != v}
    if isinstance(item, Undertaken) and "url" in changed:
        item.initiative = initiative_of(facts["url"], facts["title"])
        changed["initiative"] = item.initiative
    for name, value in changed.items():
        setattr(item, name, value)
    _check(item, key)
    if changed:
        item.save(update_fields=list(changed))


def add_item(held: Contents, part: str, facts: Facts, identifier: str) -> Item:
    """Add an item at the end of its part, under a number that nothing else has."""
    model = BY_KEY[part].model
    facts = dict(facts)
    number = facts.pop("number", None)
    taken = held.by_number(part)
    if number is None or number in taken:
        number = next_number(taken, _referred(held, part))
    places = [each.position for each in held.items[part]]
    item: Any = model(
        challenge=held.challenge,
        uuid=identifier,
        number=number,
        position=max(places, default=-1) + 1,
        **facts,
    )
    if isinstance(item, Undertaken):
        item.initiative = initiative_of(item.url, item.title)
    _check(item, new_field(part))
    item.save()
    held.items[part].append(item)
    made: Item = item
    return made


def _check(item: Item, key: str) -> None:
    """Check an item, its words told at the field that it was written in."""
    try:
        item.full_clean(exclude=["challenge"])
    except ValidationError as error:
        raise ValidationError({key: error.messages}) from error


def _referred(held: Contents, part: str) -> Iterable[int]:
    """Return the numbers by which other items mean items of a part.

    A new item never gets one of them: what leads nowhere stays so until somebody says
    where it leads.
    """
    rows: Mapping[str, list[tuple[str, str]]] = {
        TARGET: [(OBJECTIVE, "targets"), (OUTPUT, "targets")],
        OBJECTIVE: [(OUTPUT, "objectives")],
        EVIDENCE: [(ACTION, "evidence")],
        ACTION: [(OUTPUT, "action")],
    }
    for other, name in rows.get(part, []):
        for item in held.items[other]:
            value = getattr(item, name)
            yield from value if isinstance(value, list) else filter(None, [value])


def initiative_of(url: str, title: str) -> Initiative | None:
    """Return the one initiative of an address, made where it is new."""
    if not url:
        return None
    made, _is_new = Initiative.objects.get_or_create(
        address=same_address(url), defaults={"title": title}
    )
    return made


@transaction.atomic
def make_challenge(*, values: Values) -> Challenge:
    """Add a challenge that is discussed first, at an address made from its title."""
    own = {key: value for key, value in values.items() if key in OWN_FIELDS}
    rest = {k: v for k, v in values.items() if k not in OWN_FIELDS}
    slug = free_slug(Challenge, values.get("title"), RESERVED_SLUGS)
    challenge = Challenge(slug=slug, stage=Stage.CONSULTATION)
    make_record(challenge, {k: v for k, v in own.items() if v is not None})
    rewrite_challenge(challenge=challenge, values=rest)
    return challenge


@transaction.atomic
def promote(*, challenge: Challenge, identifier: str) -> Challenge:
    """Make a part of a problem a challenge of its own; a link leads back.

    Raises RefusedError where that was done before.
    """
    found = contents(challenge).item(identifier)
    if found is None or found[0] != "part":
        raise RefusedError(_("This part isn't there any more."))
    part = found[1]
    if part.promoted_to_id:
        raise RefusedError(_("This part is a challenge of its own already."))
    words = {"title": part.title[:300], "description": part.text}
    made = make_challenge(values={**words, "category": challenge.category})
    made.parent = challenge
    made.save(update_fields=["parent"])
    part.promoted_to = made
    part.save(update_fields=["promoted_to"])
    return made
