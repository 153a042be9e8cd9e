"""What the hub holds about a person: each app says where, hands it out, and erases it.

An app registers a holder in its `registrations` module (see docs/adr/0028), and says of
every other table of its own why it holds nothing personal. A test walks all tables and
fails where one with personal columns is in neither list.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django_stubs_ext import StrOrPromise

from accounts.models import User

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one kind: a CSV file of the archive, and a list in its JSON."""

    name: str
    about: str
    rows: Sequence[Mapping[str, Cell]]


def _nothing(user: User) -> Sequence[str]:
    return ()


def _goes_with_the_account(user: User) -> None:
    """Erase nothing now: the database deletes these rows with the person's own."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Tables with personal columns, and what is done with them.

    `tables` names the personal columns of each table by its label, such as
    "profiles.profile". `keeps` says in whole sentences what others keep, `blocks` what
    has to be done before the person can go.
    """

    name: StrOrPromise
    tables: Mapping[str, Collection[str]]
    export: Callable[[User], Sequence[Sheet]]
    erase: Callable[[User], None] = _goes_with_the_account
    keeps: Callable[[User], Sequence[str]] = _nothing
    blocks: Callable[[User], Sequence[str]] = _nothing


@dataclass(slots=True)
class _Registry:
    holders: list[Holder] = field(default_factory=list)
    impersonal: dict[str, str] = field(default_factory=dict)


_registry = _Registry()


def register(holder: Holder) -> None:
    """Let a holder answer; called from a `registrations` module."""
    if holder not in _registry.holders:
        _registry.holders.append(holder)


def declare_impersonal(reason: str, tables: Iterable[str]) -> None:
    """Say why these tables, by their labels, hold nothing about a person."""
    _registry.impersonal |= dict.fromkeys(tables, reason)


def holders() -> Sequence[Holder]:
    return tuple(_registry.holders)


def impersonal_tables() -> Mapping[str, str]:
    """Return the reason for every table that is said to hold nothing personal."""
    return dict(_registry.impersonal)


def sheets_of(user: User) -> list[Sheet]:
    """Return everything the hub holds about a person."""
    return [sheet for holder in holders() for sheet in holder.export(user)]


def what_is_kept(user: User) -> list[str]:
    """Return in sentences what others keep when the person goes."""
    return [said for holder in holders() for said in holder.keeps(user)]


def what_blocks(user: User) -> list[str]:
    """Return in sentences what stands in the way of erasing a person."""
    return [said for holder in holders() for said in holder.blocks(user)]


class ErasureBlockedError(Exception):
    """Something has to be done before this person can be erased; the text says what."""


@transaction.atomic
def erase(user: User) -> None:
    """Erase a person with everything the hub holds about them, or nothing at all.

    Raises ErasureBlockedError. What a holder raises goes through, and undoes the rest.
    """
    if blocks := what_blocks(user):
        raise ErasureBlockedError(" ".join(blocks))
    for holder in reversed(holders()):
        holder.erase(user)
    user.delete()
