"""A comparison as somebody asks for it: what it names, and what of it is there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404

from accounts.models import User
from competencies.outlines import scale_of
from profiles.addressed import profile_asked_for
from profiles.asked import asked_of
from profiles.comparables import Place, things_in
from profiles.compare_pages import CompareReader
from profiles.comparison_address import Asked


@dataclass(frozen=True, slots=True)
class Comparing:
    """What was asked for, where, and what of it is there."""

    asked: Asked
    place: Place
    reader: CompareReader

    @property
    def missing(self) -> int:
        """How many things of the address are not there, or not the person's to see."""
        named = len(self.asked.references) + self.asked.unreadable
        return named - len(self.reader.things)


def comparing(user: User, asked: Asked) -> Comparing:
    """Read what is asked for.

    Raises Http404 where things are named and none of them is there for the person: a
    page that says so would tell of what it names no less.
    """
    profile = profile_asked_for(user, asked.framework)
    asked = replace(asked, framework=profile.framework.slug)
    place = Place(user, profile, asked_of(profile).outline)
    things = things_in(place, asked.references)
    if asked.names_something and not things:
        raise Http404
    scale = scale_of(profile.version)
    return Comparing(asked, place, CompareReader(place, scale, things, asked))
