"""What the rows of the privacy page's tables hold."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

CONTRACT = _("contract")
CONSENT = _("consent")
INTEREST = _("legitimate interest")


@dataclass(frozen=True, slots=True)
class Kept:
    """Something the hub keeps about a person; `models` names where it is."""

    what: StrPromise
    why: StrPromise
    until: StrPromise
    ground: StrPromise
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees something: yes, no, or in which case."""

    what: StrPromise
    you: StrPromise
    shared: StrPromise
    curators: StrPromise
    operators: StrPromise
    everyone: StrPromise
