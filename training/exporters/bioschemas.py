"""Resources and events as schema.org's JSON-LD, in the shape that Bioschemas asks for.

Plain values in, JSON values out. What is empty is left out; only what a profile can't
do without has a stand-in (docs/adr/0052).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from training.importers.durations import duration_of

Json = dict[str, Any]
PROFILES = "https://bioschemas.org/profiles"
MATERIAL = f"{PROFILES}/TrainingMaterial/1.0-RELEASE"
COURSE = f"{PROFILES}/Course/1.0-RELEASE"
INSTANCE = f"{PROFILES}/CourseInstance/1.0-RELEASE"
STAND_IN_KEYWORD = "training"
ONLINE, ON_SITE, BOTH = "online", "onsite", "blended"
STATES = {"cancelled": "EventCancelled", "confirmed": "EventScheduled"}


@dataclass(frozen=True, slots=True)
class Term:
    """A skill, or a level of one, at the address of its page."""

    address: str
    name: str
    code: str
    set_address: str
    set_name: str
    set_version: str = ""
    set_licence: str = ""

    def as_json(self) -> Json:
        return {
            "@type": "DefinedTerm",
            "@id": self.address,
            "name": self.name,
            "termCode": self.code,
            "url": self.address,
            "inDefinedTermSet": filled(
                {
                    "@type": "DefinedTermSet",
                    "@id": self.set_address,
                    "name": self.set_name,
                    "version": self.set_version,
                    "license": licence_address(self.set_licence),
                    "url": self.set_address,
                }
            ),
        }


@dataclass(frozen=True, slots=True)
class Maker:
    """An organisation, by its ROR where it has one."""

    name: str
    url: str = ""
    ror: str = ""

    def as_json(self) -> Json:
        said = {"@type": "Organization", "@id": self.ror, "name": self.name}
        return filled({**said, "url": self.url})


@dataclass(frozen=True, slots=True)
class Material:
    """All that is said of a resource."""

    page: str
    identifier: str
    title: str
    url: str = ""
    description: str = ""
    doi: str = ""
    provider: Maker | None = None
    authors: Sequence[str] = ()
    languages: Sequence[str] = ()
    kind: str = ""
    cost: str = ""
    licence: str = ""
    minutes: int | None = None
    keywords: Sequence[str] = ()
    tools: Sequence[tuple[str, str]] = ()
    """Name and address of each."""
    audience: str = ""
    outcomes: str = ""
    version_date: date | None = None
    recorded_on: date | None = None
    skills: Sequence[Term] = ()
    teaches: Sequence[Term] = ()
    asks_for: Sequence[Term] = ()
    level: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Occasion:
    """All that is said of an event."""

    page: str
    title: str
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool = False
    last_day: date | None = None
    url: str = ""
    description: str = ""
    place: str = ""
    is_online: bool = False
    languages: Sequence[str] = ()
    status: str = "confirmed"
    cost: str = ""
    provider: Maker | None = None
    no_place: str = ""
    """What stands where the place is not known."""


def filled(said: Json) -> Json:
    """Return what says something."""
    return {
        key: value for key, value in said.items() if value not in ("", [], {}, None)
    }


def licence_address(licence: str) -> str:
    """Return the address of a licence that is named as SPDX does."""
    return f"https://spdx.org/licenses/{licence}.html" if licence else ""


def conforms(profile: str) -> Json:
    return {"@type": "CreativeWork", "@id": profile}


def material_json(said: Material) -> Json:
    """Return a resource as a LearningResource of the profile TrainingMaterial 1.0."""
    outcomes = [line.strip() for line in said.outcomes.splitlines() if line.strip()]
    return filled(
        {
            "@type": "LearningResource",
            "@id": said.page,
            "dct:conformsTo": conforms(MATERIAL),
            **_words(said),
            "url": said.url or said.page,
            "identifier": [
                said.identifier,
                *([f"https://doi.org/{said.doi}"] if said.doi else []),
            ],
            "teaches": [*(term.as_json() for term in said.teaches), *outcomes],
            "competencyRequired": [term.as_json() for term in said.asks_for],
            "educationalLevel": said.level,
            "learningResourceType": [said.kind] if said.kind else [],
            "timeRequired": duration_of(said.minutes) if said.minutes else "",
            "dateModified": _day(said.version_date),
            "sdDatePublished": _day(said.recorded_on),
            "sdLicense": "https://creativecommons.org/publicdomain/zero/1.0/",
        }
    ) | _free(said.cost)


def _words(said: Material) -> Json:
    """Return what resources and courses say alike."""
    own: list[Any] = list(said.keywords)
    keywords = own + [term.name for term in said.skills if term.name not in own]
    return {
        "name": said.title,
        "description": said.description or said.title,
        "abstract": said.description,
        "keywords": keywords or [STAND_IN_KEYWORD],
        "about": [term.as_json() for term in said.skills],
        "inLanguage": list(said.languages),
        "license": licence_address(said.licence),
        "audience": [{"@type": "Audience", "audienceType": said.audience}]
        if said.audience
        else [],
        "author": [{"@type": "Person", "name": name} for name in said.authors],
        "provider": [said.provider.as_json()] if said.provider else [],
        "mentions": [
            filled({"@type": "SoftwareApplication", "name": name, "url": url})
            for name, url in said.tools
        ],
    }


def _free(cost: str) -> Json:
    """Say whether it is free, where that is known; free in part is neither."""
    return {"isAccessibleForFree": cost == "free"} if cost in {"free", "paid"} else {}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def course_json(said: Occasion, about: Material | None) -> Json:
    """Return an event as a course that is given once: Course with CourseInstance."""
    provider = said.provider or (about.provider if about else None)
    course: Json = {
        "@type": "Course",
        "@id": about.page if about else said.page,
        "dct:conformsTo": conforms(COURSE),
        "name": about.title if about else said.title,
        "description": said.description or said.title,
        "keywords": [STAND_IN_KEYWORD],
        "inLanguage": list(said.languages),
        "url": said.url or said.page,
    }
    if about is not None:
        course |= _words(about)
        course["teaches"] = [term.as_json() for term in about.teaches]
        course["educationalLevel"] = about.level
        course["coursePrerequisites"] = [term.as_json() for term in about.asks_for]
        course["timeRequired"] = duration_of(about.minutes) if about.minutes else ""
        course["url"] = about.url or about.page
    course["provider"] = [provider.as_json()] if provider else []
    course["hasCourseInstance"] = [_instance(said)]
    return filled(course)


def _instance(said: Occasion) -> Json:
    mode = ONLINE if said.is_online else ON_SITE
    if said.is_online and said.place:
        mode = BOTH
    starts, ends = said.starts_at.isoformat(), said.ends_at.isoformat()
    if said.is_all_day:
        starts, ends = starts[:10], _day(said.last_day)
    return filled(
        {
            "@type": "CourseInstance",
            "@id": said.page if said.page else "",
            "dct:conformsTo": conforms(INSTANCE),
            "name": said.title,
            "description": said.description,
            "courseMode": [mode],
            "location": _location(said),
            "startDate": starts,
            "endDate": ends,
            "eventStatus": f"https://schema.org/{STATES.get(said.status, '')}"
            if said.status in STATES
            else "",
            "inLanguage": list(said.languages),
            "url": said.url or said.page,
            "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"}
            if said.cost == "free"
            else {},
        }
    ) | _free(said.cost)


def _location(said: Occasion) -> Json:
    if said.place or not said.is_online:
        return {"@type": "Place", "name": said.place or said.no_place}
    return filled({"@type": "VirtualLocation", "url": said.url or said.page})
